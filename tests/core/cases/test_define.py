"""The definition has its points, its outcomes, and says what is not the landlord's to answer."""

from dataclasses import replace

import pytest
from tests.support.complaints import (
    BOTH_EDITIONS,
    STREAM,
    an_intake,
    decided,
    defined,
    logged,
    refused_under,
    responded,
)
from tests.support.worked_dates import day

from putright.cases.days import DayInTheFuture
from putright.cases.define import Define, define
from putright.cases.in_hand import AlreadyResponded
from putright.complaint.events import Defined, Point
from putright.complaint.text import Text
from putright.errors import Malformed, NotFound
from putright.rules.s5_process import (
    DefinitionMissing,
    OutcomesMissing,
    ResponsibilityUnexplained,
)


def points(*texts: str) -> tuple[Point, ...]:
    return tuple(
        Point(number=n, text=Text(text), responsible=True) for n, text in enumerate(texts, 1)
    )


ASKED = Define(
    stream=STREAM, stage=1, points=points("Leak", "Delay"), outcomes_sought=Text("A repair")
)
THEIRS = replace(points("Dish")[0], responsible=False)


def test_the_definition_is_recorded_as_set_out() -> None:
    mine = replace(THEIRS, why_not_responsible=Text("It belongs next door"))
    asked = replace(ASKED, points=(mine,))
    [event] = decided(define, logged("Mon 2026-06-01"), asked, "Tue 2026-06-02")

    assert event.facts == Defined(stage=1, points=(mine,), outcomes_sought=Text("A repair"))
    assert event.happened_on == day("Tue 2026-06-02")


def test_it_may_be_set_out_anew_until_the_response() -> None:
    history = logged("Mon 2026-06-01", (defined(), "Mon 2026-06-01"))

    assert decided(define, history, ASKED, "Tue 2026-06-02")
    answered = logged(
        "Mon 2026-06-01", (defined(), "Mon 2026-06-01"), (responded(), "Mon 2026-06-01")
    )
    with pytest.raises(AlreadyResponded):
        decided(define, answered, ASKED, "Tue 2026-06-02")


def test_a_resident_who_states_no_outcome_delays_nothing_once_she_was_asked() -> None:
    asked = replace(ASKED, outcomes_sought=None, outcomes_asked_on=day("Tue 2026-06-02"))
    [event] = decided(define, logged("Mon 2026-06-01"), asked, "Tue 2026-06-02")

    assert isinstance(event.facts, Defined)
    assert event.facts.outcomes_asked_on == day("Tue 2026-06-02")
    with pytest.raises(DayInTheFuture):
        decided(define, logged("Mon 2026-06-01"), asked, "Mon 2026-06-01")


@pytest.mark.parametrize(("edition", "on"), BOTH_EDITIONS)
@pytest.mark.parametrize(
    ("changes", "refusal", "provisions"),
    [
        ({"points": ()}, DefinitionMissing, ("4.2", "5.6")),
        ({"points": points("Leak", " ")}, DefinitionMissing, ("4.2", "5.6")),
        ({"outcomes_sought": None}, OutcomesMissing, ("4.2", "5.6")),
        ({"outcomes_sought": Text(" ")}, OutcomesMissing, ("4.2", "5.6")),
        ({"points": (THEIRS,)}, ResponsibilityUnexplained, ("4.2", "5.7")),
        (
            {"points": (replace(THEIRS, why_not_responsible=Text(" ")),)},
            ResponsibilityUnexplained,
            ("4.2", "5.7"),
        ),
    ],
)
def test_a_definition_that_leaves_something_out_is_refused(
    edition: str,
    on: str,
    changes: dict[str, object],
    refusal: type,
    provisions: tuple[str, str],
) -> None:
    asked = replace(ASKED, **changes)  # type: ignore[arg-type]
    named = refused_under(refusal, define, logged(on), asked, on)

    assert named == (edition, provisions[edition == "2024"])


@pytest.mark.parametrize("numbers", [(2,), (1, 1), (2, 1), (0, 1)])
def test_points_are_numbered_from_one_in_order(numbers: tuple[int, ...]) -> None:
    asked = tuple(Point(number=n, text=Text("Leak"), responsible=True) for n in numbers)
    with pytest.raises(Malformed):
        decided(define, logged("Mon 2026-06-01"), replace(ASKED, points=asked), "Mon 2026-06-01")


def test_there_is_no_stage_the_complaint_has_not_come_to() -> None:
    with pytest.raises(NotFound):
        decided(define, logged("Mon 2026-06-01"), replace(ASKED, stage=2), "Mon 2026-06-01")
    with pytest.raises(NotFound):
        decided(define, an_intake("Mon 2026-06-01"), ASKED, "Mon 2026-06-01")
