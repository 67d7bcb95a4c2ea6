"""What is no complaint is set aside with its reasons, and a request only by choice."""

import pytest
from tests.support.complaints import (
    BOTH_EDITIONS,
    INTAKE,
    STREAM,
    an_intake,
    decided,
    logged,
    refused_under,
)
from tests.support.worked_dates import day

from putright.cases.days import DayInTheFuture
from putright.cases.set_aside import AlreadyDecided, SetIntakeAside, set_aside
from putright.complaint.events import SetAside, SetAsideGround, TakenUp
from putright.complaint.text import Text
from putright.errors import NotFound
from putright.rules.s1_definition import ChoiceNotOffered, ReasonsMissing

PROVISIONS = {"2022": ("1.7", "1.6"), "2024": ("2.1", "1.3")}


def setting(
    ground: SetAsideGround = SetAsideGround.NO_DISSATISFACTION,
    reasons: str = "A thank-you note",
    offered: str | None = None,
) -> SetIntakeAside:
    return SetIntakeAside(
        stream=INTAKE,
        ground=ground,
        reasons=Text(reasons),
        choice_offered_on=day(offered) if offered else None,
    )


@pytest.mark.parametrize("ground", SetAsideGround)
def test_an_item_is_set_aside_on_its_ground(ground: SetAsideGround) -> None:
    history = an_intake("Mon 2026-06-01")
    asked = setting(ground, offered="Tue 2026-06-02")
    [event] = decided(set_aside, history, asked, "Wed 2026-06-03")

    assert event.facts == SetAside(
        ground=ground, reasons=asked.reasons, choice_offered_on=day("Tue 2026-06-02")
    )
    assert event.happened_on == day("Wed 2026-06-03")


@pytest.mark.parametrize(("edition", "on"), BOTH_EDITIONS)
@pytest.mark.parametrize("reasons", ["", "  \n"])
def test_it_is_not_set_aside_without_reasons(edition: str, on: str, reasons: str) -> None:
    asked = setting(reasons=reasons)
    refused = refused_under(ReasonsMissing, set_aside, an_intake(on), asked, on)

    assert refused == (edition, PROVISIONS[edition][0])


@pytest.mark.parametrize(("edition", "on"), BOTH_EDITIONS)
def test_it_is_no_service_request_before_the_choice_was_offered(edition: str, on: str) -> None:
    asked = setting(SetAsideGround.SERVICE_REQUEST)
    refused = refused_under(ChoiceNotOffered, set_aside, an_intake(on), asked, on)

    assert refused == (edition, PROVISIONS[edition][1])


def test_the_choice_is_not_offered_tomorrow() -> None:
    with pytest.raises(DayInTheFuture):
        decided(
            set_aside,
            an_intake("Mon 2026-06-01"),
            setting(offered="Tue 2026-06-02"),
            "Mon 2026-06-01",
        )


def test_what_is_decided_is_not_decided_again() -> None:
    taken = TakenUp(complaint=STREAM, reference="1")
    aside = SetAside(ground=SetAsideGround.ALREADY_LOGGED, reasons=Text("Twice"))
    for facts in (taken, aside):
        with pytest.raises(AlreadyDecided):
            decided(
                set_aside,
                an_intake("Mon 2026-06-01", (facts, "Mon 2026-06-01")),
                setting(),
                "Tue 2026-06-02",
            )


def test_a_complaint_is_not_set_aside() -> None:
    with pytest.raises(NotFound):
        decided(set_aside, logged("Mon 2026-06-01"), setting(), "Mon 2026-06-01")
