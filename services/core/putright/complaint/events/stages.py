"""What happens at a stage: defined, assigned, acknowledged, updated, responded.

That a letter left is `letters`: a verb orders it, and it counts from the day it is sent."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from putright.complaint.events.fact import Fact
from putright.complaint.events.values import ActionPromised, Point, PointDecided, Remedy
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
class ClarificationAsked(Fact):
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
class Acknowledged(Fact):
    """An acknowledgement was issued. By letter, it counts from the day the letter is sent."""

    kind: ClassVar[str] = "acknowledged"

    stage: int
    by_letter: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Updated(Fact):
    """The resident was told how things stand. By letter, it counts from the sending."""

    kind: ClassVar[str] = "updated"

    stage: int
    news: Text
    next_update_on: date | None
    by_letter: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Responded(Fact):
    """The response to a stage was issued. By letter, it counts from the day it is sent."""

    kind: ClassVar[str] = "responded"

    stage: int
    decisions: tuple[PointDecided, ...]
    remedies: tuple[Remedy, ...]
    no_remedy_because: Text | None
    actions: tuple[ActionPromised, ...]
    by_letter: bool
