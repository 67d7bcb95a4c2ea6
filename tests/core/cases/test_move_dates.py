"""What a change of the calendar or the policy moves is recorded once, from what to what."""

from dataclasses import replace

import pytest
from tests.support.complaints import (
    CALENDAR,
    NO_PROMISES,
    PIVOTAL,
    a_policy,
    circumstances,
    logged,
    standing,
)
from tests.support.worked_dates import day

from putright.cases.circumstances import Circumstances
from putright.cases.move_dates import MoveDates, move_dates
from putright.complaint.events import DatesMoved, Event, Provenance
from putright.landlord.calendar import Calendar
from putright.landlord.policy import Length, Policy
from putright.landlord.versions import Terms, Versions
from putright.rules.bank_holidays import bank_holidays
from putright.rules.working_days import WorkingDays

HISTORY = logged("Fri 2026-12-18")
COMMAND = MoveDates(stream=HISTORY[0].stream, calendar_was=1, policy_was=1)
PROCLAIMED = day("Tue 2026-12-22")
BEFORE = Versions.only(NO_PROMISES, CALENDAR)


def with_holiday(number: int) -> Calendar:
    days = WorkingDays(
        {**bank_holidays(), PROCLAIMED: "A state funeral"},
        first=CALENDAR.statutory.first,
        last=CALENDAR.statutory.last,
    )
    return Calendar(number, days, days)


def on(before: Versions, after: Versions) -> Circumstances:
    return replace(circumstances("Mon 2026-12-21"), versions=after, versions_before=before)


def moved(facts: object) -> dict[str, tuple[object, object]]:
    assert isinstance(facts, DatesMoved)
    return {each.obligation: (each.was, each.now) for each in facts.moved}


def test_what_a_holiday_moved_is_recorded_from_what_to_what() -> None:
    after = Versions.only(NO_PROMISES, with_holiday(2))

    [recorded] = move_dates(standing(HISTORY), COMMAND, on(BEFORE, after))

    found = moved(recorded.facts)
    assert found["code:stage1.acknowledge"] == (day("Tue 2026-12-29"), day("Wed 2026-12-30"))
    assert found["code:stage1.respond"] == (day("Wed 2027-01-13"), day("Thu 2027-01-14"))


def in_five_days(number: int, *, reaches: bool) -> Policy:
    sooner = tuple(
        replace(each, length=Length(5, "working_days")) if each.id == "stage1.respond" else each
        for each in PIVOTAL
    )
    return a_policy(
        *sooner,
        number=number,
        in_force_from=day("Mon 2026-12-21"),
        reaches_open_stages=reaches,
    )


def test_what_a_version_moved_is_recorded_and_the_codes_days_never_are() -> None:
    first = Versions.only(a_policy(*PIVOTAL), CALENDAR)
    after = first.followed_by(Terms(in_five_days(2, reaches=True), CALENDAR))

    [recorded] = move_dates(standing(HISTORY), COMMAND, on(first, after))

    assert moved(recorded.facts) == {
        "policy:stage1.respond": (day("Wed 2027-01-06"), day("Tue 2026-12-29"))
    }
    assert isinstance(recorded.facts, DatesMoved)
    assert (recorded.facts.policy_was, recorded.facts.policy_now) == (1, 2)


def test_a_version_that_does_not_reach_open_stages_moves_nothing() -> None:
    first = Versions.only(a_policy(*PIVOTAL), CALENDAR)
    after = first.followed_by(Terms(in_five_days(2, reaches=False), CALENDAR))

    assert move_dates(standing(HISTORY), COMMAND, on(first, after)) == ()


@pytest.mark.parametrize(("calendar_now", "policy_now", "again"), [(2, 1, 0), (3, 2, 0), (1, 2, 1)])
def test_a_change_that_is_on_record_is_not_recorded_again(
    calendar_now: int, policy_now: int, again: int
) -> None:
    after = Versions.only(NO_PROMISES, with_holiday(2))
    facts = DatesMoved(
        calendar_was=1, calendar_now=calendar_now, policy_was=1, policy_now=policy_now, moved=()
    )
    last = HISTORY[-1]
    recorded = Event(
        stream=last.stream,
        sequence=last.sequence + 1,
        facts=facts,
        happened_on=day("Mon 2026-12-21"),
        recorded_at=last.recorded_at,
        actor="worker:dates.move",
        provenance=Provenance.WORKER,
    )

    assert len(move_dates(standing((*HISTORY, recorded)), COMMAND, on(BEFORE, after))) == again


def test_where_nothing_moves_nothing_is_recorded() -> None:
    after = Versions.only(NO_PROMISES, replace(CALENDAR, number=2))

    assert move_dates(standing(HISTORY), COMMAND, on(BEFORE, after)) == ()


def test_without_what_was_before_there_is_nothing_to_compare() -> None:
    assert move_dates(standing(HISTORY), COMMAND, circumstances("Mon 2026-12-21")) == ()
