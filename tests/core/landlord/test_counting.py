"""The last day of a length as a policy writes it, on real days, weekday written out."""

import pytest
from tests.support.complaints import a_calendar
from tests.support.worked_dates import day

from putright.landlord.counting import Favours, last_day
from putright.landlord.policy import Length
from putright.landlord.policy.lengths import FirstDay
from putright.rules.working_days import BeyondCalendar

CALENDAR = a_calendar({day("Tue 2026-12-29"): "Closed"}).own


@pytest.mark.parametrize(
    ("written", "counted_from", "first_day", "last"),
    [
        ("5 working days", "Fri 2026-12-18", "next", "Wed 2026-12-30"),  # 25, 28 off, 29 closed
        ("5 working days", "Fri 2026-12-18", "same", "Thu 2026-12-24"),
        ("5 working days", "Sat 2026-12-19", "same", "Wed 2026-12-30"),  # a Saturday is no day 1
        ("1 working day", "Mon 2026-06-01", "same", "Mon 2026-06-01"),
        ("0 working days", "Mon 2026-06-01", "next", "Mon 2026-06-01"),
        ("0 working days", "Mon 2026-06-01", "same", "Mon 2026-06-01"),
        ("20 calendar days", "Fri 2026-12-18", "next", "Thu 2027-01-07"),
        ("20 calendar days", "Fri 2026-12-18", "same", "Wed 2027-01-06"),
        ("20 days", "Fri 2026-12-18", "next", "Thu 2027-01-07"),
        ("8 weeks", "Mon 2026-06-01", "next", "Mon 2026-07-27"),
        ("6 months", "Mon 2026-08-31", "next", "Sun 2027-02-28"),
        ("12 months", "Thu 2024-02-29", "next", "Fri 2025-02-28"),
        ("1 month", "Mon 2026-06-01", "same", "Tue 2026-06-30"),
        ("24 hours", "Fri 2026-12-18", "next", "Sat 2026-12-19"),
        ("25 hours", "Fri 2026-12-18", "next", "Sun 2026-12-20"),
        ("48 hours", "Fri 2026-12-18", "next", "Sun 2026-12-20"),
        ("0 hours", "Fri 2026-12-18", "same", "Fri 2026-12-18"),
    ],
)
def test_a_promise_is_kept_by_its_last_day(
    written: str, counted_from: str, first_day: FirstDay, last: str
) -> None:
    assert last_day(Length.read(written), day(counted_from), CALENDAR, first_day=first_day) == day(
        last
    )


@pytest.mark.parametrize(
    ("favours", "last"), [("sooner", "Wed 2026-12-23"), ("later", "Wed 2026-12-30")]
)
def test_days_of_no_stated_kind_are_read_against_the_landlord(favours: Favours, last: str) -> None:
    five = Length(5, "days")

    assert last_day(five, day("Fri 2026-12-18"), CALENDAR, favours=favours) == day(last)


def test_beyond_the_known_holidays_no_day_is_guessed() -> None:
    with pytest.raises(BeyondCalendar):
        last_day(Length(5, "working_days"), CALENDAR.last, CALENDAR)
