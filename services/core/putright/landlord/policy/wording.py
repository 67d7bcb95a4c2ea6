"""A landlord's own words around its letters, beside all that a letter must say.

Where they stand in a letter is `putright.letters.own_words`."""

from dataclasses import dataclass
from typing import Literal

from putright.landlord.policy.contradiction import Contradiction

LetterName = Literal[
    "acknowledgement",
    "clarification",
    "update",
    "position_invited",
    "extension",
    "lateness",
    "new_complaint",
    "stage_1_response",
    "refusal",
    "stage_2_acknowledgement",
    "stage_2_response",
    "escalation_refusal",
    "action_progress",
    "closure",
    "correspondence",
]
"""The kinds of letter, by the names they have in the record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What a kind of letter says besides: after its first words, and before it is signed.

    Plain text; a blank line parts paragraphs. It takes nothing away from what the letter must
    say."""

    opening: str | None = None
    closing: str | None = None

    def __post_init__(self) -> None:
        for key, words in (("opening", self.opening), ("closing", self.closing)):
            if words is not None and not words.strip():
                raise Contradiction(key, "is empty: leave it out")
