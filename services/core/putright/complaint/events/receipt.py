"""How a complaint begins: what arrived, what became of it, when it was received and logged.

What happens at a stage is `stages`."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from putright.complaint.events.fact import Fact
from putright.complaint.events.values import Channel, SetAsideGround
from putright.complaint.people import Representative, Resident
from putright.complaint.text import Text
from putright.tenancy import StreamId


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived(Fact):
    """Something arrived that may be a complaint; its 6.2 clock runs until it is decided.

    An automatic receipt is not the acknowledgement."""

    kind: ClassVar[str] = "arrived"

    channel: Channel
    sender: Text
    said: Text
    automatic_receipt: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenUp(Fact):
    """The intake item was logged as a complaint."""

    kind: ClassVar[str] = "taken_up"

    complaint: StreamId
    reference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside(Fact):
    """The intake item was not logged as a complaint, and why (2024: 1.3, 1.4, 2.1)."""

    kind: ClassVar[str] = "set_aside"

    ground: SetAsideGround
    reasons: Text
    choice_offered_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Received(Fact):
    """Dissatisfaction was expressed; `happened_on` is the day it reached the landlord."""

    kind: ClassVar[str] = "received"

    reference: str
    channel: Channel
    received_by: Text
    subject: Text
    category: str
    said: Text
    resident: Resident
    representative: Representative | None = None
    intake: StreamId | None = None
    backdated_because: Text | None = None
    backdated_evidence: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged(Fact):
    """The complaint was logged; under 2022 stage 1 counts from here (5.1).

    Its age counts from the day of the issue, or of becoming aware of it (2024: 2.3); either may be
    unknown. `accepted_late_because` says why it is taken on beyond the limit."""

    kind: ClassVar[str] = "logged"

    stage: int = 1
    issue_on: date | None = None
    aware_on: date | None = None
    accepted_late_because: Text | None = None
