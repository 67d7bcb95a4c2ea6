"""A frozen value with some fields changed is what `dataclasses.replace` makes of it."""

from dataclasses import FrozenInstanceError, fields, replace

import pytest
from tests.support.lives import lives

from putright.changed import changed, made_of
from putright.complaint.state import Complaint, fold


@pytest.mark.parametrize("name", sorted(lives("2024")))
def test_it_is_what_the_standard_library_makes(name: str) -> None:
    state = fold(lives("2024")[name].history)
    assert changed(state, sequence=99) == replace(state, sequence=99)
    assert changed(state) == state
    assert changed(state) is not state
    for each in fields(state):
        assert getattr(changed(state), each.name) is getattr(state, each.name)


def test_what_was_there_stays_and_what_is_made_is_frozen_too() -> None:
    state = fold(lives("2024")["logged"].history)
    assert isinstance(state, Complaint)
    sequence, other = state.sequence, changed(state, sequence=99)
    assert (state.sequence, other.sequence) == (sequence, 99)
    with pytest.raises(FrozenInstanceError):
        other.sequence = 1  # type: ignore[misc]


def test_a_field_that_is_none_is_refused() -> None:
    with pytest.raises(TypeError, match="colour"):
        changed(fold(lives("2024")["logged"].history), colour="red")


def test_one_is_made_of_all_its_fields_in_any_order() -> None:
    state = fold(lives("2024")["logged"].history)
    names = [each.name for each in reversed(fields(state))]
    make = made_of(Complaint, *names)
    assert make([getattr(state, name) for name in names]) == state
    with pytest.raises(ValueError, match="shorter"):
        make([1])


def test_a_field_that_lacks_or_is_none_is_refused() -> None:
    with pytest.raises(TypeError):
        made_of(Complaint, "stream")
    with pytest.raises(TypeError, match="colour"):
        made_of(Complaint, "colour")
