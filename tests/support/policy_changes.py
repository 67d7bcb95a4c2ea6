"""One setting of a policy changed, and the provisions that it breaks: the words of the tables.

The tables are `policy_loosened`, `policy_loosened_process`, `policy_loosened_hidden` (where one
setting must be changed for another to show) and `policy_tightened`."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from hypothesis import strategies as st
from tests.support.conformant_policy import conformant, wd
from tests.support.policy_settings import Path, put

from putright.landlord.policy import (
    ClosingRule,
    Length,
    Policy,
    Promise,
)
from putright.landlord.policy.conduct import ClosedWhen
from putright.rules.editions import EDITION_NAMES, EditionName
from putright.rules.provenance import Provisions

Values = st.SearchStrategy[object]
NONE = Provisions()


@dataclass(frozen=True)
class Change:
    """One setting given other values; `breaks` is what is found, `editions` where it holds.

    `given` is what is changed beforehand, where one setting would hide another."""

    setting: str
    path: Path
    values: Values
    breaks: Provisions = NONE
    editions: tuple[EditionName, ...] = EDITION_NAMES
    given: tuple[tuple[Path, object], ...] = ()

    def made(self, edition: EditionName, value: object) -> Policy:
        """The conformant policy, changed."""
        policy = conformant(edition)
        for path, before in self.given:
            policy = put(policy, path, before)
        return put(policy, self.path, value)

    def __str__(self) -> str:
        return ".".join(map(str, self.path))


def is_(*values: object) -> Values:
    """One of these values."""
    return st.sampled_from(values)


def days(least: int, most: int) -> Values:
    """So many working days, from the least to the most."""
    return st.integers(least, most).map(wd)


def of_no_kind(most: int) -> Values:
    """Days of no stated kind."""
    return st.integers(5, most).map(lambda amount: Length(amount, "days"))


def without(said: Iterable[str], *lacks: str) -> Values:
    """The list without one of these."""
    return st.sampled_from([tuple(each for each in said if each != lack) for lack in lacks])


def at(path: str, values: Values, breaks: Provisions = NONE) -> Change:
    """A change of a setting whose key is its path."""
    return Change(path, tuple(path.split(".")), values, breaks)


def P(in_2024: str = "", in_2022: str = "") -> Provisions:  # noqa: N802 - a table's shorthand
    """Provisions, several of them with a space between."""
    return Provisions(tuple(in_2024.split()), tuple(in_2022.split()))


def of_stage(number: int, key: str, values: Values, breaks: Provisions = NONE) -> Change:
    """A change of a setting of a stage."""
    return Change(f"stages.{key}", ("stages", number, *key.split(".")), values, breaks)


def promise(step: str, key: str, values: Values, breaks: Provisions = NONE) -> Change:
    """A change of a promise."""
    return Change(f"promises.{key}", ("promises", step, key), values, breaks)


def instead(step: str, key: str, breaks: Provisions, *given: Promise) -> Change:
    """Another promise in the place of one."""
    return Change(f"promises.{key}", ("promises", step), is_(*given), breaks)


def only(edition: EditionName, change: Change) -> Change:
    """The change where it means something under one edition alone."""
    return replace(change, editions=(edition,))


CLAIM = ("exclusions", "grounds", "legal_proceedings")
OLD = ("exclusions", "grounds", "too_old")


def ground(key: str, values: Values, breaks: Provisions = NONE, path: Path = CLAIM) -> Change:
    """A change of one of the grounds."""
    return Change(f"exclusions.grounds.{key}", (*path, *key.split(".")), values, breaks)


def closing(when: ClosedWhen, breaks: Provisions, **bars: bool) -> Change:
    """A rule for closing added."""
    rule = ClosingRule(when=when, words="Closed.", bars_escalation=bars.get("bars"))
    return Change("closing.when", ("closing", when), is_(rule), breaks)
