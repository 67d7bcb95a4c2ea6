"""Give the resident, and staff concerned, a fair chance to set out their position.

Good practice under 2024 for staff, never a gate; what they say is recorded as they said it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from putright.cases.circumstances import Circumstances, Decision, Standing
from putright.cases.days import not_before_receipt, not_in_the_future
from putright.cases.in_hand import stage_to_answer
from putright.cases.written import Writes, a_safe_way
from putright.complaint.events import NewEvent, PositionInvited, PositionSetOut, Side
from putright.complaint.text import Text
from putright.errors import Malformed
from putright.tenancy import StreamId


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitePosition(Writes):
    """What is put to them, and by when they are asked to answer.

    The resident is written to; staff are asked inside the landlord."""

    verb: ClassVar[str] = "invite_position"

    stream: StreamId | str
    stage: int
    side: Side
    about: Text
    reply_by: date


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPosition:
    """What was said, and on which day."""

    verb: ClassVar[str] = "record_position"

    stream: StreamId | str
    stage: int
    side: Side
    said: Text
    said_on: date


def invite_position(
    standings: Sequence[Standing], command: InvitePosition, on: Circumstances
) -> Decision:
    """Record the invitation; to the resident it is a letter. The clocks go on.

    Raises NoSafeWay, Malformed. Source: 2024, 5.8 b; 2022, 4.12."""
    complaint = standings[0].complaint
    stage_to_answer(complaint, command.stage)
    if not str(command.about).strip():
        raise Malformed(about=["what they are asked about"])
    if command.reply_by <= on.today:
        raise Malformed(reply_by=["a day to come"])
    resident = command.side is Side.RESIDENT
    if resident:
        a_safe_way(complaint)
    facts = PositionInvited(
        stage=command.stage,
        side=command.side,
        about=command.about,
        reply_by=command.reply_by,
        by_letter=resident,
    )
    return (NewEvent(stream=complaint.stream, facts=facts, happened_on=on.today),)


def record_position(
    standings: Sequence[Standing], command: RecordPosition, on: Circumstances
) -> Decision:
    """Record what was said. Raises DayInTheFuture, DayBeforeReceipt, Malformed.

    Source: 2024, 5.8 b; 2022, 4.12."""
    complaint = standings[0].complaint
    complaint.at(command.stage)
    not_in_the_future(command.said_on, on.today)
    not_before_receipt(command.said_on, complaint.received_on)
    if not str(command.said).strip():
        raise Malformed(said=["what was said"])
    facts = PositionSetOut(stage=command.stage, side=command.side, said=command.said)
    return (NewEvent(stream=complaint.stream, facts=facts, happened_on=command.said_on),)
