"""Whatever a policy can say, none of what contradicts itself, as Hypothesis invents it.

A policy that says everything and keeps to the Code is `conformant_policy`."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from hypothesis import reject
from hypothesis import strategies as st

from putright.landlord.policy import Length, Policy
from putright.landlord.policy.contradiction import Contradiction
from putright.landlord.policy.lengths import UNITS

PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: st.sampled_from(["stage1.log", "stage2.notify", "6.3", 'Zoë "quoted"\n', " "]),
    int: st.integers(0, 3),
    bool: st.booleans(),
    date: st.dates(date(2020, 1, 1), date(2030, 12, 31)),
    Length: st.builds(Length, st.integers(0, 400), st.sampled_from(UNITS)),
}


def said(kind: Any) -> st.SearchStrategy[Any]:
    """Anything of that kind, none of what contradicts itself."""
    origin, inside = get_origin(kind), get_args(kind)
    if kind in PLAIN:
        return PLAIN[kind]
    if kind is NoneType:
        return st.none()
    if is_dataclass(kind):
        return tables(kind)
    if origin in {Union, UnionType}:
        return st.one_of(*(said(each) for each in reversed(inside)))
    return many(origin, inside)


def many(origin: Any, inside: tuple[Any, ...]) -> st.SearchStrategy[Any]:
    """One of some words, a list or a table."""
    if origin is tuple:
        return st.lists(said(inside[0]), max_size=1).map(tuple)
    if origin is Mapping:
        return st.dictionaries(said(inside[0]), said(inside[1]), max_size=1)
    assert origin == Literal
    return st.sampled_from(inside)


@st.composite
def tables(draw: st.DrawFn, kind: Any) -> Any:
    """One table, each of its keys with anything it may hold."""
    hints = get_type_hints(kind)
    try:
        return kind(**{each.name: draw(said(hints[each.name])) for each in fields(kind)})
    except Contradiction:
        reject()


@st.composite
def policies(draw: st.DrawFn) -> Policy:
    """A policy that says one thing beside what every policy says."""
    hints = get_type_hints(Policy)
    must = {"number", "title", "version", "in_force_from", "letterhead"}
    one = draw(st.sampled_from(sorted(hints.keys() - must)))
    try:
        return Policy(**{name: draw(said(hints[name])) for name in (*must, one)})
    except Contradiction:
        reject()
