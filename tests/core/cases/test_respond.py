"""A response answers every point with reasons, puts right what was upheld, and goes when late."""

from dataclasses import replace

import pytest
from tests.support.complaints import (
    BOTH_EDITIONS,
    STREAM,
    Happened,
    a_history,
    decided,
    decisions,
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

from putright.cases.in_hand import AlreadyResponded
from putright.cases.respond import Respond, respond
from putright.complaint.events import (
    ActionPromised,
    Outcome,
    Remedy,
    RemedyKind,
    Responded,
)
from putright.complaint.text import Text
from putright.errors import Malformed
from putright.rules.s5_process import DefinitionMissing, NoSafeWay
from putright.rules.s6_stages import (
    ActionWithoutDay,
    PointUnanswered,
    ReasonsMissing,
    UnknownPoint,
)
from putright.rules.s7_putting_right import RemedyMissing

ON = "Mon 2026-06-01"
DEFINED: Happened = (defined(), ON)
ANSWER = Respond(stream=STREAM, stage=1, decisions=decisions())
SORRY = Remedy(kind=RemedyKind.APOLOGY, detail=Text("We are sorry"))
REPAINT = ActionPromised(id="a1", what=Text("Repaint"), due_on=day("Mon 2026-07-06"))


@pytest.mark.parametrize("today", ["Mon 2026-06-01", "Mon 2026-06-22", "Fri 2026-12-18"])
def test_it_goes_on_any_day_the_late_ones_too(today: str) -> None:
    asked = replace(ANSWER, decisions=decisions(outcome=Outcome.UPHELD), remedies=(SORRY,))
    [event] = decided(respond, logged(ON, DEFINED), asked, today)

    assert event.facts == Responded(
        stage=1,
        decisions=asked.decisions,
        remedies=(SORRY,),
        no_remedy_because=None,
        actions=(),
        by_letter=True,
    )
    assert event.happened_on == day(today)


@pytest.mark.parametrize(("edition", "on"), BOTH_EDITIONS)
@pytest.mark.parametrize(
    ("changes", "refusal", "provisions"),
    [
        ({"decisions": ()}, PointUnanswered, ("5.6", "6.7")),
        ({"decisions": decisions(1)}, PointUnanswered, ("5.6", "6.7")),
        ({"decisions": decisions(3)}, UnknownPoint, ("5.7", "6.8")),
        (
            {"decisions": tuple(replace(each, reasons=Text(" ")) for each in decisions())},
            ReasonsMissing,
            ("5.6", "6.7"),
        ),
        ({"decisions": decisions(outcome=Outcome.UPHELD)}, RemedyMissing, ("6.1", "7.1")),
        (
            {
                "decisions": decisions(outcome=Outcome.PARTLY_UPHELD),
                "no_remedy_because": Text(" "),
            },
            RemedyMissing,
            ("6.1", "7.1"),
        ),
        ({"actions": (replace(REPAINT, what=Text(" ")),)}, ActionWithoutDay, ("5.5", "6.6")),
        (
            {"actions": (replace(REPAINT, due_on=day("Sun 2023-06-04")),)},
            ActionWithoutDay,
            ("5.5", "6.6"),
        ),
    ],
)
def test_a_response_that_leaves_something_out_is_refused(
    edition: str,
    on: str,
    changes: dict[str, object],
    refusal: type,
    provisions: tuple[str, str],
) -> None:
    asked = replace(ANSWER, **changes)  # type: ignore[arg-type]
    named = refused_under(refusal, respond, logged(on, (defined(), on)), asked, on)

    assert named == (edition, provisions[edition == "2024"])


@pytest.mark.parametrize("points", [1, 2, 3])
def test_the_refusal_says_which_point(points: int) -> None:
    with pytest.raises(PointUnanswered) as refused:
        decided(
            respond,
            logged(ON, (defined(points + 1), ON)),
            replace(ANSWER, decisions=decisions(points)),
            ON,
        )
    assert refused.value.values == {"point": points + 1}


@pytest.mark.parametrize(("edition", "on"), BOTH_EDITIONS)
def test_there_is_no_response_without_a_definition(edition: str, on: str) -> None:
    named = refused_under(DefinitionMissing, respond, logged(on), ANSWER, on)

    assert named == (edition, {"2022": "4.2", "2024": "5.6"}[edition])


@pytest.mark.parametrize(("edition", "on"), BOTH_EDITIONS)
def test_it_does_not_go_where_she_is_not_safe(edition: str, on: str) -> None:
    history = a_history(
        (received(resident=resident(email=None, address=None)), on), (defined(), on)
    )
    named = refused_under(NoSafeWay, respond, history, ANSWER, on)

    assert named == (edition, {"2022": "2.5", "2024": "5.10"}[edition])


def test_why_nothing_is_due_may_stand_in_place_of_a_remedy() -> None:
    asked = replace(
        ANSWER,
        decisions=decisions(outcome=Outcome.UPHELD),
        no_remedy_because=Text("She asked for none"),
    )

    assert decided(respond, logged(ON, DEFINED), asked, ON)


@pytest.mark.parametrize(
    "changes",
    [
        {"decisions": (*decisions(), decisions()[0])},
        {"actions": (REPAINT, REPAINT)},
        {"actions": (replace(REPAINT, id="Mrs Oakapple's wall"),)},
        {"actions": (replace(REPAINT, id=""),)},
    ],
)
def test_a_response_that_says_a_thing_twice_or_names_it_in_words_cannot_be_read(
    changes: dict[str, object],
) -> None:
    with pytest.raises(Malformed):
        decided(respond, logged(ON, DEFINED), replace(ANSWER, **changes), ON)  # type: ignore[arg-type]


def test_an_action_may_be_due_today() -> None:
    asked = replace(ANSWER, actions=(replace(REPAINT, due_on=day(ON)),))

    assert decided(respond, logged(ON, DEFINED), asked, ON)


ORDERED: Happened = (responded(), ON)


@pytest.mark.parametrize(
    "later",
    [
        (ORDERED,),
        (ORDERED, (sent(4), ON)),
        (ORDERED, (not_sent(4), ON), ORDERED, (sent(4), ON), (not_sent(6), ON)),
        ((responded(by_letter=False), ON),),
    ],
)
def test_there_is_no_second_one(later: tuple[Happened, ...]) -> None:
    with pytest.raises(AlreadyResponded):
        decided(respond, logged(ON, DEFINED, *later), ANSWER, ON)


def test_one_whose_letter_failed_is_issued_anew() -> None:
    history = logged(ON, DEFINED, ORDERED, (not_sent(4), ON))

    assert decided(respond, history, ANSWER, ON)
