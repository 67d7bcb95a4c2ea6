"""A day however it was written, and nothing however it was said."""

from datetime import date, datetime

import pytest

from putright.importing.cells import NOTHING, Said, day_in, said_in
from putright.importing.sheet import Value, text_of
from putright.importing.words import Words

TODAY = date(2026, 12, 18)
WORDS = Words()
WEDNESDAY = date(2024, 4, 3)


@pytest.mark.parametrize(
    "written",
    [
        date(2024, 4, 3),
        datetime(2024, 4, 3, 14, 32),  # noqa: DTZ001  as a spreadsheet has it
        45385,
        45385.6,
        "45385",
        "03/04/2024",
        "3/4/24",
        "03.04.2024",
        "03-04-2024",
        " 03/04/2024 ",
        "03/04/2024 14:32",
        "3 April 2024",
        "3rd April 2024",
        "3 Apr 24",
        "03-Apr-24",
        "Wed 3 April 2024",
        "Wednesday, 3rd of April 2024.",
        "April 3, 2024",
        "2024-04-03",
        "2024-04-03T10:15:00Z",
        "2024/04/03",
        "3 april 2024 at 2:15 pm",
    ],
)
def test_a_day_is_read_however_it_was_written(written: Value) -> None:
    assert day_in(written, WORDS, TODAY) == Said(happened=True, on=WEDNESDAY)


@pytest.mark.parametrize(
    "written", [None, "", "  ", "n/a", "N/A", "-", "\u2013", "TBC", "tbc.", "None", "nil"]
)
def test_nothing_is_nothing_however_it_was_said(written: Value) -> None:
    assert day_in(written, WORDS, TODAY) == NOTHING
    assert said_in(written, WORDS) is None


@pytest.mark.parametrize(
    "written",
    [
        *(0, "0", "00:00:00", "00/01/1900", "#N/A", date(1900, 1, 1), "01/01/1900"),
        *("1970-01-01", datetime(1753, 1, 1), "31/12/9999"),  # noqa: DTZ001
    ],
)
def test_what_programs_write_for_no_day_is_nothing(written: Value) -> None:
    assert day_in(written, WORDS, TODAY) == NOTHING


@pytest.mark.parametrize("written", ["Yes", "✓", "sent", "unknown", "date unknown", True])
def test_a_step_may_be_known_and_its_day_not(written: Value) -> None:
    assert day_in(written, WORDS, TODAY) == Said(happened=True)


@pytest.mark.parametrize(
    ("written", "happened", "on"),
    [
        ("31/02/2025", True, None),  # no such day
        ("12/12/2204", True, None),  # to come
        ("19/12/2026", True, None),  # tomorrow
        ("12/12/1924", True, None),  # before any calendar held here
        ("03/04/2024 and 05/04/2024", True, None),
        ("w/c 3 June", True, None),
        (7, True, None),
        ("see file", False, None),
        ("chased", False, None),
        ("03/04/2024 (by e-mail)", True, WEDNESDAY),
        ("04/25/2024", True, date(2024, 4, 25)),  # a day only the other way round
    ],
)
def test_what_is_no_plain_day_says_what_was_expected(
    written: Value,
    happened: bool,  # noqa: FBT001  pytest gives it by name
    on: date | None,
) -> None:
    said = day_in(written, WORDS, TODAY)

    assert (said.happened, said.on) == (happened, on)
    assert said.doubt


def test_today_has_happened() -> None:
    assert day_in("18/12/2026", WORDS, TODAY).on == TODAY


def test_a_register_may_write_the_month_first() -> None:
    american = Words(day_first=False)

    assert day_in("04/03/2024", american, TODAY) == Said(happened=True, on=WEDNESDAY)
    assert day_in("2024-04-03", american, TODAY).on == WEDNESDAY
    assert day_in("3 April 2024", american, TODAY).on == WEDNESDAY
    turned = day_in("25/04/2024", american, TODAY)
    assert (turned.on, turned.doubt) == (date(2024, 4, 25), "the month first")


def test_a_mapping_adds_words() -> None:
    words = Words(more={"nothing": ("not yet",), "done": ("posted",)})

    assert day_in("Not  yet", words, TODAY) == NOTHING
    assert day_in("POSTED", words, TODAY) == Said(happened=True)
    assert day_in("n/a", words, TODAY) == NOTHING


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (12.0, "12"),
        (1.5, "1.5"),
        (" Leak ", "Leak"),
        (date(2024, 4, 3), "03/04/2024"),
        (datetime(2024, 4, 3), "03/04/2024"),  # noqa: DTZ001  as a spreadsheet has it
        (datetime(2024, 4, 3, 9, 5), "03/04/2024 09:05"),  # noqa: DTZ001
    ],
)
def test_a_cell_is_kept_as_a_person_reads_it(value: Value, text: str) -> None:
    assert text_of(value) == text
