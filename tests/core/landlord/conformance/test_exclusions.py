"""How far each ground of a policy is from the Code's, and what is only open to doubt."""

import pytest
from tests.support.conformant_policy import AS_OF, conformant
from tests.support.policy_settings import put

from putright.landlord.conformance import check
from putright.landlord.conformance.exclusions import (
    nothing_is_shut_out_as_a_class,
    the_age_limit_is_long_enough,
)
from putright.landlord.conformance.finding import Asked
from putright.landlord.policy import Age, Ground, Length, Policy
from putright.landlord.policy.exclusions import Evidence, GroundKind
from putright.rules.editions import EditionName, edition

GROUNDS = ("exclusions", "grounds")


def told(policy: Policy, name: EditionName = "2024") -> list[tuple[str, str]]:
    """Provision and verdict of each finding."""
    return [(each.provision, each.verdict) for each in check(policy, name, AS_OF)]


def aged(written: str) -> Policy:
    age = Age(limit=Length.read(written), since="occurrence_or_awareness")
    made: Policy = put(conformant("2024"), (*GROUNDS, "too_old", "age"), age)
    return made


def with_ground(ground: Ground) -> Policy:
    made: Policy = put(conformant("2024"), (*GROUNDS, "own"), ground)
    return made


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("6 months", [("2.3", "breach")]),
        ("11 months", [("2.3", "breach")]),
        ("12 months", []),
        ("13 months", [("2.3", "stricter")]),
        ("52 weeks", [("2.3", "breach")]),
        ("104 weeks", []),
    ],
)
def test_a_matter_is_not_too_old_before_twelve_months(
    written: str, found: list[tuple[str, str]]
) -> None:
    assert told(aged(written)) == found


def test_six_months_were_acceptable_in_2022() -> None:
    asked = Asked(aged("6 months"), edition("2022"), AS_OF)

    assert list(the_age_limit_is_long_enough(asked)) == []


@pytest.mark.parametrize(
    ("kind", "in_2024", "in_2022"),
    [
        ("about_staff", ("1.2", "breach"), ("1.2", "breach")),
        ("legal_proceedings_pending", ("2.2", "breach"), ("1.8", "breach")),
        ("insurance_claim", ("2.2", "breach"), ("1.8", "ambiguous")),
        ("service_charge_dispute", ("2.5", "breach"), ("1.8", "ambiguous")),
        ("staff_grievance", ("2.2", "ambiguous"), ("1.8", "ambiguous")),
        ("other", ("2.2", "ambiguous"), ("1.8", "ambiguous")),
    ],
)
def test_a_ground_of_its_own_is_open_to_doubt_unless_it_is_forbidden(
    kind: GroundKind, in_2024: tuple[str, str], in_2022: tuple[str, str]
) -> None:
    ground = put(conformant("2022"), (*GROUNDS, "own"), Ground(words="Ours.", kind=kind))

    assert told(with_ground(Ground(words="Ours.", kind=kind))) == [in_2024]
    assert told(ground, "2022") == [in_2022]


def test_a_ground_that_shuts_out_a_subject_is_a_breach_told_once() -> None:
    blanket = with_ground(Ground(words="Anything about parking.", blanket=True))
    forbidden = with_ground(Ground(words="Our staff.", kind="about_staff", blanket=True))

    assert told(blanket) == [("2.5", "breach")]
    assert told(forbidden) == [("1.2", "breach")]
    assert list(nothing_is_shut_out_as_a_class(Asked(blanket, edition("2022"), AS_OF)))


@pytest.mark.parametrize(
    ("evidence", "found"),
    [
        ("claim_filed", []),
        (None, [("2.2", "ambiguous")]),
        ("proceedings_started", [("2.2", "ambiguous")]),
        ("proceedings_pending", [("2.2", "breach")]),
        ("solicitors_involved", [("2.2", "breach")]),
        ("claim_against_insurance", [("2.2", "breach")]),
    ],
)
def test_proceedings_have_begun_when_a_claim_is_filed(
    evidence: Evidence | None, found: list[tuple[str, str]]
) -> None:
    path = (*GROUNDS, "legal_proceedings", "evidence")

    assert told(put(conformant("2024"), path, evidence)) == found
