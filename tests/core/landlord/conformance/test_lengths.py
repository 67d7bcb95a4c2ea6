"""A length is taken at its longest, so that none is allowed that can end after the Code's."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.worked_dates import day

from putright.landlord.conformance.lengths import (
    shorter_than_months,
    surely_beyond,
    unclear_term,
    working_days_at_most,
)
from putright.landlord.counting import last_day
from putright.landlord.policy import Length, Term
from putright.landlord.policy.lengths import UNITS
from putright.rules.bank_holidays import england
from putright.rules.provenance import Provisions


@pytest.mark.parametrize(
    ("written", "working_days"),
    [
        ("10 working days", 10),
        ("10 days", 10),
        ("5 calendar days", 5),
        ("6 calendar days", 5),
        ("7 calendar days", 5),
        ("8 calendar days", 6),
        ("14 calendar days", 10),
        ("15 calendar days", 11),
        ("2 weeks", 10),
        ("4 weeks", 20),
        ("1 month", 23),
        ("48 hours", 2),
        ("49 hours", 3),
    ],
)
def test_the_most_working_days_in_a_length(written: str, working_days: int) -> None:
    assert working_days_at_most(Length.read(written)) == working_days


@given(
    st.builds(Length, st.integers(1, 20), st.sampled_from(UNITS)),
    st.dates(day("Sat 2024-06-01"), day("Tue 2025-12-30")),
)
def test_no_length_holds_more_working_days_on_the_calendar(length: Length, start: date) -> None:
    ends = last_day(length, start, england(), favours="later")

    assert england().between(start, ends) <= working_days_at_most(length)


@pytest.mark.parametrize(
    ("within", "beyond"),
    [("10 working days", "11 working days"), ("14 days", "15 days"), ("2 weeks", "3 weeks")],
)
def test_days_of_no_kind_are_beyond_only_where_both_readings_are(within: str, beyond: str) -> None:
    assert not surely_beyond(Length.read(within), 10)
    assert surely_beyond(Length.read(beyond), 10)


@pytest.mark.parametrize(
    ("shorter", "enough"),
    [
        ("11 months", "12 months"),
        ("52 weeks", "53 weeks"),
        ("365 calendar days", "366 calendar days"),
        ("200 working days", "262 working days"),
    ],
)
def test_what_ends_before_twelve_months_do(shorter: str, enough: str) -> None:
    assert shorter_than_months(Length.read(shorter), 12)
    assert not shorter_than_months(Length.read(enough), 12)


def test_days_of_no_kind_and_a_clock_without_a_start_are_two_doubts() -> None:
    term = Term(length=Length(5, "days"))
    doubts = unclear_term("escalation.window", term, Provisions("6.10"), "4")

    assert [(each.verdict, each.says, each.source) for each in doubts] == [
        ("ambiguous", "5 days", "4"),
        ("ambiguous", "5 days from nothing", "4"),
    ]
