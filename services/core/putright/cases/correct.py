"""Correct a recorded fact: before, after, the reason, and the letters that quoted it.

Nothing is edited; the dates become what the corrected facts make them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from putright.cases.circumstances import Circumstances, Decision, Standing
from putright.cases.days import not_before_receipt, not_in_the_future
from putright.complaint.corrections import (
    CORRECTABLE,
    corrected,
    is_day,
    is_words,
    value_of,
)
from putright.complaint.corrections import (
    correct as corrected_event,
)
from putright.complaint.events import Corrected, Event, NewEvent
from putright.complaint.text import Text, words_of
from putright.errors import DomainError, Malformed, NotFound
from putright.rules.s5_process import correction_is_explained
from putright.tenancy import StreamId


class NotCorrectable(DomainError):
    """The event holds no such field that can be corrected."""


class NothingToCorrect(DomainError):
    """The record says so already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correct:
    """Event `sequence` should have read `after` in `field`."""

    verb: ClassVar[str] = "correct"

    stream: StreamId | str
    sequence: int
    field: str
    after: Text
    reason: Text
    evidence: Text | None = None


def correct(standings: Sequence[Standing], command: Correct, on: Circumstances) -> Decision:
    """Record the correction beside the fact it corrects.

    Raises NotFound, NotCorrectable, NothingToCorrect, CorrectionUnexplained, DayInTheFuture,
    DayBeforeReceipt, Malformed. Source: 2024, 5.12; 2022, 4.15."""
    standing = standings[0]
    if not 1 <= command.sequence <= len(standing.history):
        raise NotFound
    event = corrected(standing.history)[command.sequence - 1]
    kinds = CORRECTABLE[command.field][0] if command.field in CORRECTABLE else ()
    if not isinstance(event.facts, kinds):
        raise NotCorrectable(field=command.field, sequence=command.sequence)
    after = str(command.after).strip()
    try:
        now = corrected_event(event, command.field, after)
    except ValueError:
        raise Malformed(after=[f"a value of {command.field}"]) from None
    before, after = value_of(event, command.field), value_of(now, command.field)
    day = is_day(command.field)
    if before != after and day and after:
        not_in_the_future(date.fromisoformat(after), on.today)
    if now.happened_on != event.happened_on:
        _receipt_comes_first(standing, now)
    if before == after:
        raise NothingToCorrect(field=command.field, sequence=command.sequence)
    correction_is_explained(
        standing.state.edition,
        str(command.reason),
        words_of(command.evidence),
        evidence_needed=day,
    )
    words = is_words(command.field)
    facts = Corrected(
        sequence=command.sequence,
        field=command.field,
        was=None if words else before,
        now=None if words else after,
        before=Text(before) if words else None,
        after=Text(after) if words else None,
        reason=command.reason,
        evidence=command.evidence,
        letters_affected=_letters_after(standing, command.sequence),
    )
    return (NewEvent(stream=standing.state.stream, facts=facts, happened_on=on.today),)


def _receipt_comes_first(standing: Standing, now: Event) -> None:
    """Nothing that people did on a complaint can come before its receipt, whichever is wrong."""
    history = corrected(standing.history)
    received = now if now.sequence == 1 else history[0]
    others = (now,) if now.sequence > 1 else history[1:]
    for each in others:
        if isinstance(each.facts, CORRECTABLE["happened_on"][0]) and each.happened_on is not None:
            not_before_receipt(each.happened_on, received.happened_on)


def _letters_after(standing: Standing, sequence: int) -> tuple[int, ...]:
    """The letters ordered once the wrong fact was on record: each may have quoted it."""
    letters = getattr(standing.state, "letters", {})
    return tuple(number for number in sorted(letters) if number > sequence)
