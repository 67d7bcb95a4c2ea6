"""A frozen value with some of its fields changed, quickly: the fold does little else.

For values made of slots, and nothing besides their fields to set up."""

from collections.abc import Callable
from dataclasses import fields
from functools import cache
from typing import Any, TypeVar

T = TypeVar("T")
_new = object.__new__


def changed(value: T, /, **others: object) -> T:
    """As `dataclasses.replace`, in two fifths of its time. Raises TypeError for another field."""
    kind: Any = value.__class__
    new: T = _new(kind)
    for name, read, write in _slots(kind):
        write(new, others.pop(name) if name in others else read(value))
    if others:
        raise TypeError(sorted(others))
    return new


@cache
def _slots(kind: type[Any]) -> tuple[tuple[str, Callable[..., Any], Callable[..., None]], ...]:
    assert not hasattr(kind, "__post_init__"), kind
    slots = ((each.name, getattr(kind, each.name)) for each in fields(kind))
    return tuple((name, slot.__get__, slot.__set__) for name, slot in slots)
