"""Making a text fit for paper: what has no form there goes, what has no glyph is spelt out.

The letter that is kept holds the text as it was; only its printed form passes through here.
"""

import re
import unicodedata
from functools import cache

LONGEST_WORD = 36
"""Letters of a word that fit a line, even in large print."""
LONGEST_IN_A_CELL = 24
"""Letters of a word that fit the narrower column of a table, even in large print."""

_ZERO_WIDTH_SPACE = "\N{ZERO WIDTH SPACE}"
_JOINERS = "\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}"
_AFTER_MARKS = re.compile(r"(?<=[/@?&=_-])(?=[^/])")
_UNSEEN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2065\u3164\ufe00-\ufe0f\uffa0\ufff0-\ufff8"
    "\U000e0000-\U000e0fff]"
)
"""Characters that Unicode lets a reader ignore, and that no printer draws (some are letters)."""
_PICTURES = re.compile(
    "[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\u231a-\u23ff]"
    "[\ufe0f\u200d\U0001f3fb-\U0001f3ff\U0001f000-\U0001faff\u2600-\u27bf]*"
)


def printable(text: str, longest_word: int = LONGEST_WORD) -> str:
    """The text as it is printed.

    Control and direction-changing characters go; an emoji is spelt out in square brackets, as a
    screen reader would say it; a very long word may break, after a mark where it has any.
    """
    text = unicodedata.normalize("NFC", _UNSEEN.sub("", without_controls(text)))
    named = _PICTURES.sub(_named, text)
    return _longer_than(longest_word).sub(lambda word: _broken(word[0], longest_word), named)


def without_controls(text: str) -> str:
    """The text without characters that have no form of their own; line ends stay."""
    if text.replace("\n", "").isprintable():  # of the categories below it has none, in any script
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return "".join(each for each in text if not _formless(each))


def _formless(character: str) -> bool:
    if character == "\n" or character in _JOINERS:
        return False
    return unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"}


def _named(picture: re.Match[str]) -> str:
    names = [
        unicodedata.name(each, "picture").lower()
        for each in picture[0]
        if unicodedata.category(each) in {"So", "Sm", "Cn"}
    ]
    return f"[{', '.join(names)}]"


@cache
def _longer_than(longest: int) -> re.Pattern[str]:
    return re.compile(rf"\S{{{longest + 1},}}")


def _broken(word: str, longest: int) -> str:
    return _ZERO_WIDTH_SPACE.join(
        piece[at : at + longest]
        for piece in _AFTER_MARKS.split(word)
        for at in range(0, len(piece), longest)
    )
