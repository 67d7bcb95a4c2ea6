"""Which characters the letters' fonts can draw, so that a verb can say so before a letter is due.

How a letter is drawn is `render`, which refuses the same characters; Typst is not needed here."""

from functools import cache

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # it ships no types

from putright.letters.fonts import FONTS
from putright.letters.printable import printable


@cache
def _drawn() -> frozenset[int]:
    """Every character some font has a form for; takes a tenth of a second, once."""
    drawn: set[int] = set()
    for path in FONTS.glob("*.ttf"):
        with TTFont(path, lazy=True) as font:
            drawn.update(font.getBestCmap())
    return frozenset(drawn)


def undrawable(text: str) -> str:
    """The characters of a text that no font of ours can draw, each once; empty where all can."""
    if text.isascii():
        return ""
    drawn = _drawn()
    printed = dict.fromkeys(printable(text))
    return "".join(each for each in printed if ord(each) not in drawn and each != "\n")
