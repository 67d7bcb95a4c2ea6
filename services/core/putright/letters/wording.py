"""How a letter writes days, money and addresses.

The sentences themselves are in `compose`.
"""

import re
from collections.abc import Sequence
from datetime import date

from putright.letters.letter import Paragraph

NO_BREAK = "\N{NO-BREAK SPACE}"
PENCE = 100


def long_day(day: date) -> str:
    """Tuesday 29 December 2026, its day and month never parted at the end of a line."""
    return f"{day:%A} {day.day}{NO_BREAK}{day:%B} {day.year}"


def short_day(day: date) -> str:
    """29 December 2026, for tables and the head of a letter."""
    return f"{day.day}{NO_BREAK}{day:%B} {day.year}"


def pounds(pence: int) -> str:
    """£250, or £250.50 where there are pence."""
    whole, rest = divmod(pence, PENCE)
    return f"£{whole:,}.{rest:02d}" if rest else f"£{whole:,}"


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """A text somebody wrote, as paragraphs: a blank line parts them."""
    return tuple(Paragraph(each.strip()) for each in re.split(r"\n\s*\n", text) if each.strip())


def sentence(text: str) -> str:
    """A text that reads as a sentence: it ends in a stop."""
    text = text.strip()
    return text if not text or text[-1] in ".?!…" else f"{text}."


def address_line(lines: Sequence[str]) -> str:
    """An address in one line, its postcode never parted."""
    *rest, postcode = lines
    return ", ".join((*rest, postcode.replace(" ", NO_BREAK)))
