"""The same complaint in several rows: recognised by its names, and made one record.

What its cells then tell is `telling`."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from putright.importing.cells import day_in, said_in
from putright.importing.fields import DAYS, LAST_DAY, stage_in
from putright.importing.incoming import Trouble
from putright.importing.mapping import Cell, Record
from putright.importing.sheet import text_of
from putright.importing.words import Words, folded

IDENTITY = ("reference", "resident.name", "resident.address", "resident.email")
ANOTHER = "another reference: this one is another resident's complaint too"


@dataclass(frozen=True, slots=True, kw_only=True)
class One:
    """One complaint, of one row or several, and the names by which it comes in once."""

    record: Record
    rows: tuple[int, ...]
    names: tuple[str, ...]
    troubles: tuple[Trouble, ...]


@dataclass(slots=True, eq=False)
class _Group:
    records: list[Record]
    names: dict[str, None]
    troubles: list[Trouble]

    def joined(self, other: "_Group") -> "_Group":
        """Both as one."""
        return _Group(
            [*self.records, *other.records],
            self.names | other.names,
            [*self.troubles, *other.troubles],
        )


def _met(names: Iterable[str], known: Mapping[str, _Group]) -> list[_Group]:
    """The groups already known by one of the names, each once."""
    found = (known[each] for each in names if each in known)
    return list({id(each): each for each in found}.values())


def complaints(records: Iterable[Record], words: Words, today: date) -> tuple[One | Trouble, ...]:
    """Each complaint once, in the order of the rows; a row that tells of none is a trouble."""
    groups: list[_Group] = []
    known: dict[str, _Group] = {}
    stopped: list[Trouble] = []
    for record in records:
        if trouble := _nobody(record, words):
            stopped.append(trouble)
            continue
        names, troubles = _names(record, words, today), []
        met = _met(names, known)
        if met and not _same(record, met[0].records, words, today):
            troubles = [_trouble(record, "reference", ANOTHER)]
            names = [f"{names[0]} {_folded(record, 'resident.name', words)}", *names[1:]]
            met = _met(names, known)
        group = _Group([record], dict.fromkeys(names), troubles)
        for each in met:
            group = each.joined(group)
            groups.remove(each)
        groups.append(group)
        known.update(dict.fromkeys(group.names, group))
    ones = sorted((_one(each, words, today) for each in groups), key=lambda each: each.rows)
    return (*stopped, *ones)


def _nobody(record: Record, words: Words) -> Trouble | None:
    """A row with nothing in it by which a complaint could be known."""
    said = {name for name in record.cells if _said(record, name, words)}
    if said - {"reference"} and (said & set(IDENTITY) or {"subject", "received"} <= said):
        return None
    written = "; ".join(
        text_of(each.value)
        for cells in (*record.cells.values(), record.others)
        for each in cells
        if text_of(each.value)
    )
    return Trouble(
        place=f"row {record.row}",
        column="",
        written=written,
        expected="a complaint: a reference or a resident, and something that happened",
        stops=True,
    )


def _names(record: Record, words: Words, today: date) -> list[str]:
    """By its reference; by who complained of what on which day; by its whole row, if need be."""
    names = []
    if reference := _folded(record, "reference", words):
        names.append(f"reference {reference}")
    who, what = (_folded(record, name, words) for name in ("resident.name", "subject"))
    received = _day(record, "received", words, today)
    if who and what and received:
        names.append(f"receipt {received.isoformat()} {who} | {what}")
    if not names:
        cells = (text_of(each.value) for found in record.cells.values() for each in found)
        names.append(f"row {' | '.join(map(folded, cells))}")
    return names


def _same(record: Record, others: Sequence[Record], words: Words, today: date) -> bool:
    """Whether a row under a reference already met is about the same complaint.

    Nothing of it may be mixed into another resident's: something besides the reference must agree.
    """
    mine = _marks(record, words, today)
    for each in others:
        marks = list(zip(mine, _marks(each, words, today), strict=True))
        who = marks[0]
        if not all(who) or any(one and one == other for one, other in marks):
            return True
    return False


def _marks(record: Record, words: Words, today: date) -> tuple[str, str, str]:
    received = _day(record, "received", words, today)
    return (
        _folded(record, "resident.name", words),
        received.isoformat() if received else "",
        _folded(record, "subject", words),
    )


def _one(group: _Group, words: Words, today: date) -> One:
    first, *more = sorted(group.records, key=lambda each: each.row)
    cells, others = dict(first.cells), list(first.others)
    troubles = list(group.troubles)
    for record in more:
        others.extend(each for each in record.others if each not in others)
        for name, found in record.cells.items():
            if not _said(record, name, words):
                continue
            kept = Record(row=first.row, cells=cells, others=())
            if not _said(kept, name, words) or (name == "stage" and _further(found, cells[name])):
                cells[name] = found
            elif name == "stage":
                continue
            elif not _agree(name, cells[name], found, words, today):
                written = ", ".join(text_of(each.value) for each in cells[name])
                expected = f"what row {first.row} says of the same complaint: {written}"
                troubles.append(_trouble(record, name, expected))
    return One(
        record=Record(row=first.row, cells=cells, others=tuple(others)),
        rows=tuple(each.row for each in (first, *more)),
        names=tuple(group.names),
        troubles=tuple(troubles),
    )


def _further(found: Sequence[Cell], kept: Sequence[Cell]) -> bool:
    """Whether a row is about a further stage than those before it."""
    reached = [max(stage_in(text_of(c.value)) or 0 for c in each) for each in (found, kept)]
    return reached[0] > reached[1]


def _agree(
    name: str, ours: Sequence[Cell], theirs: Sequence[Cell], words: Words, today: date
) -> bool:
    said = [[folded(text_of(each.value)) for each in cells] for cells in (ours, theirs)]
    if said[0] == said[1] or name.rpartition(".")[2] not in {*DAYS, LAST_DAY}:
        return said[0] == said[1]
    mine, other = (
        [day_in(each.value, words, today).on for each in cells] for cells in (ours, theirs)
    )
    return mine == other and None not in mine


def _trouble(record: Record, name: str, expected: str) -> Trouble:
    cells = record.cells[name]
    return Trouble(
        place=f"row {record.row}",
        column=" + ".join(each.heading for each in cells),
        written=", ".join(_written(cells)),
        expected=expected,
    )


def _written(cells: Sequence[Cell]) -> Iterator[str]:
    return (text_of(each.value) for each in cells if text_of(each.value))


def _said(record: Record, name: str, words: Words) -> bool:
    return any(said_in(each.value, words) is not None for each in record.cells.get(name, ()))


def _folded(record: Record, name: str, words: Words) -> str:
    said = (said_in(each.value, words) for each in record.cells.get(name, ()))
    return folded(" ".join(each for each in said if each))


def _day(record: Record, name: str, words: Words, today: date) -> date | None:
    cell = record.cell(name)
    return day_in(cell.value, words, today).on if cell else None
