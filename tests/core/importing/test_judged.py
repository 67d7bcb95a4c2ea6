"""An incoming complaint judged by the rules of every complaint, before anything is written."""

from datetime import date

import pytest
from tests.support.complaints import CALENDAR, NO_PROMISES
from tests.support.rows import tell

from putright.importing.happened import Staff
from putright.importing.judged import Bench, Judged, judge
from putright.landlord.versions import Versions

FRIDAY = date(2026, 12, 18)
BY = Bench(staff=Staff(), versions=Versions.only(NO_PROMISES, CALENDAR), today=FRIDAY)


def judged(**cells: str) -> Judged:
    incoming, _ = tell(**cells)
    return judge(incoming, BY)


def broken(case: Judged) -> set[tuple[str | None, int | None]]:
    return {(each.provision, each.stage) for each in case.findings}


@pytest.mark.parametrize(
    ("cells", "action", "due_on"),
    [
        # received Friday 11 December 2026: five working days end on Friday 18 December
        ({"received": "11/12/2026"}, "stage1.acknowledge", date(2026, 12, 18)),
        # acknowledged Monday 14 December: ten working days, past Christmas, to Thursday 31
        (
            {"received": "11/12/2026", "stage1.acknowledged": "14/12/2026"},
            "stage1.respond",
            date(2026, 12, 30),
        ),
        # asked for stage 2 on Thursday 17 December: Thursday 24 December
        (
            {
                "received": "02/11/2026",
                "stage1.acknowledged": "03/11/2026",
                "stage1.responded": "13/11/2026",
                "stage2.asked": "17/12/2026",
            },
            "stage2.acknowledge",
            date(2026, 12, 24),
        ),
    ],
)
def test_an_open_one_owes_on_its_true_day(cells: dict[str, str], action: str, due_on: date) -> None:
    case = judged(reference="HC1", **cells)

    assert case.open
    assert case.owed is not None
    assert (case.owed.id, case.owed.work_by) == (action, due_on)
    assert not case.overdue(FRIDAY)
    assert case.overdue(date(2027, 1, 4))
    assert broken(case) == set()


def test_what_was_late_was_late() -> None:
    """Acknowledged on Friday 12 April 2024, seven working days on; answered after thirty."""
    case = judged(
        reference="HC1",
        received="03/04/2024",
        status="Closed",
        **{"stage1.acknowledged": "12/04/2024", "stage1.responded": "24/05/2024"},
    )

    assert {("6.2", 1), ("6.3", 1)} <= broken(case)
    assert not case.open
    assert case.owed is None


def test_a_third_stage_and_a_reviewer_who_reviewed_before_are_judged() -> None:
    case = judged(
        reference="HC1",
        received="03/04/2024",
        status="Closed",
        **{
            "stage1.acknowledged": "05/04/2024",
            "stage1.responded": "15/04/2024",
            "stage1.handler": "Wren Hollis",
            "stage2.asked": "16/04/2024",
            "stage2.acknowledged": "17/04/2024",
            "stage2.responded": "30/04/2024",
            "stage2.handler": "wren  hollis",
            "stage3.asked": "08/05/2024",
            "stage3.responded": "30/05/2024",
        },
    )

    assert broken(case) == {("6.13", 2), ("5.3", 3)}
    assert case.state.stage.number == 3


def test_what_nobody_knows_decides_nothing() -> None:
    case = judged(reference="HC1", received="n/a", **{"stage1.responded": "24/05/2024"})

    assert (case.findings, case.owed, case.state.edition) == ((), None, None)
    assert case.undecided


def test_closed_without_an_answer_stays_open() -> None:
    case = judged(
        reference="HC1", received="03/04/2024", status="Closed", **{"stage1.responded": "n/a"}
    )

    assert case.open
    assert case.overdue(FRIDAY)
    assert ("6.3", 1) in broken(case)
