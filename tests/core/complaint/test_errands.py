"""Each event that orders a letter, and no other, is an errand for the worker."""

import pytest
from tests.support.complaints import (
    a_complaint,
    acknowledged,
    logged,
    not_sent,
    received,
    responded,
    sent,
)

from putright.complaint.errands import _ALWAYS, _BY_STAGE, letter_ordered
from putright.complaint.events import (
    FACTS,
    Acknowledged,
    ClarificationAsked,
    Fact,
    Logged,
    OrdersLetter,
    Updated,
)
from putright.complaint.text import Text
from putright.letters.kinds import LetterKind


@pytest.mark.parametrize(
    ("facts", "kind"),
    [
        (acknowledged(), LetterKind.ACKNOWLEDGEMENT),
        (ClarificationAsked(stage=1, questions=(Text("When?"),)), LetterKind.CLARIFICATION),
        (
            Updated(stage=1, news=Text("On order"), next_update_on=None, by_letter=True),
            LetterKind.UPDATE,
        ),
        (responded(), LetterKind.STAGE_1_RESPONSE),
        (Acknowledged(stage=1, by_letter=False), None),
        (Updated(stage=1, news=Text("On order"), next_update_on=None, by_letter=False), None),
        (responded(by_letter=False), None),
        (received(), None),
        (Logged(), None),
        (sent(3), None),
        (not_sent(3), None),
    ],
)
def test_the_letter_an_event_orders(facts: Fact, kind: LetterKind | None) -> None:
    assert letter_ordered(facts, a_complaint(*logged("Mon 2026-06-01"))) == kind


def test_the_facts_that_may_order_a_letter_are_those_that_have_a_kind_of_letter() -> None:
    ordering = {fact for fact in FACTS if issubclass(fact, OrdersLetter)}
    assert {*_ALWAYS, *_BY_STAGE, Updated} == ordering
