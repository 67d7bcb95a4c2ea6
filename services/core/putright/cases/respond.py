"""Respond to a stage: a decision with reasons on every point, remedies, outstanding actions.

It counts from the day the letter leaves; a late response goes all the same."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from putright.cases.circumstances import Circumstances, Decision, Standing
from putright.cases.escalate import not_the_same_person
from putright.cases.in_hand import stage_to_answer
from putright.cases.written import Writes, a_safe_way
from putright.complaint.events import (
    ActionPromised,
    Considered,
    NewEvent,
    Outcome,
    Part,
    PointDecided,
    Remedy,
    Responded,
)
from putright.complaint.state import Complaint, Stage
from putright.complaint.text import Text, words_of
from putright.errors import Malformed
from putright.rules.s2_exclusions import accepted_beyond_the_limit, late_acceptance_is_explained
from putright.rules.s5_process import DefinitionMissing
from putright.rules.s6_stages import action_has_its_day, every_point_is_answered
from putright.rules.s7_putting_right import remedy_is_stated
from putright.tenancy import PrincipalId, StreamId

ACTION_ID = re.compile(r"[A-Za-z0-9-]{1,20}")
"""An action's id names its obligation for ever, where nothing can be erased: no words in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Respond(Writes):
    """The landlord's answer to a stage."""

    verb: ClassVar[str] = "respond"

    stream: StreamId | str
    stage: int
    decisions: tuple[PointDecided, ...]
    remedies: tuple[Remedy, ...] = ()
    no_remedy_because: Text | None = None
    actions: tuple[ActionPromised, ...] = ()
    accepted_late_because: Text | None = None


def respond(standings: Sequence[Standing], command: Respond, on: Circumstances) -> Decision:
    """Order the response letter.

    What is answered at stage 1 was accepted: beyond the age limit that has a reason, given with the
    answer or before. Acknowledging is no acceptance; what is refused for its age has that as well.
    Raises AlreadyResponded, ConsideredBefore, DefinitionMissing, PointUnanswered,
    ReasonsMissing, UnknownPoint, RemedyMissing, ActionWithoutDay, LateAcceptanceUnexplained,
    NoSafeWay, Malformed.
    Source: 2024, 2.3, 6.6, 6.7, 6.9, 6.13, 6.19, 7.1; 2022, 5.5, 5.6, 5.8, 5.12, 5.16, 6.1."""
    complaint = standings[0].complaint
    stage = stage_to_answer(complaint, command.stage)
    for considering in _who_considers(stage, on).values():
        not_the_same_person(complaint, stage.number, considering)
    if stage.defined is None:
        raise DefinitionMissing(complaint.edition)
    reasons = {each.number: str(each.reasons) for each in command.decisions}
    if len(reasons) != len(command.decisions):
        raise Malformed(decisions=["one for each point"])
    every_point_is_answered(
        complaint.edition, (point.number for point in stage.defined.points), reasons
    )
    remedy_is_stated(
        complaint.edition,
        len(command.remedies),
        words_of(command.no_remedy_because),
        any_upheld=any(each.outcome is not Outcome.NOT_UPHELD for each in command.decisions),
    )
    ids = {action.id for action in command.actions if ACTION_ID.fullmatch(action.id)}
    if len(ids) != len(command.actions) or ids & _promised(complaint, stage):
        raise Malformed(actions=["each its own id: letters, digits and hyphens, 20 at most"])
    for action in command.actions:
        action_has_its_day(complaint.edition, str(action.what), action.due_on, on.today)
    late_acceptance_is_explained(
        complaint.edition,
        words_of(command.accepted_late_because or complaint.accepted_late_because),
        late=stage.number == 1 and _beyond_the_limit(complaint, on),
    )
    a_safe_way(complaint)
    facts = Responded(
        stage=stage.number,
        decisions=command.decisions,
        remedies=command.remedies,
        no_remedy_because=command.no_remedy_because,
        actions=command.actions,
        accepted_late_because=command.accepted_late_because,
        by_letter=True,
    )
    return (
        NewEvent(stream=complaint.stream, facts=facts, happened_on=on.today),
        *(
            NewEvent(stream=complaint.stream, facts=considered, happened_on=on.today)
            for considered in _considered(stage, on)
        ),
    )


def _beyond_the_limit(complaint: Complaint, on: Circumstances) -> bool:
    """Whether it is older than the Code's limit, and no instruction of the Ombudsman's stands."""
    return not any(each.stage == 1 for each in complaint.instructions) and (
        accepted_beyond_the_limit(
            complaint.edition,
            complaint.issue_on,
            complaint.aware_on,
            complaint.received_on,
            on.calendar.statutory,
        )
    )


def _promised(complaint: Complaint, stage: Stage) -> set[str]:
    """The actions promised before; those of a response that could not be sent never were."""
    unsent = stage.answer is not None and complaint.failed(stage.answer.sequence)
    again = stage.answer.actions if unsent and stage.answer else ()
    return {action.id for action in complaint.actions} - {action.id for action in again}


def _who_considers(stage: Stage, on: Circumstances) -> dict[Part, PrincipalId]:
    """Who answers decides, and the stage's handler investigated: both considered it (6.13)."""
    parts = {} if on.actor is None else {Part.DECIDER: on.actor}
    if stage.assignment is not None and stage.assignment.handler != on.actor:
        parts[Part.INVESTIGATOR] = stage.assignment.handler
    return parts


def _considered(stage: Stage, on: Circumstances) -> Iterator[Considered]:
    for part, person in _who_considers(stage, on).items():
        if person not in stage.considered_by:
            yield Considered(stage=stage.number, by=person, part=part)
