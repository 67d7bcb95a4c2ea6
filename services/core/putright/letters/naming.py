"""Names of staff and contractors in a letter, pointed out before it goes (2022: 4.9). Pure.

Whose names those are is for whoever asks; a letter that names somebody for a reason goes.
"""

import re
from collections.abc import Iterable, Iterator

from putright.errors import Refused
from putright.letters.kinds import Element
from putright.letters.letter import Letter, words
from putright.people.principals import Names
from putright.rules.provenance import Provisions, paragraph

TITLES = frozenset(("Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Cllr"))
ALSO_WORDS = frozenset(
    (
        *("Art", "Best", "Bill", "Dean", "Drew", "Grant", "Hope", "Joy", "Long", "Mark", "May"),
        *("Pat", "Price", "Rose", "Will", "Young"),
    )
)
"""Names that are words too: at the beginning of a sentence they are taken for the word."""
FROM_THE_LANDLORD = frozenset((Element.CONTACT, Element.OMBUDSMAN))
"""Whom to turn to: given by the landlord's own policy, and not words about anybody."""
_TITLE = f"(?:{'|'.join(sorted(TITLES))})"
_PART = re.compile(r"[^\W\d_][\w'\u2019-]+")


class StaffNamed(Refused):
    """The letter names staff or contractors, and nobody said why it should."""

    provisions = Provisions(in_2022="4.9")


@paragraph(in_2022="4.9")
def naming_is_explained(letter: Letter, names: Names, because: str | None) -> None:
    """Refuse a letter of the 2022 edition that names somebody without a reason.

    Asked of every word that somebody wrote, in whichever letter it stands; the 2024 edition asks
    it of none. Raises StaffNamed, which says whom. Source: 2022, 4.9."""
    if letter.edition != "2022" or (because or "").strip():
        return
    if named := names_mentioned(letter, names.people, names.contractors):
        raise StaffNamed(letter.edition, names=list(named))


def names_mentioned(
    letter: Letter, people: Iterable[str], organisations: Iterable[str] = ()
) -> tuple[str, ...]:
    """The people and contractors that the letter's sections name, each as it was given, once.

    A person is named by the whole name, by a title with the last name, or by one part of the name
    with its capital letter, unless the addressee, the resident or the landlord has that name too;
    an organisation by its whole name. Whom to turn to, and who signs, is no naming.
    Source: 2022 4.9."""
    told = (
        text
        for section in letter.sections
        if section.element not in FROM_THE_LANDLORD
        for block in section.blocks
        for text in words(block)
    )
    texts = "\n".join((letter.subject, *told)).replace("\N{NO-BREAK SPACE}", " ")
    words_told = _words(texts)
    theirs = frozenset(
        _parts(
            letter.recipient.name,
            letter.recipient.on_behalf_of or "",
            letter.landlord.name,
            letter.signed_by.role,
        )
    )
    named = (each for each in people if words_told & _words(each))
    persons = (each for each in named if _person_named(each, texts, theirs))
    told_of = (each for each in organisations if words_told & _words(each))
    companies = (each for each in told_of if _whole(each, texts))
    return tuple(dict.fromkeys((*persons, *companies)))


def _words(texts: str) -> frozenset[str]:
    """Each word once: few of a landlord's many names share one with a letter."""
    return frozenset(re.findall(r"\w+", texts.casefold()))


def _person_named(name: str, texts: str, theirs: frozenset[str]) -> bool:
    parts = _parts(name)
    if not parts:
        return False
    if len(parts) > 1 and _whole(name, texts):
        return True
    if re.search(rf"\b{_TITLE}\.?\s+(?:\w+\s+)?{re.escape(parts[-1])}\b", texts):
        return True
    return any(_used(part, texts) for part in parts if part not in theirs)


def _parts(*names: str) -> tuple[str, ...]:
    found = (part for name in names for part in _PART.findall(name))
    return tuple(part for part in found if part not in TITLES)


def _whole(name: str, texts: str) -> bool:
    """Whether the name stands there in full, however it is spaced and written."""
    pattern = r"\s+".join(re.escape(part) for part in name.split())
    return bool(pattern) and bool(re.search(rf"(?<!\w){pattern}(?!\w)", texts, re.IGNORECASE))


def _used(part: str, texts: str) -> bool:
    return any(
        part not in ALSO_WORDS or not begins_a_sentence
        for begins_a_sentence in _places(part, texts)
    )


def _places(part: str, texts: str) -> Iterator[bool]:
    """For each place where that part of a name stands: whether a sentence begins with it.

    A month after its day is no name."""
    for found in re.finditer(rf"(?<!\w){re.escape(part)}(?!\w)", texts):
        before = texts[: found.start()].rstrip(" \u201c\"'(")
        if before[-1:].isdigit():
            continue
        yield not before or before[-1] in ".?!\n:"
