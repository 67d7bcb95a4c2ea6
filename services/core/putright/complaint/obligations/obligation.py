"""One thing owed: what, by when, under which provision, counted from what.

Which are owed on a complaint is its neighbours' business."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from putright.landlord.calendar import Calendar
from putright.rules.working_days import Day

ClockName = Literal["code", "policy"]
Standing = Literal["met", "late", "missed", "open", "undecided"]


@dataclass(frozen=True, slots=True)
class CountsFrom:
    """The event a count starts from, and its day; `counted` where that day itself is day 1."""

    event: str
    on: date
    counted: bool = False


@dataclass(frozen=True, slots=True)
class Allows:
    """How long, as the Code or the policy counts it; None where a day was named instead."""

    amount: int
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation:
    """One thing owed. `due_on` is the Code's (or the policy's) day, `work_by` drives the work.

    `key` is unique within a complaint and does not change while the obligation is the same.
    `undated` says that it was done, on a day nobody knows; `policy` is the number of the version
    that promises it."""

    key: str
    id: str
    stage: int | None
    provision: str | None
    clock: ClockName
    counts_from: CountsFrom | None
    allows: Allows | None
    due_on: date | None
    work_by: date | None
    done_on: date | None
    owner: str
    source: str | None = None
    undated: bool = False
    what: str | None = None
    policy: int | None = None

    @property
    def outstanding(self) -> bool:
        """Whether it is still to be done."""
        return self.done_on is None and not self.undated

    def standing(self, as_of: date) -> Standing:
        """Met, late, missed, open or undecided, at the end of the day before `as_of` is over."""
        if self.due_on is None or self.undated:
            return "undecided"
        if self.done_on is not None:
            return "met" if self.done_on <= self.due_on else "late"
        return "missed" if self.due_on < as_of else "open"

    def days(self, calendar: Calendar) -> tuple[Day, ...]:
        """Every day of the count, counted or skipped and why; none where a day was named.

        Raises BeyondCalendar."""
        if self.counts_from is None or self.due_on is None or self.allows is None:
            return ()
        days = calendar.statutory if self.clock == "code" else calendar.own
        start, first = self.counts_from.on, 0 if self.counts_from.counted else 1
        if self.allows.unit != "working_days":
            span = (self.due_on - start).days
            return tuple(
                Day(start + timedelta(days=n), counted=True) for n in range(first, span + 1)
            )
        day_1 = () if first or not days.is_working(start) else (Day(start, counted=True),)
        return (*day_1, *days.explain(start, self.due_on))
