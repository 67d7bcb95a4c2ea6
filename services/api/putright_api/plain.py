"""Values of the core as JSON knows them.

Which values an answer holds is `schemas`; how events are stored is the core's codec."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any

from putright.complaint.text import Text

_PLAIN = frozenset({str, int, bool})
"""What is plain already: nearly everything in a list."""


def plain(value: Any) -> Any:
    """Strings, whole numbers, lists and objects; erased words are null."""
    if value is None or value.__class__ in _PLAIN:
        return value
    match value:
        case Text(words):
            answer: Any = words
        case Enum():
            answer = value.value
        case str() | int():
            answer = value
        case date() | datetime():
            answer = value.isoformat()
        case Mapping():
            answer = {str(key): plain(each) for key, each in value.items()}
        case frozenset():
            answer = sorted(plain(each) for each in value)
        case tuple() | list():
            answer = [plain(each) for each in value]
        case _ if is_dataclass(value):
            answer = {each.name: plain(getattr(value, each.name)) for each in fields(value)}
        case _:
            answer = str(value)
    return answer
