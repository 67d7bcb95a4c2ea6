"""Acknowledge a complaint by letter, with the definition set out. A receipt is not one.

It counts from the day the letter leaves, which the worker or a person records."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from putright.cases.circumstances import Circumstances, Decision, Standing
from putright.cases.in_hand import stage_in_hand
from putright.cases.written import Writes, a_safe_way
from putright.complaint.events import Acknowledged, NewEvent
from putright.errors import NotNow
from putright.rules.provenance import paragraph
from putright.rules.s5_process import DefinitionMissing
from putright.tenancy import StreamId


class AlreadyAcknowledged(NotNow):
    """The stage has its acknowledgement, sent or on its way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acknowledge(Writes):
    """Issue the acknowledgement of a stage."""

    verb: ClassVar[str] = "acknowledge"

    stream: StreamId | str
    stage: int


@paragraph(in_2024=("6.2", "5.6", "5.7"), in_2022=("4.1", "4.2"))
def acknowledge(standings: Sequence[Standing], command: Acknowledge, on: Circumstances) -> Decision:
    """Order the letter; a late one goes all the same, and the lateness is recorded.

    Raises DefinitionMissing, AlreadyAcknowledged, AlreadyResponded, NoSafeWay.
    Source: 2024, 6.2, 5.6, 5.7; 2022, 4.1, 4.2."""
    complaint = standings[0].complaint
    stage = stage_in_hand(complaint, command.stage)
    issued = stage.acknowledgement
    if stage.acknowledged_on or (issued is not None and not complaint.failed(issued)):
        raise AlreadyAcknowledged(stage=stage.number)
    if stage.defined is None:
        raise DefinitionMissing(complaint.edition)
    a_safe_way(complaint)
    facts = Acknowledged(stage=stage.number, by_letter=True)
    return (NewEvent(stream=complaint.stream, facts=facts, happened_on=on.today),)
