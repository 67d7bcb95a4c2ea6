"""What a letter must carry under each edition, and the refusal of one that does not.

The lists are data (`required.toml`); a section that leaves a text empty counts as missing.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType
from typing import ClassVar

from putright.errors import Refused
from putright.letters.kinds import Element, LetterKind
from putright.letters.letter import Letter
from putright.rules.editions import EDITION_NAMES, EditionName
from putright.rules.provenance import Provisions, paragraph

ADDED_AT_DISPATCH = frozenset({Element.OMBUDSMAN})
"""Elements a letter gains only when it is dispatched, from data dated that day."""
STAGES = (1, 2)


@dataclass(frozen=True, slots=True)
class Missing:
    """An element a letter lacks, and the provision that asks for it."""

    element: Element
    provision: str


@dataclass(frozen=True, slots=True)
class Requirements:
    """What one kind of letter must carry under one edition, at one stage."""

    elements: Mapping[Element, str]
    ombudsman_block: bool


class ElementMissing(Refused):
    """A letter without a required element cannot be sent."""

    provisions: ClassVar[Provisions] = Provisions(
        in_2024=("6.9", "6.19", "5.6", "5.7"), in_2022=("5.8", "5.16", "4.2", "2.8")
    )

    def __init__(self, letter: Letter, missing: tuple[Missing, ...]) -> None:
        super().__init__(
            letter.edition, letter=letter.kind, missing=tuple(each.element for each in missing)
        )
        self.missing = missing

    @property
    def provision(self) -> str:
        """The provision that asks for the first element missing."""
        return self.missing[0].provision


def _read() -> Mapping[tuple[EditionName, LetterKind, int], Requirements]:
    table = tomllib.loads((files(__package__) / "required.toml").read_text(encoding="utf-8"))
    return MappingProxyType(
        {
            (edition, LetterKind(kind), stage): Requirements(
                MappingProxyType(
                    {Element(name): _at(stage, no) for name, no in each["elements"].items()}
                ),
                each["ombudsman_block"],
            )
            for edition in EDITION_NAMES
            for kind, each in table[edition].items()
            for stage in STAGES
        }
    )


def _at(stage: int, provision: str | list[str]) -> str:
    """The provision that asks at this stage, where it is not the same at both."""
    return provision if isinstance(provision, str) else provision[stage - 1]


REQUIRED: Mapping[tuple[EditionName, LetterKind, int], Requirements] = _read()


def requirements(kind: LetterKind, edition: EditionName, stage: int = 1) -> Requirements:
    """What this kind of letter must carry under this edition, at this stage."""
    return REQUIRED[edition, kind, stage]


def missing(letter: Letter) -> tuple[Missing, ...]:
    """The required elements the letter lacks, in the order in which the Code lists them."""
    required = requirements(letter.kind, letter.edition, letter.stage)
    carried = {section.element for section in letter.sections if not section.blank}
    return tuple(
        Missing(element, provision)
        for element, provision in required.elements.items()
        if element not in carried
    )


def _refuse(letter: Letter, lacking: tuple[Missing, ...]) -> None:
    if lacking:
        raise ElementMissing(letter, lacking)


@paragraph(
    in_2024=("6.9", "6.19", "5.6", "5.7", "3.7", "2.4", "5.9", "6.5", "6.16"),
    in_2022=("5.8", "5.16", "5.10", "4.2", "2.8", "1.9", "5.3", "5.9", "5.15"),
)
def require_complete(letter: Letter) -> None:
    """Refuse to send a letter that lacks a required element.

    Raises ElementMissing. Source: the provisions of `required.toml`.
    """
    _refuse(letter, missing(letter))


@paragraph(in_2024=("6.9", "6.19", "5.6", "5.7"), in_2022=("5.8", "5.16", "4.2"))
def require_complete_draft(letter: Letter) -> None:
    """Refuse to order a letter that would lack a required element even once it is dispatched.

    Raises ElementMissing. Source: 2024 6.9, 6.19, 5.6, 5.7; 2022 5.8, 5.16, 4.2.
    """
    _refuse(letter, tuple(m for m in missing(letter) if m.element not in ADDED_AT_DISPATCH))
