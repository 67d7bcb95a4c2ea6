"""What happens at a stage: defined, assigned, acknowledged, updated, responded.

That a letter left is `letters`: a verb orders it, and it counts from the day it is sent."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from putright.complaint.events.fact import Fact, OrdersLetter
from putright.complaint.events.values import (
    ActionPromised,
    Part,
    Point,
    PointDecided,
    Remedy,
    Side,
)
from putright.complaint.text import Text
from putright.tenancy import PrincipalId


@dataclass(frozen=True, slots=True, kw_only=True)
class Defined(Fact):
    """The complaint definition: the points, and the outcomes sought or when they were asked for."""

    kind: ClassVar[str] = "defined"

    stage: int
    points: tuple[Point, ...]
    outcomes_sought: Text | None = None
    outcomes_asked_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClarificationAsked(OrdersLetter):
    """The resident was asked about what is unclear, by letter (2024: 5.6; 2022: 4.2, 5.10)."""

    kind: ClassVar[str] = "clarification_asked"

    stage: int
    questions: tuple[Text, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assigned(Fact):
    """A handler, with what was declared about conflicts of interest (2024: 5.8 c; 2022: 3.2)."""

    kind: ClassVar[str] = "assigned"

    stage: int
    handler: PrincipalId
    declaration: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Acknowledged(OrdersLetter):
    """An acknowledgement was issued. By letter, it counts from the day the letter is sent."""

    kind: ClassVar[str] = "acknowledged"

    stage: int
    by_letter: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Updated(OrdersLetter):
    """The resident was told how things stand. By letter, it counts from the sending."""

    kind: ClassVar[str] = "updated"

    stage: int
    news: Text
    next_update_on: date | None
    by_letter: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Responded(OrdersLetter):
    """The response to a stage was issued. By letter, it counts from the day it is sent."""

    kind: ClassVar[str] = "responded"

    stage: int
    decisions: tuple[PointDecided, ...]
    remedies: tuple[Remedy, ...]
    no_remedy_because: Text | None
    actions: tuple[ActionPromised, ...]
    accepted_late_because: Text | None = None
    by_letter: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Extended(OrdersLetter):
    """A later day for the response, told to the resident with its reasons (6.4, 6.15).

    It moves the Code's day only when it is told on or before that day."""

    kind: ClassVar[str] = "extended"

    stage: int
    until: date
    reasons: Text
    update_every_days: int | None = None
    interval_agreed: bool = False
    good_reason: Text | None = None
    approver: PrincipalId | None = None
    resident_agreed: bool | None = None
    by_letter: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LatenessExplained(OrdersLetter):
    """The day has passed: apology, reasons, a new day and an interval. The Code's day stands."""

    kind: ClassVar[str] = "lateness_explained"

    stage: int
    until: date
    reasons: Text
    update_every_days: int | None = None
    by_letter: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionInvited(OrdersLetter):
    """A fair chance to set out a position, or to comment on findings (5.8 b; 2022: 4.12)."""

    kind: ClassVar[str] = "position_invited"

    stage: int
    side: Side
    about: Text
    reply_by: date
    by_letter: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionSetOut(Fact):
    """What the resident, or the member of staff concerned, said to it."""

    kind: ClassVar[str] = "position_set_out"

    stage: int
    side: Side
    said: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class PointsAdded(Fact):
    """Further points folded in before the stage 1 response, because they are related (6.8)."""

    kind: ClassVar[str] = "points_added"

    stage: int
    points: tuple[Point, ...]
    related_because: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Considered(Fact):
    """Somebody considered the complaint at this stage: the test of 6.13 (2022: 5.12)."""

    kind: ClassVar[str] = "considered"

    stage: int
    by: PrincipalId
    part: Part
