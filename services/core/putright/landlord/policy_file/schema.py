"""The JSON Schema of a policy file, made from the values: each key, its kind, what it may say.

What contradicts itself passes the schema and is refused when it is read."""

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from inspect import cleandoc
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from putright.landlord.policy import Length, Policy
from putright.landlord.policy.lengths import PATTERN
from putright.landlord.policy_file.starter import ARRANGEMENTS, NOTHING, STARTER

_PLAIN: Mapping[Any, Mapping[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    date: {"type": "string", "format": "date"},
    Length: {"$ref": "#/$defs/Length"},
}
_GIVEN = {"number"}
"""What the product gives and no file says."""


def policy_schema() -> dict[str, Any]:
    """The whole schema.

    A file that says nothing of complaints, or is based on the starter, may leave out anything."""
    tables: dict[str, Any] = {
        "Length": {
            "type": "string",
            "pattern": PATTERN,
            "description": "Such as 10 working days, 5 days, 8 weeks, 6 months, 48 hours. "
            "Days of no stated kind are written as days.",
        }
    }
    whole = _table(Policy, tables)
    required = [each for each in whole.pop("required") if each not in _GIVEN]
    properties = {key: of for key, of in whole.pop("properties").items() if key not in _GIVEN}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A landlord's complaints policy",
        **whole,
        "properties": {"based_on": {"enum": [STARTER, NOTHING]}, **properties},
        "anyOf": [
            {"required": required},
            {"required": ["based_on"], "properties": {"based_on": {"const": STARTER}}},
            {"propertyNames": {"enum": sorted(ARRANGEMENTS - _GIVEN)}},
        ],
        "$defs": dict(sorted(tables.items())),
    }


def _table(kind: Any, tables: dict[str, Any]) -> dict[str, Any]:
    hints = get_type_hints(kind)
    known = fields(kind)
    return {
        "type": "object",
        "description": cleandoc(kind.__doc__ or ""),
        "additionalProperties": False,
        "required": [
            each.name
            for each in known
            if each.default is MISSING and each.default_factory is MISSING
        ],
        "properties": {each.name: _of(hints[each.name], tables) for each in known},
    }


def _of(kind: Any, tables: dict[str, Any]) -> dict[str, Any]:
    if kind in _PLAIN:
        return dict(_PLAIN[kind])
    if is_dataclass(kind) and isinstance(kind, type):
        if kind.__name__ not in tables:
            tables[kind.__name__] = {}  # before its own keys, which may lead back to it
            tables[kind.__name__] = _table(kind, tables)
        return {"$ref": f"#/$defs/{kind.__name__}"}
    origin, inside = get_origin(kind), get_args(kind)
    if origin in {Union, UnionType}:
        return _of(next(each for each in inside if each is not NoneType), tables)
    if origin is tuple:
        return {"type": "array", "items": _of(inside[0], tables)}
    if origin is Mapping:
        keys = {"format": "date"} if inside[0] is date else _of(inside[0], tables)
        return {
            "type": "object",
            "propertyNames": keys,
            "additionalProperties": _of(inside[1], tables),
        }
    if origin == Literal:
        return {"enum": list(inside)}
    raise TypeError(kind)
