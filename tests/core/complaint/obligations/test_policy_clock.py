"""What the policy promises, counted from whatever it says, on real days with their weekdays."""

from dataclasses import replace
from typing import Any

import pytest
from tests.support.complaints import (
    CALENDAR,
    Happened,
    a_calendar,
    a_complaint,
    a_policy,
    acknowledged,
    defined,
    escalation,
    extended,
    logged,
    owed,
    responded,
    sent,
)
from tests.support.worked_dates import day

from putright.complaint.events import (
    Closed,
    ClosedBecause,
    Event,
    PromiseKept,
    Provenance,
    Updated,
)
from putright.complaint.obligations.policy_clock import kept_by_record, of_policy
from putright.complaint.text import Text
from putright.landlord.policy import Length, Promise

FIVE = Length(5, "working_days")
ACKNOWLEDGED: tuple[Happened, ...] = (
    (defined(), "Tue 2026-06-02"),
    (acknowledged(), "Tue 2026-06-02"),
    (sent(4), "Wed 2026-06-03"),
)
ANSWERED: tuple[Happened, ...] = (
    *ACKNOWLEDGED,
    (responded(), "Mon 2026-06-08"),
    (sent(6), "Tue 2026-06-09"),
)
UPDATED = Updated(stage=1, next_update_on=None, news=Text("Still waiting"), by_letter=False)
CLOSED = Closed(because=ClosedBecause.SATISFIED, reasons=Text("She said so"), by_letter=False)


def promise(written: str, **said: Any) -> Promise:
    return Promise(**{"id": "stage1.respond", "length": Length.read(written), **said})


def promised(history: tuple[Event, ...], *promises: Promise) -> dict[str, str | None]:
    found = of_policy(a_complaint(*history), a_policy(*promises), CALENDAR)
    return {each.key: each.due_on and f"{each.due_on:%a %Y-%m-%d}" for each in found}


def due(history: tuple[Event, ...], *promises: Promise) -> list[str | None]:
    return list(promised(history, *promises).values())


@pytest.mark.parametrize(
    ("written", "last"),
    [
        ("10 working days", "Wed 2027-01-06"),  # 25 and 28 December and 1 January are holidays
        ("14 calendar days", "Fri 2027-01-01"),
        ("14 days", "Fri 2027-01-01"),
        ("2 weeks", "Fri 2027-01-01"),
        ("1 month", "Mon 2027-01-18"),
        ("48 hours", "Sun 2026-12-20"),
    ],
)
def test_a_promise_runs_in_the_unit_it_is_made_in(written: str, last: str) -> None:
    assert due(logged("Fri 2026-12-18"), promise(written, counts_from="received")) == [last]


@pytest.mark.parametrize(
    ("counts_from", "last"),
    [
        ("received", "Mon 2026-06-08"),
        ("logged", "Tue 2026-06-09"),
        ("defined", "Tue 2026-06-09"),
        ("assigned", None),
        ("acknowledged", "Wed 2026-06-10"),
        ("acknowledgement_sent", "Wed 2026-06-10"),
        ("acknowledgement_received", "Wed 2026-06-10"),
        ("response_sent", "Tue 2026-06-16"),
        ("response_received", "Tue 2026-06-16"),
        ("extension_told", None),
        ("closed", None),
        (None, "Mon 2026-06-08"),  # a clock without a start runs from the beginning
    ],
)
def test_a_promise_counts_from_what_it_says_once_that_has_happened(
    counts_from: Any, last: str | None
) -> None:
    history = logged("Mon 2026-06-01", *ANSWERED, logged_on="Tue 2026-06-02")
    made = promise("5 working days", id="stage1.triage", counts_from=counts_from)

    assert due(history, made) == ([] if last is None else [last])


def test_a_letter_is_deemed_received_some_time_after_it_left() -> None:
    made = promise(
        "5 working days",
        id="stage1.triage",
        counts_from="acknowledgement_deemed_received",
        deemed_after=Length(2, "working_days"),
    )

    assert due(logged("Mon 2026-06-01", *ACKNOWLEDGED), made) == ["Fri 2026-06-12"]


def test_an_appeal_reaches_whoever_it_must_the_day_it_is_asked_for() -> None:
    made = promise(
        "3 working days",
        id="stage2.acknowledge",
        counts_from="appeal_reached",
        reaches="A Director",
    )
    history = logged("Mon 2026-06-01", *ANSWERED)

    assert due(history, made) == []
    asked = logged("Mon 2026-06-01", *ANSWERED, (escalation(), "Fri 2026-06-12"))
    assert due(asked, made) == ["Wed 2026-06-17"]


def test_the_day_of_the_event_can_be_day_1_and_is_shown_as_counted() -> None:
    made = promise("5 working days", counts_from="received", first_day="same")
    found = owed(logged("Mon 2026-06-01"), a_policy(made))["policy:stage1.respond"]

    assert found.due_on == day("Fri 2026-06-05")
    days = found.days(CALENDAR)
    assert days[0].on == day("Mon 2026-06-01")
    assert [each.counted for each in days] == [True] * 5
    weeks = promise("1 week", counts_from="received", first_day="same")
    found = owed(logged("Mon 2026-06-01"), a_policy(weeks))["policy:stage1.respond"]
    assert [each.on for each in found.days(CALENDAR)][::6] == [
        day("Mon 2026-06-01"),
        day("Sun 2026-06-07"),
    ]


def test_a_saturday_is_no_day_1_of_working_days() -> None:
    made = promise("1 working day", counts_from="received", first_day="same")
    found = owed(logged("Sat 2026-06-06"), a_policy(made))["policy:stage1.respond"]

    assert found.due_on == day("Mon 2026-06-08")
    assert sum(each.counted for each in found.days(CALENDAR)) == 1


def test_a_target_and_an_average_are_no_deadline_of_one_case() -> None:
    target = promise("5 days", counts_from="received", kind="target", share_percent=90)
    average = promise("5 days", counts_from="received", kind="average")
    deadline = promise("10 working days", counts_from="received")

    assert list(promised(logged("Mon 2026-06-01"), target, average, deadline)) == [
        "policy:stage1.respond"
    ]


def test_a_notice_and_an_enclosure_are_owed_until_it_is_recorded_that_they_were_made() -> None:
    notify = promise(
        "1 working day", id="stage1.notify", counts_from="received", what="It came", to="The Head"
    )
    enclose = promise(
        "1 working day", id="stage1.enclose", counts_from="received", what="The policy"
    )
    kept = PromiseKept(promise="policy:stage1.notify", how=None)
    policy = a_policy(notify, enclose)
    found = owed(logged("Mon 2026-06-01", (kept, "Tue 2026-06-02")), policy)

    notice, enclosure = found["policy:stage1.notify"], found["policy:stage1.enclose"]
    assert (notice.what, enclosure.what) == ("It came (to The Head)", "The policy")
    assert notice.standing(day("Mon 2026-06-08")) == "met"
    assert enclosure.standing(day("Mon 2026-06-08")) == "missed"
    assert kept_by_record(notice)
    undated = owed(logged("Mon 2026-06-01", (kept, None)), policy)["policy:stage1.notify"]
    assert undated.standing(day("Mon 2026-06-08")) == "undecided"
    assert not undated.outstanding


def test_updates_are_owed_from_each_day_the_resident_heard_until_the_answer() -> None:
    update = promise("3 working days", id="stage1.update", counts_from="last_told")
    heard = logged("Mon 2026-06-01", *ACKNOWLEDGED, (UPDATED, "Fri 2026-06-05"))

    assert promised(heard, update) == {
        "policy:stage1.update:2026-06-01": "Thu 2026-06-04",
        "policy:stage1.update:2026-06-03": "Mon 2026-06-08",
        "policy:stage1.update:2026-06-05": "Wed 2026-06-10",
    }
    found = owed(heard, a_policy(update))
    assert found["policy:stage1.update:2026-06-03"].done_on == day("Fri 2026-06-05")
    assert found["policy:stage1.update:2026-06-05"].done_on is None
    assert not kept_by_record(found["policy:stage1.update:2026-06-05"])
    answered = logged("Mon 2026-06-01", *ANSWERED)
    assert list(promised(answered, update)) == [
        "policy:stage1.update:2026-06-01",
        "policy:stage1.update:2026-06-03",
    ]


def test_an_extension_told_in_time_moves_a_promised_response_and_no_other_promise() -> None:
    history = logged(
        "Mon 2026-06-01",
        *ACKNOWLEDGED,
        (extended("Wed 2026-06-24"), "Fri 2026-06-05"),
        (sent(6), "Fri 2026-06-05"),
    )
    made = promise("10 working days", counts_from="received")

    assert due(history, made) == ["Wed 2026-06-24"]
    told = promise(
        "1 working day", id="stage1.notify", what="x", to="y", counts_from="extension_told"
    )
    assert due(history, told) == ["Mon 2026-06-08"]


def test_nothing_is_owed_any_more_once_the_complaint_is_closed_but_what_is_from_closing() -> None:
    closed = logged("Mon 2026-06-01", *ANSWERED, (CLOSED, "Wed 2026-06-10"))
    enclose = promise("1 day", id="stage1.enclose", what="The policy", counts_from="received")

    assert due(closed, enclose) == []
    assert due(closed, promise("10 working days", counts_from="received")) == ["Mon 2026-06-15"]


def test_beyond_the_known_holidays_no_day_is_promised() -> None:
    last = CALENDAR.own.last
    made = promise("5 working days", counts_from="received")
    [found] = of_policy(a_complaint(*logged(f"{last:%a %Y-%m-%d}")), a_policy(made), a_calendar())

    assert (found.due_on, found.standing(last)) == (None, "undecided")


def test_whether_a_notice_was_given_before_a_complaint_came_here_is_unknown() -> None:
    notice = promise("1 working day", id="stage1.notify", what="It came", to="Head of Operations")
    here = logged("Mon 2026-06-01")
    elsewhere = tuple(replace(each, provenance=Provenance.IMPORT) for each in here)

    missed, unknown = (
        owed(each, a_policy(notice))["policy:stage1.notify"] for each in (here, elsewhere)
    )

    assert missed.standing(day("Mon 2026-06-08")) == "missed"
    assert unknown.standing(day("Mon 2026-06-08")) == "undecided"
    assert not unknown.outstanding
