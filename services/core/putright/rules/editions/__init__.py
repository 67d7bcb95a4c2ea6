"""The editions of the Complaint Handling Code: what each says, and from when it holds.

The wording, the numbers and the days are data, in one TOML file an edition. Not here: what any of
it means for one complaint, which is for `timescales` and the rules of each section.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Literal, TypeVar, get_args

EditionName = Literal["2022", "2024"]
Level = Literal["must", "should", "narrative"]
Account = Literal["auto", "mix", "doc"]
Unit = Literal["working_days", "months"]
Row = TypeVar("Row")
EDITION_NAMES: tuple[EditionName, ...] = get_args(EditionName)


@dataclass(frozen=True, slots=True)
class Provision:
    """One numbered provision: what it asks, in our words, and what accounts for it.

    `by` names the functions that enforce it, `proved_by` the tests that fail when they do not,
    `duty` says why it is the landlord's own, `awaits` what is still to be built."""

    number: str
    level: Level
    summary: str
    account: Account | None = None
    by: tuple[str, ...] = ()
    proved_by: tuple[str, ...] = ()
    duty: str | None = None
    awaits: str | None = None
    became: tuple[str, ...] = ()

    @property
    def section(self) -> str:
        """The section it stands in: the part before the point."""
        return self.number.partition(".")[0]

    @property
    def assessed(self) -> bool:
        """Whether a self-assessment answers it; narrative only introduces."""
        return self.level != "narrative"


@dataclass(frozen=True, slots=True)
class Allowance:
    """How long an edition allows, counted from the first of these events that is known."""

    amount: int
    unit: Unit
    counts_from: tuple[str, ...]
    provision: str
    as_written: str = ""
    confirmed: bool = True


@dataclass(frozen=True, slots=True)
class ExclusionGround:
    """A ground for not considering a matter; `needs` is the fact that shows it applies."""

    ground: str
    summary: str
    provision: str
    needs: str


@dataclass(frozen=True, slots=True)
class ForbiddenGround:
    """A ground found in landlords' policies on which the edition lets nothing be refused."""

    ground: str
    provision: str
    summary: str


@dataclass(frozen=True, slots=True, eq=False)
class Edition:
    """One edition of the Code, for complaints received from the first to the last of its days.

    Each is read once, so two are equal only where they are the same, and one may be a key."""

    name: EditionName
    title: str
    received_from: date
    comply_by: date
    received_until: date | None
    sections: Mapping[str, str]
    provisions: Mapping[str, Provision]
    timescales: Mapping[str, Allowance]
    left_to_policy: Mapping[str, str]
    exclusion_grounds: tuple[ExclusionGround, ...]
    forbidden_grounds: tuple[ForbiddenGround, ...]
    exclusions_are_open: bool
    stages_at_most: int

    def covers(self, received_on: date) -> bool:
        """Whether a complaint received on that day is handled under this edition."""
        until = self.received_until
        return self.received_from <= received_on and (until is None or received_on <= until)


@cache
def edition(name: EditionName) -> Edition:
    """The edition of that name. Raises KeyError for a name that is none."""
    if name not in EDITION_NAMES:
        raise KeyError(name)
    return read_edition(files(__package__).joinpath(f"{name}.toml").read_text("utf-8"))


def editions() -> tuple[Edition, ...]:
    """Every edition held, the oldest first."""
    return tuple(edition(name) for name in EDITION_NAMES)


def edition_on(received_on: date) -> Edition | None:
    """The edition of a complaint received on that day; None before the first that is held."""
    return next((held for held in editions() if held.covers(received_on)), None)


def read_edition(text: str) -> Edition:
    """An edition from the text of its file. Unknown keys raise TypeError, missing ones KeyError."""
    return _edition(tomllib.loads(text))


def _edition(table: dict[str, Any]) -> Edition:
    provisions = [_frozen(Provision, row) for row in table.pop("provision")]
    grounds = [_frozen(ExclusionGround, row) for row in table.pop("exclusion_ground", [])]
    forbidden = [_frozen(ForbiddenGround, row) for row in table.pop("forbidden_ground", [])]
    timescales = {name: _frozen(Allowance, row) for name, row in table.pop("timescales").items()}
    return Edition(
        provisions=MappingProxyType({each.number: each for each in provisions}),
        exclusion_grounds=tuple(grounds),
        forbidden_grounds=tuple(forbidden),
        timescales=MappingProxyType(timescales),
        sections=MappingProxyType(table.pop("sections")),
        left_to_policy=MappingProxyType(table.pop("left_to_policy", {})),
        received_until=table.pop("received_until", None),
        **table,
    )


def _frozen(kind: type[Row], row: dict[str, Any]) -> Row:
    return kind(**{k: tuple(v) if isinstance(v, list) else v for k, v in row.items()})
