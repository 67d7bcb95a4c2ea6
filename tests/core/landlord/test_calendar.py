"""A closure is the landlord's own: the statutory calendar does not know it."""

from tests.support.complaints import a_calendar
from tests.support.worked_dates import day

from putright.landlord.calendar import Calendar


def test_a_closure_counts_for_the_policy_and_not_for_the_code() -> None:
    closed = day("Tue 2026-12-29")
    calendar = a_calendar({closed: "Closed"})

    assert isinstance(calendar, Calendar)
    assert calendar.statutory.is_working(closed)
    assert not calendar.own.is_working(closed)
    received_on = day("Fri 2026-12-18")
    assert calendar.statutory.add(received_on, 5) == closed
    assert calendar.own.add(received_on, 5) == day("Wed 2026-12-30")
