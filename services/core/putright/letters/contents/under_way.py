"""What the letters tell while a complaint is looked into: news, questions, more time, lateness.

What begins it is `beginning`, what ends it `answering`.
"""

from dataclasses import dataclass
from datetime import date

from putright.letters.contents.every_letter import Contact


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateContents:
    """What an update tells; the next news is either an update or the full answer."""

    news: str
    handler: Contact
    next_update_on: date | None = None
    expected_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionContents:
    """What the resident is asked to comment on before the decision, and by when."""

    about: str
    reply_by: date
    handler: Contact
    expected_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtensionContents:
    """A later day, and why. `was_due_on` is the day that stood; the interval is working days."""

    reasons: str
    was_due_on: date | None
    until: date
    handler: Contact
    good_reason: str | None = None
    update_every_days: int | None = None
    interval_agreed: bool = False
    resident_agreed: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LatenessContents:
    """The day that has passed, why, and the new one; the interval is working days."""

    reasons: str
    was_due_on: date | None
    until: date
    handler: Contact
    update_every_days: int | None = None
