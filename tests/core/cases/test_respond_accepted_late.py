"""What is older than the Code's limit is answered with the reason for which it was accepted."""

from dataclasses import replace
from datetime import date

import pytest
from tests.support.complaints import (
    STREAM,
    Happened,
    a_history,
    decided,
    decisions,
    defined,
    escalation,
    instruction,
    received,
    refused_under,
    responded,
    sent,
)

from putright.cases.respond import Respond, respond
from putright.complaint.events import Asks, Event, Logged, Responded
from putright.complaint.text import Text
from putright.rules.s2_exclusions import LateAcceptanceUnexplained

TODAY = "Wed 2026-06-10"
ANSWER = Respond(stream=STREAM, stage=1, decisions=decisions())
WHY = Text("She was in hospital for most of it")
OLD = {"issue_on": date(2025, 5, 31)}
"""A day more than twelve months before the receipt."""


def of_age(*later: Happened, on: str = "Mon 2026-06-01", **known: object) -> tuple[Event, ...]:
    return a_history((received(), on), (Logged(**known), on), (defined(), on), *later)  # type: ignore[arg-type]


def test_an_answer_beyond_the_limit_says_why_it_was_accepted() -> None:
    named = refused_under(LateAcceptanceUnexplained, respond, of_age(**OLD), ANSWER, TODAY)
    assert named == ("2024", "2.3")
    blank = replace(ANSWER, accepted_late_because=Text(" "))
    refused_under(LateAcceptanceUnexplained, respond, of_age(**OLD), blank, TODAY)

    [event] = decided(respond, of_age(**OLD), replace(ANSWER, accepted_late_because=WHY), TODAY)
    assert isinstance(event.facts, Responded)
    assert event.facts.accepted_late_because == WHY


def test_the_reason_may_be_given_when_it_is_logged() -> None:
    assert decided(respond, of_age(**OLD, accepted_late_because=WHY), ANSWER, TODAY)


@pytest.mark.parametrize(
    "known",
    [
        {},  # nobody said when
        {"issue_on": date(2025, 6, 1)},  # twelve months before the receipt
        {**OLD, "aware_on": date(2025, 6, 1)},
    ],
)
def test_within_the_limit_no_reason_is_asked(known: dict[str, object]) -> None:
    assert decided(respond, of_age(**known), ANSWER, TODAY)


def test_the_2022_edition_sets_no_limit() -> None:
    assert decided(respond, of_age(on="Mon 2023-06-05", **OLD), ANSWER, "Mon 2023-06-12")


def test_the_ombudsmans_instruction_is_the_reason() -> None:
    instructed = of_age((instruction(Asks.RESPOND), "Tue 2026-06-02"), **OLD)
    assert decided(respond, instructed, ANSWER, TODAY)


def test_at_stage_2_nobody_asks_again() -> None:
    history = of_age(
        (responded(accepted_late_because=WHY), "Tue 2026-06-02"),
        (sent(4), "Tue 2026-06-02"),
        (escalation(), "Wed 2026-06-03"),
        (defined(stage=2), "Wed 2026-06-03"),
        **OLD,
    )
    assert decided(respond, history, replace(ANSWER, stage=2), TODAY)
