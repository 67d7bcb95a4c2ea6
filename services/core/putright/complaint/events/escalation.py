"""The way to stage 2, and the refusal to consider a complaint or an escalation.

What happens within a stage is `stages`."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from putright.complaint.events.fact import Fact, OrdersLetter
from putright.complaint.events.values import Channel
from putright.complaint.text import Text
from putright.tenancy import PrincipalId


@dataclass(frozen=True, slots=True, kw_only=True)
class EscalationRequested(Fact):
    """The resident is still unhappy; `happened_on` is the day that reached the landlord.

    She need give no reasons (2024: 6.12)."""

    kind: ClassVar[str] = "escalation_requested"

    channel: Channel
    said: Text | None = None
    accepted_late_because: Text | None = None
    backdated_because: Text | None = None
    backdated_evidence: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsiderationRefused(OrdersLetter):
    """A complaint, or an escalation, is not considered: the ground, and reasons of its own."""

    kind: ClassVar[str] = "refused"

    stage: int
    ground: str
    reasons: Text
    discretion: Text | None = None
    issue_on: date | None = None
    aware_on: date | None = None
    court_filed_on: date | None = None
    considered_in: str | None = None
    approver: PrincipalId | None = None
    by_letter: bool
