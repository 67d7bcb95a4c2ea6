"""Sent means sent, once; a failure is said once; a timer fires while what it is about stands."""

from dataclasses import asdict, replace
from datetime import time, timedelta

import pytest
from tests.support.complaints import (
    STREAM,
    Happened,
    acknowledged,
    decided,
    defined,
    logged,
    not_sent,
    sent,
)
from tests.support.worked_dates import day

from putright.cases.days import DayInTheFuture
from putright.cases.record import (
    AlreadySent,
    FireTimers,
    RecordFailure,
    RecordPosting,
    RecordSent,
    SentBeforeOrdered,
    fire_timers,
    record_failure,
    record_sent,
)
from putright.clock import moment_on
from putright.complaint.events import LetterFailed, LetterSent, Moment, TimerFired
from putright.complaint.text import Text
from putright.errors import NotFound

ON = "Mon 2026-06-01"
ORDERED: tuple[Happened, ...] = ((defined(), ON), (acknowledged(), "Tue 2026-06-02"))
LEFT = RecordSent(
    stream=STREAM,
    sequence=4,
    letter="acknowledgement",
    way="email",
    document="d",
    message_id="m",
    template="1",
    policy=1,
    ombudsman_block="2026",
    sent_on=day("Thu 2026-06-04"),
)
LOST = RecordFailure(
    stream=STREAM, sequence=4, letter="acknowledgement", way="email", why="550 no such mailbox"
)
ACKNOWLEDGE = "code:stage1.acknowledge"
SPOKEN = FireTimers(stream=STREAM, by=moment_on(day("Mon 2026-06-08"), time(9)))


@pytest.mark.parametrize("today", ["Thu 2026-06-04", "Fri 2026-06-05"])
def test_a_letter_is_recorded_on_the_day_it_left(today: str) -> None:
    [event] = decided(record_sent, logged(ON, *ORDERED), LEFT, today)

    assert isinstance(event.facts, LetterSent)
    assert (event.facts.answers, event.happened_on) == (4, day("Thu 2026-06-04"))


def test_a_posting_is_a_sending_recorded_by_a_person() -> None:
    posted = RecordPosting(**asdict(LEFT))
    [event] = decided(record_sent, logged(ON, *ORDERED), posted, "Fri 2026-06-05")

    assert isinstance(event.facts, LetterSent)
    assert (posted.verb, LEFT.verb) == ("record_posting", "record_sent")


@pytest.mark.parametrize(
    ("later", "asked", "refusal"),
    [
        ((), replace(LEFT, sequence=3), NotFound),
        ((), replace(LEFT, sent_on=day("Sat 2026-06-06")), DayInTheFuture),
        ((), replace(LEFT, sent_on=day("Mon 2026-06-01")), SentBeforeOrdered),
        (((sent(4), "Wed 2026-06-03"),), LEFT, AlreadySent),
    ],
)
def test_what_did_not_leave_so_is_not_recorded_so(
    later: tuple[Happened, ...], asked: RecordSent, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        decided(record_sent, logged(ON, *ORDERED, *later), asked, "Fri 2026-06-05")


def test_a_letter_that_failed_may_leave_by_another_way() -> None:
    history = logged(ON, *ORDERED, (not_sent(4), "Wed 2026-06-03"))

    assert decided(record_sent, history, replace(LEFT, way="post"), "Fri 2026-06-05")


def test_a_failure_is_recorded_once_and_its_words_can_be_erased() -> None:
    [event] = decided(record_failure, logged(ON, *ORDERED), LOST, "Fri 2026-06-05")

    assert isinstance(event.facts, LetterFailed)
    assert event.facts.why == Text("550 no such mailbox")
    history = logged(ON, *ORDERED, (event.facts, "Fri 2026-06-05"))
    assert decided(record_failure, history, LOST, "Fri 2026-06-05") == ()


def test_a_letter_that_left_has_not_failed() -> None:
    with pytest.raises(AlreadySent):
        decided(
            record_failure,
            logged(ON, *ORDERED, (sent(4), "Wed 2026-06-03")),
            LOST,
            "Fri 2026-06-05",
        )
    with pytest.raises(NotFound):
        decided(record_failure, logged(ON), LOST, "Fri 2026-06-05")


def fired(*history: Happened, by: FireTimers = SPOKEN) -> list[tuple[str, Moment, str]]:
    """What is said of the acknowledgement, and the day it is said of."""
    said = decided(fire_timers, logged(ON, *history), by, "Tue 2026-06-09")
    return [
        (each.facts.obligation, each.facts.moment, f"{each.happened_on:%a %Y-%m-%d}")
        for each in said
        if isinstance(each.facts, TimerFired) and each.facts.obligation == ACKNOWLEDGE
    ]


def test_timers_fire_on_their_days_in_due_order() -> None:
    assert fired(*ORDERED) == [
        (ACKNOWLEDGE, Moment.WARNING, "Thu 2026-06-04"),
        (ACKNOWLEDGE, Moment.DUE, "Mon 2026-06-08"),
    ]
    much_later = replace(SPOKEN, by=moment_on(day("Mon 2026-06-29"), time(9)))
    every = decided(fire_timers, logged(ON, *ORDERED), much_later, "Mon 2026-06-29")
    days = [each.happened_on for each in every]
    assert days == sorted(days, key=str)
    assert len(days) > 4


def test_no_timer_fires_before_its_moment() -> None:
    before = replace(SPOKEN, by=SPOKEN.by - timedelta(microseconds=1))
    assert fired(*ORDERED, by=before) == [(ACKNOWLEDGE, Moment.WARNING, "Thu 2026-06-04")]
    midnight = replace(SPOKEN, by=moment_on(day("Tue 2026-06-09"), time(0)))
    assert (ACKNOWLEDGE, Moment.MISSED, "Tue 2026-06-09") in fired(*ORDERED, by=midnight)


def test_a_timer_fires_only_once() -> None:
    said = decided(fire_timers, logged(ON, *ORDERED), SPOKEN, "Tue 2026-06-09")
    again = logged(ON, *ORDERED, *((each.facts, "Mon 2026-06-08") for each in said))
    assert decided(fire_timers, again, SPOKEN, "Tue 2026-06-09") == ()


def test_a_timer_about_what_no_longer_stands_says_nothing() -> None:
    assert fired(*ORDERED, (sent(4), "Wed 2026-06-03")) == []
