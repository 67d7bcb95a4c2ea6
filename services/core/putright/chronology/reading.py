"""A chronology from its file: the reference, the edition where it is given, and the lines.

What the lines may say is `lines`; JSON and YAML are `plain`."""

from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from putright.chronology.lines import Line, read_line
from putright.chronology.plain import Repeated, Unreadable, plain
from putright.rules.editions import EDITION_NAMES, EditionName

KEYS = ("reference", "edition", "subject", "events")


@dataclass(frozen=True, slots=True, kw_only=True)
class Chronology:
    """A chronology as its file gives it, in the file's own order."""

    reference: str | None
    edition: EditionName | None
    subject: str | None
    lines: tuple[Line, ...]

    def last_day(self, today: date) -> date:
        """Today, or the last day it tells of: on a landlord's test clock that is one to come."""
        return max([today, *(line.on for line in self.lines if line.on)])


def read_chronology(content: bytes, kind: str | None = None) -> Chronology:
    """The chronology in the bytes of a file, JSON or YAML.

    Raises Unreadable, with the place and what was expected there."""
    value = plain(content, kind)
    if not isinstance(value, dict):
        raise Unreadable("the file", f"an object with the keys {', '.join(KEYS)}")
    for key, each in value.items():
        if key not in KEYS:
            raise Unreadable(key, f"no key but {', '.join(KEYS)}")
        if isinstance(each, Repeated):
            raise Unreadable(key, "each key once", "the key again")
    events = value.get("events")
    if not isinstance(events, list):
        raise Unreadable("events", "a list of events")
    return Chronology(
        reference=_words(value, "reference"),
        edition=_edition(value.get("edition")),
        subject=_words(value, "subject"),
        lines=tuple(read_line(index, each) for index, each in enumerate(events)),
    )


def _words(value: dict[str, Any], key: str) -> str | None:
    words = value.get(key)
    if words is None or isinstance(words, str):
        return words
    if isinstance(words, int) and not isinstance(words, bool):
        return str(words)
    raise Unreadable(key, "text or null")


def _edition(value: Any) -> EditionName | None:
    if value is None:
        return None
    if isinstance(value, int | str) and str(value) in EDITION_NAMES:
        return cast("EditionName", str(value))
    raise Unreadable("edition", f"{', '.join(EDITION_NAMES)} or null")
