"""Names of staff and contractors in a letter, pointed out before it goes (2022: 4.9). Pure.

Whose names those are, and that somebody confirms one that is meant, is for whoever asks.
"""

import re
from collections.abc import Iterable, Iterator

from putright.letters.letter import Letter, words

TITLES = frozenset(("Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Cllr"))
ALSO_WORDS = frozenset(
    (
        *("Art", "Best", "Bill", "Dean", "Drew", "Grant", "Hope", "Joy", "Long", "Mark", "May"),
        *("Pat", "Price", "Rose", "Will", "Young"),
    )
)
"""Names that are words too: at the beginning of a sentence they are taken for the word."""
_TITLE = f"(?:{'|'.join(sorted(TITLES))})"
_PART = re.compile(r"[^\W\d_][\w'\u2019-]+")


def names_mentioned(
    letter: Letter, people: Iterable[str], organisations: Iterable[str] = ()
) -> tuple[str, ...]:
    """The people and contractors that the letter's sections name, each as it was given, once.

    A person is named by the whole name, by a title with the last name, or by one part of the name
    with its capital letter, unless the addressee or the resident has that name too; an
    organisation by its whole name. Source: 2022 4.9."""
    told = tuple(text for each in letter.sections for block in each.blocks for text in words(block))
    texts = "\n".join((letter.subject, *told)).replace("\N{NO-BREAK SPACE}", " ")
    theirs = frozenset(_parts(letter.recipient.name, letter.recipient.on_behalf_of or ""))
    named = (each for each in people if _person_named(each, texts, theirs))
    companies = (each for each in organisations if _whole(each, texts))
    return tuple(dict.fromkeys((*named, *companies)))


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
