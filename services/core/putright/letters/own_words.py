"""The landlord's own words put into a letter: beside all that it says, in the place of nothing.

What they are is the landlord's policy; how the letter is composed otherwise is `compose`."""

from collections.abc import Mapping
from dataclasses import replace

from putright.landlord.policy import LetterName, Wording
from putright.letters.kinds import Element
from putright.letters.letter import Letter, Section
from putright.letters.wording import paragraphs


def with_own_words(letter: Letter, wording: Mapping[LetterName, Wording]) -> Letter:
    """The letter with what the landlord says in letters of its kind.

    Its opening words follow ours, its closing words are the last before the signature."""
    own = next((words for kind, words in wording.items() if kind == letter.kind), None)
    if own is None:
        return letter
    sections = [_opened(each, own) for each in letter.sections]
    if own.closing:
        sections.append(Section(Element.CLOSING, "", paragraphs(own.closing)))
    return replace(letter, sections=tuple(sections))


def _opened(section: Section, own: Wording) -> Section:
    if section.element is not Element.OPENING or not own.opening:
        return section
    return replace(section, blocks=(*section.blocks, *paragraphs(own.opening)))
