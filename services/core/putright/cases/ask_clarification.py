"""Ask the resident about what is unclear, by letter. The clocks go on.

Setting out what was understood: `define`."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from putright.cases.circumstances import Circumstances, Decision, Standing
from putright.cases.in_hand import stage_to_answer
from putright.cases.written import Writes, a_safe_way
from putright.complaint.events import ClarificationAsked, NewEvent
from putright.complaint.text import Text
from putright.errors import Malformed
from putright.tenancy import StreamId


@dataclass(frozen=True, slots=True, kw_only=True)
class AskClarification(Writes):
    """The questions, in the words the resident will read."""

    verb: ClassVar[str] = "ask_clarification"

    stream: StreamId | str
    stage: int
    questions: tuple[Text, ...]


def ask_clarification(
    standings: Sequence[Standing], command: AskClarification, on: Circumstances
) -> Decision:
    """Order the letter. Raises NoSafeWay, AlreadyResponded, Malformed.

    Source: 2024, 5.6; 2022, 4.2."""
    complaint = standings[0].complaint
    stage_to_answer(complaint, command.stage)
    if not command.questions or not all(str(each).strip() for each in command.questions):
        raise Malformed(questions=["at least one, none of them empty"])
    a_safe_way(complaint)
    facts = ClarificationAsked(stage=command.stage, questions=command.questions)
    return (NewEvent(stream=complaint.stream, facts=facts, happened_on=on.today),)
