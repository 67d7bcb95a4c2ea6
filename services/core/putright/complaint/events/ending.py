"""What comes after an answer: actions carried out, closing, reopening, other complaints linked.

None of it bars the resident's way on."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from putright.complaint.events.fact import Fact, OrdersLetter
from putright.complaint.events.values import ClosedBecause, Link
from putright.complaint.text import Text
from putright.tenancy import StreamId


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionDone(Fact):
    """A promised action was carried out, with the evidence (2024: 6.6, 7.3; 2022: 5.5, 6.5)."""

    kind: ClassVar[str] = "action_done"

    action: str
    evidence: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed(OrdersLetter):
    """The complaint is closed; actions still outstanding are followed all the same."""

    kind: ClassVar[str] = "closed"

    because: ClosedBecause
    reasons: Text
    by_letter: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopened(Fact):
    """The complaint is open again, by the landlord's own decision or on instruction."""

    kind: ClassVar[str] = "reopened"

    stage: int
    reasons: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked(OrdersLetter):
    """Another complaint belongs to this one, and how. `by_letter` tells the resident of it.

    The days are the other's: a merged complaint counts from the earlier of each."""

    kind: ClassVar[str] = "linked"

    to: StreamId
    reference: str
    relation: Link
    reasons: Text
    received_on: date | None = None
    logged_on: date | None = None
    acknowledged_on: date | None = None
    by_letter: bool = False
