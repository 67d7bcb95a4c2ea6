"""Assign a handler to a stage, with a declaration about conflicts of interest.

Who considered a stage, and so not the next, is `escalate`'s."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from putright.cases.circumstances import Circumstances, Decision, Standing
from putright.cases.escalate import not_the_same_person
from putright.cases.in_hand import stage_to_answer
from putright.complaint.events import Assigned, NewEvent
from putright.complaint.text import Text
from putright.rules.s5_process import conflict_is_declared
from putright.tenancy import PrincipalId, StreamId


@dataclass(frozen=True, slots=True, kw_only=True)
class Assign:
    """The handler, and what is declared: "none known", or what it is and how it is dealt with."""

    verb: ClassVar[str] = "assign"

    stream: StreamId | str
    stage: int
    handler: PrincipalId
    declaration: Text


def assign(standings: Sequence[Standing], command: Assign, on: Circumstances) -> Decision:
    """Record the assignment. Raises ConflictUndeclared, ConsideredBefore, AlreadyResponded.

    Source: 2024, 5.8 c; 2022, 3.2, 4.7."""
    complaint = standings[0].complaint
    stage_to_answer(complaint, command.stage)
    not_the_same_person(complaint, command.stage, command.handler)
    conflict_is_declared(complaint.edition, str(command.declaration))
    facts = Assigned(stage=command.stage, handler=command.handler, declaration=command.declaration)
    return (NewEvent(stream=complaint.stream, facts=facts, happened_on=on.today),)
