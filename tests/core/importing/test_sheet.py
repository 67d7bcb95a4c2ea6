"""Workbooks and CSV files as spreadsheets write them."""

import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from putright.importing.sheet import Unreadable, letters_of, read_sheet


def test_merged_cells_say_their_value_in_each_row_and_over_each_column(tmp_path: Path) -> None:
    book = Workbook()
    page = book.worksheets[0]
    page.append(["Stage 1", None, "Status"])
    page.append(["Sent", "Answered", None])
    page.append(["one home", datetime(2024, 4, 3), "Open"])  # noqa: DTZ001
    page.append([None, "05/04/2024", "Open"])
    page.append(["Quarter 2", None, None])
    page.merge_cells("A1:B1")
    page.merge_cells("C1:C2")
    page.merge_cells("A3:A4")
    page.merge_cells("A5:C5")
    book.save(tmp_path / "r.xlsx")

    rows = read_sheet(tmp_path / "r.xlsx").rows

    assert rows[0].heads == ("Stage 1", "Stage 1", "Status")
    assert rows[1].heads == ("Sent", "Answered", "Status")
    assert rows[2].cells == ("one home", datetime(2024, 4, 3), "Open")  # noqa: DTZ001
    assert rows[3].cells == ("one home", "05/04/2024", "Open")
    assert rows[4].cells == ("Quarter 2", None, None), "a banner is no value of every column"
    assert [each.number for each in rows] == [1, 2, 3, 4, 5]


def test_the_first_sheet_that_holds_anything_is_read_unless_one_is_named(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0].title = "Cover"
    page = book.create_sheet("2024")
    page.append(["Ref"])
    page.append(["HC1"])
    book.save(tmp_path / "r.xlsx")

    assert read_sheet(tmp_path / "r.xlsx").name == "2024"
    assert read_sheet(tmp_path / "r.xlsx", "Cover").rows == ()
    with pytest.raises(Unreadable, match="expected one of 'Cover', '2024', not '2023'"):
        read_sheet(tmp_path / "r.xlsx", "2023")


@pytest.mark.parametrize(
    ("content", "cells"),
    [
        ("Ref,Name\nHC1,Zoë\n".encode(), ("HC1", "Zoë")),
        ("\ufeffRef,Name\nHC1,Zoë\n".encode(), ("HC1", "Zoë")),
        ("Ref;Name\r\nHC1;Zoë\r\n".encode("cp1252"), ("HC1", "Zoë")),
        (b"Ref\tName\nHC1\tZo\n", ("HC1", "Zo")),
        (b'Ref,Name\nHC1,"Ann\nof 2, The Close"\n', ("HC1", "Ann\nof 2, The Close")),
    ],
)
def test_csv_is_read_as_excel_saves_it(
    tmp_path: Path, content: bytes, cells: tuple[str, ...]
) -> None:
    (tmp_path / "r.csv").write_bytes(content)
    rows = read_sheet(tmp_path / "r.csv").rows

    assert rows[1].cells == cells
    assert rows[1].number == 2


def test_blank_rows_keep_their_numbers(tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text("Ref,Name\n,\n , \nHC1,Ann\n")

    assert [each.number for each in read_sheet(tmp_path / "r.csv").rows] == [1, 4]


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("r.xlsx", b"not a workbook", "expected an XLSX workbook"),
        ("r.doc", b"", "expected a name that ends in .xlsx or .csv"),
        ("r.csv", b'Ref,Name\n"HC1,Ann\n', "expected comma-separated values"),
    ],
)
def test_what_is_no_register_says_what_was_expected(
    tmp_path: Path, name: str, content: bytes, expected: str
) -> None:
    (tmp_path / name).write_bytes(content)

    with pytest.raises(Unreadable, match=expected):
        read_sheet(tmp_path / name)


def test_a_file_that_is_not_there_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="No such file"):
        read_sheet(tmp_path / "r.csv")


def test_a_workbook_that_would_fill_the_memory_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "r.xlsx", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * 20_000)

    with pytest.raises(Unreadable, match="at most 10,000 bytes"):
        read_sheet(tmp_path / "r.xlsx", unpacked_bytes=10_000)


def in_a_workbook(file: Path, sheet: bytes) -> None:
    """A workbook whose first sheet is this text."""
    book = Workbook()
    book.save(file)
    with zipfile.ZipFile(file) as packed:
        parts = {each: packed.read(each) for each in packed.namelist()}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, sheet if name == "xl/worksheets/sheet1.xml" else content)


OPENS = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        (
            b'<sheetData/><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
            "at most 2,000,000 merged cells",
        ),
        (
            b'<sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>',
            "at most 30,000,000 cells",
        ),
    ],
)
def test_a_small_workbook_that_says_it_is_vast_is_refused(
    tmp_path: Path, inside: bytes, expected: str
) -> None:
    in_a_workbook(tmp_path / "r.xlsx", OPENS + inside + b"</worksheet>")

    with pytest.raises(Unreadable, match=expected):
        read_sheet(tmp_path / "r.xlsx")


def test_nothing_is_fetched_because_a_workbook_says_so(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("another landlord's")
    declares = f'<!DOCTYPE w [<!ENTITY s SYSTEM "{secret.as_uri()}">]>'.encode()
    cell = (
        b'<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&s;</t></is></c></row></sheetData>'
    )
    in_a_workbook(tmp_path / "r.xlsx", declares + OPENS + cell + b"</worksheet>")
    try:
        read = repr(read_sheet(tmp_path / "r.xlsx"))
    except Unreadable as unreadable:
        read = str(unreadable)

    assert "another landlord" not in read


@pytest.mark.parametrize(("index", "letters"), [(0, "A"), (25, "Z"), (26, "AA")])
def test_a_column_is_named_as_a_spreadsheet_names_it(index: int, letters: str) -> None:
    assert letters_of(index) == letters
