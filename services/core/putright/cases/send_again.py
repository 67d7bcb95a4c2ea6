"""Try another way with a letter that could not be sent, or came back.

It is the same letter, to wherever the resident can be reached now: a wrong address is corrected
first (`correct`). That it failed or came back is `record`."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from putright.cases.circumstances import Circumstances, Decision, Standing
from putright.cases.written import a_safe_way
from putright.complaint.events import (
    Acknowledged,
    ConsiderationRefused,
    LetterTriedAgain,
    NewEvent,
    Responded,
)
from putright.complaint.people import Way
from putright.complaint.state import Complaint, Letter
from putright.errors import NotFound, NotNow
from putright.tenancy import StreamId


class NotUndelivered(NotNow):
    """The letter is on its way, or left and did not come back: there is nothing to try again."""


class Superseded(NotNow):
    """Another was issued in its place, or it was withdrawn: only one may reach the resident."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SendAgain:
    """The letter ordered by event `sequence` is to go again, this way."""

    verb: ClassVar[str] = "send_again"

    stream: StreamId | str
    sequence: int
    way: Way


def send_again(standings: Sequence[Standing], command: SendAgain, on: Circumstances) -> Decision:
    """Order the letter once more. The day on which a returned one left stands.

    Raises NotFound, NotUndelivered, Superseded, NoSafeWay. Source: 2024, 5.10, 5.12; 2022, 2.5."""
    complaint = standings[0].complaint
    letter = complaint.letters.get(command.sequence)
    if letter is None:
        raise NotFound(letter=command.sequence)
    if not letter.undelivered:
        raise NotUndelivered(sequence=command.sequence)
    if _superseded(complaint, letter):
        raise Superseded(sequence=command.sequence)
    a_safe_way(complaint, by=command.way)
    facts = LetterTriedAgain(answers=command.sequence, way=command.way)
    return (NewEvent(stream=complaint.stream, facts=facts, happened_on=on.today),)


def _superseded(complaint: Complaint, letter: Letter) -> bool:
    ordered = letter.ordered_by
    if not isinstance(ordered, Acknowledged | Responded | ConsiderationRefused):
        return False
    stage = complaint.at(ordered.stage)
    if isinstance(ordered, Acknowledged):
        return stage.acknowledgement != letter.sequence
    issued = stage.answer if isinstance(ordered, Responded) else stage.refusal
    if issued is None or issued.sequence != letter.sequence:
        return True
    return letter.sent_on is None and complaint.answered(ordered.stage)
