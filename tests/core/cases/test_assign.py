"""A handler comes with a declaration; silence is not one."""

from dataclasses import replace
from uuid import UUID

import pytest
from tests.support.complaints import (
    BOTH_EDITIONS,
    STREAM,
    decided,
    defined,
    logged,
    refused_under,
    responded,
)

from putright.cases.assign import Assign, assign
from putright.cases.in_hand import AlreadyResponded
from putright.complaint.events import Assigned
from putright.complaint.text import Text
from putright.rules.s5_process import ConflictUndeclared
from putright.tenancy import PrincipalId

HANDLER = PrincipalId(UUID(int=5))
ASKED = Assign(stream=STREAM, stage=1, handler=HANDLER, declaration=Text("None known"))


def test_the_handler_and_the_declaration_are_recorded() -> None:
    [event] = decided(assign, logged("Mon 2026-06-01"), ASKED, "Mon 2026-06-01")

    assert event.facts == Assigned(stage=1, handler=HANDLER, declaration=Text("None known"))


@pytest.mark.parametrize(("edition", "on"), BOTH_EDITIONS)
@pytest.mark.parametrize("declaration", ["", " \t"])
def test_silence_about_conflicts_of_interest_is_refused(
    edition: str, on: str, declaration: str
) -> None:
    asked = replace(ASKED, declaration=Text(declaration))
    named = refused_under(ConflictUndeclared, assign, logged(on), asked, on)

    assert named == (edition, {"2022": "3.2", "2024": "5.8"}[edition])


def test_nobody_is_assigned_once_the_stage_is_answered() -> None:
    history = logged(
        "Mon 2026-06-01", (defined(), "Mon 2026-06-01"), (responded(), "Mon 2026-06-01")
    )
    with pytest.raises(AlreadyResponded):
        decided(assign, history, ASKED, "Mon 2026-06-01")
