"""What is left out of a history's shape bears on no day, whatever it says."""

from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import Enum
from typing import Any, get_args, get_type_hints
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.complaints import CALENDAR, PIVOTAL, a_policy
from tests.support.lives import lives

from putright.complaint.events import FACTS, Event, Fact
from putright.complaint.obligations import obligations
from putright.complaint.shape import BY_BEING_THERE, KEYS, without
from putright.complaint.state import fold
from putright.complaint.text import Text
from putright.landlord.versions import Versions

VERSIONS = Versions.only(a_policy(*PIVOTAL), CALENDAR)
LEFT_OUT = set(without())


def days(history: tuple[Event, ...]) -> list[tuple[object, ...]]:
    owed = obligations(fold(history), VERSIONS)
    return [(each.key, each.due_on, each.work_by, each.done_on, each.outstanding) for each in owed]


def scrambled(value: Any, by: str) -> Any:
    """Another value of the same type: words, people and names of things, all different."""
    match value:
        case Text():
            return Text(f"{value.words} {by}")
        case UUID():
            return UUID(int=(value.int * 31 + len(by)) % 2**128)
        case Enum() | date() | bool() | int() | None:
            return value
        case str():
            return f"{value}{by}"
        case tuple() | list():
            return tuple(scrambled(each, by) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        changed = {
            each.name: scrambled(getattr(value, each.name), by)
            for each in fields(value)
            if each.name not in KEYS
        }
        return replace(value, **changed)
    raise TypeError(value)


def other_words(event: Event, by: str) -> Event:
    facts: Fact = event.facts
    changed = {
        each.name: scrambled(getattr(facts, each.name), by)
        for each in fields(facts)
        if each.name in LEFT_OUT
    }
    return replace(event, facts=replace(facts, **changed))


@pytest.mark.parametrize("edition", ["2022", "2024"])
@given(by=st.text(min_size=1, max_size=8))
@settings(max_examples=5, deadline=None)
def test_what_is_left_out_changes_no_day(edition: str, by: str) -> None:
    for name, life in lives(edition).items():
        others = tuple(other_words(each, by) for each in life.history)
        assert days(others) == days(life.history), name


def left_empty(event: Event) -> Event:
    """Words that need not be there, taken away, but for those that count by being there."""
    hints = get_type_hints(type(event.facts))
    changed = {
        each.name: None
        for each in fields(event.facts)
        if each.name in LEFT_OUT - set(BY_BEING_THERE) and type(None) in get_args(hints[each.name])
    }
    return replace(event, facts=replace(event.facts, **changed))


@pytest.mark.parametrize("edition", ["2022", "2024"])
def test_whether_words_were_said_at_all_changes_no_day(edition: str) -> None:
    for name, life in lives(edition).items():
        assert days(tuple(map(left_empty, life.history))) == days(life.history), name


def test_every_day_and_number_of_a_fact_is_part_of_its_shape() -> None:
    for kind in FACTS:
        hints = get_type_hints(kind)
        for each in fields(kind):
            if hints[each.name] in (date, int, date | None, int | None, bool):
                assert each.name not in LEFT_OUT, (kind.kind, each.name)
