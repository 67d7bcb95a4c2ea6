"""A policy's values from plain keys and back: what TOML and JSON hold, strictly.

Everything wrong is found at once. Lines are `lines`; defaults are `starter`."""

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any, Literal, get_args, get_origin, get_type_hints

from cattrs import Converter
from cattrs.errors import (
    ClassValidationError,
    ForbiddenExtraKeysError,
    IterableValidationError,
    IterableValidationNote,
)
from cattrs.gen import make_dict_structure_fn

from putright.landlord.policy import Length, Letterhead, NotALength, Policy
from putright.landlord.policy.contradiction import Contradiction
from putright.landlord.policy_file.lines import Path
from putright.landlord.policy_file.wrong import Wrong

PLAIN = {bool: "true or false", int: "a whole number", str: "words in quotes"}

LONG = 20
"""Of more words than this only the nearest are named."""


class _Expected(ValueError):
    """The value is none of what is expected."""


_STAND_INS: Mapping[str, Any] = {
    "number": 0,
    "title": "",
    "version": "",
    "in_force_from": date.min,
    "letterhead": Letterhead(name=""),
}
"""For what must be said and cannot be read, while the rest is looked at."""


def structured(body: Mapping[str, Any]) -> Policy | tuple[Wrong, ...]:
    """The policy of those keys, or everything that is wrong with them."""
    parts: dict[str, Any] = {}
    wrong: list[Wrong] = []
    hints = get_type_hints(Policy)
    for each in fields(Policy):
        if each.name in body:
            try:
                parts[each.name] = _converter.structure(body[each.name], hints[each.name])
            except Exception as error:  # noqa: BLE001  cattrs collects whatever a hook raises
                wrong.extend(_wrongs(error, (each.name,)))
        elif each.default is MISSING and each.default_factory is MISSING:
            wrong.append(Wrong((each.name,), "is missing"))
    wrong.extend(_unknown(set(body) - set(hints), set(hints), ()))
    try:
        policy = Policy(**{**_STAND_INS, **parts}) if wrong else Policy(**parts)
    except Contradiction as error:
        wrong.append(Wrong(_path(error.key), error.because))
    return tuple(wrong) or policy


def plain(policy: Policy) -> dict[str, Any]:
    """The policy as plain keys, those that it does not say left out."""
    body: dict[str, Any] = _converter.unstructure(policy)
    return body


def _wrongs(error: BaseException, path: Path) -> Iterator[Wrong]:
    if isinstance(error, ClassValidationError | IterableValidationError):
        noted, others = error.group_exceptions()
        for each, note in noted:
            place = note.index if isinstance(note, IterableValidationNote) else note.name
            yield from _wrongs(each, (*path, place))
        for each in others:
            yield from _wrongs(each, path)
    elif isinstance(error, ForbiddenExtraKeysError):
        known = {each.name for each in fields(error.cl)}
        yield from _unknown(set(error.extra_fields), known, path)
    elif isinstance(error, KeyError):
        yield Wrong(path, "is missing")
    elif isinstance(error, Contradiction):
        yield Wrong((*path, error.key), error.because)
    else:
        yield Wrong(path, str(error))


def _unknown(keys: set[str], known: set[str], path: Path) -> Iterator[Wrong]:
    for key in sorted(keys):
        near = get_close_matches(key, known, 1)
        yield Wrong((*path, key), "is no key" + (f"; is {near[0]} meant?" if near else ""))


def _path(key: str) -> Path:
    return tuple(int(each) if each.isdigit() else each for each in key.split("."))


def _plain(value: Any, kind: type) -> Any:
    if type(value) is not kind:
        raise _Expected(f"expected {PLAIN[kind]}, not {value!r}")
    return value


def _day(value: Any, _: type) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise _Expected(f"expected a day such as 2026-12-29, not {value!r}") from None


def _length(value: Any, _: type) -> Length:
    try:
        return Length.read(value)
    except (TypeError, NotALength):
        raise _Expected(f"expected a length such as '10 working days', not {value!r}") from None


def _one_of(value: Any, kind: Any) -> Any:
    allowed = get_args(kind)
    if value not in allowed or type(value) is not type(allowed[allowed.index(value)]):
        near = get_close_matches(str(value), map(str, allowed), 3, 0) if len(allowed) > LONG else ()
        raise _Expected(f"expected one of {', '.join(near or map(str, allowed))}, not {value!r}")
    return value


def _is_tuple(kind: Any) -> bool:
    return get_origin(kind) is tuple


def _is_literal(kind: Any) -> bool:
    return str(get_origin(kind)) == str(Literal)


def _is_mapping(kind: Any) -> bool:
    return get_origin(kind) is Mapping


def _tuple(kind: Any, converter: Converter) -> Any:
    of = get_args(kind)[0]

    def structure(value: Any, _: Any) -> tuple[Any, ...]:
        if not isinstance(value, list | tuple):
            raise _Expected(f"expected a list, not {value!r}")
        return tuple(converter.structure(list(value), list[of]))  # type: ignore[valid-type]

    return structure


def _mapping(kind: Any, converter: Converter) -> Any:
    key, of = get_args(kind)

    def structure(value: Any, _: Any) -> dict[Any, Any]:
        if not isinstance(value, Mapping):
            raise _Expected(f"expected a table, not {value!r}")
        return converter.structure(value, dict[key, of])  # type: ignore[valid-type]

    return structure


def _table(kind: type, converter: Converter) -> Any:
    inside: Any = make_dict_structure_fn(kind, converter, _cattrs_forbid_extra_keys=True)

    def structure(value: Any, of: Any) -> Any:
        if not isinstance(value, Mapping):
            raise _Expected(f"expected a table, not {value!r}")
        return inside(value, of)

    return structure


_converter = Converter(omit_if_default=True)
for _kind in PLAIN:
    _converter.register_structure_hook(_kind, _plain)
_converter.register_structure_hook_factory(is_dataclass, _table)
_converter.register_structure_hook_factory(_is_tuple, _tuple)
_converter.register_structure_hook_factory(_is_mapping, _mapping)
_converter.register_structure_hook_func(_is_literal, _one_of)
_converter.register_structure_hook(date, _day)
_converter.register_unstructure_hook(date, date.isoformat)
_converter.register_structure_hook(Length, _length)
_converter.register_unstructure_hook(Length, str)
