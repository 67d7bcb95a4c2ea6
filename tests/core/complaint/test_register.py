"""Timers speak at an English hour, once, and only of what can still be done."""

from datetime import UTC, date, datetime
from itertools import pairwise

import pytest
from tests.support.complaints import (
    CALENDAR,
    NO_PROMISES,
    PIVOTAL,
    a_complaint,
    a_policy,
    acknowledged,
    an_intake,
    defined,
    logged,
    owed,
    responded,
    sent,
)
from tests.support.worked_dates import day

from putright.complaint.events import ActionPromised, Event, Moment, TimerFired
from putright.complaint.register import intake_row, next_owed, register_row, timers
from putright.complaint.state import Intake, fold
from putright.complaint.text import Text
from putright.landlord.policy import Policy
from putright.ports import Timer

ACKNOWLEDGE = "code:stage1.acknowledge"


def timers_on(history: tuple[Event, ...], policy: Policy = NO_PROMISES) -> tuple[Timer, ...]:
    complaint = a_complaint(*history)
    return timers(
        owed(history, policy).values(),
        complaint.fired,
        CALENDAR,
        policy.warning_working_days,
        complaint.stage.logged_on,
    )


def spoken(timers: tuple[Timer, ...], obligation: str) -> dict[str, datetime]:
    return {each.moment: each.fires_at for each in timers if each.obligation == obligation}


def utc(written: str, hour: int) -> datetime:
    return datetime.combine(day(written), datetime.min.time(), UTC).replace(hour=hour)


@pytest.mark.parametrize(
    ("received_on", "warning", "due", "missed"),
    [
        # over Christmas, in winter time
        (
            "Fri 2026-12-18",
            utc("Wed 2026-12-23", 9),
            utc("Tue 2026-12-29", 9),
            utc("Wed 2026-12-30", 0),
        ),
        # summer time begins on Sunday 29 March 2026: nine in England is eight UTC from then on
        (
            "Mon 2026-03-23",
            utc("Thu 2026-03-26", 9),
            utc("Mon 2026-03-30", 8),
            utc("Mon 2026-03-30", 23),
        ),
        # winter time begins on Sunday 25 October 2026
        (
            "Mon 2026-10-19",
            utc("Thu 2026-10-22", 8),
            utc("Mon 2026-10-26", 9),
            utc("Tue 2026-10-27", 0),
        ),
        # missed at the midnight between: still summer time, although the change is that night
        (
            "Fri 2026-10-16",
            utc("Wed 2026-10-21", 8),
            utc("Fri 2026-10-23", 8),
            utc("Fri 2026-10-23", 23),
        ),
    ],
)
def test_a_timer_speaks_at_the_hour_of_england(
    received_on: str, warning: datetime, due: datetime, missed: datetime
) -> None:
    found = spoken(timers_on(logged(received_on)), ACKNOWLEDGE)

    assert found == {"warning": warning, "due": due, "missed": missed}


def test_a_missed_timer_is_about_the_codes_day_and_the_others_about_the_works() -> None:
    late = logged(
        "Mon 2026-06-01",
        (defined(), "Tue 2026-06-09"),
        (acknowledged(), "Tue 2026-06-09"),
        (sent(4), "Tue 2026-06-09"),
    )
    found = {
        each.moment: each.due_on
        for each in timers_on(late)
        if each.obligation == "code:stage1.respond"
    }

    assert found == {
        "warning": day("Mon 2026-06-22"),
        "due": day("Mon 2026-06-22"),
        "missed": day("Tue 2026-06-23"),
    }


def test_a_promise_too_short_to_warn_about_is_not_warned_about() -> None:
    found = timers_on(logged("Mon 2026-06-01", logged_on="Mon 2026-06-01"), a_policy(*PIVOTAL))

    assert set(spoken(found, "policy:stage1.assign")) == {"due", "missed"}
    assert set(spoken(found, "policy:stage1.respond")) == {"warning", "due", "missed"}


@pytest.mark.parametrize(
    ("logged_on", "moments"),
    [
        ("Wed 2026-12-23", {"warning", "due", "missed"}),
        ("Thu 2026-12-24", {"due", "missed"}),
        ("Tue 2026-12-29", {"due", "missed"}),
        ("Wed 2026-12-30", {"missed"}),
        ("Mon 2027-02-01", {"missed"}),
    ],
)
def test_what_was_past_when_the_complaint_became_known_is_only_said_as_missed(
    logged_on: str, moments: set[str]
) -> None:
    found = spoken(timers_on(logged("Fri 2026-12-18", logged_on=logged_on)), ACKNOWLEDGE)

    assert set(found) == moments


@pytest.mark.parametrize("moment", Moment)
def test_nothing_is_said_twice(moment: Moment) -> None:
    said = TimerFired(obligation=ACKNOWLEDGE, moment=moment, due_on=day("Tue 2026-12-29"))
    found = spoken(timers_on(logged("Fri 2026-12-18", (said, "Tue 2026-12-29"))), ACKNOWLEDGE)

    assert set(found) == {each.value for each in Moment} - {moment.value}


def test_what_was_said_about_another_day_is_said_again_of_the_new_one() -> None:
    said = TimerFired(obligation=ACKNOWLEDGE, moment=Moment.DUE, due_on=day("Thu 2026-12-24"))
    found = spoken(timers_on(logged("Fri 2026-12-18", (said, "Thu 2026-12-24"))), ACKNOWLEDGE)

    assert set(found) == {"warning", "due", "missed"}


def test_what_is_done_speaks_no_more() -> None:
    done = logged(
        "Fri 2026-12-18",
        (defined(), "Mon 2026-12-21"),
        (acknowledged(), "Mon 2026-12-21"),
        (sent(4), "Mon 2026-12-21"),
    )

    assert spoken(timers_on(done), ACKNOWLEDGE) == {}


def test_a_warning_comes_on_a_working_day_so_many_before() -> None:
    for ahead, on in enumerate(
        ["Tue 2026-12-29", "Thu 2026-12-24", "Wed 2026-12-23", "Tue 2026-12-22"]
    ):
        policy = a_policy(warning_working_days=ahead)
        found = spoken(timers_on(logged("Fri 2026-12-18"), policy), ACKNOWLEDGE)
        assert found["warning"] == utc(on, 9)


def test_an_action_beyond_the_known_bank_holidays_still_speaks() -> None:
    far = date(CALENDAR.statutory.last.year + 2, 3, 4)
    action = ActionPromised(id="a1", what=Text("New windows"), due_on=far)
    history = logged(
        "Tue 2026-12-01",
        (defined(), "Fri 2026-12-04"),
        (responded(actions=(action,)), "Mon 2026-12-14"),
    )
    found = spoken(timers_on(history), "code:action.a1")

    assert found["due"].date() == far
    assert 0 < (found["due"] - found["warning"]).days <= 4


def test_the_earliest_of_both_clocks_drives_the_work() -> None:
    history = logged("Mon 2026-06-01")
    complaint = a_complaint(*history)
    ours = next_owed(complaint, owed(history, a_policy(*PIVOTAL)).values())
    codes = next_owed(complaint, owed(history).values())

    assert ours is not None
    assert codes is not None
    assert ours.due_on == day("Wed 2026-06-03")
    assert (ours.key, codes.key) == ("policy:stage1.acknowledge:2", ACKNOWLEDGE)


def test_what_was_left_undone_before_the_response_is_nobodys_next_action() -> None:
    action = ActionPromised(id="a1", what=Text("Repaint"), due_on=day("Mon 2027-03-01"))
    history = logged(
        "Mon 2026-06-01",
        (defined(), "Tue 2026-06-02"),
        (responded(actions=(action,)), "Tue 2026-06-02"),
        (sent(4), "Tue 2026-06-02"),
    )
    row = register_row(a_complaint(*history), owed(history, a_policy(*PIVOTAL)).values())

    assert (row.status, row.next_action, row.next_due_on) == (
        "responded",
        "action.a1",
        day("Mon 2027-03-01"),
    )


def test_the_register_row_says_what_the_complaint_says() -> None:
    history = logged("Fri 2026-12-18")
    row = register_row(a_complaint(*history), owed(history).values())

    assert (row.edition, row.status, row.next_action, row.next_provision, row.next_due_on) == (
        "2024",
        "logged",
        "stage1.acknowledge",
        "6.2",
        day("Tue 2026-12-29"),
    )
    assert (row.resident_name, row.handler, row.sequence) == ("Wilhelmina Oakapple", None, 2)


def test_the_intake_row_says_when_it_must_be_decided() -> None:
    history = an_intake("Fri 2026-12-18")
    state = fold(history)
    assert isinstance(state, Intake)
    row = intake_row(state, "482177330518", owed(history).values())

    assert (row.status, row.next_due_on) == ("undecided", day("Tue 2026-12-29"))


def test_timers_of_one_obligation_come_in_order() -> None:
    for obligation in (ACKNOWLEDGE, "code:stage1.respond"):
        moments = list(spoken(timers_on(logged("Fri 2026-12-18")), obligation).values())
        assert all(before < after for before, after in pairwise(moments))
