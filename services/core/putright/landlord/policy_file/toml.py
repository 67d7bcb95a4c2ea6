"""The text of a TOML file as keys, and what is wrong with them in the order of the text.

Whose keys they are, and what they must be, is not known here."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from putright.landlord.policy_file.lines import line_of, lines_of
from putright.landlord.policy_file.wrong import Wrong

_PLACE = re.compile(r" \(at (?:line (?P<line>\d+), column \d+|end of document)\)$")


def parsed(text: str) -> dict[str, Any] | Wrong:
    """The keys of the text, or the first place where it is no TOML."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        says = str(error)
    place = _PLACE.search(says)
    line = int(place["line"]) if place and place["line"] else len(text.splitlines())
    return Wrong((), f"expected TOML: {_PLACE.sub('', says)}", line)


def placed(wrong: Iterable[Wrong], text: str) -> tuple[Wrong, ...]:
    """Each with the line where its key stands, or what holds it, in the order of the text."""
    lines = lines_of(text)
    found = (replace(each, line=line_of(each.path, lines)) for each in wrong)
    return tuple(sorted(found, key=lambda each: each.line or 0))
