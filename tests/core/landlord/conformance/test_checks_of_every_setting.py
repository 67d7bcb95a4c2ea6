"""Loosening one setting finds exactly the provisions it breaks; tightening one finds nothing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.conformant_policy import AS_OF, conformant, starter
from tests.support.policy_changes import Change
from tests.support.policy_loosened import LOOSER
from tests.support.policy_loosened_process import PROCESS_LOOSER
from tests.support.policy_settings import put
from tests.support.policy_settings import settings as all_settings
from tests.support.policy_tightened import TIGHTER

from putright.landlord.conformance.checks import CHECKS, NO_PROVISION, check
from putright.landlord.policy import Policy
from putright.rules.editions import EDITION_NAMES, EditionName


def broken(policy: Policy, edition: EditionName) -> set[str]:
    """The provisions of what is found, but for what is stricter than the Code."""
    found = check(policy, edition, AS_OF)
    return {each.provision for each in found if each.verdict != "stricter"}


def test_the_starter_policy_keeps_to_the_2024_edition() -> None:
    assert check(starter(), "2024", AS_OF) == ()


@pytest.mark.parametrize("edition", EDITION_NAMES)
def test_a_policy_that_keeps_to_an_edition_finds_nothing(edition: EditionName) -> None:
    assert check(conformant(edition), edition, AS_OF) == ()


@pytest.mark.parametrize("change", [*LOOSER, *PROCESS_LOOSER], ids=str)
@settings(max_examples=12, deadline=None)
@given(draw=st.data())
def test_what_loosens_a_setting_is_found_under_its_provisions(
    change: Change, draw: st.DataObject
) -> None:
    value = draw.draw(change.values)
    for edition in change.editions:
        changed = put(conformant(edition), change.path, value)
        assert broken(changed, edition) == set(change.breaks.all_of(edition)), edition


@pytest.mark.parametrize("change", TIGHTER, ids=str)
@settings(max_examples=12, deadline=None)
@given(draw=st.data())
def test_what_tightens_a_setting_is_found_nowhere(change: Change, draw: st.DataObject) -> None:
    value = draw.draw(change.values)
    for edition in change.editions:
        assert broken(put(conformant(edition), change.path, value), edition) == set(), edition


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
    changed = {each.setting for each in (*LOOSER, *PROCESS_LOOSER, *TIGHTER)}

    assert checked <= changed


def test_what_has_no_provision_is_a_setting() -> None:
    for each in NO_PROVISION:
        assert any(f"{setting}.".startswith(f"{each}.") for setting in all_settings()), each
