"""A register as its file gives it: numbered rows of cells, from XLSX or CSV.

What a column means is `mapping`, what a cell says is `cells`."""

import csv
import io
import re
import warnings
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

Value = str | int | float | bool | date | datetime | None
UNPACKED_BYTES = 300_000_000
"""A spreadsheet that unpacks to more is refused: a small file can be made to fill any memory."""
MERGED_CELLS = 2_000_000
CELLS = 30_000_000
_MERGED = re.compile(
    rb"""mergeCell\s[^>]*?ref\s*=\s*["']\$?([A-Za-z]{1,3})\$?(\d{1,7}):\$?([A-Za-z]{1,3})\$?(\d{1,7})"""
)
CSV_DELIMITERS = ",;\t|"
LOOKED_AT_CHARACTERS = 20_000


class Unreadable(Exception):
    """The file is no register that can be read: where, and what was expected there."""

    def __init__(self, place: str, expected: str, found: str | None = None) -> None:
        super().__init__(place, expected, found)
        self.place, self.expected, self.found = place, expected, found

    def __str__(self) -> str:
        found = "" if self.found is None else f", not {self.found}"
        return f"{self.place}: expected {self.expected}{found}"


@dataclass(frozen=True, slots=True)
class Row:
    """One row, by its number in the file.

    `heads` are the same cells read as headings: one merged across stands over each of its columns.
    """

    number: int
    cells: tuple[Value, ...]
    heads: tuple[Value, ...]

    @property
    def blank(self) -> bool:
        """Whether nothing is written in it."""
        return not any(is_written(each) for each in self.cells)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The rows of one sheet, in order."""

    name: str
    rows: tuple[Row, ...]


def is_written(value: Value) -> bool:
    """Whether a cell holds more than blanks."""
    return value is not None and str(value).strip() != ""


def text_of(value: Value) -> str:
    """A cell as a person reads it."""
    match value:
        case None:
            return ""
        case datetime():
            at = value.strftime(" %H:%M") if (value.hour, value.minute) != (0, 0) else ""
            return f"{value:%d/%m/%Y}{at}"
        case date():
            return f"{value:%d/%m/%Y}"
        case float() if value.is_integer():
            return str(int(value))
    return str(value).strip()


def letters_of(index: int) -> str:
    """A column by its letters, as a spreadsheet shows them: the first is A."""
    return get_column_letter(index + 1)


def read_sheet(
    file: Path, name: str | None = None, *, unpacked_bytes: int = UNPACKED_BYTES
) -> Sheet:
    """The register in a file: the sheet of that name, otherwise the first that holds anything.

    Raises Unreadable."""
    try:
        if file.suffix.lower() in {".xlsx", ".xlsm"}:
            return _from_workbook(file, name, unpacked_bytes)
        if file.suffix.lower() in {".csv", ".tsv", ".txt"}:
            return _from_csv(file)
    except OSError as error:
        raise Unreadable("the file", "one that can be read", str(error.strerror)) from None
    raise Unreadable("the file", "a name that ends in .xlsx or .csv", file.suffix or "nothing")


def _from_workbook(file: Path, name: str | None, unpacked_bytes: int) -> Sheet:
    try:
        with file.open("rb") as opened, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and checks that it leaves aside
            with zipfile.ZipFile(opened) as packed:
                _small_enough(packed, unpacked_bytes)
            workbook = load_workbook(opened, data_only=True)
            return _chosen(workbook, name)
    except (Unreadable, OSError):
        raise
    except Exception as error:  # noqa: BLE001  on a damaged file its parsers raise anything
        raise Unreadable("the file", "an XLSX workbook", type(error).__name__) from None


def _chosen(workbook: Workbook, name: str | None) -> Sheet:
    sheets = [each for each in workbook.worksheets if isinstance(each, Worksheet)]
    if name is not None:
        chosen = [each for each in sheets if each.title == name]
    else:
        chosen = [each for each in sheets if each.max_row > 1] or sheets
    if not chosen:
        names = ", ".join(repr(each.title) for each in sheets)
        raise Unreadable("sheet", f"one of {names}", repr(name))
    if chosen[0].max_row * chosen[0].max_column > CELLS:
        raise Unreadable("the sheet", f"at most {CELLS:,} cells")
    return Sheet(name=chosen[0].title, rows=tuple(_rows_of(chosen[0])))


def _small_enough(packed: zipfile.ZipFile, unpacked_bytes: int) -> None:
    """Refuse what would fill the memory: openpyxl makes an object of every cell that is merged."""
    if sum(each.file_size for each in packed.infolist()) > unpacked_bytes:
        raise Unreadable("the file", f"at most {unpacked_bytes:,} bytes when unpacked")
    merged = 0
    for part in packed.namelist():
        if part.startswith("xl/worksheets/"):
            for left, top, right, bottom in _MERGED.findall(packed.read(part)):
                width = _column(right) - _column(left) + 1
                merged += width * (int(bottom) - int(top) + 1)
    if merged > MERGED_CELLS:
        raise Unreadable("the file", f"at most {MERGED_CELLS:,} merged cells")


def _column(letters: bytes) -> int:
    return column_index_from_string(letters.decode())


def _rows_of(sheet: Worksheet) -> Iterable[Row]:
    """Downwards, a merged cell says its value in each row; across, only where it is a heading."""
    down: dict[tuple[int, int], Any] = {}
    across: dict[tuple[int, int], Any] = {}
    for merged in sheet.merged_cells.ranges:
        value = sheet.cell(merged.min_row, merged.min_col).value
        for row in range(merged.min_row, merged.max_row + 1):
            down[row, merged.min_col] = value
            for column in range(merged.min_col, merged.max_col + 1):
                across[row, column] = value
    for number, values in enumerate(sheet.iter_rows(values_only=True), 1):
        cells = [_value(down.get((number, at), each)) for at, each in enumerate(values, 1)]
        heads = [_value(across.get((number, at), each)) for at, each in enumerate(values, 1)]
        if any(map(is_written, heads)):
            yield Row(number, tuple(cells), tuple(heads))


def _value(value: Any) -> Value:
    if value is None or isinstance(value, str | int | float | date):
        return value
    return str(value)


def _from_csv(file: Path) -> Sheet:
    content = file.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")  # as Excel saves it in England
    try:
        rows = tuple(
            Row(number, tuple(cells), tuple(cells))
            for number, cells in enumerate(_records(text), 1)
            if any(map(is_written, cells))
        )
    except csv.Error as error:
        raise Unreadable("the file", "comma-separated values", str(error)) from None
    return Sheet(name=file.stem, rows=rows)


def _records(text: str) -> Iterable[Sequence[str]]:
    """Each record, which may span lines: a spreadsheet counts it as one row."""
    start = text[:LOOKED_AT_CHARACTERS]
    delimiter = max(CSV_DELIMITERS, key=start.count)
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
