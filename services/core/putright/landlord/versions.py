"""The versions of a landlord's policy that have taken effect, and which of them a stage keeps.

Drafting and approving one is `putright.policies`; what a version says is `policy`."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from putright.landlord.calendar import Calendar
from putright.landlord.policy import Policy


@dataclass(frozen=True, slots=True)
class Terms:
    """One version of the policy, and the calendar that its closures make."""

    policy: Policy
    calendar: Calendar


@dataclass(frozen=True, slots=True)
class Versions:
    """Every version that took effect, oldest first, and never none.

    A version is overtaken, and never takes effect, where one with a higher number does before or
    on its day: numbers are given in the order of approval."""

    terms: tuple[Terms, ...]

    @classmethod
    def of_these(
        cls, policies: Iterable[Policy], calendar: Callable[[Policy], Calendar]
    ) -> "Versions":
        """Of these, those that were not overtaken."""
        kept: list[Policy] = []
        for each in sorted(policies, key=lambda policy: policy.number):
            kept = [old for old in kept if old.in_force_from < each.in_force_from]
            kept.append(each)
        return cls(tuple(Terms(each, calendar(each)) for each in kept))

    @classmethod
    def only(cls, policy: Policy, calendar: Calendar) -> "Versions":
        """A landlord that has had one version, whenever it was asked."""
        return cls((Terms(policy, calendar),))

    @property
    def latest(self) -> Terms:
        """What is in force now."""
        return self.terms[-1]

    def numbered(self, number: int | None) -> Terms:
        """The version of that number; without one, what is in force now."""
        found = (each for each in self.terms if each.policy.number == number)
        return next(found, self.latest)

    def in_force_on(self, day: date | None) -> Terms:
        """What was in force on a day; on one nobody knows, or before the first, the first."""
        known = (each for each in reversed(self.terms) if day and each.policy.in_force_from <= day)
        return next(known, self.terms[0])

    def of(self, asked_on: date | None, open_until: date | None) -> Terms:
        """What a stage is kept to that was asked for on that day, and open until that day.

        The version in force when it was asked for; in its place each later one that reaches open
        stages, where the stage was still open on the day it took effect."""
        kept = self.in_force_on(asked_on)
        since = kept.policy.number
        for each in self.terms:
            later, begins = each.policy.number > since, each.policy.in_force_from
            still_open = open_until is None or begins <= open_until
            if later and each.policy.reaches_open_stages and still_open:
                kept = each
        return kept

    def followed_by(self, terms: Terms) -> "Versions":
        """As they would be on the day that this one took effect."""
        before = tuple(
            each for each in self.terms if each.policy.in_force_from < terms.policy.in_force_from
        )
        return Versions((*before, terms))

    def until(self, day: date) -> "Versions":
        """As they were on a day; the first stands however early that is."""
        first, *others = self.terms
        return Versions((first, *(e for e in others if e.policy.in_force_from <= day)))
