"""What a letter of each kind is composed from: plain values, worked out by whoever orders it.

How they are put into words is `compose`.
"""

from dataclasses import dataclass
from datetime import date

from putright.complaint.events import Channel, Outcome
from putright.letters.letter import Landlord, Recipient, Signatory
from putright.rules.editions import EditionName


@dataclass(frozen=True, slots=True, kw_only=True)
class Particulars:
    """What every letter has: the complaint it belongs to, and between whom it goes."""

    edition: EditionName
    stage: int
    reference: str
    written_on: date
    landlord: Landlord
    recipient: Recipient
    signed_by: Signatory


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Whom to ask, and how; a name only where the landlord chooses to give one."""

    role: str
    name: str | None = None
    telephone: str | None = None
    email: str | None = None
    address: tuple[str, ...] = ()
    hours: str | None = None


@dataclass(frozen=True, slots=True)
class NotStated:
    """The resident has not said what she would like to happen; she was asked on that day."""

    asked_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class PointDefined:
    """One point of the complaint, and whether it is the landlord's to answer."""

    number: int
    text: str
    responsible: bool = True
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AcknowledgementContents:
    """What an acknowledgement tells."""

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
class UpdateContents:
    """What an update tells; the next news is either an update or the full answer."""

    news: str
    handler: Contact
    next_update_on: date | None = None
    expected_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PointAnswered:
    """One point of the complaint with its decision, the reasons, and what they rest on."""

    number: int
    text: str
    outcome: Outcome
    reasons: str
    rests_on: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RemedyOffered:
    """What is offered to put things right; money in pence."""

    detail: str
    amount_pence: int | None = None


@dataclass(frozen=True, slots=True)
class NoRemedyDue:
    """No remedy is due, and why; leaving remedies out altogether is not an answer."""

    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionOutstanding:
    """What is still to be done, and by which day."""

    what: str
    due_on: date


@dataclass(frozen=True, slots=True)
class NothingOutstanding:
    """No action is outstanding; said, never implied by leaving actions out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Escalation:
    """How to take the complaint to the next stage, and what happens then. Working days."""

    to: Contact
    acknowledged_within_days: int | None = None
    answered_within_days: int | None = None
    by_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseContents:
    """What the response to stage 1 tells."""

    received_on: date
    points: tuple[PointAnswered, ...]
    outcomes_sought: str | NotStated
    remedies: tuple[RemedyOffered, ...] | NoRemedyDue
    actions: tuple[ActionOutstanding, ...] | NothingOutstanding
    escalation: Escalation
    handler: Contact
