"""Making a text fit for paper: what has no form there goes, what has no glyph is spelt out.

The letter that is kept holds the text as it was; only its printed form passes through here.
"""

import re
import unicodedata

LONGEST_WORD = 24
"""Letters of a word that always fit a line, even in large print in a table."""

_ZERO_WIDTH_SPACE = "\N{ZERO WIDTH SPACE}"
_JOINERS = "\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}"
_LONG = re.compile(rf"[^\s{_ZERO_WIDTH_SPACE}]{{{LONGEST_WORD + 1},}}")
_PICTURES = re.compile(
    "[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\u231a-\u23ff]"
    "[\ufe0f\u200d\U0001f3fb-\U0001f3ff\U0001f000-\U0001faff\u2600-\u27bf]*"
)


def printable(text: str) -> str:
    """The text as it is printed.

    Control and direction-changing characters go; an emoji is spelt out in square brackets, as a
    screen reader would say it; a very long word may break anywhere.
    """
    text = unicodedata.normalize("NFC", without_controls(text))
    return _LONG.sub(_breakable, _PICTURES.sub(_named, text))


def without_controls(text: str) -> str:
    """The text without characters that have no form of their own; line ends stay."""
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


def _breakable(word: re.Match[str]) -> str:
    letters = word[0]
    return _ZERO_WIDTH_SPACE.join(
        letters[at : at + LONGEST_WORD] for at in range(0, len(letters), LONGEST_WORD)
    )
