"""Rows of a register as records, cell by cell: what reading one leads to is for the tests to say.

Whole registers are `registers`."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from putright.importing.incoming import Incoming, Trouble
from putright.importing.mapping import Cell, Record, RegisterMapping
from putright.importing.sheet import Value
from putright.importing.telling import told
from putright.importing.twice import One, complaints
from putright.importing.words import Words

TODAY = date(2026, 12, 18)  # a Friday


def a_record(row: int = 2, others: Mapping[str, Value] | None = None, **cells: Value) -> Record:
    """A row of these fields, each under a heading of its own name."""
    return Record(
        row=row,
        cells={name: (Cell(name, value),) for name, value in cells.items()},
        others=tuple(Cell(name, value) for name, value in (others or {}).items()),
    )


def a_mapping(record: Record) -> RegisterMapping:
    """A mapping in which the record's fields have columns."""
    return RegisterMapping(
        source="old", columns={name: (name,) for name in record.cells}, header=(1,)
    )


def ones(*records: Record) -> tuple[One | Trouble, ...]:
    """The complaints in some rows."""
    return complaints(records, Words(), TODAY)


def one(record: Record) -> One:
    """The complaint in one row."""
    (found,) = ones(record)
    assert isinstance(found, One)
    return found


def tell(**cells: Any) -> tuple[Incoming, tuple[Trouble, ...]]:
    """What a row of these fields tells; `others` are columns without a field."""
    record = a_record(**cells)
    return told(one(record), a_mapping(record), TODAY)


def lines(incoming: Incoming) -> list[tuple[str, int | None, str | None]]:
    """Each line's event, stage and day."""
    return [
        (each.event, each.stage, each.on and each.on.isoformat())
        for each in incoming.chronology.lines
    ]
