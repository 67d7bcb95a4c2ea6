"""The resident is asked in writing, at least one question, while there is something to ask."""

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

from putright.cases.ask_clarification import AskClarification, ask_clarification
from putright.cases.in_hand import AlreadyResponded
from putright.complaint.events import ClarificationAsked
from putright.complaint.text import Text
from putright.errors import Malformed
from putright.rules.s5_process import NoSafeWay

ASKED = AskClarification(stream=STREAM, stage=1, questions=(Text("Which sink?"),))


def test_the_questions_are_ordered_as_a_letter() -> None:
    [event] = decided(ask_clarification, logged("Mon 2026-06-01"), ASKED, "Mon 2026-06-01")

    assert event.facts == ClarificationAsked(stage=1, questions=(Text("Which sink?"),))


@pytest.mark.parametrize("questions", [(), (Text(" "),), (Text("Which?"), Text(""))])
def test_an_empty_question_is_not_asked(questions: tuple[Text, ...]) -> None:
    asked = replace(ASKED, questions=questions)
    with pytest.raises(Malformed):
        decided(ask_clarification, logged("Mon 2026-06-01"), asked, "Mon 2026-06-01")


@pytest.mark.parametrize(("edition", "on"), BOTH_EDITIONS)
def test_she_is_not_written_to_where_it_is_not_safe(edition: str, on: str) -> None:
    history = a_history((received(resident=resident(email=None, address=None)), on))
    named = refused_under(NoSafeWay, ask_clarification, history, ASKED, on)

    assert named == (edition, {"2022": "2.5", "2024": "5.10"}[edition])


def test_nothing_is_asked_after_the_response() -> None:
    history = logged(
        "Mon 2026-06-01", (defined(), "Mon 2026-06-01"), (responded(), "Mon 2026-06-01")
    )
    with pytest.raises(AlreadyResponded):
        decided(ask_clarification, history, ASKED, "Mon 2026-06-01")
