"""What the Ombudsman says before any investigation, and letters after the final response.

An instruction is in itself a ground to log, escalate, reopen or respond, with a day of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from putright.cases.circumstances import Circumstances, Decision, Standing
from putright.cases.days import not_before_receipt, not_in_the_future
from putright.cases.escalate import SECOND
from putright.cases.written import Writes, a_safe_way
from putright.complaint.events import (
    Asks,
    Corresponded,
    NewEvent,
    OmbudsmanContacted,
    OmbudsmanInstructed,
)
from putright.complaint.text import Text
from putright.errors import Malformed, NotNow
from putright.tenancy import StreamId


class NoFinalResponse(NotNow):
    """The final response has not left: what is to be said belongs in an update or in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordInstruction:
    """What the Ombudsman instructed on `made_on`, and by when; the day is never derived."""

    verb: ClassVar[str] = "record_instruction"

    stream: StreamId | str
    asks: Asks
    stage: int
    made_on: date
    until: date | None
    said: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordContact:
    """That the Ombudsman was in touch, or somebody with the Ombudsman."""

    verb: ClassVar[str] = "record_contact"

    stream: StreamId | str
    contacted_on: date
    said: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Correspond(Writes):
    """A later offer, a correction, a review the Ombudsman asked for: no stage, a letter."""

    verb: ClassVar[str] = "correspond"

    stream: StreamId | str
    subject: Text
    words: Text


def record_instruction(
    standings: Sequence[Standing], command: RecordInstruction, on: Circumstances
) -> Decision:
    """Record the instruction: an obligation of its own from now on.

    Raises DayInTheFuture, DayBeforeReceipt, Malformed. Source: 2024, 2.4."""
    complaint = standings[0].complaint
    not_in_the_future(command.made_on, on.today)
    not_before_receipt(command.made_on, complaint.received_on)
    if command.stage != SECOND and (command.stage != 1 or command.asks is Asks.ESCALATE):
        raise Malformed(stage=["1 or 2; 2 to escalate"])
    not_due_before_it_was_made(command.until, command.made_on)
    facts = OmbudsmanInstructed(
        asks=command.asks, stage=command.stage, until=command.until, said=command.said
    )
    return (NewEvent(stream=complaint.stream, facts=facts, happened_on=command.made_on),)


def not_due_before_it_was_made(until: date | None, made_on: date | None) -> None:
    """Refuse a day to comply by that comes before the instruction. Raises Malformed."""
    if until is not None and made_on is not None and until < made_on:
        raise Malformed(until=["not before the instruction"])


def record_contact(
    standings: Sequence[Standing], command: RecordContact, on: Circumstances
) -> Decision:
    """Record the contact. Raises DayInTheFuture, DayBeforeReceipt."""
    complaint = standings[0].complaint
    not_in_the_future(command.contacted_on, on.today)
    not_before_receipt(command.contacted_on, complaint.received_on)
    facts = OmbudsmanContacted(said=command.said)
    return (NewEvent(stream=complaint.stream, facts=facts, happened_on=command.contacted_on),)


def correspond(standings: Sequence[Standing], command: Correspond, on: Circumstances) -> Decision:
    """Order a letter after the final response; it carries the route to the Ombudsman.

    Raises NoFinalResponse, NoSafeWay, Malformed. Source: 2024, 6.19; 2022, 5.16."""
    complaint = standings[0].complaint
    second = complaint.stages.get(2)
    if second is None or not second.told:
        raise NoFinalResponse(stage=complaint.stage.number)
    if not str(command.subject).strip() or not str(command.words).strip():
        raise Malformed(words=["a subject and what is to be said"])
    a_safe_way(complaint)
    facts = Corresponded(stage=2, subject=command.subject, words=command.words)
    return (NewEvent(stream=complaint.stream, facts=facts, happened_on=on.today),)
