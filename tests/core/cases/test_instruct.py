from dataclasses import replace
from datetime import date

import pytest
from tests.support.complaints import BOTH_EDITIONS, STREAM, circumstances, decided, logged, standing
from tests.support.lives import lives, weekday

from putright.cases.days import DayBeforeReceipt, DayInTheFuture
from putright.cases.instruct import (
    Correspond,
    NoFinalResponse,
    RecordContact,
    RecordInstruction,
    correspond,
    record_contact,
    record_instruction,
)
from putright.complaint.events import (
    Asks,
    Corresponded,
    OmbudsmanContacted,
    OmbudsmanInstructed,
)
from putright.complaint.text import Text
from putright.errors import Malformed

HISTORY = logged("Mon 2026-06-01")
TOLD = RecordInstruction(
    stream=STREAM,
    asks=Asks.RESPOND,
    stage=1,
    made_on=date(2026, 6, 3),
    until=date(2026, 6, 10),
    said=Text("Please respond within a week"),
)
LETTER = Correspond(stream=STREAM, subject=Text("Our offer"), words=Text("We now offer more"))


@pytest.mark.parametrize("asks", list(Asks))
@pytest.mark.parametrize("until", [date(2026, 6, 10), date(2026, 6, 3), None])
def test_an_instruction_is_recorded_with_its_own_day_or_none(
    asks: Asks, until: date | None
) -> None:
    command = replace(TOLD, asks=asks, stage=2 if asks is Asks.ESCALATE else 1, until=until)

    [event] = decided(record_instruction, HISTORY, command, "Fri 2026-06-05")

    assert isinstance(event.facts, OmbudsmanInstructed)
    assert (event.facts.asks, event.facts.until) == (asks, until)
    assert event.happened_on == date(2026, 6, 3)


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"made_on": date(2026, 6, 6)}, DayInTheFuture),
        ({"made_on": date(2026, 5, 31)}, DayBeforeReceipt),
        ({"until": date(2026, 6, 2)}, Malformed),
        ({"stage": 3}, Malformed),
        ({"stage": 0}, Malformed),
        ({"asks": Asks.ESCALATE, "stage": 1}, Malformed),
    ],
)
def test_an_instruction_is_of_a_day_and_a_stage_that_can_be(
    changes: dict[str, object], refusal: type[Exception]
) -> None:
    command = replace(TOLD, **changes)  # type: ignore[arg-type]

    with pytest.raises(refusal):
        decided(record_instruction, HISTORY, command, "Fri 2026-06-05")


def test_that_the_ombudsman_was_in_touch_is_recorded_at_any_time() -> None:
    command = RecordContact(stream=STREAM, contacted_on=date(2026, 6, 3), said=Text("She rang"))

    [event] = decided(record_contact, HISTORY, command, "Fri 2026-06-05")

    assert event.facts == OmbudsmanContacted(said=Text("She rang"))
    for on, refusal in ((date(2026, 6, 6), DayInTheFuture), (date(2026, 5, 31), DayBeforeReceipt)):
        with pytest.raises(refusal):
            decided(record_contact, HISTORY, replace(command, contacted_on=on), "Fri 2026-06-05")


@pytest.mark.parametrize(("edition", "start"), BOTH_EDITIONS)
@pytest.mark.parametrize("state", ["stage 2 responded", "stage 2 refused", "stage 2 closed"])
def test_after_the_final_response_there_is_a_letter_and_no_stage(
    edition: str, start: str, state: str
) -> None:
    del start
    life = lives(edition)[state]

    [event] = decided(correspond, life.history, LETTER, weekday(life.today))

    assert event.facts == Corresponded(
        stage=2, subject=LETTER.subject, words=LETTER.words, by_letter=True
    )


@pytest.mark.parametrize(
    "state",
    [
        "acknowledged",
        "closed",
        "escalated",
        "stage 2 response on its way",
        "stage 2 response failed",
    ],
)
def test_before_it_has_left_there_is_none(state: str) -> None:
    life = lives("2024")[state]

    with pytest.raises(NoFinalResponse):
        decided(correspond, life.history, LETTER, weekday(life.today))


@pytest.mark.parametrize("field", ["subject", "words"])
def test_such_a_letter_has_a_subject_and_words(field: str) -> None:
    life = lives("2024")["stage 2 responded"]
    silent = replace(LETTER, **{field: Text(" ")})

    with pytest.raises(Malformed):
        correspond(standing(life.history), silent, circumstances(weekday(life.today)))
