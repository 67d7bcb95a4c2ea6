"""Extensions by their rules under both editions, and lateness that nobody explained."""

from typing import Any

import pytest
from tests.support.chronologies import (
    Written,
    needed,
    on,
    provisions,
    reviewed,
    states,
    steps,
)
from tests.support.worked_dates import day

from putright.chronology.findings import JUDGES
from putright.chronology.findings.delays import extensions, lateness

GIVEN: dict[str, Any] = {"reason": "The surveyor is away", "ombudsman_contacts_given": True}


def extended(told_on: str | None, until: str | None, stage: int = 1, **said: Any) -> Written:
    return on(told_on, "extended", stage, until=until, **{**GIVEN, **said})


def under_2024(*events: Written) -> tuple[Written, ...]:
    """Acknowledged on Friday 24 May 2024: the response is due on Monday 10 June."""
    return (on("Tue 2024-05-21", "received"), on("Fri 2024-05-24", "acknowledged", 1), *events)


def under_2022(*events: Written) -> tuple[Written, ...]:
    """Logged on Monday 5 June 2023: the response is due on Monday 19 June."""
    return (
        on("Mon 2023-06-05", "received"),
        on("Mon 2023-06-05", "logged"),
        on("Tue 2023-06-06", "acknowledged", 1),
        *events,
    )


def test_both_judges_sit() -> None:
    assert {extensions, lateness} <= set(JUDGES)


@pytest.mark.parametrize(
    ("told_on", "until", "good_reason", "due_on", "found"),
    [
        # told on the last day, to the last day that the Code allows, and one further
        ("Mon 2024-06-10", "Mon 2024-06-24", False, "Mon 2024-06-24", False),
        ("Mon 2024-06-10", "Tue 2024-06-25", False, "Mon 2024-06-24", True),
        ("Mon 2024-06-10", "Tue 2024-06-25", None, "Mon 2024-06-24", True),
        ("Mon 2024-06-10", "Tue 2024-06-25", True, "Tue 2024-06-25", False),
        # told a day late: it moves nothing
        ("Tue 2024-06-11", "Mon 2024-06-24", False, "Mon 2024-06-10", True),
        ("Tue 2024-06-11", "Mon 2024-06-24", True, "Mon 2024-06-10", True),
    ],
)
def test_an_extension_under_2024(
    told_on: str, until: str, due_on: str, *, good_reason: bool | None, found: bool
) -> None:
    result = reviewed(
        *under_2024(
            extended(told_on, until, good_reason=good_reason),
            on("Mon 2024-06-10", "responded", 1),
        )
    )

    assert steps(result)["stage1.respond"].obligation.due_on == day(due_on)
    assert provisions(result) == ({("6.4", 1)} if found else set())


@pytest.mark.parametrize("said", [{"reason": ""}, {"reason": None}, {"reason": "  "}])
def test_an_extension_gives_its_reason(said: dict[str, Any]) -> None:
    result = reviewed(*under_2024(extended("Mon 2024-06-10", "Mon 2024-06-17", **said)))

    assert any("no reason" in each.says for each in result.findings)


@pytest.mark.parametrize(
    ("given", "found", "asked"), [(True, False, False), (False, True, False), (None, False, True)]
)
def test_the_notice_carries_the_ombudsmans_contacts(
    *, given: bool | None, found: bool, asked: bool
) -> None:
    result = reviewed(
        *under_2024(
            extended("Mon 2024-06-10", "Mon 2024-06-17", ombudsman_contacts_given=given),
            on("Mon 2024-06-17", "responded", 1),
        )
    )

    assert (("6.5", 1) in provisions(result)) == found
    assert any(provision == "6.5" for provision, _ in needed(result)) == asked


def test_a_further_extension_has_good_reason() -> None:
    two = (
        extended("Mon 2024-06-10", "Mon 2024-06-17"),
        extended("Mon 2024-06-17", "Thu 2024-06-20"),
        on("Thu 2024-06-20", "responded", 1),
    )

    assert [each.says for each in reviewed(*under_2024(*two)).findings] == [
        "the extension of Monday 17 June 2024 is a further one without good reason"
    ]


def test_at_stage_2_twenty_days_are_allowed() -> None:
    result = reviewed(
        *under_2024(
            on("Mon 2024-06-10", "responded", 1),
            on("Thu 2024-06-20", "escalation_requested"),
            on("Tue 2024-06-25", "acknowledged", 2),
            extended("Tue 2024-07-23", "Tue 2024-08-20", 2, ombudsman_contacts_given=False),
            on("Tue 2024-08-20", "responded", 2),
        )
    )

    assert steps(result)["stage2.respond"].obligation.due_on == day("Tue 2024-08-20")
    assert provisions(result) == {("6.16", 2)}


@pytest.mark.parametrize(
    ("until", "agreed", "given", "found"),
    [
        # ten further days end on Monday 3 July, twenty from logging the same day
        ("Mon 2023-07-03", None, True, set()),
        ("Tue 2023-07-04", True, False, {"5.1"}),
        ("Tue 2023-07-04", False, True, {"5.1", "5.2"}),
        ("Tue 2023-07-04", False, False, {"5.1", "5.2", "5.3"}),
        ("Mon 2023-07-03", False, False, {"5.3"}),
    ],
)
def test_an_extension_under_2022(
    until: str, found: set[str], *, agreed: bool | None, given: bool
) -> None:
    result = reviewed(
        *under_2022(
            extended(
                "Mon 2023-06-19", until, resident_agreed=agreed, ombudsman_contacts_given=given
            ),
            on("Mon 2023-07-03", "responded", 1),
        )
    )

    assert {provision for provision, _ in provisions(result)} == found


def test_at_stage_2_under_2022_more_than_ten_days_are_agreed() -> None:
    result = reviewed(
        *under_2022(
            on("Mon 2023-06-19", "responded", 1),
            on("Mon 2023-06-26", "escalation_requested"),
            extended("Mon 2023-07-24", "Tue 2023-08-08", 2, good_reason=True, resident_agreed=None),
            on("Tue 2023-08-08", "responded", 2),
        )
    )

    assert provisions(result) == set()
    assert ("5.14", "whether the resident agreed to the extension of Monday 24 July 2023") in (
        needed(result)
    )


@pytest.mark.parametrize(
    ("told_on", "until", "responded_on", "state"),
    [
        (None, "Mon 2024-06-17", "Mon 2024-06-17", "undecided"),
        (None, "Mon 2024-06-17", "Tue 2024-06-18", "late"),
        ("Mon 2024-06-10", None, "Mon 2024-06-24", "undecided"),
        ("Mon 2024-06-10", None, "Tue 2024-06-25", "late"),
        (None, "Mon 2024-06-17", "Mon 2024-06-10", "met"),
    ],
)
def test_an_extension_half_known_decides_what_it_can(
    told_on: str | None, until: str | None, responded_on: str, state: str
) -> None:
    result = reviewed(*under_2024(extended(told_on, until), on(responded_on, "responded", 1)))

    assert states(result)["stage1.respond"] == state


def test_a_late_response_without_a_word_is_two_breaches() -> None:
    silent = reviewed(*under_2024(on("Tue 2024-06-11", "responded", 1)))
    told = reviewed(
        *under_2024(
            on("Tue 2024-06-11", "lateness_explained", 1, until="Fri 2024-06-14", **GIVEN),
            on("Fri 2024-06-14", "responded", 1),
        )
    )

    assert provisions(silent) == {("6.3", 1), ("6.4", 1)}
    assert provisions(told) == {("6.3", 1)}


def test_an_explanation_carries_the_ombudsmans_contacts_too() -> None:
    told = reviewed(
        *under_2024(
            on(
                "Tue 2024-06-11",
                "lateness_explained",
                1,
                until="Fri 2024-06-14",
                ombudsman_contacts_given=False,
            ),
            on("Fri 2024-06-14", "responded", 1),
        )
    )

    assert ("6.5", 1) in provisions(told)


def test_a_notice_that_went_too_far_told_her_all_the_same() -> None:
    result = reviewed(
        *under_2024(
            extended("Mon 2024-06-10", "Fri 2024-06-28"), on("Fri 2024-06-28", "responded", 1)
        )
    )

    assert [each.provision for each in result.findings] == ["6.3", "6.4"]
    assert "further than the Code's 10 days" in result.findings[1].says
