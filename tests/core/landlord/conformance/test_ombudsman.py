"""The Ombudsman is described as it was right on the day the policy is asked about."""

from datetime import date

import pytest
from tests.support.conformant_policy import conformant
from tests.support.policy_settings import put
from tests.support.worked_dates import day

from putright.landlord.conformance.finding import Asked
from putright.landlord.conformance.ombudsman import (
    nobody_waits_for_the_ombudsman,
    the_ombudsmans_contacts_are_right,
)
from putright.landlord.policy import Length, OmbudsmanDescribed, Policy
from putright.rules.editions import edition

OLD = ("Housing Ombudsman Service", "PO Box 152", "Liverpool", "L33 7WQ")
NOW = ("Housing Ombudsman Service", "PO Box 1484, Unit D", "Preston PR2 0ET")


def saying(**said: object) -> Policy:
    described = OmbudsmanDescribed(**said)  # type: ignore[arg-type]
    made: Policy = put(conformant("2024"), ("ombudsman",), described)
    return made


def stale(policy: Policy, on: date) -> list[str]:
    """The settings of the Ombudsman's that are superseded on a day."""
    asked = Asked(policy, edition("2024"), on)
    found = (*nobody_waits_for_the_ombudsman(asked), *the_ombudsmans_contacts_are_right(asked))
    assert {each.verdict for each in found} <= {"obsolete"}
    return [each.setting.removeprefix("ombudsman.") for each in found]


@pytest.mark.parametrize(
    ("on", "found"),
    [("Fri 2022-09-30", []), ("Sat 2022-10-01", ["wait", "designated_person"])],
)
def test_the_wait_of_eight_weeks_ended_on_1_october_2022(on: str, found: list[str]) -> None:
    policy = saying(wait=Length(8, "weeks"), designated_person=True)

    assert stale(policy, day(on)) == found


@pytest.mark.parametrize(("on", "found"), [("Sun 2024-03-31", []), ("Mon 2024-04-01", ["address"])])
def test_the_address_moved(on: str, found: list[str]) -> None:
    assert stale(saying(address=OLD), day(on)) == found


def test_an_address_is_known_by_its_postcode_however_it_is_set_out() -> None:
    assert stale(saying(address=NOW), day("Mon 2026-11-23")) == []


@pytest.mark.parametrize(("on", "found"), [("Mon 2026-01-12", []), ("Tue 2026-01-13", ["email"])])
def test_new_cases_are_not_taken_by_email_since_13_january_2026(on: str, found: list[str]) -> None:
    policy = saying(email="info@housing-ombudsman.org.uk")

    assert stale(policy, day(on)) == found


def test_an_email_address_that_is_not_for_new_cases_is_right() -> None:
    policy = saying(email="info@housing-ombudsman.org.uk", new_cases_by_email=False)

    assert stale(policy, day("Mon 2026-11-23")) == []


def test_a_telephone_number_is_known_however_it_is_spaced() -> None:
    asked_on = day("Mon 2026-11-23")

    assert stale(saying(telephone="0300-111 3000"), asked_on) == []
    assert stale(saying(telephone="0300 111 3001"), asked_on) == ["telephone"]


def test_on_a_day_before_any_block_is_known_nothing_is_said() -> None:
    assert stale(saying(address=OLD, wait=Length(8, "weeks")), day("Wed 2021-06-30")) == []
