"""Whether a stage can still be worked on: not closed, not refused, not answered.

What may be done with it is each verb's own."""

from putright.complaint.events import Asks
from putright.complaint.state import Complaint, Stage
from putright.errors import NotNow


class AlreadyResponded(NotNow):
    """The response to the stage is issued, sent or on its way."""


class AlreadyRefused(NotNow):
    """The stage is not considered: it was refused."""


class ComplaintClosed(NotNow):
    """The complaint is closed; it can be reopened, or escalated."""


def stage_in_hand(complaint: Complaint, number: int) -> Stage:
    """The stage, if it can be worked on.

    Raises NotFound, ComplaintClosed, AlreadyRefused, AlreadyResponded."""
    stage = complaint.at(number)
    if complaint.closed_because is not None:
        raise ComplaintClosed(because=complaint.closed_because)
    if stage.refusal is not None and not complaint.failed(stage.refusal.sequence):
        raise AlreadyRefused(stage=number)
    issued = stage.answer
    if stage.responded_on or (issued is not None and not complaint.failed(issued.sequence)):
        raise AlreadyResponded(stage=number)
    return stage


def stage_to_answer(complaint: Complaint, number: int) -> Stage:
    """The stage, if an answer can be prepared: once more too, where the Ombudsman instructed it.

    Raises NotFound, ComplaintClosed, AlreadyRefused, AlreadyResponded."""
    try:
        return stage_in_hand(complaint, number)
    except AlreadyResponded:
        stage = complaint.at(number)
        on_its_way = stage.answer is not None and complaint.waiting(stage.answer.sequence)
        if on_its_way or not complaint.instructed(Asks.RESPOND, number):
            raise
        return stage
