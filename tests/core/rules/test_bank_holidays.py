"""The bundled bank holidays: against another list, against history, and against running out."""

from datetime import date

import holidays
import pytest

from putright.rules.bank_holidays import bank_holidays, england

YEARS = range(2012, 2029)


def test_bank_holidays_cover_next_year() -> None:
    """An alarm clock: when it rings, add the next years GOV.UK has published."""
    next_year = date.today().year + 1  # noqa: DTZ011 - the one test that must know today

    assert england().last >= date(next_year, 12, 31)
    assert sum(on.year == next_year for on in bank_holidays()) >= 8


def test_the_bundled_days_are_those_of_the_holidays_package() -> None:
    package = holidays.country_holidays("GB", subdiv="ENG", years=YEARS)

    assert list(bank_holidays()) == sorted(on for on in package if on.weekday() < 5)


@pytest.mark.parametrize("year", YEARS)
def test_each_year_has_its_eight_holidays_and_those_proclaimed_once(year: int) -> None:
    proclaimed = {2012: 1, 2022: 2, 2023: 1}

    assert sum(on.year == year for on in bank_holidays()) == 8 + proclaimed.get(year, 0)


@pytest.mark.parametrize(
    ("on", "title"),
    [
        (date(2012, 6, 4), "Spring bank holiday"),
        (date(2012, 6, 5), "Queen's Diamond Jubilee"),
        (date(2020, 5, 8), "Early May bank holiday (VE day)"),
        (date(2022, 6, 2), "Spring bank holiday"),
        (date(2022, 6, 3), "Platinum Jubilee bank holiday"),
        (date(2022, 9, 19), "Bank holiday for the State Funeral of Queen Elizabeth II"),
        (date(2023, 5, 8), "Bank holiday for the coronation of King Charles III"),
        (date(2024, 5, 27), "Spring bank holiday"),
        (date(2026, 12, 28), "Boxing Day (substitute day)"),
        (date(2027, 12, 27), "Christmas Day (substitute day)"),
        (date(2028, 1, 3), "New Year's Day (substitute day)"),
    ],
)
def test_a_holiday_carries_the_title_a_resident_would_know(on: date, title: str) -> None:
    assert bank_holidays()[on] == title


@pytest.mark.parametrize("on", [date(2012, 5, 28), date(2020, 5, 4), date(2022, 5, 30)])
def test_a_holiday_that_was_moved_is_not_kept_on_its_usual_day(on: date) -> None:
    assert on not in bank_holidays()
    assert england().is_working(on)
