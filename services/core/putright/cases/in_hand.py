"""Whether a stage can still be worked on: not closed, not refused, not answered.

What may be done with it is each verb's own."""

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
