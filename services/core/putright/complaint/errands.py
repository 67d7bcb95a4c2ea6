"""What follows from an event for the worker: which letters it orders.

Composing and sending them is `putright.letters` and the worker's actors."""

from putright.complaint.events import (
    Acknowledged,
    ClarificationAsked,
    Closed,
    ConsiderationRefused,
    Corresponded,
    Extended,
    Fact,
    LatenessExplained,
    Linked,
    PositionInvited,
    Responded,
    Updated,
)
from putright.complaint.state import Complaint
from putright.letters.kinds import LetterKind

_BY_STAGE = {
    Acknowledged: (LetterKind.ACKNOWLEDGEMENT, LetterKind.STAGE_2_ACKNOWLEDGEMENT),
    Responded: (LetterKind.STAGE_1_RESPONSE, LetterKind.STAGE_2_RESPONSE),
    ConsiderationRefused: (LetterKind.REFUSAL, LetterKind.ESCALATION_REFUSAL),
}
_ALWAYS = {
    ClarificationAsked: LetterKind.CLARIFICATION,
    Extended: LetterKind.EXTENSION,
    LatenessExplained: LetterKind.LATENESS,
    PositionInvited: LetterKind.POSITION_INVITED,
    Linked: LetterKind.NEW_COMPLAINT,
    Closed: LetterKind.CLOSURE,
    Corresponded: LetterKind.CORRESPONDENCE,
}


def letter_ordered(facts: Fact, complaint: Complaint) -> LetterKind | None:
    """The kind of letter an event orders; None where it orders none.

    An update after the answer to its stage tells how the promised actions go."""
    if not getattr(facts, "by_letter", isinstance(facts, ClarificationAsked)):
        return None
    if isinstance(facts, Acknowledged | Responded | ConsiderationRefused):
        first, second = _BY_STAGE[type(facts)]
        return first if facts.stage == 1 else second
    if isinstance(facts, Updated):
        answered = complaint.answered(facts.stage)
        return LetterKind.ACTION_PROGRESS if answered else LetterKind.UPDATE
    return _ALWAYS.get(type(facts))
