"""Correct a recorded fact: before, after, the reason, and the letters that quoted it.

Nothing is edited; the dates become what the corrected facts make them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from putright.cases.circumstances import Circumstances, Decision, Standing
from putright.cases.days import not_before_receipt, not_in_the_future
from putright.cases.instruct import not_due_before_it_was_made
from putright.cases.record import not_before_ordered
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
from putright.complaint.events import (
    Corrected,
    Event,
    LetterSent,
    NewEvent,
    OmbudsmanInstructed,
)
from putright.complaint.text import Text, words_of
from putright.errors import DomainError, Malformed, NotFound
from putright.rules.s5_process import correction_is_explained
from putright.tenancy import StreamId

_ON, _BY = "happened_on", "until"


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
    DayBeforeReceipt, SentBeforeOrdered, Malformed. Source: 2024, 5.12; 2022, 4.15."""
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
    if before == after:
        raise NothingToCorrect(field=command.field, sequence=command.sequence)
    day = is_day(command.field)
    if day:
        _day_can_be(standing, now, command.field, on.today)
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


def _day_can_be(standing: Standing, now: Event, field: str, today: date) -> None:
    """Refuse a day that has not come, or that comes before what went before it."""
    said = value_of(now, field)
    if said and field != _BY:
        not_in_the_future(date.fromisoformat(said), today)
    if isinstance(now.facts, OmbudsmanInstructed):
        not_due_before_it_was_made(now.facts.until, now.happened_on)
    if field == _ON:
        _receipt_comes_first(standing, now)
        _letter_comes_first(standing, now)


def _receipt_comes_first(standing: Standing, now: Event) -> None:
    """Nothing that people did on a complaint can come before its receipt, whichever is wrong."""
    history = corrected(standing.history)
    was = history[0].happened_on
    received = now if now.sequence == 1 else history[0]
    if now is received and was and received.happened_on and received.happened_on < was:
        return  # nothing comes to lie before an earlier receipt; what lay there was taken over so
    others = (now,) if now.sequence > 1 else history[1:]
    for each in others:
        if isinstance(each.facts, CORRECTABLE[_ON][0]) and each.happened_on is not None:
            not_before_receipt(each.happened_on, received.happened_on)


def _letter_comes_first(standing: Standing, now: Event) -> None:
    """A letter cannot have left before it was asked for: its day would be met by a day made up."""
    if isinstance(now.facts, LetterSent) and now.happened_on is not None:
        ordered = corrected(standing.history)[now.facts.answers - 1]
        not_before_ordered(now.happened_on, ordered.happened_on)


def _letters_after(standing: Standing, sequence: int) -> tuple[int, ...]:
    """The letters ordered once the wrong fact was on record: each may have quoted it."""
    letters = getattr(standing.state, "letters", {})
    return tuple(number for number in sorted(letters) if number > sequence)
