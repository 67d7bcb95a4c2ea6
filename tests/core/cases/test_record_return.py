from dataclasses import replace
from datetime import date

import pytest
from tests.support.complaints import STREAM, a_complaint, decided, further, owed
from tests.support.lives import lives, weekday

from putright.cases.days import DayBeforeReceipt, DayInTheFuture
from putright.cases.record import NotSent, RecordReturn, record_return
from putright.complaint.events import LetterReturned
from putright.complaint.text import Text
from putright.errors import NotFound

BACK = RecordReturn(stream=STREAM, sequence=4, returned_on=date(2026, 6, 4), why=Text("Gone away"))


@pytest.mark.parametrize(
    ("edition", "on"), [("2024", date(2026, 6, 4)), ("2022", date(2023, 6, 8))]
)
def test_a_letter_that_came_back_was_issued_on_its_day_all_the_same(edition: str, on: date) -> None:
    life = lives(edition)["acknowledged"]
    command = replace(BACK, returned_on=on)

    [event] = decided(record_return, life.history, command, weekday(life.today))
    after = further(life.history, (event.facts, weekday(on)))
    before, then = a_complaint(*life.history), a_complaint(*after)

    assert event.facts == LetterReturned(answers=4, why=Text("Gone away"))
    assert then.letters[4].returned_on == on
    assert then.at(1).acknowledged_on == before.at(1).acknowledged_on
    assert owed(after) == owed(life.history)


@pytest.mark.parametrize(
    ("state", "changes", "refusal"),
    [
        ("acknowledgement on its way", {}, NotSent),
        ("acknowledgement failed", {}, NotSent),
        ("acknowledged", {"sequence": 3}, NotFound),
        ("acknowledged", {"returned_on": date(2026, 6, 7)}, DayInTheFuture),
        ("acknowledged", {"returned_on": date(2026, 6, 1)}, DayBeforeReceipt),
    ],
)
def test_only_what_has_left_can_come_back_and_only_afterwards(
    state: str, changes: dict[str, object], refusal: type[Exception]
) -> None:
    life = lives("2024")[state]

    with pytest.raises(refusal):
        decided(
            record_return,
            life.history,
            replace(BACK, **changes),  # type: ignore[arg-type]
            weekday(life.today),
        )


@pytest.mark.parametrize("state", ["closed", "withdrawn", "stage 2 closed"])
def test_it_is_recorded_of_a_closed_complaint_too(state: str) -> None:
    life = lives("2024")[state]

    assert decided(record_return, life.history, BACK, weekday(life.today))
