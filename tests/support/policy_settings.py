"""The settings of a policy by their paths: all there are, and one of them changed.

What a change should lead to is `policy_changes`."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, get_args, get_type_hints

from putright.landlord.policy import DUTIES, Policy, Term
from putright.landlord.policy.document import Said

REMOVED = object()
"""In place of a value: the entry is taken out."""
_KEYS = {"stages": "number", "promises": "id", "roles": "role", "reports": "to", "closing": "when"}
Path = tuple[str | int, ...]


def settings(kind: type = Policy, above: str = "") -> Iterator[str]:
    """Every setting a policy has, by the path of its key; a `source` is none."""
    hints = get_type_hints(kind)
    for each in fields(kind):
        path = f"{above}{each.name}"
        if each.name == "source":
            continue
        inside = _inside(hints[each.name])
        if inside is Said:
            yield from (f"{path}.{duty}" for duty in DUTIES)
        elif inside is None or inside is Term or above.startswith("homes."):
            yield path
        else:
            yield from settings(inside, f"{path}.")


def _inside(hint: Any) -> type | None:
    """The kind of value that a setting is made of, where that has settings of its own."""
    if isinstance(hint, type) and is_dataclass(hint) and hint.__name__ != "Length":
        return hint
    found = [_inside(each) for each in get_args(hint)]
    return next((each for each in found if each is not None), None)


def put(whole: Any, path: Path, value: object) -> Any:
    """The same with another value at that path; entries of a list are named by what tells them."""
    key, *rest = path
    inner = _inside_of(whole, key, tuple(rest), value) if rest else value
    if is_dataclass(whole) and not isinstance(whole, type):
        return replace(whole, **{str(key): inner})
    kept = {each: entry for each, entry in whole.items() if each != key}
    return kept if inner is REMOVED else kept | {key: inner}


def _inside_of(whole: Any, key: str | int, rest: Path, value: object) -> Any:
    found = getattr(whole, str(key)) if is_dataclass(whole) else whole[key]
    if not isinstance(found, tuple):
        return put(found, rest, value)
    listed = {getattr(each, _KEYS[str(key)]): each for each in found}
    return tuple(put(listed, rest, value).values())
