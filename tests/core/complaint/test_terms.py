"""Each stage keeps its own version: what another one promises is not owed on it."""

import pytest
from tests.support.complaints import (
    CALENDAR,
    Happened,
    a_complaint,
    a_policy,
    acknowledged,
    defined,
    escalation,
    logged,
    responded,
    sent,
)
from tests.support.worked_dates import day

from putright.complaint.obligations import obligations
from putright.complaint.register import timers_of
from putright.complaint.terms import terms_of
from putright.landlord.policy import Length, Policy, Promise, Start
from putright.landlord.versions import Versions

ANSWERED: tuple[Happened, ...] = (
    (defined(), "Tue 2026-06-02"),
    (acknowledged(), "Tue 2026-06-02"),
    (sent(4), "Tue 2026-06-02"),
    (responded(), "Tue 2026-06-16"),
    (sent(6), "Tue 2026-06-16"),
)
ESCALATED: tuple[Happened, ...] = (*ANSWERED, (escalation(), "Thu 2026-07-02"))


STARTS: tuple[tuple[int, Start], ...] = ((1, "received"), (2, "escalation_requested"))


def in_days(working_days: int, number: int, begins: str, **changes: object) -> Policy:
    return a_policy(
        *(
            Promise(
                id=f"stage{stage}.respond",
                counts_from=counts_from,
                length=Length(working_days, "working_days"),
                source="section 4",
            )
            for stage, counts_from in STARTS
        ),
        number=number,
        in_force_from=day(begins),
        **changes,
    )


def versions(*, reaches: bool = False) -> Versions:
    second = in_days(5, 2, "Mon 2026-06-08", reaches_open_stages=reaches, warning_working_days=1)
    return Versions.of_these((in_days(8, 1, "Mon 2026-06-01"), second), lambda _: CALENDAR)


def promised(known: Versions, *later: Happened) -> dict[int | None, tuple[int | None, str]]:
    owed = obligations(a_complaint(*logged("Mon 2026-06-01", *later)), known)
    mine = (each for each in owed if each.clock == "policy")
    return {each.stage: (each.policy, f"{each.due_on:%a %Y-%m-%d}") for each in mine}


def test_each_stage_is_owed_what_was_in_force_the_day_it_was_asked_for() -> None:
    assert promised(versions(), *ESCALATED) == {
        1: (1, "Thu 2026-06-11"),
        2: (2, "Thu 2026-07-09"),
    }


@pytest.mark.parametrize(("reaches", "expected"), [(True, 2), (False, 1)])
def test_a_stage_still_open_is_reached_by_a_version_that_says_so(
    *, reaches: bool, expected: int
) -> None:
    assert promised(versions(reaches=reaches))[1][0] == expected


def test_an_answered_stage_is_reached_only_by_what_came_before_its_answer() -> None:
    answered: tuple[Happened, ...] = (
        (responded(), "Thu 2026-06-04"),
        (sent(6), "Fri 2026-06-05"),
    )
    complaint = a_complaint(*logged("Mon 2026-06-01", *ANSWERED[:3], *answered))

    kept = terms_of(complaint, complaint.at(1), versions(reaches=True))

    assert kept.policy.number == 1


def test_a_stage_is_warned_of_as_its_own_version_says() -> None:
    complaint = a_complaint(*logged("Mon 2026-06-01"))
    warned = {
        reaches: {
            timer.obligation: f"{timer.fires_at:%a %Y-%m-%d}"
            for timer in timers_of(complaint, obligations(complaint, known), known)
            if timer.moment == "warning"
        }
        for reaches, known in ((each, versions(reaches=each)) for each in (False, True))
    }

    # the Code's day for the acknowledgement is Monday 8 June: two working days before, or one
    assert warned[False]["code:stage1.acknowledge"] == "Thu 2026-06-04"
    assert warned[True]["code:stage1.acknowledge"] == "Fri 2026-06-05"
