"""A letter as plain text, for the body of an e-mail: 80 columns, in reading order.

The printed form is `render`; both are made of the same sections.
"""

import textwrap
from collections.abc import Iterator

from putright.letters.letter import Block, Bullets, Letter, Paragraph, Rows, Subheading, Table
from putright.letters.printable import without_controls
from putright.letters.wording import NO_BREAK, short_day

COLUMNS = 80


def plain_text(letter: Letter) -> str:
    """The letter's text, without decoration that a screen reader would spell out."""
    return "\n".join(_lines(letter)).replace(NO_BREAK, " ") + "\n"


def _lines(letter: Letter) -> Iterator[str]:
    yield from _wrapped(letter.landlord.name)
    yield from _wrapped(short_day(letter.written_on))
    yield from _wrapped(f"Our reference: {letter.reference}")
    yield ""
    yield from _wrapped(f"{letter.greeting},")
    yield ""
    yield from _wrapped(letter.subject.upper())
    yield ""
    for section in letter.sections:
        if section.heading:
            yield ""
            yield from _wrapped(section.heading.upper())
            yield ""
        for block in section.blocks:
            yield from _block(block)
            yield ""
    yield "Yours sincerely,"
    yield ""
    if letter.signed_by.name:
        yield from _wrapped(letter.signed_by.name)
    yield from _wrapped(letter.signed_by.role)
    yield from _wrapped(letter.landlord.name)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(text):
            yield from _wrapped(text)
        case Subheading(text):
            yield from _wrapped(f"{text}:")
        case Bullets(items):
            for item in items:
                yield from _wrapped(item, first="- ", then="  ")
        case Rows(rows):
            for row in rows:
                value = row.link if row.link and row.link.startswith("https:") else row.value
                yield from _wrapped(f"{row.label}: {value}", then="  ")
        case Table(columns, table_rows):
            for cells in table_rows:
                for column, cell in zip(columns, cells, strict=True):
                    yield from _wrapped(f"{column}: {cell}", then="  ")
                yield ""


def _wrapped(text: str, first: str = "", then: str = "") -> Iterator[str]:
    for line in without_controls(text).splitlines() or [""]:
        yield from textwrap.wrap(
            line,
            COLUMNS,
            initial_indent=first,
            subsequent_indent=then,
            break_long_words=False,
            break_on_hyphens=False,
        )
