"""What a letter of each kind is composed from: plain values, worked out by whoever orders it.

How they are put into words is `compose`.
"""

from putright.letters.contents.afterwards import (
    ActionCarriedOut,
    ActionProgressContents,
    Back,
    ClosureContents,
    CorrespondenceContents,
)
from putright.letters.contents.answering import (
    ActionOutstanding,
    Escalation,
    NoRemedyDue,
    NothingOutstanding,
    PointAnswered,
    PolicyNamed,
    RefusalContents,
    RemedyOffered,
    ResponseContents,
)
from putright.letters.contents.beginning import (
    AcknowledgementContents,
    ClarificationContents,
    NewComplaintContents,
    PointDefined,
)
from putright.letters.contents.every_letter import Contact, NotStated, Particulars
from putright.letters.contents.under_way import (
    ExtensionContents,
    LatenessContents,
    PositionContents,
    UpdateContents,
)

__all__ = [
    "AcknowledgementContents",
    "ActionCarriedOut",
    "ActionOutstanding",
    "ActionProgressContents",
    "Back",
    "ClarificationContents",
    "ClosureContents",
    "Contact",
    "CorrespondenceContents",
    "Escalation",
    "ExtensionContents",
    "LatenessContents",
    "NewComplaintContents",
    "NoRemedyDue",
    "NotStated",
    "NothingOutstanding",
    "Particulars",
    "PointAnswered",
    "PointDefined",
    "PolicyNamed",
    "PositionContents",
    "RefusalContents",
    "RemedyOffered",
    "ResponseContents",
    "UpdateContents",
]
