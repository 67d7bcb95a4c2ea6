"""What follows from an event for the worker: which letters it orders.

Composing and sending them is `putright.letters` and the worker's actors."""

from putright.complaint.events import (
    Acknowledged,
    ClarificationAsked,
    Fact,
    Responded,
    Updated,
)
from putright.letters.kinds import LetterKind

_RESPONSES = {1: LetterKind.STAGE_1_RESPONSE}


def letter_ordered(facts: Fact) -> LetterKind | None:
    """The kind of letter an event orders; None where it orders none."""
    match facts:
        case Acknowledged(by_letter=True):
            return LetterKind.ACKNOWLEDGEMENT
        case ClarificationAsked():
            return LetterKind.CLARIFICATION
        case Updated(by_letter=True):
            return LetterKind.UPDATE
        case Responded(by_letter=True, stage=stage):
            return _RESPONSES[stage]
    return None
