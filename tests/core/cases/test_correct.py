"""A correction says why, a corrected day proves it, and the letters it touches are named."""

from dataclasses import replace

import pytest
from tests.support.complaints import (
    BOTH_EDITIONS,
    STREAM,
    a_complaint,
    acknowledged,
    an_intake,
    decided,
    defined,
    escalation,
    further,
    instruction,
    logged,
    owed,
    refused_under,
    responded,
    sent,
)
from tests.support.worked_dates import day

from putright.cases.correct import Correct, NotCorrectable, NothingToCorrect, correct
from putright.cases.days import DayBeforeReceipt, DayInTheFuture
from putright.cases.record import SentBeforeOrdered
from putright.complaint.events import (
    ActionDone,
    Asks,
    Corrected,
    OmbudsmanContacted,
    PromiseKept,
)
from putright.complaint.text import Text
from putright.errors import Malformed, NotFound
from putright.rules.s5_process import CorrectionUnexplained

ON = "Mon 2026-06-01"
HISTORY = logged(
    ON,
    (defined(), ON),
    (acknowledged(), "Tue 2026-06-02"),
    (sent(4), "Wed 2026-06-03"),
    (responded(), "Mon 2026-06-08"),
)


def correcting(sequence: int, field: str, after: str, **changes: object) -> Correct:
    command = Correct(
        stream=STREAM,
        sequence=sequence,
        field=field,
        after=Text(after),
        reason=Text("Misread"),
        evidence=Text("The envelope"),
    )
    return replace(command, **changes)  # type: ignore[arg-type]


def test_a_day_stands_in_the_record_and_words_beside_it() -> None:
    [date] = decided(correct, HISTORY, correcting(1, "happened_on", "2026-05-29"), "Tue 2026-06-09")
    [name] = decided(
        correct, HISTORY, correcting(1, "resident.name", "W. Oakapple"), "Tue 2026-06-09"
    )

    assert isinstance(date.facts, Corrected)
    assert isinstance(name.facts, Corrected)
    assert (date.facts.was, date.facts.now, date.facts.before) == ("2026-06-01", "2026-05-29", None)
    assert (name.facts.was, name.facts.now) == (None, None)
    assert (name.facts.before, name.facts.after) == (
        Text("Wilhelmina Oakapple"),
        Text("W. Oakapple"),
    )
    assert date.happened_on == day("Tue 2026-06-09")


@pytest.mark.parametrize(("sequence", "letters"), [(1, (4, 6)), (4, (6,)), (5, (6,)), (6, ())])
def test_the_letters_ordered_after_it_are_named(sequence: int, letters: tuple[int, ...]) -> None:
    asked = correcting(sequence, "happened_on", "2026-06-04" if sequence > 1 else "2026-05-29")
    [event] = decided(correct, HISTORY, asked, "Tue 2026-06-09")

    assert isinstance(event.facts, Corrected)
    assert event.facts.letters_affected == letters


@pytest.mark.parametrize(("edition", "on"), BOTH_EDITIONS)
@pytest.mark.parametrize(
    "asked",
    [
        correcting(1, "subject", "No heating", reason=Text(" ")),
        correcting(1, "happened_on", "2023-06-02", evidence=None),
        correcting(1, "happened_on", "2023-06-02", evidence=Text(" ")),
        correcting(1, "happened_on", "2023-06-02", reason=Text("")),
    ],
)
def test_it_is_refused_without_reason_or_a_day_without_evidence(
    edition: str, on: str, asked: Correct
) -> None:
    named = refused_under(CorrectionUnexplained, correct, logged(on), asked, on)

    assert named == (edition, {"2022": "4.15", "2024": "5.12"}[edition])


def test_words_need_no_evidence() -> None:
    asked = correcting(1, "subject", "No heating", evidence=None)

    assert decided(correct, HISTORY, asked, "Tue 2026-06-09")


@pytest.mark.parametrize(
    ("asked", "refusal"),
    [
        (correcting(0, "happened_on", "2026-05-29"), NotFound),
        (correcting(7, "happened_on", "2026-05-29"), NotFound),
        (correcting(3, "happened_on", "2026-05-29"), NotCorrectable),
        (correcting(2, "subject", "No heating"), NotCorrectable),
        (correcting(1, "said", "Something else"), NotCorrectable),
        (correcting(1, "reference", "1"), NotCorrectable),
        (correcting(1, "happened_on", "soon"), Malformed),
        (correcting(1, "happened_on", ""), Malformed),
        (correcting(1, "channel", "pigeon"), Malformed),
        (correcting(1, "resident.name", " "), Malformed),
        (correcting(1, "happened_on", "2026-06-01"), NothingToCorrect),
        (correcting(1, "happened_on", "20260601"), NothingToCorrect),
        (correcting(1, "subject", " Leak under the sink "), NothingToCorrect),
        (correcting(1, "happened_on", "2026-06-10"), DayInTheFuture),
        # nothing can have been done before the complaint was received, whichever day is wrong
        (correcting(5, "happened_on", "2026-05-31"), DayBeforeReceipt),
        (correcting(1, "happened_on", "2026-06-02"), DayBeforeReceipt),
    ],
)
def test_what_cannot_be_corrected_so_is_refused(asked: Correct, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        decided(correct, HISTORY, asked, "Tue 2026-06-09")


def test_a_correction_is_itself_corrected_by_another_of_the_same_fact() -> None:
    [first] = decided(correct, HISTORY, correcting(1, "channel", "letter"), "Tue 2026-06-09")
    history = logged(
        ON,
        (defined(), ON),
        (acknowledged(), "Tue 2026-06-02"),
        (sent(4), "Wed 2026-06-03"),
        (responded(), "Mon 2026-06-08"),
        (first.facts, "Tue 2026-06-09"),
    )
    [second] = decided(correct, history, correcting(1, "channel", "email"), "Tue 2026-06-09")

    assert isinstance(second.facts, Corrected)
    assert (second.facts.was, second.facts.now) == ("letter", "email")
    with pytest.raises(NotCorrectable):
        decided(correct, history, correcting(7, "reason", "Other"), "Tue 2026-06-09")


ESCALATED = logged(
    ON,
    (defined(), ON),
    (responded(), "Mon 2026-06-08"),
    (sent(4), "Tue 2026-06-09"),
    (escalation(), "Thu 2026-06-18"),
    (instruction(Asks.RESPOND, stage=2, until="Fri 2026-07-10"), "Fri 2026-06-19"),
    (PromiseKept(promise="policy:stage2.telephone", how=None), "Mon 2026-06-22"),
    (ActionDone(action="A1", evidence=Text("A photograph")), "Mon 2026-06-22"),
)
TODAY = "Tue 2026-06-23"


def test_a_request_that_came_earlier_brings_its_answer_forward() -> None:
    [event] = decided(correct, ESCALATED, correcting(6, "happened_on", "2026-06-15"), TODAY)
    before = a_complaint(*ESCALATED)
    after = a_complaint(*further(ESCALATED, (event.facts, TODAY)))

    assert (before.at(2).asked_on, after.at(2).asked_on) == (
        day("Thu 2026-06-18"),
        day("Mon 2026-06-15"),
    )
    assert owed(ESCALATED)["code:stage2.acknowledge"].due_on == day("Thu 2026-06-25")
    later = owed(further(ESCALATED, (event.facts, TODAY)))
    assert later["code:stage2.acknowledge"].due_on == day("Mon 2026-06-22")


@pytest.mark.parametrize(
    ("sequence", "field", "after"),
    [
        (6, "channel", "email"),
        (7, "happened_on", "2026-06-18"),
        (7, "until", "2026-07-17"),
        (7, "until", ""),
        (8, "happened_on", "2026-06-19"),
        (9, "happened_on", "2026-06-19"),
    ],
)
def test_what_happened_on_the_way_is_corrected_too(sequence: int, field: str, after: str) -> None:
    [event] = decided(correct, ESCALATED, correcting(sequence, field, after), TODAY)

    assert isinstance(event.facts, Corrected)
    assert event.facts.now == after


def test_a_promise_and_an_action_are_kept_on_the_day_they_were_kept() -> None:
    history = ESCALATED
    for sequence in (8, 9):
        asked = correcting(sequence, "happened_on", "2026-06-19")
        [event] = decided(correct, history, asked, TODAY)
        history = further(history, (event.facts, TODAY))
    complaint = a_complaint(*history)

    assert complaint.promises_kept["policy:stage2.telephone"] == day("Fri 2026-06-19")
    assert complaint.actions_done["A1"] == day("Fri 2026-06-19")


@pytest.mark.parametrize(
    ("sequence", "field", "after", "refusal"),
    [
        (5, "happened_on", "2026-06-05", SentBeforeOrdered),
        (7, "until", "2026-06-18", Malformed),
        (7, "happened_on", "2026-06-24", DayInTheFuture),
        (6, "until", "2026-07-17", NotCorrectable),
    ],
)
def test_a_day_before_what_it_rests_on_is_refused(
    sequence: int, field: str, after: str, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        decided(correct, ESCALATED, correcting(sequence, field, after), TODAY)


def test_an_earlier_receipt_is_never_refused_for_what_was_taken_over_from_before_it() -> None:
    contacted = OmbudsmanContacted(said=Text("She had asked them first"))
    history = logged(ON, (contacted, "Wed 2026-05-27"))

    assert decided(correct, history, correcting(1, "happened_on", "2026-05-29"), TODAY)
    with pytest.raises(DayBeforeReceipt):
        decided(correct, history, correcting(1, "happened_on", "2026-06-02"), TODAY)


def test_an_intake_items_arrival_can_be_corrected() -> None:
    asked = correcting(1, "happened_on", "2026-05-29")
    [event] = decided(correct, an_intake(ON), asked, ON)

    assert isinstance(event.facts, Corrected)
    assert event.facts.now == "2026-05-29"


@pytest.mark.parametrize("which", ["issue_on", "aware_on"])
def test_the_day_of_the_issue_is_corrected_with_its_evidence(which: str) -> None:
    today = "Tue 2026-06-09"
    [known] = decided(correct, HISTORY, correcting(2, which, "2025-03-03"), today)
    assert isinstance(known.facts, Corrected)
    assert (known.facts.was, known.facts.now) == ("", "2025-03-03")
    history = further(HISTORY, (known.facts, today))
    assert getattr(a_complaint(*history), which) == day("Mon 2025-03-03")
    [unknown] = decided(correct, history, correcting(2, which, ""), today)
    assert getattr(a_complaint(*further(history, (unknown.facts, today))), which) is None

    with pytest.raises(CorrectionUnexplained):
        decided(correct, HISTORY, correcting(2, which, "2025-03-03", evidence=None), today)
    with pytest.raises(DayInTheFuture):
        decided(correct, HISTORY, correcting(2, which, "2026-06-10"), today)
    with pytest.raises(NotCorrectable):
        decided(correct, HISTORY, correcting(1, which, "2025-03-03"), today)
