"""Where a complaint, or an intake item, stands: the fold of its history.

What is owed because of it is `obligations`; nothing here knows a calendar or a policy."""

from putright.complaint.state.complaint import (
    Answer,
    Assignment,
    Complaint,
    Fired,
    Letter,
    Stage,
    UpdatePromised,
)
from putright.complaint.state.fold import NotAHistory, fold, follow
from putright.complaint.state.intake import Intake

__all__ = [
    "Answer",
    "Assignment",
    "Complaint",
    "Fired",
    "Intake",
    "Letter",
    "NotAHistory",
    "Stage",
    "UpdatePromised",
    "fold",
    "follow",
]
