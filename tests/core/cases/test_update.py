"""The resident is told how things stand, by letter or in a conversation of its own day."""

from dataclasses import replace

import pytest
from tests.support.complaints import (
    BOTH_EDITIONS,
    STREAM,
    a_history,
    decided,
    defined,
    logged,
    received,
    refused_under,
    resident,
    responded,
)
from tests.support.worked_dates import day

from putright.cases.days import DayBeforeReceipt, DayInTheFuture
from putright.cases.update import NextUpdateInThePast, Update, update
from putright.complaint.events import Updated
from putright.complaint.text import Text
from putright.errors import Malformed
from putright.rules.s5_process import NoSafeWay

NEWS = Update(stream=STREAM, news=Text("The part is on order"))
ON = "Mon 2026-06-01"


def test_news_by_letter_orders_one() -> None:
    [event] = decided(update, logged(ON), NEWS, "Tue 2026-06-02")

    assert event.facts == Updated(stage=1, news=NEWS.news, next_update_on=None, by_letter=True)
    assert event.happened_on == day("Tue 2026-06-02")


def test_a_conversation_happened_on_its_day() -> None:
    asked = replace(NEWS, told_on=day("Tue 2026-06-02"), next_update_on=day("Thu 2026-06-04"))
    [event] = decided(update, logged(ON), asked, "Thu 2026-06-04")

    assert isinstance(event.facts, Updated)
    assert (event.facts.by_letter, event.facts.next_update_on) == (False, day("Thu 2026-06-04"))
    assert event.happened_on == day("Tue 2026-06-02")


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"news": Text(" ")}, Malformed),
        ({"told_on": day("Wed 2026-06-03")}, DayInTheFuture),
        ({"told_on": day("Sun 2026-05-31")}, DayBeforeReceipt),
        ({"next_update_on": day("Mon 2026-06-01")}, NextUpdateInThePast),
    ],
)
def test_what_cannot_have_happened_is_refused(
    changes: dict[str, object], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        decided(update, logged(ON), replace(NEWS, **changes), "Tue 2026-06-02")  # type: ignore[arg-type]


@pytest.mark.parametrize(("edition", "on"), BOTH_EDITIONS)
def test_where_no_letter_is_safe_she_is_told_in_person(edition: str, on: str) -> None:
    history = a_history((received(resident=resident(email=None, address=None)), on))
    named = refused_under(NoSafeWay, update, history, NEWS, on)

    assert named == (edition, {"2022": "2.5", "2024": "5.10"}[edition])
    assert decided(update, history, replace(NEWS, told_on=day(on)), on)


def test_she_is_kept_informed_of_actions_after_the_response() -> None:
    assert decided(update, logged(ON, (defined(), ON), (responded(), ON)), NEWS, ON)
