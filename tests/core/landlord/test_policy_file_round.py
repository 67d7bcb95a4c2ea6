"""Whatever can be said is kept as it was said, and is valid under the published schema."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import jsonschema
from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

from putright.landlord.policy import Length, Policy
from putright.landlord.policy.contradiction import Contradiction
from putright.landlord.policy.lengths import UNITS
from putright.landlord.policy_file import policy_body, policy_from
from putright.landlord.policy_file.schema import policy_schema

VALIDATOR = jsonschema.Draft202012Validator(policy_schema())
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


@settings(
    max_examples=80,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
)
@given(policies())
def test_a_policy_is_read_back_from_json_as_it_was(policy: Policy) -> None:
    body = json.loads(json.dumps(policy_body(policy)))

    assert policy_from(body) == policy
    without = {key: of for key, of in body.items() if key != "number"}
    assert list(VALIDATOR.iter_errors(without)) == []
