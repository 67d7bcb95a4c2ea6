"""`putright workdays` as a person or a script calls it."""

import json

import pytest
from click.testing import CliRunner, Result

from putright.commands.workdays import workdays


def run(*arguments: str) -> Result:
    return CliRunner().invoke(workdays, arguments)


def test_a_date_is_printed_with_its_weekday() -> None:
    result = run("add", "2026-12-18", "5")

    assert (result.exit_code, result.stdout) == (0, "2026-12-29 (Tuesday)\n")


def test_a_count_leaves_the_first_day_out_and_takes_the_last_in() -> None:
    result = run("between", "2024-05-29", "2024-08-05")

    assert (result.exit_code, result.stdout) == (0, "48 working days\n")


def test_one_working_day_is_in_the_singular() -> None:
    assert run("between", "2026-02-06", "2026-02-09").stdout == "1 working day\n"


def test_an_explanation_lists_each_day_in_english() -> None:
    assert run("add", "2026-12-24", "1", "--explain").stdout.splitlines() == [
        "2026-12-29 (Tuesday)",
        "1 working day counted from Thursday 24 December 2026:",
        "  -       Friday 25 December 2026: Christmas Day",
        "  -       Saturday 26 December 2026: Saturday",
        "  -       Sunday 27 December 2026: Sunday",
        "  -       Monday 28 December 2026: Boxing Day (substitute day)",
        "  day 1   Tuesday 29 December 2026",
    ]


def test_add_as_json() -> None:
    result = run("add", "2024-05-24", "1", "--json", "--explain")

    assert json.loads(result.stdout) == {
        "counts_from": "2024-05-24",
        "working_days": 1,
        "on": "2024-05-28",
        "days": [
            {"on": "2024-05-25", "counted": False, "why": "Saturday"},
            {"on": "2024-05-26", "counted": False, "why": "Sunday"},
            {"on": "2024-05-27", "counted": False, "why": "Spring bank holiday"},
            {"on": "2024-05-28", "counted": True},
        ],
    }


def test_between_as_json_without_an_explanation_lists_no_days() -> None:
    assert json.loads(run("between", "2026-02-06", "2026-02-10", "--json").stdout) == {
        "after": "2026-02-06",
        "until": "2026-02-10",
        "working_days": 2,
    }


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("add", "18/12/2026", "5"), "expected a day written as 2026-12-18"),
        (("add", "20261218", "5"), "expected a day written as 2026-12-18"),
        (("add", "2026-02-30", "5"), "day is out of range for month"),
        (("add", "2026-12-18\0", "5"), "expected a day written as 2026-12-18"),
        (("add", "2026-12-18", "-5"), "-5 is not in the range"),
        (("add", "2026-12-18", "five"), "'five' is not a valid integer"),
        (("add", "2026-12-18", "9" * 40), "bank holidays are known from 2012-01-01 to 2028-12-31"),
        (("add", "2028-12-29", "1"), "bank holidays are known from 2012-01-01 to 2028-12-31"),
        (("between", "2011-12-31", "2012-01-03"), "bank holidays are known from 2012-01-01"),
        (("between", "2026-02-10", "2026-02-06"), "expected B on or after A"),
        (("between", "2026-02-10"), "Missing argument 'B'"),
        (("subtract", "2026-02-10", "5"), "No such command 'subtract'"),
    ],
)
def test_what_cannot_be_read_ends_with_2_and_says_what_was_expected(
    arguments: tuple[str, ...], expected: str
) -> None:
    result = run(*arguments)

    assert result.exit_code == 2
    assert result.stdout == ""
    assert expected in result.stderr
