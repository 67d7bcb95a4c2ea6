"""Whatever arrives is taken in on the day it arrived."""

import pytest
from tests.support.complaints import INTAKE, REFERENCE, circumstances
from tests.support.worked_dates import day

from putright.cases.days import DayInTheFuture
from putright.cases.take_in import TakeIn, take_in
from putright.complaint.events import Arrived, Channel
from putright.complaint.text import Text


def arriving(on: str, *, automatic_receipt: bool = False) -> TakeIn:
    return TakeIn(
        stream=INTAKE,
        reference=REFERENCE,
        channel=Channel.EMAIL,
        sender=Text("w.oakapple@example.org"),
        said=Text("It leaks."),
        arrived_on=day(on),
        automatic_receipt=automatic_receipt,
    )


@pytest.mark.parametrize("on", ["Fri 2026-12-18", "Sun 2026-12-13"])
def test_an_arrival_is_recorded_on_its_day(on: str) -> None:
    [event] = take_in([], arriving(on), circumstances("Fri 2026-12-18"))

    assert isinstance(event.facts, Arrived)
    assert (event.stream, event.happened_on) == (INTAKE, day(on))


def test_an_automatic_receipt_is_kept_as_what_it_is() -> None:
    arrival = arriving("Fri 2026-12-18", automatic_receipt=True)
    [event] = take_in([], arrival, circumstances("Fri 2026-12-18"))

    assert isinstance(event.facts, Arrived)
    assert event.facts.automatic_receipt


def test_nothing_arrives_tomorrow() -> None:
    with pytest.raises(DayInTheFuture):
        take_in([], arriving("Sat 2026-12-19"), circumstances("Fri 2026-12-18"))
