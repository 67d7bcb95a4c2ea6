"""An acknowledgement sets the definition out, goes once, and goes however late it is."""

import pytest
from tests.support.complaints import (
    BOTH_EDITIONS,
    STREAM,
    Happened,
    a_history,
    acknowledged,
    an_intake,
    decided,
    defined,
    logged,
    not_sent,
    received,
    refused_under,
    resident,
    responded,
    sent,
)
from tests.support.worked_dates import day

from putright.cases.acknowledge import Acknowledge, AlreadyAcknowledged, acknowledge
from putright.cases.in_hand import AlreadyResponded
from putright.complaint.events import Acknowledged
from putright.complaint.people import Way
from putright.errors import NotFound
from putright.rules.s5_process import DefinitionMissing, NoSafeWay

ASKED = Acknowledge(stream=STREAM, stage=1)
ON = "Mon 2026-06-01"
DEFINED: Happened = (defined(), ON)
ORDERED: Happened = (acknowledged(), ON)
FAILED: Happened = (not_sent(4), ON)


@pytest.mark.parametrize("today", ["Mon 2026-06-01", "Mon 2026-06-08", "Tue 2026-06-09"])
def test_it_goes_on_any_day_the_late_ones_too(today: str) -> None:
    [event] = decided(acknowledge, logged(ON, DEFINED), ASKED, today)

    assert event.facts == Acknowledged(stage=1, by_letter=True)
    assert event.happened_on == day(today)


@pytest.mark.parametrize(("edition", "on"), BOTH_EDITIONS)
def test_it_does_not_go_without_the_definition(edition: str, on: str) -> None:
    named = refused_under(DefinitionMissing, acknowledge, logged(on), ASKED, on)

    assert named == (edition, {"2022": "4.2", "2024": "5.6"}[edition])


@pytest.mark.parametrize(("edition", "on"), BOTH_EDITIONS)
def test_it_does_not_go_where_she_is_not_safe(edition: str, on: str) -> None:
    unsafe = resident(unsafe_ways=(Way.EMAIL, Way.POST))
    history = a_history((received(resident=unsafe), on), (defined(), on))
    named = refused_under(NoSafeWay, acknowledge, history, ASKED, on)

    assert named == (edition, {"2022": "2.5", "2024": "5.10"}[edition])


@pytest.mark.parametrize(
    "later",
    [
        (ORDERED,),
        (ORDERED, (sent(4), ON)),
        (ORDERED, FAILED, (acknowledged(), ON)),
        # the one that failed was posted after all; the one ordered in its place failed too
        (ORDERED, FAILED, (acknowledged(), ON), (sent(4), ON), (not_sent(6), ON)),
        ((Acknowledged(stage=1, by_letter=False), ON),),
    ],
)
def test_there_is_no_second_one(later: tuple[Happened, ...]) -> None:
    with pytest.raises(AlreadyAcknowledged):
        decided(acknowledge, logged(ON, DEFINED, *later), ASKED, ON)


def test_one_whose_letter_failed_is_issued_anew() -> None:
    assert decided(acknowledge, logged(ON, DEFINED, ORDERED, FAILED), ASKED, ON)


def test_there_is_none_after_the_response() -> None:
    with pytest.raises(AlreadyResponded):
        decided(acknowledge, logged(ON, DEFINED, (responded(), ON)), ASKED, ON)


def test_an_automatic_receipt_is_not_one_and_an_intake_item_has_none() -> None:
    with pytest.raises(NotFound):
        decided(acknowledge, an_intake(ON, automatic_receipt=True), ASKED, ON)
