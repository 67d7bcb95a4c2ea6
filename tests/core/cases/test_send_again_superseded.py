"""Of several letters that say the same thing differently, one goes to the resident."""

import pytest
from tests.support.complaints import (
    STREAM,
    Happened,
    acknowledged,
    decided,
    defined,
    logged,
    not_sent,
    refused,
    responded,
)

from putright.cases.send_again import SendAgain, Superseded, send_again
from putright.complaint.events import Reopened
from putright.complaint.people import Way
from putright.complaint.text import Text

ON = "Tue 2026-06-02"
DEFINED: Happened = (defined(), ON)
BACK: Happened = (Reopened(stage=1, reasons=Text("Taken on after all")), ON)


@pytest.mark.parametrize("first", [acknowledged(), responded(), refused()])
def test_one_whose_successor_was_issued_stays_where_it_is(first: object) -> None:
    alone = (DEFINED, (first, ON), (not_sent(4), ON))
    again = SendAgain(stream=STREAM, sequence=4, way=Way.POST)

    assert decided(send_again, logged("Mon 2026-06-01", *alone), again, ON)  # type: ignore[arg-type]
    with pytest.raises(Superseded):
        decided(send_again, logged("Mon 2026-06-01", *alone, (first, ON)), again, ON)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "after",
    [
        [(responded(), ON), (not_sent(4), ON), (refused(), ON)],
        [(refused(), ON), (not_sent(4), ON), (responded(), ON)],
        [(refused(), ON), (not_sent(4), ON), BACK],
    ],
    ids=["answered, then refused", "refused, then answered", "refused, then taken on"],
)
def test_neither_does_what_says_the_opposite_of_it_go(after: list[Happened]) -> None:
    history = logged("Mon 2026-06-01", DEFINED, *after)

    with pytest.raises(Superseded):
        decided(send_again, history, SendAgain(stream=STREAM, sequence=4, way=Way.POST), ON)
