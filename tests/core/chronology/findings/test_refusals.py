"""Refusals already made, held against the rules of section 2."""

from typing import Any

import pytest
from tests.support.chronologies import Written, answered, needed, on, provisions, reviewed, states
from tests.support.complaints import a_policy

from putright.chronology.findings import JUDGES
from putright.chronology.findings.refusals import refusals

WHOLE: dict[str, Any] = {
    "ground": "legal_proceedings",
    "court_filed_on": "Mon 2024-05-13",
    "reasons": "The claim of 13 May is about the same leak",
    "ombudsman_contacts_given": True,
}


def refused(**changes: Any) -> tuple[Written, ...]:
    return (
        on("Tue 2024-05-21", "received"),
        on("Wed 2024-05-29", "refused", 1, **{**WHOLE, **changes}),
    )


def test_the_judge_sits() -> None:
    assert refusals in JUDGES


def test_a_refusal_in_time_with_ground_and_reasons_answers_the_stage() -> None:
    found = reviewed(*refused())

    assert (found.findings, found.undecided) == ((), ())
    assert set(states(found).values()) == {"met"}


@pytest.mark.parametrize(
    ("changes", "provision"),
    [
        ({"ground": None}, "2.2"),
        ({"ground": " "}, "2.2"),
        ({"reasons": None}, "2.1"),
        ({"reasons": ""}, "2.1"),
        ({"ombudsman_contacts_given": False}, "2.4"),
        (
            {"ground": "too_old", "issue_on": "Mon 2023-05-22", "discretion": "None was found"},
            "2.3",
        ),
    ],
)
def test_each_thing_a_refusal_lacks_is_found(changes: dict[str, Any], provision: str) -> None:
    assert provisions(reviewed(*refused(**changes))) == {(provision, 1)}


@pytest.mark.parametrize(
    ("changes", "provision"),
    [
        ({"court_filed_on": None}, "2.2"),
        ({"ombudsman_contacts_given": None}, "2.4"),
        ({"ground": "too_old", "issue_on": "Fri 2023-05-19"}, "2.3"),
    ],
)
def test_what_the_file_does_not_say_of_a_refusal_is_asked(
    changes: dict[str, Any], provision: str
) -> None:
    found = reviewed(*refused(**changes))

    assert found.findings == ()
    assert [each for each, _ in needed(found)] == [provision]


def test_an_escalation_is_refused_under_5_11() -> None:
    found = reviewed(
        *answered(
            on("Mon 2024-06-10", "escalation_requested"),
            on("Fri 2024-06-14", "refused", 2, ombudsman_contacts_given=True),
        )
    )

    assert provisions(found) == {("5.11", 2)}


def test_a_ground_that_is_not_in_the_policy_is_found() -> None:
    found = reviewed(*refused(ground="about_staff"), policy=a_policy())

    assert provisions(found) == {("2.2", 1)}
