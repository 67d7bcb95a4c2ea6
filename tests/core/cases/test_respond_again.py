"""A stage answered more than once: after a letter that failed, and when the Ombudsman asks."""

from datetime import date

import pytest
from tests.support.complaints import (
    BOTH_EDITIONS,
    STREAM,
    a_complaint,
    decided,
    decisions,
    further,
    not_sent,
)
from tests.support.lives import lives, weekday

from putright.cases.in_hand import AlreadyResponded
from putright.cases.respond import Respond, respond
from putright.complaint.events import ActionPromised, Responded
from putright.complaint.text import Text
from putright.errors import Malformed

EDITIONS = [edition for edition, _ in BOTH_EDITIONS]


def promising(stage: int, name: str) -> Respond:
    action = ActionPromised(id=name, what=Text("Renew the trap"), due_on=date(2027, 1, 29))
    return Respond(stream=STREAM, stage=stage, decisions=decisions(2), actions=(action,))


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_ombudsmans_instruction_is_a_ground_to_answer_once_more(edition: str) -> None:
    life = lives(edition)["instructed to respond again"]
    today = weekday(life.today)

    event, *_ = decided(respond, life.history, promising(1, "again"), today)
    waiting = further(life.history, (event.facts, today))

    assert isinstance(event.facts, Responded)
    assert {each.id for each in a_complaint(*waiting).actions} == {"repair", "again"}
    with pytest.raises(AlreadyResponded):
        decided(respond, waiting, promising(1, "third"), today)
    failed = further(waiting, (not_sent(len(waiting)), today))
    assert decided(respond, failed, promising(1, "third"), today)


@pytest.mark.parametrize(
    ("state", "stage"), [("stage 2 acknowledged", 2), ("instructed to respond again", 1)]
)
def test_no_two_promises_of_a_complaint_have_one_name(state: str, stage: int) -> None:
    life = lives("2024")[state]

    with pytest.raises(Malformed):
        decided(respond, life.history, promising(stage, "repair"), weekday(life.today))
    assert decided(respond, life.history, promising(stage, "repair-2"), weekday(life.today))


def test_what_a_failed_response_promised_may_be_promised_again() -> None:
    life = lives("2024")["response failed"]

    assert decided(respond, life.history, promising(1, "repair"), weekday(life.today))
