"""The exact letter as JSON, and back: what is kept of every letter sent.

Where it is kept is the store's business.
"""

import json
from datetime import date
from functools import cache
from typing import Any

from cattrs import Converter
from cattrs.strategies import configure_tagged_union

from putright.letters.letter import Block, Letter


@cache
def _converter() -> Converter:
    converter = Converter(forbid_extra_keys=True)
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_structure_hook(date, lambda value, _: date.fromisoformat(value))
    configure_tagged_union(
        Block, converter, tag_name="block", tag_generator=lambda kind: kind.__name__.lower()
    )
    return converter


def plain_values(letter: Letter) -> dict[str, Any]:
    """The letter as dictionaries, lists and strings."""
    values: dict[str, Any] = _converter().unstructure(letter)
    return values


def as_json(letter: Letter) -> str:
    """The letter as canonical JSON: sorted keys, no spaces."""
    return json.dumps(
        plain_values(letter), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )


def from_json(text: str) -> Letter:
    """The letter that was kept."""
    return _converter().structure(json.loads(text), Letter)
