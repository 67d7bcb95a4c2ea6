"""Which column of a register holds what: read from a mapping file (TOML), and applied to a sheet.

A first mapping is guessed from the headings by `guess`; what the cells say is `cells`."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from putright.importing.fields import known_fields, stage_in
from putright.importing.sheet import (
    Row,
    Sheet,
    Unreadable,
    Value,
    is_written,
    letters_of,
    text_of,
)
from putright.importing.words import KNOWN, Words, folded

KEYS = (
    *("source", "sheet", "header", "dates", "leave_out", "documents"),
    *("columns", "words", "people"),
)
ORDERS = {"day first": True, "month first": False}
SEVERAL = frozenset({"resident.name", "resident.address", "resident.adjustments", "said"})
"""The fields that may be spread over several columns; a day stands in one."""
_SOURCE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
_BY_LETTERS = re.compile(r"column ([a-z]{1,3})", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterMapping:
    """How one register is read. `source` is its name: what is known by it comes in once.

    A column that no field is mapped to is kept as written, unless it is to be left out."""

    source: str
    columns: Mapping[str, tuple[str, ...]]
    header: tuple[int, ...]
    sheet: str | None = None
    words: Words = field(default_factory=Words)
    leave_out: tuple[str, ...] = ()
    documents: str | None = None
    people: Mapping[str, str] = field(default_factory=dict)

    def has(self, stage: int, step: str) -> bool:
        """Whether the register has a column for that step."""
        return not {f"stage{stage}.{step}", f"stage.{step}"}.isdisjoint(self.columns)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a row: under which heading, and what is in it."""

    heading: str
    value: Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One row by what its mapping makes of it; `others` are the cells without a field."""

    row: int
    cells: Mapping[str, tuple[Cell, ...]]
    others: tuple[Cell, ...]

    def cell(self, name: str) -> Cell | None:
        """The cell of a field, where anything is written in it."""
        return next((each for each in self.cells.get(name, ()) if is_written(each.value)), None)


def read_mapping(text: str) -> RegisterMapping:
    """The mapping in a TOML file. Raises Unreadable, which names the key."""
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Unreadable("the mapping", "TOML", str(error)) from None
    for key in told:
        if key not in KEYS:
            raise Unreadable(key, f"one of the keys {', '.join(KEYS)}")
    source = told.get("source")
    if not isinstance(source, str) or not _SOURCE.fullmatch(source):
        raise Unreadable("source", "a name such as register-2026: letters, digits, hyphens")
    return RegisterMapping(
        source=source,
        columns=dict(_columns(told.get("columns"))),
        header=_header(told.get("header", [1])),
        sheet=_text_or_none(told, "sheet"),
        words=Words(day_first=_day_first(told.get("dates", "day first")), more=_words(told)),
        leave_out=_texts("leave_out", told.get("leave_out", [])),
        documents=_text_or_none(told, "documents"),
        people=_people(told.get("people", {})),
    )


def _columns(told: Any, above: str = "") -> Iterator[tuple[str, tuple[str, ...]]]:
    if not isinstance(told, dict) or not told:
        raise Unreadable(f"columns.{above}".rstrip("."), "a table of fields and their headings")
    for key, value in told.items():
        name = f"{above}{key}"
        if isinstance(value, dict):
            yield from _columns(value, f"{name}.")
            continue
        if name not in known_fields():
            known = ", ".join(sorted(known_fields()))
            raise Unreadable(f"columns.{name}", f"one of the fields {known}")
        headings = (value,) if isinstance(value, str) else _texts(f"columns.{name}", value)
        if len(headings) > 1 and name not in SEVERAL:
            raise Unreadable(f"columns.{name}", "one heading", f"{len(headings)}")
        yield name, headings


def _header(told: Any) -> tuple[int, ...]:
    rows = [told] if isinstance(told, int) else told
    if not isinstance(rows, list) or not rows or not all(type(each) is int for each in rows):
        raise Unreadable("header", "the numbers of the rows that hold the headings, as in [1]")
    return tuple(sorted(rows))


def _day_first(told: Any) -> bool:
    if told not in ORDERS:
        raise Unreadable("dates", " or ".join(map(repr, ORDERS)), repr(told))
    return ORDERS[told]


def _words(told: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    found = told.get("words", {})
    if not isinstance(found, dict):
        raise Unreadable("words", "a table of lists of words")
    for key in found:
        if key not in KNOWN:
            raise Unreadable(f"words.{key}", f"one of {', '.join(KNOWN)}")
    return {key: _texts(f"words.{key}", each) for key, each in found.items()}


def _people(told: Any) -> dict[str, str]:
    if not isinstance(told, dict) or not all(isinstance(each, str) for each in told.values()):
        raise Unreadable("people", "a table: the name in the register, the person's e-mail address")
    return {folded(name): who for name, who in told.items()}


def _texts(place: str, told: Any) -> tuple[str, ...]:
    if not isinstance(told, list) or not all(isinstance(each, str) for each in told):
        raise Unreadable(place, "a list of texts")
    return tuple(told)


def _text_or_none(told: Mapping[str, Any], key: str) -> str | None:
    found = told.get(key)
    if found is None or isinstance(found, str):
        return found
    raise Unreadable(key, "text")


def headings_of(sheet: Sheet, header: tuple[int, ...]) -> tuple[str, ...]:
    """The heading of each column; where they stand in several rows, joined: `Stage 1 / Sent`."""
    rows = [each.heads for each in sheet.rows if each.number in header]
    width = max((len(each.heads) for each in sheet.rows), default=0)
    parts = [
        [" ".join(str(row[at]).split()) for row in rows if at < len(row) and is_written(row[at])]
        for at in range(width)
    ]
    return tuple(" / ".join(dict.fromkeys(each)) for each in parts)


def records(sheet: Sheet, mapping: RegisterMapping) -> Iterator[Record]:
    """Each row under the headings; a heading row that comes again on a further page is passed over.

    Raises Unreadable for a heading that is not there, or there twice."""
    headings = headings_of(sheet, mapping.header)
    if not any(headings):
        rows = ", ".join(map(str, mapping.header))
        raise Unreadable("header", f"headings in row {rows}")
    places = {
        name: tuple(_place(name, each, headings) for each in wanted)
        for name, wanted in mapping.columns.items()
    }
    left_out = {_place("leave_out", each, headings) for each in mapping.leave_out}
    used = {at for each in places.values() for at in each} | left_out
    named = [each or f"column {letters_of(at)}" for at, each in enumerate(headings)]
    for row in sheet.rows:
        if row.number <= max(mapping.header) or row.blank or _is_heading(row, headings):
            continue
        cells = {name: _cells(row, at, named) for name, at in places.items()}
        others = _cells(row, [at for at in range(len(named)) if at not in used], named)
        yield _of_its_stage(Record(row=row.number, cells=cells, others=others))


def _of_its_stage(record: Record) -> Record:
    """A row about one stage, told as that stage's; where none can be read, its steps stay words."""
    own = {name: cells for name, cells in record.cells.items() if name.startswith("stage.")}
    if not own:
        return record
    cells = {name: each for name, each in record.cells.items() if name not in own}
    cell = record.cell("stage")
    stage = stage_in(text_of(cell.value)) if cell else 1
    if stage is None:
        unread = (each for of_field in own.values() for each in of_field)
        return replace(record, cells=cells, others=(*record.others, *unread))
    for name, each in own.items():
        step = name.partition(".")[2]
        cells["received" if (stage, step) == (1, "asked") else f"stage{stage}.{step}"] = each
    return replace(record, cells=cells)


def _is_heading(row: Row, headings: tuple[str, ...]) -> bool:
    """Whether it only says over what its columns stand: in full, or as the last row of two does."""
    written = [(at, folded(each)) for at, each in enumerate(row.heads) if is_written(each)]
    return all(
        each in {folded(headings[at]), *map(folded, headings[at].split(" / "))}
        for at, each in written
    )


def _place(name: str, wanted: str, headings: tuple[str, ...]) -> int:
    place = name if name == "leave_out" else f"columns.{name}"
    if by_letters := _BY_LETTERS.fullmatch(wanted.strip()):
        letters = by_letters[1].upper()
        found = [at for at in range(len(headings)) if letters_of(at) == letters]
    else:
        found = [at for at, each in enumerate(headings) if folded(each) == folded(wanted)]
    if not found:
        written = ", ".join(repr(each) for each in headings if each)
        raise Unreadable(place, f"one of the headings {written}", repr(wanted))
    if len(found) > 1:
        twice = " or ".join(f"'column {letters_of(at)}'" for at in found)
        raise Unreadable(place, twice, f"{wanted!r}, which is there more than once")
    return found[0]


def _cells(row: Row, places: tuple[int, ...] | list[int], named: list[str]) -> tuple[Cell, ...]:
    return tuple(Cell(named[at], row.cells[at]) for at in places if at < len(row.cells))
