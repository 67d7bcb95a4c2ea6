"""Who a register's complaint is about and what it is about: the resident, subject, channel.

Its steps and their days are `telling`."""

import re
from collections.abc import Callable

from putright.complaint.events import Channel
from putright.complaint.people import LetterFormat, Relation, Resident, Way
from putright.complaint.text import Text
from putright.importing.incoming import UNSORTED, About
from putright.importing.words import Words, folded

_ADDRESS = re.compile(r"[^@\s<>,;]+@[^@\s<>,;]+\.[^@\s<>,;]+", re.ASCII)
_FORMATS = {"large print": LetterFormat.LARGE, "easy read": LetterFormat.EASY}
Asks = Callable[[str], str | None]
Doubts = Callable[[str, str], None]


def about(text: Asks, doubt: Doubts, words: Words) -> About:
    """What the receipt says: `text` gives the words of a field, `doubt` hears what is not clear."""
    channel, category = text("channel"), text("category")
    known = words.channel(channel) if channel else None
    if channel and known is None:
        doubt("channel", f"one of {', '.join(Channel)}")
    word = _word(category or "")
    if category and word is None:
        doubt("category", "a word or two in the letters of English")
    return About(
        resident=_resident(text, doubt, words),
        subject=text("subject") or category or "",
        said=text("said") or "",
        category=word or UNSORTED,
        channel=known or Channel.OTHER,
    )


def _resident(text: Asks, doubt: Doubts, words: Words) -> Resident:
    email = text("resident.email")
    if email and not _ADDRESS.fullmatch(email):
        doubt("resident.email", "an e-mail address")
        email = None
    told = text("resident.relation")
    relation = words.relation(told) if told else Relation.TENANT
    if relation is None:
        doubt("resident.relation", f"one of {', '.join(Relation)}")
    adjustments = text("resident.adjustments")
    address = text("resident.address")
    return Resident(
        name=Text(text("resident.name") or ""),
        relation=relation or Relation.OTHER,
        address=_text(address),
        email=_text(email),
        telephone=_text(text("resident.telephone")),
        prefers=Way.EMAIL if email and not address else Way.POST,
        letter_format=_format(adjustments or ""),
        adjustments=(Text(adjustments),) if adjustments else (),
    )


def _text(words: str | None) -> Text | None:
    return None if words is None else Text(words)


def _format(adjustments: str) -> LetterFormat:
    said = folded(adjustments)
    found = (each for words, each in _FORMATS.items() if words in said)
    return next(found, LetterFormat.STANDARD)


def _word(category: str) -> str | None:
    """A category as the register of complaints spells one: `repairs_and_damp`."""
    word = re.sub(r"[^a-z0-9]+", "_", folded(category).replace("&", " and ")).strip("_")
    return word if word[:1].isalpha() and word.isascii() else None
