"""What a history amounts to: letters that leave late, twice or never, and promises of news."""

from dataclasses import replace

import pytest
from tests.support.complaints import (
    STREAM,
    Happened,
    a_complaint,
    a_history,
    acknowledged,
    an_intake,
    defined,
    logged,
    not_sent,
    received,
    responded,
    sent,
)
from tests.support.worked_dates import day

from putright.complaint.events import (
    Acknowledged,
    Logged,
    Moment,
    SetAside,
    SetAsideGround,
    TakenUp,
    TimerFired,
    Updated,
)
from putright.complaint.state import Intake, NotAHistory, fold
from putright.complaint.text import Text
from putright.errors import NotFound

FIRED = TimerFired(
    obligation="code:stage1.acknowledge", moment=Moment.DUE, due_on=day("Tue 2026-12-29")
)
DEFINED: Happened = (defined(), "Mon 2026-12-21")
ORDERED: Happened = (acknowledged(), "Mon 2026-12-21")


def told(next_on: str | None = None, *, by_letter: bool = False) -> Updated:
    return Updated(
        stage=1,
        news=Text("On order"),
        next_update_on=day(next_on) if next_on else None,
        by_letter=by_letter,
    )


@pytest.mark.parametrize(
    ("later", "status"),
    [
        ((), "logged"),
        ((DEFINED,), "defined"),
        ((DEFINED, ORDERED), "acknowledgement_on_its_way"),
        ((DEFINED, ORDERED, (not_sent(4), "Tue 2026-12-22")), "defined"),
        ((DEFINED, ORDERED, (sent(4), "Tue 2026-12-22")), "acknowledged"),
        ((DEFINED, (responded(), "Tue 2026-12-22")), "response_on_its_way"),
        ((DEFINED, (responded(), "Tue 2026-12-22"), (not_sent(4), "Tue 2026-12-22")), "defined"),
        ((DEFINED, (responded(), "Tue 2026-12-22"), (sent(4), "Tue 2026-12-22")), "responded"),
        (((Acknowledged(stage=1, by_letter=False), "Mon 2026-12-21"),), "acknowledged"),
    ],
)
def test_the_status_says_how_far_the_stage_has_come(
    later: tuple[Happened, ...], status: str
) -> None:
    assert a_complaint(*logged("Fri 2026-12-18", *later)).status == status


def test_a_letter_counts_from_the_day_it_left_not_the_day_it_was_ordered() -> None:
    complaint = a_complaint(
        *logged("Fri 2026-12-18", DEFINED, ORDERED, (sent(4), "Wed 2026-12-30"))
    )

    assert complaint.stage.acknowledged_on == day("Wed 2026-12-30")
    assert complaint.last_told_on == day("Wed 2026-12-30")
    assert complaint.letters[4].sent_on == day("Wed 2026-12-30")


def test_a_letter_that_failed_and_was_ordered_anew_counts_from_the_one_that_left() -> None:
    complaint = a_complaint(
        *logged(
            "Fri 2026-12-18",
            DEFINED,
            ORDERED,
            (not_sent(4), "Mon 2026-12-21"),
            (acknowledged(), "Tue 2026-12-22"),
            (sent(6), "Wed 2026-12-23"),
        )
    )

    assert complaint.stage.acknowledged_on == day("Wed 2026-12-23")
    assert complaint.stage.acknowledgement == 6
    assert (complaint.failed(4), complaint.failed(6)) == (True, False)


def test_of_two_letters_that_both_left_the_first_day_counts() -> None:
    complaint = a_complaint(
        *logged(
            "Fri 2026-12-18",
            DEFINED,
            ORDERED,
            (not_sent(4), "Mon 2026-12-21"),
            (acknowledged(), "Tue 2026-12-22"),
            (sent(4), "Tue 2026-12-22"),
            (sent(6), "Wed 2026-12-30"),
        )
    )

    assert complaint.stage.acknowledged_on == day("Tue 2026-12-22")
    assert not complaint.failed(4)


def test_news_keeps_the_promise_that_was_made_before_it() -> None:
    complaint = a_complaint(
        *logged(
            "Fri 2026-12-18",
            (told("Mon 2027-01-04"), "Mon 2026-12-21"),
            (told("Mon 2027-01-11"), "Mon 2027-01-04"),
        )
    )
    first, second = complaint.updates

    assert (first.due_on, first.done_on) == (day("Mon 2027-01-04"), day("Mon 2027-01-04"))
    assert (second.due_on, second.done_on) == (day("Mon 2027-01-11"), None)


def test_news_older_than_the_promise_does_not_keep_it() -> None:
    complaint = a_complaint(
        *logged(
            "Fri 2026-12-18",
            (told("Mon 2027-01-11"), "Mon 2027-01-04"),
            (told(), "Wed 2026-12-30"),
        )
    )

    assert complaint.updates[0].done_on is None
    assert complaint.last_told_on == day("Mon 2027-01-04")


def test_an_update_by_letter_keeps_promises_when_it_leaves_and_not_the_one_it_makes() -> None:
    ordered: tuple[Happened, ...] = (
        (told("Mon 2027-01-04"), "Mon 2026-12-21"),
        (told("Mon 2027-01-11", by_letter=True), "Mon 2027-01-04"),
    )
    waiting = a_complaint(*logged("Fri 2026-12-18", *ordered))
    left = a_complaint(*logged("Fri 2026-12-18", *ordered, (sent(4), "Tue 2027-01-05")))

    assert [each.done_on for each in waiting.updates] == [None, None]
    assert [each.done_on for each in left.updates] == [day("Tue 2027-01-05"), None]


def test_the_response_keeps_every_promise_of_news() -> None:
    complaint = a_complaint(
        *logged(
            "Fri 2026-12-18",
            DEFINED,
            (told("Mon 2027-01-04"), "Mon 2026-12-21"),
            (responded(), "Wed 2026-12-30"),
            (sent(5), "Wed 2026-12-30"),
        )
    )

    assert complaint.updates[0].done_on == day("Wed 2026-12-30")


def test_what_the_worker_records_does_not_move_the_verbs_sequence() -> None:
    history = logged(
        "Fri 2026-12-18", DEFINED, ORDERED, (sent(4), "Mon 2026-12-21"), (FIRED, "Tue 2026-12-29")
    )
    complaint = a_complaint(*history)

    assert (complaint.sequence, complaint.verb_sequence) == (6, 4)
    assert complaint.fired == {(FIRED.obligation, FIRED.moment, FIRED.due_on)}


def test_an_intake_item_is_undecided_until_it_is_taken_up_or_set_aside() -> None:
    taken = TakenUp(complaint=STREAM, reference="482177330518")
    aside = SetAside(ground=SetAsideGround.NO_DISSATISFACTION, reasons=Text("Thanks"))
    states = [
        fold(an_intake("Fri 2026-12-18", *later))
        for later in ((), ((taken, "Mon 2026-12-21"),), ((aside, "Mon 2026-12-21"),))
    ]

    assert [state.status for state in states] == ["undecided", "taken_up", "set_aside"]
    decided = states[1]
    assert isinstance(decided, Intake)
    assert (decided.decided_on, decided.complaint) == (day("Mon 2026-12-21"), STREAM)


def test_an_intake_item_remembers_what_was_said_about_it() -> None:
    state = fold(an_intake("Fri 2026-12-18", (FIRED, "Tue 2026-12-29")))

    assert (FIRED.obligation, FIRED.moment, FIRED.due_on) in state.fired
    assert (state.sequence, state.verb_sequence) == (2, 1)


def test_nothing_and_what_begins_otherwise_are_no_history() -> None:
    with pytest.raises(NotAHistory):
        fold(())
    with pytest.raises(NotAHistory):
        fold(a_history((Logged(), "Fri 2026-12-18")))


def test_a_stage_it_has_not_come_to_is_not_there() -> None:
    with pytest.raises(NotFound):
        a_complaint(*logged("Fri 2026-12-18")).at(2)


def test_folding_does_not_change_the_history() -> None:
    history = logged("Fri 2026-12-18", DEFINED, ORDERED, (sent(4), "Wed 2026-12-30"))
    copy = tuple(replace(each) for each in history)

    assert fold(history) == fold(history)
    assert history == copy
    assert fold(a_history((received(), None))).status == "logged"
