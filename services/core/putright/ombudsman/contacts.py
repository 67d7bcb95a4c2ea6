"""How a resident reaches the Housing Ombudsman: dated blocks, and telling a stale one.

How a letter puts it is `letters.ombudsman_section`.
"""

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from importlib.resources import files

from putright.errors import DomainError

_EMAIL = re.compile(r"[\w.+-]+@housing-ombudsman\.org\.uk", re.IGNORECASE)
_WAIT = re.compile(r"\b(?:8|eight)[\s-]+weeks?\b", re.IGNORECASE)
_BY_EMAIL = re.compile(r"\be-?mail(?:ing|ed)?\b", re.IGNORECASE)
_OMBUDSMAN = re.compile(r"\b(?:ombudsman|HOS)\b", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|no longer|cannot|never)\b|n['\u2019]t\b", re.IGNORECASE)
_SENTENCE_ENDS = re.compile(r"(?<=[.?!;])\s+|\n+")


class NoContactsThen(DomainError):
    """No block of the Ombudsman's contacts is known for that day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactBlock:
    """How to reach the Ombudsman, as it was right from one day to another."""

    version: str
    from_on: date
    until_on: date | None
    webform: str
    telephone: str
    address: tuple[str, ...]
    source: str
    case_email: str | None = None
    weeks_to_wait: int | None = None

    @property
    def postcode(self) -> str:
        """The last line of the address, by which a block is known in a text."""
        return self.address[-1]


def _read() -> tuple[ContactBlock, ...]:
    table = tomllib.loads((files(__package__) / "contacts.toml").read_text(encoding="utf-8"))
    return tuple(
        ContactBlock(
            version=each["version"],
            from_on=each["from"],
            until_on=each.get("until"),
            webform=each["webform"],
            telephone=each["telephone"],
            address=tuple(each["address"]),
            source=each["source"],
            case_email=each.get("case_email"),
            weeks_to_wait=each.get("weeks_to_wait"),
        )
        for each in table["block"]
    )


BLOCKS: tuple[ContactBlock, ...] = _read()
"""Newest first."""


def block_on(day: date) -> ContactBlock:
    """The block that is right on that day. Raises NoContactsThen."""
    for block in BLOCKS:
        if block.from_on <= day and (block.until_on is None or day <= block.until_on):
            return block
    raise NoContactsThen(day=day)


def obsolete_advice(text: str, block: ContactBlock) -> tuple[str, ...]:
    """The sentences of a text that send a resident to the Ombudsman in a way this block does not.

    An address that is not the block's, an e-mail address where cases are not taken by e-mail, the
    advice to e-mail a complaint there, a wait of eight weeks. A resident who waited eight weeks
    for a repair is not meant: the sentence must speak of the Ombudsman.
    """
    stale_postcodes = {each.postcode for each in BLOCKS} - {block.postcode}
    return tuple(
        sentence
        for sentence in _SENTENCE_ENDS.split(text.replace("\N{NO-BREAK SPACE}", " "))
        if any(postcode in sentence for postcode in stale_postcodes)
        or (not block.weeks_to_wait and _OMBUDSMAN.search(sentence) and _WAIT.search(sentence))
        or (not block.case_email and _sends_by_email(sentence))
    )


def _sends_by_email(sentence: str) -> bool:
    if _EMAIL.search(sentence):
        return True
    told = _OMBUDSMAN.search(sentence) and _BY_EMAIL.search(sentence)
    return bool(told and not _NOT.search(sentence))
