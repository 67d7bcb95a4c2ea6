"""Another way is tried with what failed or came back; the day on which it first left stands."""

import pytest
from tests.support.complaints import (
    STREAM,
    Happened,
    a_complaint,
    acknowledged,
    decided,
    defined,
    logged,
    not_sent,
    owed,
    received,
    refused_under,
    sent,
)
from tests.support.worked_dates import day

from putright.cases.record import AlreadySent, RecordSent, record_sent
from putright.cases.send_again import NotUndelivered, SendAgain, send_again
from putright.complaint.addressee import addressee
from putright.complaint.events import LetterReturned, LetterTriedAgain, NewEvent
from putright.complaint.people import Way
from putright.complaint.text import Text
from putright.errors import NotFound
from putright.rules.s5_process import NoSafeWay

ON = "Mon 2026-06-01"
ORDERED: tuple[Happened, ...] = ((defined(), ON), (acknowledged(), "Tue 2026-06-02"))
FAILED = (*ORDERED, (not_sent(4), "Wed 2026-06-03"))
BACK: Happened = (LetterReturned(answers=4, why=Text("gone away")), "Mon 2026-06-08")
RETURNED = (*ORDERED, (sent(4), "Wed 2026-06-03"), BACK)
AGAIN = LetterTriedAgain(answers=4, way=Way.POST)
BY_POST = SendAgain(stream=STREAM, sequence=4, way=Way.POST)


@pytest.mark.parametrize("undelivered", [FAILED, RETURNED], ids=["failed", "came back"])
def test_what_did_not_arrive_is_ordered_once_more(undelivered: tuple[Happened, ...]) -> None:
    decision = decided(send_again, logged(ON, *undelivered), BY_POST, "Tue 2026-06-09")
    assert decision == (NewEvent(stream=STREAM, facts=AGAIN, happened_on=day("Tue 2026-06-09")),)


@pytest.mark.parametrize(
    "other",
    [
        ORDERED,
        (*ORDERED, (sent(4), "Wed 2026-06-03")),
        (*FAILED, (AGAIN, "Thu 2026-06-04")),
        (*RETURNED, (AGAIN, "Tue 2026-06-09")),
        (*RETURNED, (AGAIN, "Tue 2026-06-09"), (sent(4), "Tue 2026-06-09")),
    ],
    ids=["ordered", "sent", "tried after failing", "tried after returning", "sent again"],
)
def test_what_is_on_its_way_or_has_left_is_not_tried_again(other: tuple[Happened, ...]) -> None:
    with pytest.raises(NotUndelivered):
        decided(send_again, logged(ON, *other), BY_POST, "Wed 2026-06-10")


def test_a_letter_nobody_ordered_is_not_there() -> None:
    with pytest.raises(NotFound):
        decided(send_again, logged(ON, *FAILED), SendAgain(
            stream=STREAM, sequence=3, way=Way.POST), "Wed 2026-06-10")  # fmt: skip


@pytest.mark.parametrize("way", [Way.EMAIL, Way.TELEPHONE, Way.IN_PERSON])
def test_the_way_is_one_that_is_known_and_safe(way: Way) -> None:
    resident = received().resident
    assert addressee(resident, None, way) is None or way is Way.EMAIL
    unsafe = logged(ON, *FAILED)
    command = SendAgain(stream=STREAM, sequence=4, way=way)
    if addressee(resident, None, way) is None:
        refused = refused_under(NoSafeWay, send_again, unsafe, command, "Thu 2026-06-04")
        assert refused == ("2024", "5.10")


def test_a_failed_letter_counts_from_the_day_it_leaves_at_last() -> None:
    tried = logged(ON, *FAILED, (AGAIN, "Thu 2026-06-04"))
    assert a_complaint(*tried).status == "acknowledgement_on_its_way"
    assert a_complaint(*tried).letters[4].on_its_way
    left = logged(ON, *FAILED, (AGAIN, "Thu 2026-06-04"), (sent(4), "Fri 2026-06-05"))
    assert a_complaint(*left).at(1).acknowledged_on == day("Fri 2026-06-05")
    assert not a_complaint(*left).letters[4].on_its_way


def test_the_day_of_issue_of_a_returned_letter_stands_and_the_resident_hears_later() -> None:
    history = logged(ON, *RETURNED, (AGAIN, "Tue 2026-06-09"), (sent(4), "Wed 2026-06-10"))
    complaint = a_complaint(*history)
    assert complaint.at(1).acknowledged_on == day("Wed 2026-06-03")
    assert complaint.letters[4].sent_on == day("Wed 2026-06-03")
    assert not complaint.letters[4].undelivered
    assert complaint.last_told_on == day("Wed 2026-06-10")
    assert owed(history)["code:stage1.acknowledge"].done_on == day("Wed 2026-06-03")


def test_a_returned_letter_that_cannot_be_sent_again_was_issued_all_the_same() -> None:
    history = logged(ON, *RETURNED, (AGAIN, "Tue 2026-06-09"), (not_sent(4), "Wed 2026-06-10"))
    complaint = a_complaint(*history)
    assert complaint.status == "acknowledged"
    assert not complaint.failed(4)
    assert complaint.letters[4].undelivered
    assert decided(send_again, history, BY_POST, "Thu 2026-06-11")


def test_it_leaves_once_for_each_time_it_is_tried() -> None:
    left = RecordSent(
        stream=STREAM,
        sequence=4,
        letter="acknowledgement",
        way="post",
        document="d",
        message_id=None,
        template="1",
        policy=1,
        ombudsman_block="2026",
        sent_on=day("Wed 2026-06-10"),
    )
    tried = logged(ON, *RETURNED, (AGAIN, "Tue 2026-06-09"))
    assert decided(record_sent, tried, left, "Wed 2026-06-10")
    gone = logged(ON, *RETURNED, (AGAIN, "Tue 2026-06-09"), (sent(4), "Wed 2026-06-10"))
    with pytest.raises(AlreadySent):
        decided(record_sent, gone, left, "Wed 2026-06-10")
