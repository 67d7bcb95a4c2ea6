"""The file of troubles beside an import: a row for each cell that could not be read.

It is CSV that a spreadsheet opens: nothing in it is read as a formula."""

import csv
import os
from collections.abc import Iterable
from pathlib import Path

from putright.importing.incoming import Trouble

HEADINGS = ("where", "column", "as written", "what was expected", "what became of it")
STOPPED = "nothing was taken over"
KEPT = "kept with the complaint as written"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\0")
OWNER_ALONE = 0o600


def write_troubles(file: Path, troubles: Iterable[Trouble]) -> None:
    """Write them, for the owner's eyes: what is quoted may name residents. Raises OSError."""
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, OWNER_ALONE)
    with os.fdopen(descriptor, "w", encoding="utf-8-sig", newline="") as out:
        lines = csv.writer(out)
        lines.writerow(HEADINGS)
        for each in troubles:
            said = (each.place, each.column, each.written, each.expected)
            lines.writerow([*map(_plain, said), STOPPED if each.stops else KEPT])


def _plain(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
