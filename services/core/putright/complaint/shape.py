"""What of a fact can bear on a day: all but words, people and the names of things.

Histories of one shape are owed the same things on the same days; `landlord.versions` and
`obligations` say which. Which histories are alike is asked of the database."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from enum import Enum
from typing import Any, get_args, get_type_hints

from putright.complaint.events import FACTS, DatesMoved, Fact, TimerFired
from putright.complaint.events.values import Point, PointDecided, Remedy
from putright.complaint.people import Representative, Resident

SAYS_NOTHING = (TimerFired, DatesMoved)
"""What follows from the days, and never changes one."""
KEYS = frozenset({"action", "field", "ground", "id", "now", "obligation", "promise", "was"})
"""Strings by which one fact means another, or gives a value; every other is only a name."""
BY_BEING_THERE = ("good_reason",)
"""Words of which it matters whether there are any, and nothing else."""
NEVER = (Point, PointDecided, Remedy, Resident, Representative)


def without() -> tuple[str, ...]:
    """The names of fields that bear on no day, whichever fact they belong to."""
    bears: dict[str, bool] = {}
    for kind in FACTS:
        for name, type_ in _fields(kind):
            bears[name] = bears.get(name, False) or (name in KEYS or _bears(type_))
    return tuple(sorted(name for name, does in bears.items() if not does))


def _fields(kind: type[Fact]) -> Iterator[tuple[str, Any]]:
    hints = get_type_hints(kind)
    return ((each.name, hints[each.name]) for each in fields(kind))


def _bears(type_: Any) -> bool:
    if args := get_args(type_):
        return any(_bears(each) for each in args)
    if not isinstance(type_, type) or issubclass(type_, NEVER):
        return False
    if issubclass(type_, date | int | Enum):
        return True
    hints = get_type_hints(type_) if hasattr(type_, "__dataclass_fields__") else {}
    return any(name in KEYS or _bears(each) for name, each in hints.items())
