"""What the worker, or a person at the post tray, records: a letter sent or failed, a timer fired.

Doing these things is `putright_worker`'s; here is only what may be written down about them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from putright.cases.circumstances import Circumstances, Decision, Standing
from putright.cases.days import not_before_receipt, not_in_the_future
from putright.clock import day_of
from putright.complaint.corrections import corrected
from putright.complaint.events import (
    LetterFailed,
    LetterReturned,
    LetterSent,
    Moment,
    NewEvent,
    TimerFired,
)
from putright.complaint.obligations import obligations
from putright.complaint.register import timers_of
from putright.complaint.state import Letter
from putright.complaint.text import Text
from putright.errors import NotFound, NotNow
from putright.tenancy import StreamId


class NotSent(NotNow):
    """The letter has not left, so it cannot have come back."""


class SentBeforeOrdered(NotNow):
    """A letter cannot have gone out before it was ordered."""


class AlreadySent(NotNow):
    """The letter was recorded as sent before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordSent:
    """The letter ordered by event `sequence` left on `sent_on`."""

    verb: ClassVar[str] = "record_sent"

    stream: StreamId | str
    sequence: int
    letter: str
    way: str
    document: str
    message_id: str | None
    template: str
    policy: int
    ombudsman_block: str
    sent_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPosting(RecordSent):
    """A person posted the letter, or a print house did, on `sent_on`."""

    verb: ClassVar[str] = "record_posting"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordFailure:
    """The letter could not be sent this way; somebody must find another."""

    verb: ClassVar[str] = "record_failure"

    stream: StreamId | str
    sequence: int
    letter: str
    way: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FireTimers:
    """The moment of a timer has come, on the landlord's own clock: of each that fires `by` then."""

    verb: ClassVar[str] = "fire_timers"

    stream: StreamId | str
    by: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordReturn:
    """A letter that had left bounced, or came back: somebody must try another way."""

    verb: ClassVar[str] = "record_return"

    stream: StreamId | str
    sequence: int
    returned_on: date
    why: Text


def record_return(
    standings: Sequence[Standing], command: RecordReturn, on: Circumstances
) -> Decision:
    """Record that it came back; the day of issue stands. Raises NotFound, NotSent.

    Source: 2024, 5.12."""
    standing = standings[0]
    letter = standing.complaint.letters.get(command.sequence)
    if letter is None:
        raise NotFound
    if letter.sent_on is None:
        raise NotSent(sequence=command.sequence)
    not_in_the_future(command.returned_on, on.today)
    not_before_receipt(command.returned_on, letter.sent_on)
    facts = LetterReturned(answers=command.sequence, why=command.why)
    stream = standing.state.stream
    return (NewEvent(stream=stream, facts=facts, happened_on=command.returned_on),)


def _letter(standing: Standing, sequence: int) -> Letter:
    letter = standing.complaint.letters.get(sequence)
    if letter is None:
        raise NotFound
    if letter.sent_on is not None and not letter.on_its_way:
        raise AlreadySent(sent_on=letter.sent_on)
    return letter


def record_sent(standings: Sequence[Standing], command: RecordSent, on: Circumstances) -> Decision:
    """Record the day that meets the obligation: sent means sent.

    Raises NotFound, AlreadySent, DayInTheFuture, SentBeforeOrdered."""
    standing = standings[0]
    _letter(standing, command.sequence)
    not_in_the_future(command.sent_on, on.today)
    ordered_on = corrected(standing.history)[command.sequence - 1].happened_on
    not_before_ordered(command.sent_on, ordered_on)
    facts = LetterSent(
        answers=command.sequence,
        letter=command.letter,
        way=command.way,
        document=command.document,
        message_id=command.message_id,
        template=command.template,
        policy=command.policy,
        ombudsman_block=command.ombudsman_block,
    )
    stream = standing.state.stream
    return (NewEvent(stream=stream, facts=facts, happened_on=command.sent_on),)


def not_before_ordered(sent_on: date, ordered_on: date | None) -> None:
    """Refuse a day of posting before the letter was asked for. Raises SentBeforeOrdered."""
    if ordered_on is not None and sent_on < ordered_on:
        raise SentBeforeOrdered(day=sent_on, ordered_on=ordered_on)


def record_failure(
    standings: Sequence[Standing], command: RecordFailure, on: Circumstances
) -> Decision:
    """Record that a letter did not leave. Raises NotFound, AlreadySent."""
    standing = standings[0]
    if _letter(standing, command.sequence).failed is not None:
        return ()
    facts = LetterFailed(
        answers=command.sequence, letter=command.letter, way=command.way, why=Text(command.why)
    )
    return (NewEvent(stream=standing.state.stream, facts=facts, happened_on=on.today),)


def fire_timers(standings: Sequence[Standing], command: FireTimers, on: Circumstances) -> Decision:
    """Record what was near, due or missed by that moment, in due order, and was not said yet.

    The errand of a later timer says what an earlier one would have: in whatever order errands
    come, the record is in the order of the clock, and what no longer stands says nothing."""
    state = standings[0].state
    owed = obligations(state, on.versions)
    timers = timers_of(state, owed, on.versions)
    ripe = [each for each in timers if each.fires_at <= command.by]
    return tuple(
        NewEvent(
            stream=state.stream,
            facts=TimerFired(
                obligation=each.obligation, moment=Moment(each.moment), due_on=each.due_on
            ),
            happened_on=day_of(each.fires_at),
        )
        for each in sorted(ripe, key=lambda timer: timer.fires_at)
    )
