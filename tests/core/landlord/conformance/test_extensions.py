"""How far a policy may put a response off, in working days, in weeks, once or more, in total."""

import pytest
from tests.support.conformant_policy import AS_OF, conformant
from tests.support.policy_settings import put

from putright.landlord.conformance.checks import check
from putright.landlord.conformance.extensions import no_total_is_longer_than_the_codes
from putright.landlord.conformance.finding import Asked
from putright.landlord.policy import Length, Start, Term
from putright.rules.editions import EditionName, edition


def told(name: EditionName, stage: int, key: str, value: object) -> list[tuple[str, str]]:
    """Provision and verdict of each finding, with one key of an extension changed."""
    policy = put(conformant(name), ("stages", stage, "extension", key), value)
    return [(each.provision, each.verdict) for each in check(policy, name, AS_OF)]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("9 working days", [("6.4", "stricter")]),
        ("10 working days", []),
        ("11 working days", [("6.4", "breach")]),
        ("2 weeks", []),
        ("3 weeks", [("6.4", "breach")]),
        ("10 days", [("6.4", "ambiguous")]),
        ("14 days", [("6.4", "ambiguous")]),
        ("21 days", [("6.4", "ambiguous"), ("6.4", "breach")]),
    ],
)
def test_an_extension_of_stage_1(written: str, found: list[tuple[str, str]]) -> None:
    assert told("2024", 1, "further", Length.read(written)) == found


def test_an_extension_of_stage_2_is_twenty_days_and_was_ten() -> None:
    twenty = Length.read("20 working days")

    assert told("2024", 2, "further", twenty) == []
    assert told("2022", 2, "further", twenty) == [("5.13", "breach")]


def test_twice_the_days_are_twice_as_many() -> None:
    assert told("2024", 1, "times", 2) == [("6.4", "breach")]
    assert told("2024", 1, "times", 0) == [("6.4", "stricter")]


@pytest.mark.parametrize(
    ("name", "stage", "counts_from", "at_most"),
    [
        ("2024", 1, "received", 25),
        ("2024", 1, "acknowledged", 20),
        ("2024", 2, "escalation_requested", 45),
        ("2024", 2, "acknowledged", 40),
        ("2022", 1, "received", 20),
        ("2022", 1, "logged", 20),
        ("2022", 2, "escalation_requested", 30),
    ],
)
def test_a_total_is_the_codes_times_together(
    name: EditionName, stage: int, counts_from: Start, at_most: int
) -> None:
    """The longest lawful time without good reason, as the study of both editions has it."""
    for amount, verdicts in ((at_most, []), (at_most + 1, ["breach"])):
        total = Term(length=Length(amount, "working_days"), counts_from=counts_from)
        policy = put(conformant(name), ("stages", stage, "extension", "total"), total)
        found = no_total_is_longer_than_the_codes(Asked(policy, edition(name), AS_OF))
        assert [each.verdict for each in found] == verdicts


def test_agreement_to_every_extension_is_more_than_is_asked() -> None:
    assert told("2024", 1, "resident_agrees", "always") == [("6.4", "stricter")]
    assert told("2022", 1, "resident_agrees", "always") == [("5.2", "stricter")]


def test_agreement_to_a_long_one_was_asked_in_2022() -> None:
    assert told("2022", 2, "resident_agrees", "never") == [("5.14", "breach")]
    assert told("2022", 2, "resident_agrees", None) == [("5.14", "missing")]
    assert told("2024", 2, "resident_agrees", "never") == []
