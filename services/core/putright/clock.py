"""The only place that reads the business clock, and what a day is in England.

Leases, tokens and time-to-live are system time and do not come here; rules take dates."""

from datetime import UTC, date, datetime, time
from typing import Protocol
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


class Clock(Protocol):
    """A source of moments."""

    def now(self) -> datetime:
        """This moment, aware, UTC."""
        ...


class SystemClock:
    """The clock of a live landlord."""

    def now(self) -> datetime:
        """This moment, aware, UTC."""
        return datetime.now(UTC)


def day_of(moment: datetime) -> date:
    """The day in England on which a moment falls."""
    return moment.astimezone(LONDON).date()


def moment_on(day: date, at: time) -> datetime:
    """The moment, UTC, at which the clock in England shows `at` on `day`."""
    return datetime.combine(day, at, LONDON).astimezone(UTC)
