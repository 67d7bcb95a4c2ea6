"""A letter as a value: who writes to whom, about what, in which sections. Standard library only.

How its words are found is `compose`; how it looks is `render` and `plain`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Self

from putright.letters.kinds import Advice, Element, LetterKind
from putright.ombudsman.routes import HOUSING_OMBUDSMAN_ONLY, Route
from putright.rules.editions import EditionName


@dataclass(frozen=True, slots=True, kw_only=True)
class Landlord:
    """The landlord as its letterhead shows it."""

    name: str
    address: tuple[str, ...]
    telephone: str | None = None
    email: str | None = None
    website: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """Whom the letter is addressed to: the resident, or a representative on her behalf."""

    name: str
    address: tuple[str, ...] = ()
    email: str | None = None
    greeted_as: str | None = None
    on_behalf_of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory:
    """Who signs: a role, and a name only where the landlord chooses to give it (2022: 4.9)."""

    role: str
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text."""

    text: str


@dataclass(frozen=True, slots=True)
class Subheading:
    """A heading within a section."""

    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """Things told one below the other."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A label and what belongs to it; `link` is where a click leads (https or mailto)."""

    label: str
    value: str
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Rows:
    """Labels with what belongs to them: points, telephone numbers, dates."""

    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Things that have the same columns, and only those."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Paragraph | Subheading | Bullets | Rows | Table


def words(block: Block) -> Iterator[str]:
    """Every text of a block, in reading order."""
    match block:
        case Paragraph(text) | Subheading(text):
            yield text
        case Bullets(items):
            yield from items
        case Rows(rows):
            for row in rows:
                yield row.label
                yield row.value
        case Table(columns, table_rows):
            yield from columns
            for cells in table_rows:
                yield from cells


@dataclass(frozen=True, slots=True)
class Section:
    """One element of the letter, under its heading (the opening has none)."""

    element: Element
    heading: str
    blocks: tuple[Block, ...]

    @property
    def blank(self) -> bool:
        """Whether it tells nothing, or leaves a text in it empty."""
        texts = [list(words(block)) for block in self.blocks]
        return not texts or any(
            not text or any(not each.strip() for each in text) for text in texts
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One letter, complete but for the Ombudsman's block, which is added when it is dispatched.

    `routes` and `advice` say whose block that is, and what it tells."""

    kind: LetterKind
    edition: EditionName
    stage: int
    reference: str
    written_on: date
    subject: str
    landlord: Landlord
    recipient: Recipient
    signed_by: Signatory
    sections: tuple[Section, ...]
    advice: Advice = Advice.EARLY
    routes: tuple[Route, ...] = HOUSING_OMBUDSMAN_ONLY

    @property
    def greeting(self) -> str:
        """The line the letter opens with."""
        return f"Dear {self.recipient.greeted_as or self.recipient.name}"

    def section(self, element: Element) -> Section | None:
        """The section that carries the element, where there is one."""
        return next((each for each in self.sections if each.element is element), None)

    def with_section(self, section: Section, before: Element) -> Self:
        """The letter with the section put in, before another where that is present."""
        others = [each for each in self.sections if each.element is not section.element]
        at = next((i for i, each in enumerate(others) if each.element is before), len(others))
        return replace(self, sections=(*others[:at], section, *others[at:]))
