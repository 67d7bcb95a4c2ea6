"""The one road: open the streams a command names, decide, and stage all that follows.

Knows no HTTP and no SQL; the edge that called it commits."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from putright.clock import Clock
from putright.complaint.events import Event
from putright.complaint.obligations import Obligation
from putright.complaint.state import Complaint, Intake
from putright.landlord.calendar import Calendar
from putright.landlord.policy import Policy
from putright.people.principals import Identity
from putright.ports import IdempotencyKey, Kept, Unit
from putright.tenancy import OutboxId, StreamId


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Who asks, and under which conditions. A worker is named, a person identified."""

    person: Identity | None = None
    worker: str | None = None
    if_match: int | None = None
    idempotency: IdempotencyKey | None = None
    confirms: OutboxId | None = None
    trace: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Performed:
    """What was decided, and where the first stream the command names stands after it."""

    stream: StreamId
    reference: str
    verb_sequence: int
    events: tuple[Event, ...]
    complaint: Complaint | None
    intake: Intake | None
    obligations: tuple[Obligation, ...]
    policy: Policy
    calendar: Calendar
    today: date
    also: Mapping[StreamId, str]


def perform(unit: Unit, command: Any, asked: Asked, clock: Clock) -> Performed | Kept:
    """Carry out a command, or give back the kept answer to the same request."""
    raise NotImplementedError
