"""A first mapping from the headings: it must read back as one."""

from pathlib import Path

import pytest
from tests.support.registers import a_register, write_csv, write_xlsx

from putright.importing.guess import as_toml, guess, month_comes_first
from putright.importing.mapping import read_mapping
from putright.importing.sheet import Row, Sheet, Unreadable, read_sheet

REGISTER = a_register(1, 60)


def a_sheet(*rows: tuple[str, ...]) -> Sheet:
    numbered = (Row(number, each, each) for number, each in enumerate(rows, 1))
    return Sheet(name="Register", rows=tuple(numbered))


def test_headings_in_two_rows_under_a_title_are_found(tmp_path: Path) -> None:
    write_xlsx(REGISTER, tmp_path / "r.xlsx")
    sheet = read_sheet(tmp_path / "r.xlsx", "Complaints 2021-26")
    mapping = read_mapping(as_toml(guess(sheet, "old"), sheet))

    assert mapping.header == (3, 4)
    assert mapping.columns["stage2.acknowledged"] == ("Stage 2 / Acknowledged",)
    assert mapping.columns["received"] == ("Complaint / Date received",)
    assert mapping.columns["stage2.asked"] == ("Stage 2 / Escalated",)
    assert mapping.words.day_first


def test_one_row_of_headings_is_found(tmp_path: Path) -> None:
    write_csv(REGISTER, tmp_path / "r.csv")
    sheet = read_sheet(tmp_path / "r.csv")
    mapping = read_mapping(as_toml(guess(sheet, "old"), sheet))

    assert mapping.header == (1,)
    assert len(mapping.columns) > 15


def test_a_heading_without_a_stage_that_comes_again_is_the_next_stages() -> None:
    sheet = a_sheet(
        ("Ref", "Name", "Received", "Acknowledged", "Responded", "Acknowledged", "Responded"),
        ("HC1", "Ann", "03/04/2024", "", "", "", ""),
    )
    columns = guess(sheet, "old").columns

    assert columns["stage1.acknowledged"] == ("column D",)
    assert columns["stage2.responded"] == ("column G",)


def test_what_is_mapped_to_nothing_is_offered_to_be_left_out() -> None:
    sheet = a_sheet(("Ref", "Name", "Received", "NI number"), ("HC1", "Ann", "03/04/2024", "QQ"))

    assert '# leave_out = ["NI number"]' in as_toml(guess(sheet, "old"), sheet)


def test_a_sheet_without_headings_is_unreadable() -> None:
    with pytest.raises(Unreadable, match="a row with headings"):
        guess(a_sheet(("HC1", "Ann"), ("HC2", "Bob")), "old")


@pytest.mark.parametrize(
    ("written", "month_first"),
    [
        (("03/04/2024",), False),
        (("25/04/2024",), False),
        (("04/25/2024",), True),
        (("04/25/2024", "25/04/2024"), False),
    ],
)
def test_the_month_comes_first_only_where_it_cannot_be_otherwise(
    written: tuple[str, ...],
    month_first: bool,  # noqa: FBT001  pytest gives it by name
) -> None:
    assert month_comes_first(a_sheet(("Received",), *((each,) for each in written))) is month_first
