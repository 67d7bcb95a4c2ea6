from collections.abc import Callable

import pytest
from tests.support.complaints import BOTH_EDITIONS, a_complaint
from tests.support.lives import lives

from putright.cases.in_hand import (
    AlreadyRefused,
    AlreadyResponded,
    ComplaintClosed,
    stage_in_hand,
    stage_to_answer,
)
from putright.complaint.state import Complaint, Stage
from putright.errors import NotFound

EITHER: list[Callable[[Complaint, int], Stage]] = [stage_in_hand, stage_to_answer]


def complaint(state: str, edition: str = "2024") -> Complaint:
    return a_complaint(*lives(edition)[state].history)


@pytest.mark.parametrize("verb", EITHER)
@pytest.mark.parametrize(
    ("state", "stage", "refusal"),
    [
        ("closed", 1, ComplaintClosed),
        ("withdrawn", 1, ComplaintClosed),
        ("merged", 1, ComplaintClosed),
        ("refused", 1, AlreadyRefused),
        ("refusal on its way", 1, AlreadyRefused),
        ("response on its way", 1, AlreadyResponded),
        ("responded", 1, AlreadyResponded),
        ("stage 2 responded", 2, AlreadyResponded),
        ("acknowledged", 2, NotFound),
    ],
)
def test_what_is_over_cannot_be_worked_on(
    verb: Callable[[Complaint, int], Stage], state: str, stage: int, refusal: type[Exception]
) -> None:
    for edition, _ in BOTH_EDITIONS:
        with pytest.raises(refusal):
            verb(complaint(state, edition), stage)


@pytest.mark.parametrize("verb", EITHER)
@pytest.mark.parametrize("state", ["logged", "response failed", "refusal failed", "reopened"])
def test_what_could_not_be_sent_leaves_the_stage_in_hand(
    verb: Callable[[Complaint, int], Stage], state: str
) -> None:
    assert verb(complaint(state), 1).number == 1


def test_the_ombudsmans_instruction_lets_an_answered_stage_be_answered_once_more() -> None:
    instructed = complaint("instructed to respond again")

    assert stage_to_answer(instructed, 1).number == 1
    with pytest.raises(AlreadyResponded):
        stage_in_hand(instructed, 1)
