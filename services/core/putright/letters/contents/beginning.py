"""What the letters at the beginning of a stage tell: received, understood, asked, parted.

What happens while it is looked into is `under_way`.
"""

from dataclasses import dataclass
from datetime import date

from putright.complaint.events import Channel
from putright.letters.contents.every_letter import Contact, NotStated


@dataclass(frozen=True, slots=True, kw_only=True)
class PointDefined:
    """One point of the complaint, and whether it is the landlord's to answer."""

    number: int
    text: str
    responsible: bool = True
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AcknowledgementContents:
    """What an acknowledgement tells; at stage 2 `received_on` is the day she asked for it."""

    received_on: date
    channel: Channel
    points: tuple[PointDefined, ...]
    outcomes_sought: str | NotStated
    expected_on: date
    handler: Contact
    adjustments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClarificationContents:
    """What a request for clarification asks."""

    received_on: date
    questions: tuple[str, ...]
    handler: Contact
    reply_by: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewComplaintContents:
    """What the resident is told of a matter that was logged as a complaint of its own.

    `former` is the reference of the complaint it was raised in; `acknowledged_by` is None where
    that day has passed, and so cannot be promised."""

    subject: str
    received_on: date
    former: str
    why_apart: str
    acknowledged_by: date | None
    handler: Contact
