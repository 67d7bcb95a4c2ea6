from dataclasses import replace
from datetime import date

from tests.support.complaints import a_calendar, circumstances, day, logged, standing

from putright.cases.move_dates import MoveDates, move_dates
from putright.complaint.events import DatesMoved
from putright.landlord.calendar import Calendar
from putright.rules.bank_holidays import bank_holidays
from putright.rules.working_days import WorkingDays

HISTORY = logged("Fri 2026-12-18")
COMMAND = MoveDates(stream=HISTORY[0].stream, calendar_was=1)
PROCLAIMED = date(2026, 12, 22)  # a Tuesday


def with_holiday(number: int) -> Calendar:
    days = WorkingDays(
        {**bank_holidays(), PROCLAIMED: "A state funeral"},
        first=date(2012, 1, 2),
        last=date(2028, 12, 31),
    )
    return Calendar(number, days, days)


def test_what_moved_is_recorded_from_what_to_what() -> None:
    before = replace(a_calendar(), number=1)
    on = replace(circumstances("Mon 2026-12-21"), calendar=with_holiday(2), calendar_before=before)

    [recorded] = move_dates(standing(HISTORY), COMMAND, on)

    assert isinstance(recorded.facts, DatesMoved)
    moved = {each.obligation: (each.was, each.now) for each in recorded.facts.moved}
    assert moved["code:stage1.acknowledge"] == (day("Tue 2026-12-29"), day("Wed 2026-12-30"))
    assert moved["code:stage1.respond"] == (day("Wed 2027-01-13"), day("Thu 2027-01-14"))


def test_where_nothing_moves_nothing_is_recorded() -> None:
    calendar = replace(a_calendar(), number=1)
    on = replace(
        circumstances("Mon 2026-12-21"),
        calendar=replace(calendar, number=2),
        calendar_before=calendar,
    )

    assert move_dates(standing(HISTORY), COMMAND, on) == ()


def test_without_the_calendar_before_there_is_nothing_to_compare() -> None:
    assert move_dates(standing(HISTORY), COMMAND, circumstances("Mon 2026-12-21")) == ()
