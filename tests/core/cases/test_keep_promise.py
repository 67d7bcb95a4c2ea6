"""What only the record shows was done: a notice, an enclosure, an urgency review."""

from datetime import date

import pytest
from tests.support.complaints import (
    STREAM,
    a_complaint,
    a_policy,
    circumstances,
    defined,
    further,
    logged,
    owed,
    standing,
)
from tests.support.worked_dates import day

from putright.cases.days import DayBeforeReceipt, DayInTheFuture
from putright.cases.keep_promise import AlreadyKept, KeepPromise, keep_promise
from putright.complaint.events import NewEvent, PromiseKept
from putright.complaint.text import Text
from putright.errors import NotFound
from putright.landlord.policy import Length, Promise

ONE = Length(1, "working_days")
NOTIFY = Promise(
    id="stage1.notify", length=ONE, counts_from="received", what="That it came", to="The manager"
)
TO_BOTH = Promise(
    id="stage1.notify", length=ONE, counts_from="received", what="The same", to="The director"
)
ACKNOWLEDGE = Promise(id="stage1.acknowledge", length=ONE, counts_from="received")
POLICY = a_policy(NOTIFY, TO_BOTH, ACKNOWLEDGE)
HISTORY = logged("Mon 2026-06-01")
TUESDAY = circumstances("Tue 2026-06-02", POLICY)


def kept(promise: str = "stage1.notify", on: str = "Tue 2026-06-02") -> KeepPromise:
    return KeepPromise(stream=STREAM, promise=promise, kept_on=day(on), how=Text("By e-mail"))


def test_a_promise_is_kept_on_the_day_it_was_kept_and_the_other_is_still_owed() -> None:
    [event] = keep_promise(standing(HISTORY), kept(), TUESDAY)

    facts = PromiseKept(promise="policy:stage1.notify", how=Text("By e-mail"))
    assert event == NewEvent(stream=STREAM, facts=facts, happened_on=date(2026, 6, 2))
    after = owed(further(HISTORY, (facts, "Tue 2026-06-02")), POLICY)
    assert after["policy:stage1.notify"].standing(day("Tue 2026-06-02")) == "met"
    assert after["policy:stage1.notify:2"].standing(day("Wed 2026-06-03")) == "missed"
    assert after["policy:stage1.notify"].what == "That it came (to The manager)"


def test_the_second_of_one_id_has_a_number() -> None:
    [event] = keep_promise(standing(HISTORY), kept("stage1.notify:2"), TUESDAY)

    assert isinstance(event.facts, PromiseKept)
    assert event.facts.promise == "policy:stage1.notify:2"


@pytest.mark.parametrize(
    "promise", ["stage1.acknowledge", "stage1.enclose", "stage2.notify", "stage1.notify:3", ""]
)
def test_what_is_not_promised_or_is_kept_by_doing_it_cannot_be_recorded(promise: str) -> None:
    with pytest.raises(NotFound):
        keep_promise(standing(HISTORY), kept(promise), TUESDAY)


def test_a_promise_is_kept_once() -> None:
    [event] = keep_promise(standing(HISTORY), kept(), TUESDAY)
    again = further(HISTORY, (event.facts, "Tue 2026-06-02"))

    with pytest.raises(AlreadyKept):
        keep_promise(standing(again), kept(), TUESDAY)
    assert a_complaint(*again).promises_kept == {"policy:stage1.notify": date(2026, 6, 2)}


def test_the_day_is_not_still_to_come_nor_before_receipt() -> None:
    history = further(HISTORY, (defined(), "Mon 2026-06-01"))
    with pytest.raises(DayInTheFuture):
        keep_promise(standing(history), kept(on="Wed 2026-06-03"), TUESDAY)
    with pytest.raises(DayBeforeReceipt):
        keep_promise(standing(history), kept(on="Fri 2026-05-29"), TUESDAY)
    assert keep_promise(standing(history), kept(on="Mon 2026-06-01"), TUESDAY)
