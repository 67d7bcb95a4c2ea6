"""Working days on real dates, weekdays written out, and beside a walker that counts by hand."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from putright.rules.bank_holidays import bank_holidays, england
from putright.rules.working_days import (
    BeyondCalendar,
    Day,
    EndsBeforeItStarts,
    NegativeCount,
    WorkingDays,
)

FIRST, LAST = date(2012, 1, 1), date(2028, 12, 31)
WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
IN_HORIZON = st.dates(FIRST, LAST)


def day(written: str) -> date:
    """A day from "Fri 2026-12-18", the weekday checked."""
    weekday, on = written.split()
    parsed = date.fromisoformat(on)
    assert WEEKDAYS[parsed.weekday()] == weekday, written
    return parsed


@pytest.mark.parametrize(
    ("event", "working_days", "ends"),
    [
        # an ordinary week: day 1 is the day after; a weekend event counts from Monday
        ("Mon 2026-02-02", 1, "Tue 2026-02-03"),
        ("Mon 2026-02-02", 5, "Mon 2026-02-09"),
        ("Thu 2026-02-05", 1, "Fri 2026-02-06"),
        ("Fri 2026-02-06", 1, "Mon 2026-02-09"),
        ("Sat 2026-02-07", 1, "Mon 2026-02-09"),
        ("Sun 2026-02-08", 1, "Mon 2026-02-09"),
        ("Sun 2026-02-08", 5, "Fri 2026-02-13"),
        # Christmas 2026: Boxing Day is a Saturday, kept on Monday 28
        ("Thu 2026-12-17", 5, "Thu 2026-12-24"),
        ("Fri 2026-12-18", 5, "Tue 2026-12-29"),
        ("Sat 2026-12-19", 5, "Tue 2026-12-29"),
        ("Thu 2026-12-24", 1, "Tue 2026-12-29"),
        ("Fri 2026-12-25", 1, "Tue 2026-12-29"),
        ("Mon 2026-12-28", 1, "Tue 2026-12-29"),
        ("Thu 2026-12-24", 10, "Tue 2027-01-12"),
        ("Tue 2026-12-29", 10, "Wed 2027-01-13"),
        ("Wed 2027-01-13", 10, "Wed 2027-01-27"),
        ("Wed 2027-01-27", 20, "Wed 2027-02-24"),
        ("Fri 2026-12-18", 10, "Wed 2027-01-06"),
        # New Year's Day
        ("Thu 2026-12-31", 1, "Mon 2027-01-04"),
        ("Fri 2021-12-31", 1, "Tue 2022-01-04"),
        # Christmas Day and Boxing Day both on a weekend
        ("Fri 2021-12-24", 1, "Wed 2021-12-29"),
        ("Fri 2027-12-24", 1, "Wed 2027-12-29"),
        # Easter 2026: Good Friday 3 April, Easter Monday 6 April
        ("Mon 2026-03-30", 5, "Wed 2026-04-08"),
        ("Thu 2026-04-02", 1, "Tue 2026-04-07"),
        ("Fri 2026-04-03", 1, "Tue 2026-04-07"),
        ("Wed 2026-04-08", 10, "Wed 2026-04-22"),
        ("Wed 2026-04-22", 10, "Thu 2026-05-07"),
        ("Mon 2026-03-30", 10, "Wed 2026-04-15"),
        # Easter across the change of edition
        ("Thu 2024-03-28", 1, "Tue 2024-04-02"),
        # clocks go forward on Sun 29 March 2026 and back on Sun 25 October 2026
        ("Fri 2026-03-27", 1, "Mon 2026-03-30"),
        ("Sat 2026-03-28", 1, "Mon 2026-03-30"),
        ("Sun 2026-03-29", 1, "Mon 2026-03-30"),
        ("Fri 2026-10-23", 1, "Mon 2026-10-26"),
        ("Sun 2026-10-25", 5, "Fri 2026-10-30"),
        # holidays proclaimed once: Jubilee (spring holiday moved), funeral, coronation, VE day
        ("Wed 2022-06-01", 1, "Mon 2022-06-06"),
        ("Fri 2022-05-27", 1, "Mon 2022-05-30"),
        ("Fri 2022-09-16", 1, "Tue 2022-09-20"),
        ("Fri 2023-05-05", 1, "Tue 2023-05-09"),
        ("Thu 2020-05-07", 1, "Mon 2020-05-11"),
        ("Fri 2020-05-01", 1, "Mon 2020-05-04"),
        ("Fri 2012-06-01", 1, "Wed 2012-06-06"),
        # leap day
        ("Wed 2024-02-28", 1, "Thu 2024-02-29"),
        ("Wed 2024-02-28", 2, "Fri 2024-03-01"),
    ],
)
def test_a_count_ends_on_the_day_worked_out_by_hand(
    event: str, working_days: int, ends: str
) -> None:
    assert england().add(day(event), working_days) == day(ends)
    assert england().between(day(event), day(ends)) == working_days


@pytest.mark.parametrize(
    ("after", "until", "counted"),
    [
        ("Wed 2024-05-29", "Mon 2024-08-05", 48),  # as an Ombudsman's decision counts it
        ("Mon 2026-02-02", "Mon 2026-02-02", 0),
        ("Fri 2026-02-06", "Sun 2026-02-08", 0),
        ("Fri 2026-02-06", "Mon 2026-02-09", 1),
        ("Fri 2026-12-18", "Mon 2026-12-28", 4),
        ("Fri 2026-12-18", "Tue 2026-12-29", 5),
        ("Fri 2026-12-18", "Wed 2026-12-30", 6),
    ],
)
def test_the_first_day_is_left_out_and_the_last_is_counted(
    after: str, until: str, counted: int
) -> None:
    assert england().between(day(after), day(until)) == counted


def test_every_start_from_2012_to_2028_agrees_with_a_walker_that_looks_at_each_day() -> None:
    """The oracle knows only weekdays and holidays, and walks; it shares no code with the table."""
    holidays, calendar = set(bank_holidays()), england()
    one_day = timedelta(days=1)
    compared = 0
    start = FIRST
    while start <= LAST:
        walked, counted, ends = start, 0, {}
        while counted < 20 and walked < LAST:
            walked += one_day
            if walked.isoweekday() <= 5 and walked not in holidays:
                counted += 1
                ends[counted] = walked
        for working_days in (5, 10, 20):
            if working_days in ends:
                assert calendar.add(start, working_days) == ends[working_days]
                assert calendar.between(start, ends[working_days]) == working_days
                compared += 1
            else:
                with pytest.raises(BeyondCalendar):
                    calendar.add(start, working_days)
        start += one_day
    # 6,210 days by three counts, less the last 11, 18 and 32 days, which leave the calendar
    assert compared == 3 * 6_210 - 11 - 18 - 32


def test_an_explanation_names_each_day_and_why_it_was_skipped() -> None:
    explained = england().explain(day("Thu 2026-12-24"), day("Tue 2026-12-29"))

    assert explained == (
        Day(day("Fri 2026-12-25"), counted=False, why="Christmas Day"),
        Day(day("Sat 2026-12-26"), counted=False, why="Saturday"),
        Day(day("Sun 2026-12-27"), counted=False, why="Sunday"),
        Day(day("Mon 2026-12-28"), counted=False, why="Boxing Day (substitute day)"),
        Day(day("Tue 2026-12-29"), counted=True),
    )


@given(IN_HORIZON, st.integers(0, 400))
def test_the_explanation_counts_what_between_counts(start: date, length: int) -> None:
    end = min(start + timedelta(days=length), LAST)

    explained = england().explain(start, end)

    assert [each.on for each in explained] == [
        start + timedelta(days=n) for n in range(1, (end - start).days + 1)
    ]
    assert sum(each.counted for each in explained) == england().between(start, end)
    assert all(each.counted == (each.why is None) for each in explained)
    assert all(each.counted == england().is_working(each.on) for each in explained)


@given(IN_HORIZON.filter(lambda on: on < date(2028, 1, 1)), st.integers(1, 90), st.integers(1, 90))
def test_counting_on_from_the_end_is_counting_once(start: date, some: int, more: int) -> None:
    assert england().add(england().add(start, some), more) == england().add(start, some + more)


@given(IN_HORIZON.filter(lambda on: on > date(2013, 1, 1)), st.integers(0, 200))
def test_the_day_so_many_working_days_before_is_the_last_that_leaves_as_many(
    end: date, working_days: int
) -> None:
    before = england().before(end, working_days)
    assert england().is_working(before)
    assert england().between(before, end) == working_days


@given(IN_HORIZON.filter(lambda on: on < date(2028, 1, 1)), st.integers(1, 200))
def test_an_event_later_in_the_day_order_never_ends_sooner(start: date, working_days: int) -> None:
    ends = england().add(start, working_days)

    assert ends > start
    assert england().is_working(ends)
    assert england().add(start + timedelta(days=1), working_days) >= ends


def test_a_closure_of_the_landlord_is_skipped_and_named() -> None:
    own = WorkingDays(
        bank_holidays(),
        {day("Tue 2026-12-29"): "Christmas shutdown", day("Mon 2026-12-28"): "Christmas shutdown"},
        first=FIRST,
        last=LAST,
    )

    assert own.add(day("Thu 2026-12-24"), 1) == day("Wed 2026-12-30")
    skipped = {
        each.on: each.why for each in own.explain(day("Sun 2026-12-27"), day("Wed 2026-12-30"))
    }
    assert skipped[day("Tue 2026-12-29")] == "Christmas shutdown"
    assert skipped[day("Mon 2026-12-28")] == "Boxing Day (substitute day)"
    assert england().add(day("Thu 2026-12-24"), 1) == day("Tue 2026-12-29")


@pytest.mark.parametrize(
    ("given_day", "working_day"),
    [
        ("Thu 2026-12-24", "Thu 2026-12-24"),
        ("Fri 2026-12-25", "Tue 2026-12-29"),
        ("Sat 2026-02-07", "Mon 2026-02-09"),
        ("Mon 2026-02-09", "Mon 2026-02-09"),
    ],
)
def test_the_first_working_day_on_or_after_a_day(given_day: str, working_day: str) -> None:
    assert england().first_working_day_on_or_after(day(given_day)) == day(working_day)


def test_no_working_days_after_a_day_is_the_day_itself() -> None:
    assert england().add(day("Fri 2026-12-25"), 0) == day("Fri 2026-12-25")


def test_counting_backwards_is_refused() -> None:
    with pytest.raises(NegativeCount) as refused:
        england().add(day("Fri 2026-12-18"), -1)
    assert refused.value.working_days == -1
    with pytest.raises(NegativeCount):
        england().before(day("Fri 2026-12-18"), -1)


def test_before_the_calendar_begins_there_is_only_its_first_day() -> None:
    assert england().before(FIRST, 1) == FIRST
    with pytest.raises(BeyondCalendar):
        england().before(FIRST - timedelta(days=1), 1)


def test_a_span_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(EndsBeforeItStarts):
        england().between(day("Tue 2026-12-29"), day("Thu 2026-12-24"))
    with pytest.raises(EndsBeforeItStarts):
        england().explain(day("Tue 2026-12-29"), day("Thu 2026-12-24"))


def test_a_count_that_leaves_the_calendar_is_refused_not_guessed() -> None:
    calendar = england()
    last_working_day = day("Fri 2028-12-29")

    assert calendar.add(day("Thu 2028-12-28"), 1) == last_working_day
    with pytest.raises(BeyondCalendar) as refused:
        calendar.add(last_working_day, 1)
    assert (refused.value.day, refused.value.last) == (last_working_day, LAST)
    before, after = FIRST - timedelta(days=1), LAST + timedelta(days=1)
    for outside in (before, after):
        with pytest.raises(BeyondCalendar):
            calendar.add(outside, 5)
        with pytest.raises(BeyondCalendar):
            calendar.add(outside, 0)
        with pytest.raises(BeyondCalendar):
            calendar.is_working(outside)
    with pytest.raises(BeyondCalendar):
        calendar.between(before, LAST)
    with pytest.raises(BeyondCalendar):
        calendar.explain(FIRST, after)


def test_the_horizon_begins_and_ends_where_the_calendar_says() -> None:
    week = WorkingDays({}, first=day("Mon 2026-02-02"), last=day("Fri 2026-02-06"))

    assert week.add(day("Mon 2026-02-02"), 4) == day("Fri 2026-02-06")
    assert week.between(day("Mon 2026-02-02"), day("Fri 2026-02-06")) == 4
    with pytest.raises(BeyondCalendar):
        week.add(day("Mon 2026-02-02"), 5)
    with pytest.raises(EndsBeforeItStarts):
        WorkingDays({}, first=day("Fri 2026-02-06"), last=day("Mon 2026-02-02"))
