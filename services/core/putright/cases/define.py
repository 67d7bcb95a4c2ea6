"""Set out the complaint definition: the points, the outcomes sought, who answers for what.

Asking about what is unclear: `ask_clarification`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from putright.cases.circumstances import Circumstances, Decision, Standing
from putright.cases.days import not_in_the_future
from putright.cases.in_hand import stage_to_answer
from putright.complaint.events import Defined, NewEvent, Point
from putright.complaint.text import Text, words_of
from putright.errors import Malformed
from putright.rules.s5_process import definition_is_set_out, responsibility_is_explained
from putright.tenancy import StreamId


@dataclass(frozen=True, slots=True, kw_only=True)
class Define:
    """The landlord's understanding; where no outcome is stated, the day it was asked for."""

    verb: ClassVar[str] = "define"

    stream: StreamId | str
    stage: int
    points: tuple[Point, ...]
    outcomes_sought: Text | None = None
    outcomes_asked_on: date | None = None


def define(standings: Sequence[Standing], command: Define, on: Circumstances) -> Decision:
    """Record the definition; it may be set out anew until the response is issued.

    Raises DefinitionMissing, OutcomesMissing, ResponsibilityUnexplained, AlreadyResponded.
    Source: 2024, 5.6, 5.7; 2022, 4.2."""
    complaint = standings[0].complaint
    stage_to_answer(complaint, command.stage)
    if [point.number for point in command.points] != list(range(1, len(command.points) + 1)):
        raise Malformed(points=["numbered from 1, in order"])
    definition_is_set_out(
        complaint.edition,
        [str(point.text) for point in command.points],
        words_of(command.outcomes_sought),
        command.outcomes_asked_on,
    )
    for point in command.points:
        responsibility_is_explained(
            complaint.edition,
            point.number,
            responsible=point.responsible,
            why_not=words_of(point.why_not_responsible),
        )
    if command.outcomes_asked_on is not None:
        not_in_the_future(command.outcomes_asked_on, on.today)
    facts = Defined(
        stage=command.stage,
        points=command.points,
        outcomes_sought=command.outcomes_sought,
        outcomes_asked_on=command.outcomes_asked_on,
    )
    return (NewEvent(stream=complaint.stream, facts=facts, happened_on=on.today),)
