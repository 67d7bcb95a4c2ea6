"""Where a complaint, or an intake item, stands: the fold of its history.

What is owed because of it is `obligations`; nothing here knows a calendar or a policy."""

from putright.complaint.state.complaint import (
    Answer,
    Assignment,
    Bond,
    Complaint,
    Extension,
    Fired,
    Instruction,
    Interval,
    Letter,
    Refusal,
    Stage,
    UpdatePromised,
)
from putright.complaint.state.fold import NotAHistory, begun, corrects, fold, followed
from putright.complaint.state.intake import Intake

__all__ = [
    "Answer",
    "Assignment",
    "Bond",
    "Complaint",
    "Extension",
    "Fired",
    "Instruction",
    "Intake",
    "Interval",
    "Letter",
    "NotAHistory",
    "Refusal",
    "Stage",
    "UpdatePromised",
    "begun",
    "corrects",
    "fold",
    "followed",
]
