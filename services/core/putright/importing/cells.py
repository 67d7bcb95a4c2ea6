"""What a cell says: a day however it was written, nothing however it was said, or words.

Which cell it is, `mapping` knows; nothing is guessed that could be read two ways."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from putright.importing.sheet import Value, is_written, text_of
from putright.importing.words import Words, folded
from putright.rules.bank_holidays import england

SERIAL_FROM = date(1899, 12, 30)
"""Day nought of a spreadsheet that counts days."""
NO_DAY = frozenset(
    {
        *(date(1753, 1, 1), date(1899, 12, 30), date(1899, 12, 31), date(1900, 1, 1)),
        *(date(1970, 1, 1), date(9999, 12, 31)),
    }
)
"""The days that programs write where there is none."""
A_DAY = "a day, such as 29/05/2024 or 2024-05-29"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = re.compile(
    r"(?<!\d)(?:"
    r"(?P<y1>\d{4})[-/.](?P<m1>\d{1,2})[-/.](?P<d1>\d{1,2})"
    r"|(?P<d2>\d{1,2})\s?[-/.]\s?(?P<m2>\d{1,2})\s?[-/.]\s?(?P<y2>\d{4}|\d{2})"
    rf"|(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?[\s\-/.]*(?:of\s+)?(?P<m3>{_MONTH})[\s\-/.,]*"
    r"(?P<y3>\d{4}|\d{2})"
    rf"|(?P<m4>{_MONTH})\.?\s+(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y4>\d{{4}})"
    r")(?!\d)",
    re.IGNORECASE | re.ASCII,
)
_BESIDE = re.compile(
    r"t?\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?\s*(?:[ap]m|hrs|z)?"
    r"|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b"
    r"|\b(?:at|on)\b|[\s,.;]",
    re.IGNORECASE | re.ASCII,
)
_WITH_CENTURY = 100
_CENTURY = 2000
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Said:
    """What a cell about a step says: whether it happened, and on which day where that is known.

    `doubt` is what was expected where the cell says more, or less, than a day."""

    happened: bool
    on: date | None = None
    doubt: str | None = None


NOTHING = Said(happened=False)


def said_in(value: Value, words: Words) -> str | None:
    """The words of a cell; None where it says nothing, however it says that."""
    if not is_written(value) or folded(value) in words.nothing:
        return None
    return text_of(value)


def day_in(value: Value, words: Words, last: date) -> Said:
    """The step that a cell tells of; nothing that has happened lies after the `last` day.

    A cell without a day that can be read, but with figures, tells of a step on an unknown day."""
    if not is_written(value) or folded(value) in words.nothing:
        return NOTHING
    if value is True or folded(value) in words.done:
        return Said(happened=True)
    found = _found(value, day_first=words.day_first)
    if not found.days:
        figures = any(each.isdigit() for each in text_of(value))
        return Said(happened=figures, doubt=A_DAY)
    if NO_DAY.issuperset(found.days):
        return NOTHING
    on, first = found.days[0], england().first
    if len(found.days) > 1:
        expected = "one day"
    elif on is None:
        expected = f"{A_DAY}, that the calendar has"
    elif not first <= on <= last:
        expected = f"a day from {first:%d/%m/%Y} to {last:%d/%m/%Y}"
    else:
        return Said(happened=True, on=on, doubt=found.doubt)
    return Said(happened=True, doubt=expected)


@dataclass(frozen=True, slots=True)
class _Found:
    """Each day a cell names (None: one the calendar has not), and what else is odd about it."""

    days: tuple[date | None, ...]
    doubt: str | None = None


def _found(value: Value, *, day_first: bool) -> _Found:
    if isinstance(value, datetime):
        return _Found((value.date(),))
    if isinstance(value, date):
        return _Found((value,))
    text = text_of(value)
    if _SERIAL.fullmatch(text):
        return _Found((SERIAL_FROM + timedelta(days=int(float(text))),))
    matches = [] if isinstance(value, int | float) else list(_DAY.finditer(text))
    read = [_day(match, day_first=day_first) for match in matches]
    doubt = None
    if any(turned for _, turned in read):
        doubt = f"the {'day' if day_first else 'month'} first"
    elif _BESIDE.sub("", _DAY.sub(" ", text)):
        doubt = "a day and nothing else"
    return _Found(tuple(dict.fromkeys(on for on, _ in read)), doubt)


def _day(match: re.Match[str], *, day_first: bool) -> tuple[date | None, bool]:
    """The day, and whether it is one only the other way round than the register writes."""
    year, month, day = _parts(match)
    year += 0 if year >= _WITH_CENTURY else _CENTURY
    in_figures = match["m2"] is not None
    if in_figures and not day_first:
        month, day = day, month
    try:
        return date(year, month, day), False
    except ValueError:
        pass
    try:
        return (date(year, day, month), True) if in_figures else (None, False)
    except ValueError:
        return None, False


def _parts(match: re.Match[str]) -> tuple[int, int, int]:
    for kind in ("1", "2", "3", "4"):
        if match[f"d{kind}"] is not None:
            month = match[f"m{kind}"]
            number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
            return int(match[f"y{kind}"]), number, int(match[f"d{kind}"])
    raise AssertionError(match)
