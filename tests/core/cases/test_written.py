"""A letter is only ordered where it can safely go; why it names somebody is kept with it."""

import pytest
from tests.support.complaints import (
    BOTH_EDITIONS,
    STREAM,
    a_complaint,
    a_history,
    received,
    resident,
)

from putright.cases import DECIDES, SendAgain
from putright.cases.written import Writes, a_safe_way, with_its_naming
from putright.complaint.events import Closed, ClosedBecause, NewEvent, OrdersLetter, Reopened
from putright.complaint.people import Way
from putright.complaint.text import Text
from putright.rules.s5_process import NoSafeWay


@pytest.mark.parametrize(("edition", "on"), BOTH_EDITIONS)
def test_the_refusal_names_the_provision_of_the_complaints_edition(edition: str, on: str) -> None:
    unsafe = resident(unsafe_ways=(Way.EMAIL, Way.POST))
    with pytest.raises(NoSafeWay) as refused:
        a_safe_way(a_complaint(*a_history((received(resident=unsafe), on))))

    assert (refused.value.edition, refused.value.provision) == (
        edition,
        {"2022": "2.5", "2024": "5.10"}[edition],
    )


def test_the_unsafe_way_is_passed_over_for_the_safe_one() -> None:
    wants_mail = resident(prefers=Way.EMAIL, unsafe_ways=(Way.EMAIL,))
    found = a_safe_way(a_complaint(*a_history((received(resident=wants_mail), "Mon 2026-06-01"))))

    assert found.way is Way.POST


def test_every_command_that_may_order_a_letter_may_say_why_it_names_somebody() -> None:
    asking = {
        command
        for command, decides in DECIDES.items()
        if "a_safe_way" in decides.__code__.co_names  # type: ignore[attr-defined]
    }
    writing = {command for command in DECIDES if issubclass(command, Writes)}
    assert asking - {SendAgain} == writing  # what goes again has said it


def test_the_reason_is_kept_with_the_letter_and_nothing_else() -> None:
    why = Text("She asked who decided it")
    told, said = (
        Closed(because=ClosedBecause.SATISFIED, reasons=Text("Done"), by_letter=by_letter)
        for by_letter in (True, False)
    )
    others = (said, Reopened(stage=1, reasons=Text("New facts")))
    decision = tuple(
        NewEvent(stream=STREAM, facts=facts, happened_on=None) for facts in (told, *others)
    )
    first, *rest = with_its_naming(decision, Writes(naming_because=why))
    assert isinstance(first.facts, OrdersLetter)
    assert first.facts.naming_because == why
    assert [each.facts for each in rest] == list(others)
    assert with_its_naming(decision, Writes()) == decision
    assert with_its_naming(decision, object()) == decision
