"""The two calendars of a landlord: the statutory one, and its own with its closures.

Counting is `putright.rules.working_days`; a closure never lengthens the Code's clock."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from putright.landlord.policy import Policy
from putright.rules.working_days import BeyondCalendar, WorkingDays


@dataclass(frozen=True, slots=True)
class Calendar:
    """`statutory` counts for the Code, `own` for the landlord's policy; `number` names both."""

    number: int
    statutory: WorkingDays
    own: WorkingDays


@dataclass(frozen=True, slots=True)
class Holidays:
    """A version of the statutory calendar, and the holidays it was made of."""

    number: int
    titles: Mapping[date, str]
    days: WorkingDays

    @classmethod
    def between(
        cls, number: int, titles: Mapping[date, str], first: date, last: date
    ) -> "Holidays":
        """A calendar that knows its holidays from one day to another."""
        return cls(number, titles, WorkingDays(titles, first=first, last=last))

    def with_holiday(self, on: date, title: str) -> "Holidays":
        """The next version, with one more. Raises BeyondCalendar for a day it does not reach."""
        first, last = self.days.first, self.days.last
        if not first <= on <= last:
            raise BeyondCalendar(on, first, last)
        return Holidays.between(self.number + 1, {**self.titles, on: title}, first, last)

    def under(self, policy: Policy) -> Calendar:
        """The calendar as it is with the policy's closures."""
        own = self.days
        if policy.closures:
            first, last = self.days.first, self.days.last
            own = WorkingDays(self.titles, policy.closures, first=first, last=last)
        return Calendar(self.number, self.days, own)
