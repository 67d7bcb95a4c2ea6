"""What each edition allows, on real dates worked out by hand, both sides of each boundary."""

from datetime import date

import pytest
from tests.support.worked_dates import WORKED_DATES, day, ends

from putright.rules.bank_holidays import england
from putright.rules.editions import Allowance, edition
from putright.rules.timescales import Timescale, allowance, last_day


@pytest.mark.parametrize(("step", "event", "ends_on"), WORKED_DATES["2024"])
def test_each_step_of_the_2024_edition_ends_on_the_day_worked_out_by_hand(
    step: Timescale, event: str, ends_on: str
) -> None:
    assert ends(edition("2024"), step, event) == day(ends_on)


@pytest.mark.parametrize(("step", "event", "ends_on"), WORKED_DATES["2022"])
def test_each_step_of_the_2022_edition_ends_on_the_day_worked_out_by_hand(
    step: Timescale, event: str, ends_on: str
) -> None:
    assert ends(edition("2022"), step, event) == day(ends_on)


@pytest.mark.parametrize(
    ("name", "step", "counts_from", "provision"),
    [
        ("2024", "stage1.acknowledge", ("received",), "6.2"),
        ("2024", "stage1.respond", ("acknowledged",), "6.3"),
        ("2024", "stage1.extend", ("due",), "6.4"),
        ("2024", "stage2.acknowledge", ("escalation_requested",), "6.11"),
        ("2024", "stage2.respond", ("acknowledged",), "6.14"),
        ("2024", "stage2.extend", ("due",), "6.15"),
        ("2024", "age_limit", ("aware", "issue"), "2.3"),
        ("2022", "stage1.acknowledge", ("received",), "4.1"),
        ("2022", "stage1.respond", ("logged", "received"), "5.1"),
        ("2022", "stage1.extend", ("due",), "5.1"),
        ("2022", "stage1.agree_beyond", ("logged", "received"), "5.2"),
        ("2022", "stage2.respond", ("escalation_requested",), "5.13"),
        ("2022", "stage2.extend", ("due",), "5.13"),
        ("2022", "stage2.agree_beyond", ("due",), "5.14"),
        ("2022", "stage3.respond", ("stage3_requested",), "5.18"),
    ],
)
def test_a_step_counts_from_the_event_its_provision_names(
    name: str, step: Timescale, counts_from: tuple[str, ...], provision: str
) -> None:
    allowed = allowance(edition("2022" if name == "2022" else "2024"), step)

    assert allowed is not None
    assert (allowed.counts_from, allowed.provision) == (counts_from, provision)


@pytest.mark.parametrize("step", ["stage2.acknowledge", "age_limit"])
def test_the_2022_edition_sets_no_number_for_what_it_leaves_open(step: Timescale) -> None:
    assert allowance(edition("2022"), step) is None


@pytest.mark.parametrize("step", ["stage1.agree_beyond", "stage2.agree_beyond", "stage3.respond"])
def test_the_2024_edition_neither_asks_agreement_nor_knows_a_third_stage(step: Timescale) -> None:
    assert allowance(edition("2024"), step) is None


def test_readings_the_2022_edition_leaves_open_are_marked_so() -> None:
    held = edition("2022").timescales

    assert {step for step, allowed in held.items() if not allowed.confirmed} == {
        "stage1.acknowledge",
        "stage1.extend",
        "stage2.extend",
    }
    assert all(allowed.confirmed for allowed in edition("2024").timescales.values())


def test_a_count_of_months_needs_no_calendar_of_holidays() -> None:
    """A complaint of 2010 about 2009 is judged although the calendar begins in 2012."""
    year = Allowance(12, "months", ("issue",), "2.3")

    assert last_day(year, date(2009, 5, 4), england()) == date(2010, 5, 4)
