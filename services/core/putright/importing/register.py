"""A spreadsheet register as a source: its rows by a mapping, each complaint once.

The sheet is `sheet`, what a row tells `telling`; chronologies are `files`."""

from datetime import date
from pathlib import Path

from putright.importing.incoming import Incoming, Source, Trouble
from putright.importing.mapping import RegisterMapping, records
from putright.importing.sheet import read_sheet
from putright.importing.telling import told
from putright.importing.twice import complaints


def read_register(file: Path, mapping: RegisterMapping, today: date) -> Source:
    """Every complaint of a register, and every cell that could not be read. Raises Unreadable."""
    rows = tuple(records(read_sheet(file, mapping.sheet), mapping))
    incoming: list[Incoming] = []
    troubles: list[Trouble] = []
    for each in complaints(rows, mapping.words, today):
        if isinstance(each, Trouble):
            troubles.append(each)
            continue
        came, found = told(each, mapping, today)
        incoming.append(came)
        troubles.extend(found)
    return Source(
        name=mapping.source, rows=len(rows), incoming=tuple(incoming), troubles=tuple(troubles)
    )
