"""The list of what could not be read, as a spreadsheet opens it."""

import csv
from pathlib import Path

import pytest

from putright.importing.incoming import Trouble
from putright.importing.troubles_file import HEADINGS, KEPT, STOPPED, write_troubles


def trouble(written: str, *, stops: bool = False) -> Trouble:
    return Trouble(
        place="row 12", column="Received", written=written, expected="a day", stops=stops
    )


def read(file: Path) -> list[list[str]]:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.reader(lines))


def test_each_is_a_row(tmp_path: Path) -> None:
    write_troubles(tmp_path / "e.csv", [trouble("w/c 3 June,\n“soon”"), trouble("", stops=True)])

    assert read(tmp_path / "e.csv") == [
        list(HEADINGS),
        ["row 12", "Received", "w/c 3 June,\n“soon”", "a day", KEPT],
        ["row 12", "Received", "", "a day", STOPPED],
    ]


@pytest.mark.parametrize("formula", ["=1+1", "+44", "-2", "@SUM(A1)", "\t=1", "\r=1"])
def test_nothing_in_it_is_a_formula(tmp_path: Path, formula: str) -> None:
    write_troubles(tmp_path / "e.csv", [trouble(formula)])

    assert read(tmp_path / "e.csv")[1][2] == f"'{formula}"


def test_it_is_for_its_owner_alone(tmp_path: Path) -> None:
    write_troubles(tmp_path / "e.csv", [])

    assert (tmp_path / "e.csv").stat().st_mode & 0o077 == 0
