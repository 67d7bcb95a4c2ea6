"""What is owed, by real dates with their weekdays: both editions, both clocks, both sides."""

from datetime import date, timedelta

import pytest
from tests.support.complaints import (
    CALENDAR,
    INTAKE,
    PIVOTAL,
    Happened,
    a_calendar,
    a_history,
    a_policy,
    acknowledged,
    an_intake,
    defined,
    logged,
    owed,
    received,
    responded,
    sent,
)
from tests.support.worked_dates import day

from putright.complaint.events import (
    ActionPromised,
    Arrived,
    Assigned,
    Event,
    Logged,
    Moment,
    TakenUp,
    TimerFired,
    Updated,
)
from putright.complaint.obligations import Obligation
from putright.complaint.text import Text
from putright.landlord.policy import Length, Promise
from putright.rules.working_days import BeyondCalendar
from putright.tenancy import PrincipalId

ACKNOWLEDGE, RESPOND = "code:stage1.acknowledge", "code:stage1.respond"
ANSWERED: tuple[Happened, ...] = ((defined(), "Fri 2026-12-18"), (acknowledged(), "Fri 2026-12-18"))


def acked(received_on: str, sent_on: str, *later: Happened) -> tuple[Event, ...]:
    """Received and logged that day; the acknowledgement left on the other."""
    return logged(
        received_on, (defined(), sent_on), (acknowledged(), sent_on), (sent(4), sent_on), *later
    )


def assigned(handler: int = 1) -> Assigned:
    return Assigned(
        stage=1, handler=PrincipalId(INTAKE), declaration=Text(f"None known, {handler}")
    )


def days_counted(each: Obligation) -> int:
    return sum(on.counted for on in each.days(CALENDAR))


@pytest.mark.parametrize(
    ("received_on", "acknowledge_by", "acknowledged_on", "respond_by", "work_by"),
    [
        # over Christmas: 25 and 28 December are holidays, 1 January too
        ("Fri 2026-12-18", "Tue 2026-12-29", "Tue 2026-12-29", "Wed 2027-01-13", "Wed 2027-01-13"),
        # over Easter: Good Friday 3 April, Easter Monday 6 April
        ("Mon 2026-03-30", "Wed 2026-04-08", "Wed 2026-04-08", "Wed 2026-04-22", "Wed 2026-04-22"),
        # early: the response counts from the acknowledgement itself
        ("Mon 2026-06-01", "Mon 2026-06-08", "Tue 2026-06-02", "Tue 2026-06-16", "Tue 2026-06-16"),
        # late: the literal day moves, the day that drives the work does not
        ("Mon 2026-06-01", "Mon 2026-06-08", "Tue 2026-06-09", "Tue 2026-06-23", "Mon 2026-06-22"),
        ("Fri 2026-12-18", "Tue 2026-12-29", "Wed 2026-12-30", "Thu 2027-01-14", "Wed 2027-01-13"),
        # received at a weekend, over the change to summer time on Sunday 29 March
        ("Sat 2026-03-28", "Tue 2026-04-07", "Mon 2026-03-30", "Wed 2026-04-15", "Wed 2026-04-15"),
        ("Sun 2026-10-25", "Fri 2026-10-30", "Fri 2026-10-30", "Fri 2026-11-13", "Fri 2026-11-13"),
        # received on a bank holiday
        ("Fri 2026-12-25", "Tue 2027-01-05", "Tue 2027-01-05", "Tue 2027-01-19", "Tue 2027-01-19"),
        # the first day of the edition, Easter Monday
        ("Mon 2024-04-01", "Mon 2024-04-08", "Mon 2024-04-08", "Mon 2024-04-22", "Mon 2024-04-22"),
    ],
)
def test_under_the_2024_edition(
    received_on: str, acknowledge_by: str, acknowledged_on: str, respond_by: str, work_by: str
) -> None:
    found = owed(acked(received_on, acknowledged_on))
    acknowledge, respond = found[ACKNOWLEDGE], found[RESPOND]

    assert (acknowledge.due_on, acknowledge.work_by) == (day(acknowledge_by), day(acknowledge_by))
    assert (respond.due_on, respond.work_by) == (day(respond_by), day(work_by))
    assert acknowledge.done_on == day(acknowledged_on)
    assert (acknowledge.provision, respond.provision) == ("6.2", "6.3")
    assert respond.counts_from is not None
    assert (respond.counts_from.event, respond.counts_from.on) == (
        "acknowledged",
        day(acknowledged_on),
    )
    for each in (acknowledge, respond):
        assert each.allows is not None
        assert days_counted(each) == each.allows.amount


@pytest.mark.parametrize(
    ("received_on", "logged_on", "acknowledge_by", "respond_by", "work_by"),
    [
        ("Mon 2022-12-19", "Mon 2022-12-19", "Wed 2022-12-28", "Thu 2023-01-05", "Thu 2023-01-05"),
        ("Fri 2023-04-28", "Fri 2023-04-28", "Tue 2023-05-09", "Tue 2023-05-16", "Tue 2023-05-16"),
        # the last day of the edition: Easter Sunday, logged on the Tuesday
        ("Sun 2024-03-31", "Tue 2024-04-02", "Mon 2024-04-08", "Tue 2024-04-16", "Tue 2024-04-16"),
        # logged after the last lawful day of the acknowledgement: buys nothing
        ("Mon 2023-06-05", "Wed 2023-06-14", "Mon 2023-06-12", "Wed 2023-06-28", "Mon 2023-06-26"),
    ],
)
def test_under_the_2022_edition(
    received_on: str, logged_on: str, acknowledge_by: str, respond_by: str, work_by: str
) -> None:
    found = owed(logged(received_on, logged_on=logged_on))
    acknowledge, respond = found[ACKNOWLEDGE], found[RESPOND]

    assert acknowledge.due_on == day(acknowledge_by)
    assert (respond.due_on, respond.work_by) == (day(respond_by), day(work_by))
    assert (acknowledge.provision, respond.provision) == ("4.1", "5.1")
    assert respond.counts_from is not None
    assert respond.counts_from.event == "logged"
    for each in (acknowledge, respond):
        assert each.allows is not None
        assert days_counted(each) == each.allows.amount


def test_a_2022_complaint_that_was_never_logged_counts_from_receipt() -> None:
    found = owed(a_history((received(), "Mon 2022-12-19")))[RESPOND]

    assert found.counts_from is not None
    assert found.counts_from.event == "received"
    assert found.due_on == day("Thu 2023-01-05")


def test_without_an_acknowledgement_the_response_is_due_as_if_it_had_come_on_its_last_day() -> None:
    found = owed(logged("Fri 2026-12-18"))[RESPOND]

    assert (found.due_on, found.work_by) == (day("Wed 2027-01-13"), day("Wed 2027-01-13"))
    assert found.counts_from is not None
    assert found.counts_from.on == day("Tue 2026-12-29")


def test_however_late_the_acknowledgement_the_work_is_never_due_later() -> None:
    latest = owed(logged("Fri 2026-12-18"))[RESPOND].work_by
    assert latest == day("Wed 2027-01-13")
    for late in range(120):
        on = day("Fri 2026-12-18") + timedelta(days=late)
        written = f"{on:%a} {on}"
        work_by = owed(acked("Fri 2026-12-18", written))[RESPOND].work_by

        assert work_by is not None
        assert work_by <= latest


def test_a_response_before_any_acknowledgement_leaves_the_acknowledgement_missing() -> None:
    history = logged(
        "Fri 2026-12-18",
        (defined(), "Mon 2026-12-21"),
        (responded(), "Mon 2026-12-21"),
        (sent(4), "Mon 2026-12-21"),
    )
    found = owed(history)

    assert found[RESPOND].standing(day("Wed 2026-12-30")) == "met"
    assert found[ACKNOWLEDGE].standing(day("Wed 2026-12-30")) == "missed"


@pytest.mark.parametrize(
    ("done_on", "as_of", "standing"),
    [
        ("Mon 2026-12-28", "Thu 2026-12-31", "met"),
        ("Tue 2026-12-29", "Thu 2026-12-31", "met"),
        ("Wed 2026-12-30", "Thu 2026-12-31", "late"),
        (None, "Mon 2026-12-28", "open"),
        (None, "Tue 2026-12-29", "open"),
        (None, "Wed 2026-12-30", "missed"),
    ],
)
def test_an_obligation_stands_on_either_side_of_its_day(
    done_on: str | None, as_of: str, standing: str
) -> None:
    history = acked("Fri 2026-12-18", done_on) if done_on else logged("Fri 2026-12-18")

    assert owed(history)[ACKNOWLEDGE].standing(day(as_of)) == standing


@pytest.mark.parametrize("received_on", ["Thu 2022-03-31", None])
def test_what_no_edition_held_decides_is_left_undecided(received_on: str | None) -> None:
    found = owed(a_history((received(), received_on), (Logged(), "Fri 2022-04-01")))

    assert set(found) == {ACKNOWLEDGE, RESPOND}
    for each in found.values():
        assert each.standing(day("Fri 2026-12-18")) == "undecided"
        assert (each.provision, each.due_on, each.days(CALENDAR)) == (None, None, ())


def test_the_edition_changes_between_the_last_and_the_first_of_its_days() -> None:
    assert owed(logged("Thu 2022-03-31"))[ACKNOWLEDGE].provision is None
    assert owed(logged("Fri 2022-04-01"))[ACKNOWLEDGE].provision == "4.1"
    assert owed(logged("Sun 2024-03-31"))[ACKNOWLEDGE].provision == "4.1"
    assert owed(logged("Mon 2024-04-01"))[ACKNOWLEDGE].provision == "6.2"


def test_pivotals_contradictory_promises_are_both_shown() -> None:
    history = logged("Mon 2026-06-01", (assigned(), "Wed 2026-06-03"))
    found = owed(history, a_policy(*PIVOTAL))
    first, second = found["policy:stage1.acknowledge"], found["policy:stage1.acknowledge:2"]

    assert (first.due_on, second.due_on) == (day("Fri 2026-06-05"), day("Wed 2026-06-03"))
    assert (first.source, second.source) == ("Service Manager, 1", "Appendix 1")
    assert found["policy:stage1.respond"].due_on == day("Mon 2026-06-15")
    assert {first.clock, second.clock} == {"policy"}
    assert first.provision is None


def test_a_promise_counted_from_what_has_not_happened_is_not_yet_one() -> None:
    found = owed(logged("Mon 2026-06-01"), a_policy(*PIVOTAL))

    assert "policy:stage1.acknowledge" not in found
    assert found["policy:stage1.acknowledge:2"].due_on == day("Wed 2026-06-03")


def test_the_key_of_a_promise_stays_when_another_comes_to_stand_before_it() -> None:
    before = owed(logged("Mon 2026-06-01"), a_policy(*PIVOTAL))
    after = owed(logged("Mon 2026-06-01", (assigned(), "Tue 2026-06-02")), a_policy(*PIVOTAL))

    assert set(before) < set(after)
    assert all(before[key].source == after[key].source for key in before)


def test_assigning_anew_neither_breaks_a_kept_promise_nor_buys_time() -> None:
    once: tuple[Happened, ...] = ((assigned(), "Tue 2026-06-02"),)
    anew: tuple[Happened, ...] = (*once, (assigned(2), "Mon 2026-06-08"))
    policy = a_policy(*PIVOTAL)

    first = owed(logged("Mon 2026-06-01", *once), policy)
    second = owed(logged("Mon 2026-06-01", *anew), policy)
    assert first == second
    assert second["policy:stage1.assign"].standing(day("Tue 2026-06-09")) == "met"
    assert second["policy:stage1.acknowledge"].due_on == day("Thu 2026-06-04")


def test_defining_anew_does_not_break_a_kept_promise() -> None:
    promise = Promise(
        id="stage1.define", counts_from="received", length=Length(1, "working_days"), source="3"
    )
    history = logged(
        "Mon 2026-06-01", (defined(), "Tue 2026-06-02"), (defined(3), "Fri 2026-06-05")
    )

    assert owed(history, a_policy(promise))["policy:stage1.define"].done_on == day("Tue 2026-06-02")


def test_a_closure_lengthens_the_policys_clock_alone() -> None:
    closures = {day("Tue 2026-12-29"): "Closed", day("Wed 2026-12-30"): "Closed"}
    promise = Promise(
        id="stage1.acknowledge",
        counts_from="received",
        length=Length(5, "working_days"),
        source="4",
    )
    policy, closed = a_policy(promise), a_calendar(closures)
    found = owed(logged("Fri 2026-12-18"), policy, closed)
    ours = found["policy:stage1.acknowledge"]

    assert found[ACKNOWLEDGE].due_on == day("Tue 2026-12-29")
    assert ours.due_on == day("Thu 2026-12-31")
    why = {each.on: each.why for each in ours.days(closed)}
    assert why[day("Wed 2026-12-30")] == "Closed"
    assert sum(each.counted for each in ours.days(closed)) == 5


def test_a_promise_in_calendar_days_counts_every_day() -> None:
    promise = Promise(
        id="stage1.respond", counts_from="received", length=Length(20, "calendar_days"), source="x"
    )
    ours = owed(logged("Fri 2026-12-18"), a_policy(promise))["policy:stage1.respond"]

    assert ours.due_on == day("Thu 2027-01-07")
    assert [each.counted for each in ours.days(CALENDAR)] == [True] * 20


def test_an_intake_items_clock_runs_from_its_arrival_until_it_is_decided() -> None:
    waiting = owed(an_intake("Fri 2026-12-18"))["code:intake.decide"]
    taken = TakenUp(complaint=INTAKE, reference="1")
    decided = owed(an_intake("Fri 2026-12-18", (taken, "Tue 2026-12-29")))["code:intake.decide"]

    assert (waiting.due_on, waiting.provision) == (day("Tue 2026-12-29"), "6.2")
    assert waiting.standing(day("Wed 2026-12-30")) == "missed"
    assert decided.standing(day("Wed 2026-12-30")) == "met"
    assert days_counted(waiting) == 5


def test_an_automatic_receipt_stops_no_clock() -> None:
    plain = owed(an_intake("Fri 2026-12-18"))
    receipted = owed(an_intake("Fri 2026-12-18", automatic_receipt=True))

    assert plain == receipted
    assert receipted["code:intake.decide"].done_on is None


def test_a_promised_update_and_a_promised_action_are_owed_on_their_days() -> None:
    told = Updated(
        stage=1, news=Text("Ordered"), next_update_on=day("Fri 2026-12-11"), by_letter=False
    )
    action = ActionPromised(id="a1", what=Text("Repaint"), due_on=day("Mon 2027-03-01"))
    found = owed(
        logged(
            "Tue 2026-12-01",
            (told, "Fri 2026-12-04"),
            (defined(), "Fri 2026-12-04"),
            (responded(actions=(action,)), "Mon 2026-12-14"),
        )
    )

    update, promised = found["code:updates:3"], found["code:action.a1"]
    assert (update.due_on, update.done_on, update.provision) == (
        day("Fri 2026-12-11"),
        None,
        "5.9",
    )
    assert (promised.due_on, promised.provision) == (day("Mon 2027-03-01"), "6.6")
    assert update.days(CALENDAR) == promised.days(CALENDAR) == ()


def test_an_action_due_before_its_letter_left_shows_no_count() -> None:
    action = ActionPromised(id="a1", what=Text("Repaint"), due_on=day("Mon 2026-12-14"))
    found = owed(
        logged(
            "Tue 2026-12-01",
            (defined(), "Fri 2026-12-04"),
            (responded(actions=(action,)), "Mon 2026-12-14"),
            (sent(4), "Wed 2026-12-16"),
        )
    )

    assert found["code:action.a1"].days(CALENDAR) == ()


def test_a_date_past_the_known_bank_holidays_is_refused_not_guessed() -> None:
    last = CALENDAR.statutory.last
    with pytest.raises(BeyondCalendar):
        owed(logged(f"{last:%a} {last}"))


def test_events_that_have_nothing_to_do_with_a_date_do_not_move_it() -> None:
    fired = TimerFired(obligation=ACKNOWLEDGE, moment=Moment.WARNING, due_on=day("Tue 2026-12-29"))
    plain = acked("Fri 2026-12-18", "Mon 2026-12-21")
    noisy = acked("Fri 2026-12-18", "Mon 2026-12-21", (fired, "Wed 2026-12-23"))

    assert owed(plain) == owed(noisy)


def test_the_answer_is_the_same_in_any_order_of_asking() -> None:
    histories = [logged(f"{on:%a} {on}") for on in (date(2026, 1, n) for n in range(1, 29))]
    first = [owed(each) for each in histories]
    shuffled = list(enumerate(histories))
    shuffled.sort(key=lambda each: (each[0] * 11) % 28)

    assert [owed(each) for _, each in shuffled] == [first[number] for number, _ in shuffled]


def test_an_intake_item_before_the_first_edition_owes_nothing_that_can_be_told() -> None:
    assert Arrived.kind == "arrived"
    assert owed(an_intake("Thu 2022-03-31")) == {}
