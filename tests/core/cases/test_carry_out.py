from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.support.complaints import (
    BOTH_EDITIONS,
    STREAM,
    circumstances,
    decided,
    refused_under,
    standing,
)
from tests.support.lives import Life, lives, weekday

from putright.cases.carry_out import (
    AlreadyDone,
    Close,
    CompleteAction,
    NotAnswered,
    NotClosed,
    Reopen,
    Withdraw,
    close,
    complete_action,
    reopen,
    withdraw,
)
from putright.cases.days import DayBeforeReceipt, DayInTheFuture
from putright.cases.in_hand import ComplaintClosed
from putright.complaint.events import ActionDone, Closed, ClosedBecause, Event, NewEvent, Reopened
from putright.complaint.state import fold
from putright.complaint.text import Text
from putright.errors import Malformed, NotFound
from putright.rules.s7_putting_right import ActionWithoutEvidence

EDITIONS = [edition for edition, _ in BOTH_EDITIONS]
WHY = Text("She rang to say so")


def after(life: Life, events: tuple[NewEvent, ...]) -> str:
    """The status once the events are recorded."""
    history: tuple[Event, ...] = life.history
    for each in events:
        history = (
            *history,
            replace(
                history[-1],
                facts=each.facts,
                happened_on=each.happened_on,
                sequence=len(history) + 1,
            ),
        )
    return fold(history).status


def done(life: Life, **changes: object) -> CompleteAction:
    command = CompleteAction(
        stream=STREAM, action="repair", done_on=life.today, evidence=Text("Photographs")
    )
    return replace(command, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("state", ["responded", "closed", "stage 2 responded", "stage 2 closed"])
def test_an_action_is_carried_out_after_the_answer_and_after_the_closing(
    edition: str, state: str
) -> None:
    life = lives(edition)[state]

    [event] = decided(complete_action, life.history, done(life), weekday(life.today))

    assert event.facts == ActionDone(action="repair", evidence=Text("Photographs"))
    again = replace(
        life.history[-1],
        facts=event.facts,
        happened_on=event.happened_on,
        sequence=len(life.history) + 1,
    )
    with pytest.raises(AlreadyDone):
        decided(complete_action, (*life.history, again), done(life), weekday(life.today))


@pytest.mark.parametrize(("edition", "provision"), [("2024", "7.3"), ("2022", "6.5")])
def test_an_action_is_one_that_was_promised_shown_and_dated(edition: str, provision: str) -> None:
    life = lives(edition)["closed"]
    today = weekday(life.today)

    assert refused_under(
        ActionWithoutEvidence, complete_action, life.history, done(life, evidence=Text(" ")), today
    ) == (edition, provision)
    for changes, refusal in (
        ({"action": "paint"}, NotFound),
        ({"done_on": life.today + timedelta(days=1)}, DayInTheFuture),
        ({"done_on": life.start - timedelta(days=1)}, DayBeforeReceipt),
    ):
        with pytest.raises(refusal):
            decided(complete_action, life.history, done(life, **changes), today)


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("state", ["logged", "late", "responded", "escalated"])
def test_whoever_does_not_want_to_go_on_may_stop_and_is_written_to(
    edition: str, state: str
) -> None:
    life = lives(edition)[state]
    command = Withdraw(stream=STREAM, withdrawn_on=life.today, reasons=WHY)

    events = decided(withdraw, life.history, command, weekday(life.today))

    assert [each.facts for each in events] == [
        Closed(because=ClosedBecause.WITHDRAWN, reasons=WHY, by_letter=True)
    ]
    assert after(life, events) == "withdrawn"


def test_a_withdrawal_says_how_and_when() -> None:
    life = lives("2024")["acknowledged"]
    command = Withdraw(stream=STREAM, withdrawn_on=life.today, reasons=WHY)

    for changes, refusal in (
        ({"reasons": Text(" ")}, Malformed),
        ({"withdrawn_on": life.today + timedelta(days=1)}, DayInTheFuture),
        ({"withdrawn_on": life.start - timedelta(days=1)}, DayBeforeReceipt),
    ):
        with pytest.raises(refusal):
            decided(withdraw, life.history, replace(command, **changes), weekday(life.today))  # type: ignore[arg-type]


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize(
    ("state", "because"),
    [
        ("responded", ClosedBecause.SATISFIED),
        ("refused", ClosedBecause.REFUSED),
        ("stage 2 responded", ClosedBecause.ANSWERED),
    ],
)
def test_what_is_answered_can_be_closed_and_reopened(
    edition: str, state: str, because: ClosedBecause
) -> None:
    life = lives(edition)[state]
    command = Close(stream=STREAM, because=because, reasons=Text("Nothing more to do"))

    events = decided(close, life.history, command, weekday(life.today))
    assert after(life, events) == "closed"

    closed = lives(edition)["closed"]
    back = decided(reopen, closed.history, Reopen(stream=STREAM, reasons=WHY), "Fri 2026-06-12")
    assert [each.facts for each in back] == [Reopened(stage=1, reasons=WHY)]
    assert after(closed, back) == "responded"


@pytest.mark.parametrize(
    "state", ["logged", "late", "response on its way", "response failed", "refusal on its way"]
)
def test_without_an_answer_that_left_nothing_is_closed(state: str) -> None:
    life = lives("2024")[state]
    command = Close(stream=STREAM, because=ClosedBecause.ANSWERED, reasons=WHY)

    with pytest.raises(NotAnswered):
        decided(close, life.history, command, weekday(life.today))


def test_a_closing_has_its_reason_and_withdrawing_and_merging_are_other_verbs() -> None:
    life = lives("2024")["responded"]
    command = Close(stream=STREAM, because=ClosedBecause.ANSWERED, reasons=WHY)

    for changes in (
        {"reasons": Text(" ")},
        {"because": ClosedBecause.WITHDRAWN},
        {"because": ClosedBecause.MERGED},
    ):
        with pytest.raises(Malformed):
            decided(close, life.history, replace(command, **changes), weekday(life.today))  # type: ignore[arg-type]


@pytest.mark.parametrize("state", ["closed", "withdrawn", "merged", "stage 2 closed"])
def test_nothing_is_closed_twice(state: str) -> None:
    life = lives("2024")[state]
    on = circumstances(weekday(life.today))

    with pytest.raises(ComplaintClosed):
        close(
            standing(life.history),
            Close(stream=STREAM, because=ClosedBecause.ANSWERED, reasons=WHY),
            on,
        )
    with pytest.raises(ComplaintClosed):
        withdraw(
            standing(life.history),
            Withdraw(stream=STREAM, withdrawn_on=life.today, reasons=WHY),
            on,
        )


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize(
    ("state", "then"),
    [
        ("withdrawn", "acknowledged"),
        ("merged", "defined"),
        ("refused", "acknowledged"),
        ("stage 2 refused", "acknowledged"),
        ("stage 2 closed", "responded"),
    ],
)
def test_what_was_closed_or_refused_is_taken_on_again(edition: str, state: str, then: str) -> None:
    life = lives(edition)[state]

    events = decided(reopen, life.history, Reopen(stream=STREAM, reasons=WHY), "Fri 2026-06-19")

    assert after(life, events) == then


def test_reopening_has_its_reason_unless_the_ombudsman_asked() -> None:
    silent = Reopen(stream=STREAM, reasons=Text(" "))

    with pytest.raises(Malformed):
        decided(reopen, lives("2024")["refused"].history, silent, "Fri 2026-06-19")
    assert decided(reopen, lives("2024")["instructed to reopen"].history, silent, "Fri 2026-06-19")
    with pytest.raises(NotClosed):
        decided(
            reopen,
            lives("2024")["acknowledged"].history,
            Reopen(stream=STREAM, reasons=WHY),
            str(f"{date(2026, 6, 19):%a %Y-%m-%d}"),
        )
