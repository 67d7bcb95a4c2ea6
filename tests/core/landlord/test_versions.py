"""Which version of the policy a stage is kept to, by the day it was asked for."""

import pytest
from tests.support.complaints import CALENDAR, a_policy
from tests.support.worked_dates import day

from putright.landlord.policy import Policy
from putright.landlord.versions import Terms, Versions


def a_version(number: int, begins: str, *, reaches: bool = False) -> Policy:
    return a_policy(number=number, in_force_from=day(begins), reaches_open_stages=reaches)


def versions(*policies: Policy) -> Versions:
    return Versions.of_these(policies, lambda _: CALENDAR)


FIRST = a_version(1, "Mon 2026-06-01")
SECOND = a_version(2, "Wed 2026-07-01")


@pytest.mark.parametrize(
    ("asked_on", "number"),
    [
        ("Fri 2026-05-29", 1),  # before there was any
        ("Mon 2026-06-01", 1),
        ("Tue 2026-06-30", 1),
        ("Wed 2026-07-01", 2),
        ("Fri 2026-12-18", 2),
    ],
)
def test_a_stage_keeps_the_version_in_force_the_day_it_was_asked_for(
    asked_on: str, number: int
) -> None:
    known = versions(FIRST, SECOND)

    assert known.of(day(asked_on), None).policy.number == number


@pytest.mark.parametrize(
    ("open_until", "number"),
    [
        (None, 2),
        ("Thu 2026-07-02", 2),
        ("Wed 2026-07-01", 2),  # still open on the day it takes effect
        ("Tue 2026-06-30", 1),
    ],
)
def test_a_version_reaches_stages_still_open_only_if_it_says_so(
    open_until: str | None, number: int
) -> None:
    until = day(open_until) if open_until else None
    reaching = versions(FIRST, a_version(2, "Wed 2026-07-01", reaches=True))

    assert reaching.of(day("Mon 2026-06-15"), until).policy.number == number
    assert versions(FIRST, SECOND).of(day("Mon 2026-06-15"), until).policy.number == 1


def test_a_later_version_that_does_not_reach_leaves_one_that_did() -> None:
    known = versions(
        FIRST, a_version(2, "Wed 2026-07-01", reaches=True), a_version(3, "Mon 2026-08-03")
    )

    assert known.of(day("Mon 2026-06-15"), None).policy.number == 2
    assert known.of(day("Tue 2026-08-04"), None).policy.number == 3


def test_a_version_overtaken_before_its_day_never_takes_effect() -> None:
    overtaken = a_version(2, "Wed 2026-07-01", reaches=True)
    known = versions(a_version(3, "Mon 2026-06-15"), overtaken, FIRST)

    assert [each.policy.number for each in known.terms] == [1, 3]
    assert known.latest.policy.number == 3


def test_a_day_nobody_knows_is_kept_to_the_first() -> None:
    assert versions(FIRST, SECOND).of(None, None).policy.number == 1


def test_what_a_version_would_lead_to_is_seen_before_its_day() -> None:
    known = versions(FIRST, SECOND)
    third = Terms(a_version(3, "Wed 2026-07-01", reaches=True), CALENDAR)

    after = known.followed_by(third)

    assert [each.policy.number for each in after.terms] == [1, 3]
    assert after.of(day("Mon 2026-06-15"), None) is third
    assert [each.policy.number for each in known.until(day("Tue 2026-06-30")).terms] == [1]
