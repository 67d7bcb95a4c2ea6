"""Loosening one setting finds exactly the provisions it breaks; tightening one finds nothing."""

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from tests.support.conformant_policy import AS_OF, conformant, starter
from tests.support.policy_changes import Change
from tests.support.policy_loosened import LOOSER
from tests.support.policy_loosened_hidden import HIDDEN
from tests.support.policy_loosened_process import PROCESS_LOOSER
from tests.support.policy_settings import settings as all_settings
from tests.support.policy_tightened import TIGHTER

from putright.landlord.conformance.bearing import Finds
from putright.landlord.conformance.checks import CHECKS, NO_PROVISION, check
from putright.landlord.conformance.finding import Asked
from putright.landlord.policy import Policy
from putright.rules.editions import EDITION_NAMES, EditionName, edition

EVERY_LOOSER = [*LOOSER, *PROCESS_LOOSER, *HIDDEN]


def broken(policy: Policy, name: EditionName) -> set[str]:
    """The provisions of what is found, but for what is stricter than the Code."""
    found = check(policy, name, AS_OF)
    return {each.provision for each in found if each.verdict != "stricter"}


def test_the_starter_policy_keeps_to_the_2024_edition() -> None:
    assert check(starter(), "2024", AS_OF) == ()


@pytest.mark.parametrize("name", EDITION_NAMES)
def test_a_policy_that_keeps_to_an_edition_finds_nothing(name: EditionName) -> None:
    assert check(conformant(name), name, AS_OF) == ()


@pytest.mark.parametrize("change", EVERY_LOOSER, ids=str)
@settings(max_examples=12, deadline=None)
@given(draw=st.data())
def test_what_loosens_a_setting_is_found_under_its_provisions(
    change: Change, draw: st.DataObject
) -> None:
    value = draw.draw(change.values)
    for name in change.editions:
        assert broken(change.made(name, value), name) == set(change.breaks.all_of(name)), name


@pytest.mark.parametrize("change", TIGHTER, ids=str)
@settings(max_examples=12, deadline=None)
@given(draw=st.data())
def test_what_tightens_a_setting_is_found_nowhere(change: Change, draw: st.DataObject) -> None:
    value = draw.draw(change.values)
    for name in change.editions:
        assert broken(change.made(name, value), name) == set(), name


def test_every_setting_is_checked_or_says_why_not() -> None:
    checked = {setting for each in CHECKS for setting in each.settings}
    excused = {
        setting
        for setting in all_settings()
        if any(f"{setting}.".startswith(f"{each}.") for each in NO_PROVISION)
    }

    assert checked | excused == set(all_settings())
    assert not checked & excused


def test_every_setting_that_is_checked_is_loosened_or_tightened_here() -> None:
    checked = {setting for each in CHECKS for setting in each.settings}
    changed = {each.setting for each in (*EVERY_LOOSER, *TIGHTER)}

    assert checked <= changed


def test_what_has_no_provision_is_a_setting() -> None:
    for each in NO_PROVISION:
        assert any(f"{setting}.".startswith(f"{each}.") for setting in all_settings()), each


def test_every_provision_a_check_bears_on_is_shown_by_a_change() -> None:
    """A check that names a provision which nothing can break would be a mark without a meaning."""
    borne: set[tuple[Finds, EditionName, str]] = set()

    @settings(max_examples=6, deadline=None, derandomize=True, phases=[Phase.generate])
    @given(draw=st.data())
    def collect(change: Change, draw: st.DataObject) -> None:
        value = draw.draw(change.values)
        for name in change.editions:
            asked = Asked(change.made(name, value), edition(name), AS_OF)
            for each in CHECKS:
                for conflict in each.finds(asked):
                    numbers = set(conflict.provisions.all_of(name))
                    assert numbers <= set(each.provisions.all_of(name)), each.finds
                    borne.update((each.finds, name, number) for number in numbers)

    for change in (*EVERY_LOOSER, *TIGHTER):
        collect(change)
    assert borne == {
        (each.finds, name, number)
        for each in CHECKS
        for name in EDITION_NAMES
        for number in each.provisions.all_of(name)
    }
