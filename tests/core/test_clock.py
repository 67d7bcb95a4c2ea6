"""A day is England's, a moment is UTC."""

from datetime import UTC, datetime, time, timedelta

import pytest
from tests.support.worked_dates import day

from putright.clock import SystemClock, day_of, moment_on


@pytest.mark.parametrize(
    ("moment", "on"),
    [
        (datetime(2026, 12, 18, 23, 59, 59, tzinfo=UTC), "Fri 2026-12-18"),
        (datetime(2026, 12, 19, 0, 0, tzinfo=UTC), "Sat 2026-12-19"),
        # in summer the English day begins at eleven at night UTC
        (datetime(2026, 6, 30, 22, 59, 59, tzinfo=UTC), "Tue 2026-06-30"),
        (datetime(2026, 6, 30, 23, 0, tzinfo=UTC), "Wed 2026-07-01"),
        # the nights of the changes
        (datetime(2026, 3, 29, 0, 0, tzinfo=UTC), "Sun 2026-03-29"),
        (datetime(2026, 3, 29, 23, 0, tzinfo=UTC), "Mon 2026-03-30"),
        (datetime(2026, 10, 24, 23, 0, tzinfo=UTC), "Sun 2026-10-25"),
        (datetime(2026, 10, 25, 23, 59, tzinfo=UTC), "Sun 2026-10-25"),
    ],
)
def test_the_day_of_a_moment_is_englands(moment: datetime, on: str) -> None:
    assert day_of(moment) == day(on)


@pytest.mark.parametrize(
    ("on", "at", "moment"),
    [
        ("Fri 2026-12-18", time(9), datetime(2026, 12, 18, 9, tzinfo=UTC)),
        ("Tue 2026-06-30", time(9), datetime(2026, 6, 30, 8, tzinfo=UTC)),
        ("Mon 2026-03-30", time(0), datetime(2026, 3, 29, 23, tzinfo=UTC)),
        ("Sun 2026-03-29", time(0), datetime(2026, 3, 29, 0, tzinfo=UTC)),
        ("Sun 2026-10-25", time(0), datetime(2026, 10, 24, 23, tzinfo=UTC)),
        ("Mon 2026-10-26", time(0), datetime(2026, 10, 26, 0, tzinfo=UTC)),
    ],
)
def test_the_moment_is_when_the_clock_in_england_shows_it(
    on: str, at: time, moment: datetime
) -> None:
    found = moment_on(day(on), at)

    assert found == moment
    assert found.utcoffset() == timedelta(0)
    assert day_of(found) == day(on)


def test_the_system_clock_is_aware_and_does_not_run_backwards() -> None:
    clock = SystemClock()
    first, second = clock.now(), clock.now()

    assert first.utcoffset() == timedelta(0)
    assert first <= second
