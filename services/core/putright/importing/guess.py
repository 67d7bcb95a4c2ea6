"""A first mapping, guessed from a register's headings, to be read and put right by a person.

What a mapping is, is `mapping`; which headings are known, `fields`."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from putright.importing.fields import field_of, known_fields
from putright.importing.mapping import RegisterMapping, headings_of
from putright.importing.sheet import Sheet, Unreadable, letters_of, text_of

LOOKED_AT_ROWS = 30
FEWEST = 3
"""So many headings that are known make a row the heading row."""
_IN_FIGURES = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-]\d{2,4}", re.ASCII)
_MONTHS = 12


def guess(sheet: Sheet, source: str) -> RegisterMapping:
    """The mapping that the headings suggest. Raises Unreadable where no row has headings."""
    header = _header(sheet)
    headings = headings_of(sheet, header)
    repeated = Counter(each.casefold() for each in headings)
    columns: dict[str, tuple[str, ...]] = {}
    for at, heading in enumerate(headings):
        name = _next_free(field_of(heading), columns) if heading else None
        if name is not None and name in known_fields():
            once = repeated[heading.casefold()] == 1
            columns[name] = (heading if once else f"column {letters_of(at)}",)
    return RegisterMapping(source=source, columns=columns, header=header, sheet=sheet.name)


def _next_free(name: str | None, taken: dict[str, tuple[str, ...]]) -> str | None:
    """A heading without a stage that comes again is the next stage's."""
    while name is not None and name in taken:
        stage = re.fullmatch(r"stage(\d)\.(\w+)", name, re.ASCII)
        name = f"stage{int(stage[1]) + 1}.{stage[2]}" if stage else None
        if name not in known_fields():
            return None
    return name


def _header(sheet: Sheet) -> tuple[int, ...]:
    """The row with the most headings that are known, and one of merged headings above it."""
    rows = [each for each in sheet.rows if each.number <= LOOKED_AT_ROWS]
    numbers = [each.number for each in rows]
    candidates = [(number,) for number in numbers] + [
        pair for pair in pairwise(numbers) if pair[1] - pair[0] == 1
    ]
    best = max(candidates, key=lambda each: (_known(sheet, each), -len(each)), default=None)
    if best is None or _known(sheet, best) < FEWEST:
        expected = f"a row with headings, of which {FEWEST} say what a complaint's register holds"
        raise Unreadable(f"the first {LOOKED_AT_ROWS} rows", expected)
    return best


def _known(sheet: Sheet, header: tuple[int, ...]) -> int:
    return len({field_of(each) for each in headings_of(sheet, header) if each} - {None})


def month_comes_first(sheet: Sheet) -> bool:
    """Whether some day in figures has a month in front and can have none behind; and none other."""
    fronts, backs = 0, 0
    for row in sheet.rows:
        for value in row.cells:
            match = _IN_FIGURES.match(text_of(value)) if isinstance(value, str) else None
            if match is not None:
                fronts += int(match[1]) > _MONTHS
                backs += int(match[2]) > _MONTHS
    return backs > 0 and fronts == 0


def as_toml(mapping: RegisterMapping, sheet: Sheet) -> str:
    """The mapping as a file to be edited: what is known, and what is not."""
    return "\n".join(_lines(mapping, sheet)) + "\n"


def _lines(mapping: RegisterMapping, sheet: Sheet) -> Iterator[str]:
    yield "# Guessed from the headings: read it, put it right, then"
    yield "#   putright import preview FILE --mapping THIS"
    yield f"source = {_quoted(mapping.source)}  # the register's name: a complaint comes in once"
    if mapping.sheet is not None:
        yield f"sheet = {_quoted(mapping.sheet)}"
    yield f"header = {list(mapping.header)}  # the rows that hold the headings"
    yield f"dates = {_quoted('month first' if month_comes_first(sheet) else 'day first')}"
    taken = {each for headings in mapping.columns.values() for each in headings}
    headings = enumerate(headings_of(sheet, mapping.header))
    free = [
        each for at, each in headings if each and not {each, f"column {letters_of(at)}"} & taken
    ]
    yield "# what is mapped to nothing is kept as written, unless it is left out"
    yield f"# leave_out = [{', '.join(map(_quoted, free))}]"
    for group in ("", "resident", "stage1", "stage2", "stage3"):
        yield from _group(group, mapping)
    yield ""
    yield "# [words]            # what the register says for each, besides the usual"
    yield '# nothing = ["not yet"]'
    yield "# [people]           # a name in the register, and who it is here"
    yield '# "T. Finch" = "tobias.finch@landlord.example"'


def _group(group: str, mapping: RegisterMapping) -> Iterator[str]:
    own = {
        name.rpartition(".")[2]: headings
        for name, headings in mapping.columns.items()
        if name.rpartition(".")[0] == group
    }
    if own:
        yield ""
        yield f"[columns.{group}]" if group else "[columns]"
    for name, (heading, *_) in own.items():
        yield f"{name} = {_quoted(heading)}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
