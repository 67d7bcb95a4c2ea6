from dataclasses import replace

import pytest
from tests.support.complaints import STREAM, decided, logged, owed, responded
from tests.support.worked_dates import day

from putright.cases.days import DayBeforeReceipt, DayInTheFuture
from putright.cases.in_hand import AlreadyResponded
from putright.cases.positions import (
    InvitePosition,
    RecordPosition,
    invite_position,
    record_position,
)
from putright.complaint.events import PositionInvited, PositionSetOut, Side
from putright.complaint.text import Text
from putright.errors import Malformed, NotFound

HISTORY = logged("Mon 2026-06-01")
ANSWERED = logged("Mon 2026-06-01", (responded(), "Tue 2026-06-09"))
INVITE = InvitePosition(
    stream=STREAM,
    stage=1,
    side=Side.RESIDENT,
    about=Text("That nobody was in on the 3rd"),
    reply_by=day("Mon 2026-06-08"),
)
SAID = RecordPosition(
    stream=STREAM, stage=1, side=Side.RESIDENT, said=Text("I was in"), said_on=day("Fri 2026-06-05")
)


@pytest.mark.parametrize(
    ("start", "reply_by"),
    [("Mon 2026-06-01", "Mon 2026-06-08"), ("Mon 2023-06-05", "Mon 2023-06-12")],
)
@pytest.mark.parametrize(("side", "by_letter"), [(Side.RESIDENT, True), (Side.STAFF, False)])
def test_the_resident_is_written_to_and_staff_are_asked_inside(
    start: str, reply_by: str, side: Side, *, by_letter: bool
) -> None:
    command = replace(INVITE, side=side, reply_by=day(reply_by))

    [event] = decided(invite_position, logged(start), command, start)

    assert event.facts == PositionInvited(
        stage=1, side=side, about=INVITE.about, reply_by=day(reply_by), by_letter=by_letter
    )


@pytest.mark.parametrize(
    ("command", "field"),
    [
        (replace(INVITE, about=Text(" ")), "about"),
        (replace(INVITE, reply_by=day("Wed 2026-06-03")), "reply_by"),
    ],
)
def test_an_invitation_says_about_what_and_leaves_time(command: InvitePosition, field: str) -> None:
    with pytest.raises(Malformed) as raised:
        decided(invite_position, HISTORY, command, "Wed 2026-06-03")

    assert list(raised.value.problems) == [field]


def test_an_answered_stage_invites_no_more() -> None:
    with pytest.raises(AlreadyResponded):
        decided(
            invite_position,
            ANSWERED,
            replace(INVITE, reply_by=day("Mon 2026-06-15")),
            "Wed 2026-06-10",
        )


@pytest.mark.parametrize("history", [HISTORY, ANSWERED])
@pytest.mark.parametrize("side", list(Side))
def test_what_was_said_is_recorded_whenever_it_becomes_known(history: tuple, side: Side) -> None:  # type: ignore[type-arg]
    [event] = decided(record_position, history, replace(SAID, side=side), "Wed 2026-06-10")

    assert event.facts == PositionSetOut(stage=1, side=side, said=Text("I was in"))
    assert event.happened_on == day("Fri 2026-06-05")


def test_it_is_of_a_stage_there_is_and_of_a_day_that_can_be() -> None:
    for command, refusal in (
        (replace(SAID, stage=2), NotFound),
        (replace(SAID, said_on=day("Thu 2026-06-11")), DayInTheFuture),
        (replace(SAID, said_on=day("Sun 2026-05-31")), DayBeforeReceipt),
        (replace(SAID, said=Text(" ")), Malformed),
    ):
        with pytest.raises(refusal):
            decided(record_position, HISTORY, command, "Wed 2026-06-10")


def test_neither_side_is_a_gate_and_no_day_moves() -> None:
    invited = logged(
        "Mon 2026-06-01",
        (
            PositionInvited(
                stage=1,
                side=Side.STAFF,
                about=Text("The visit"),
                reply_by=day("Mon 2026-06-08"),
                by_letter=False,
            ),
            "Tue 2026-06-02",
        ),
    )

    assert owed(invited) == owed(HISTORY)
