"""Working days: which days count, the day a count ends, and why.

Not here: which count applies to what (`timescales`), and where the calendar of a landlord comes
from. `docs/working-days.md` gives the guarantees and worked tables.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from putright.errors import DomainError

SATURDAY = 5
WEEKEND = {SATURDAY: "Saturday", 6: "Sunday"}


class BeyondCalendar(DomainError):
    """The count starts or ends on a day the calendar does not reach."""

    def __init__(self, day: date, first: date, last: date) -> None:
        super().__init__(day=day, first=first, last=last)
        self.day, self.first, self.last = day, first, last


class NegativeCount(DomainError):
    """Working days are counted forward only."""

    def __init__(self, working_days: int) -> None:
        super().__init__(working_days=working_days)
        self.working_days = working_days


class EndsBeforeItStarts(DomainError):
    """The second day of a span comes before the first."""

    def __init__(self, start: date, end: date) -> None:
        super().__init__(start=start, end=end)
        self.start, self.end = start, end


@dataclass(frozen=True, slots=True)
class Day:
    """One day of a count: whether it counted, and if not, why."""

    on: date
    counted: bool
    why: str | None = None


class WorkingDays:
    """Monday to Friday less holidays and closures, between two days the calendar knows.

    The day of an event is never counted: day 1 is the first working day after it. Two tables made
    once answer every question by look-up: how many working days there have been up to each day,
    and which day each of them was. Nothing loops, however long the count."""

    __slots__ = ("_by_rank", "_counted_to", "_origin", "_why", "first", "last")

    def __init__(
        self,
        holidays: Mapping[date, str],
        closures: Mapping[date, str] | None = None,
        *,
        first: date,
        last: date,
    ) -> None:
        if last < first:
            raise EndsBeforeItStarts(first, last)
        self.first = first
        self.last = last
        self._why = {**(closures or {}), **holidays}
        self._origin = first.toordinal()
        self._counted_to: list[int] = []
        self._by_rank: list[date] = []
        for ordinal in range(self._origin, last.toordinal() + 1):
            day = date.fromordinal(ordinal)
            if day.weekday() < SATURDAY and day not in self._why:
                self._by_rank.append(day)
            self._counted_to.append(len(self._by_rank))

    def add(self, day: date, working_days: int) -> date:
        """The day on which the given number of working days after `day` has run.

        None at all is the day itself. Raises NegativeCount and BeyondCalendar."""
        offset = day.toordinal() - self._origin
        if working_days <= 0:
            return self._nothing_added(day, offset, working_days)
        if offset < 0:
            raise BeyondCalendar(day, self.first, self.last)
        try:
            return self._by_rank[self._counted_to[offset] + working_days - 1]
        except IndexError:
            raise BeyondCalendar(day, self.first, self.last) from None

    def before(self, day: date, working_days: int) -> date:
        """The last working day from which `day` is that many working days away.

        Where the calendar does not reach so far back, its first. Raises NegativeCount and
        BeyondCalendar."""
        if working_days < 0:
            raise NegativeCount(working_days)
        rank = self._counted_to[self._offset(day)] - working_days - 1
        return self._by_rank[rank] if rank >= 0 else self.first

    def between(self, start: date, end: date) -> int:
        """How many working days come after `start`, up to and with `end`.

        Raises EndsBeforeItStarts and BeyondCalendar."""
        if end < start:
            raise EndsBeforeItStarts(start, end)
        return self._counted_to[self._offset(end)] - self._counted_to[self._offset(start)]

    def is_working(self, day: date) -> bool:
        """Whether the day counts. Raises BeyondCalendar."""
        self._offset(day)
        return self._why_not(day) is None

    def first_working_day_on_or_after(self, day: date) -> date:
        """The day itself where it counts, otherwise the next that does. Raises BeyondCalendar."""
        return day if self.is_working(day) else self.add(day, 1)

    def explain(self, start: date, end: date) -> tuple[Day, ...]:
        """Every day after `start`, up to and with `end`: counted, or skipped and why.

        Raises EndsBeforeItStarts and BeyondCalendar."""
        if end < start:
            raise EndsBeforeItStarts(start, end)
        self._offset(start)
        self._offset(end)
        days = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
        return tuple(Day(day, (why := self._why_not(day)) is None, why) for day in days)

    def _why_not(self, day: date) -> str | None:
        return WEEKEND.get(day.weekday()) or self._why.get(day)

    def _offset(self, day: date) -> int:
        if not self.first <= day <= self.last:
            raise BeyondCalendar(day, self.first, self.last)
        return day.toordinal() - self._origin

    def _nothing_added(self, day: date, offset: int, working_days: int) -> date:
        if working_days < 0:
            raise NegativeCount(working_days)
        if not 0 <= offset < len(self._counted_to):
            raise BeyondCalendar(day, self.first, self.last)
        return day
