"""Where a complaint stands in each of its states, whatever the edition."""

import pytest
from tests.support.complaints import (
    BOTH_EDITIONS,
    a_complaint,
    further,
    not_sent,
    refused,
    responded,
    sent,
)
from tests.support.lives import lives, weekday

from putright.complaint.events import Asks
from putright.complaint.state import Complaint

EDITIONS = [edition for edition, _ in BOTH_EDITIONS]
STANDS = {
    "acknowledgement failed": (1, "defined"),
    "extended": (1, "acknowledged"),
    "response on its way": (1, "response_on_its_way"),
    "response failed": (1, "acknowledged"),
    "responded": (1, "responded"),
    "refusal on its way": (1, "refused"),
    "refusal failed": (1, "acknowledged"),
    "refused": (1, "refused"),
    "refusal overturned": (1, "acknowledged"),
    "closed": (1, "closed"),
    "withdrawn": (1, "withdrawn"),
    "reopened": (1, "acknowledged"),
    "merged": (1, "closed"),
    "escalated": (2, "escalated"),
    "stage 2 defined": (2, "defined"),
    "stage 2 acknowledged": (2, "acknowledged"),
    "stage 2 response on its way": (2, "response_on_its_way"),
    "stage 2 response failed": (2, "acknowledged"),
    "stage 2 responded": (2, "responded"),
    "stage 2 refused": (2, "refused"),
    "stage 2 refusal overturned": (2, "acknowledged"),
    "stage 2 closed": (2, "closed"),
}


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize(("state", "stands"), STANDS.items())
def test_the_stage_and_the_status_are_those_of_the_latest_that_reached_the_resident(
    edition: str, state: str, stands: tuple[int, str]
) -> None:
    complaint = a_complaint(*lives(edition)[state].history)

    assert (complaint.stage.number, complaint.status) == stands


def test_a_response_after_a_refusal_that_could_not_be_sent_is_the_answer() -> None:
    life = lives("2024")["acknowledged"]
    on = weekday(life.today)
    failed = further(life.history, (refused(), on), (not_sent(6), on))
    answered = further(failed, (responded(), on), (sent(8), on))

    assert a_complaint(*answered).status == "responded"
    assert not a_complaint(*failed).answered(1)
    assert a_complaint(*answered).answered(1)


ANSWERED = {"response on its way", "responded", "refusal on its way", "refused", "closed"}
TOLD = {"responded", "refused", "closed"}


@pytest.mark.parametrize("state", sorted(STANDS.keys() - {s for s in STANDS if STANDS[s][0] > 1}))
def test_an_answer_counts_once_issued_and_is_told_once_it_has_left(state: str) -> None:
    complaint = a_complaint(*lives("2024")[state].history)

    assert complaint.answered(1) is (state in ANSWERED)
    assert complaint.at(1).told is (state in TOLD)


@pytest.mark.parametrize("asks", list(Asks))
def test_an_instruction_stands_until_it_is_carried_out(asks: Asks) -> None:
    state = {
        Asks.LOG: "instructed to log",
        Asks.RESPOND: "instructed to respond",
        Asks.ESCALATE: "instructed to escalate",
        Asks.REOPEN: "instructed to reopen",
    }[asks]
    complaint: Complaint = a_complaint(*lives("2024")[state].history)
    stage = 2 if asks is Asks.ESCALATE else 1

    stands = asks is not Asks.LOG  # what is on record was logged
    assert complaint.instructed(asks) is stands
    assert complaint.instructed(asks, stage) is stands
    assert not complaint.instructed(asks, 3 - stage)
