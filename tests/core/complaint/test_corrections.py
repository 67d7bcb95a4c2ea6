"""A corrected fact counts as if it had always read so; both readings stay on record."""

from dataclasses import replace

import pytest
from tests.support.complaints import (
    Happened,
    a_complaint,
    acknowledged,
    an_intake,
    defined,
    instruction,
    logged,
    owed,
    sent,
)
from tests.support.worked_dates import day

from putright.complaint.corrections import CORRECTABLE, correct, corrected, is_words, value_of
from putright.complaint.events import FACTS, Asks, Channel, Corrected, Received
from putright.complaint.state import Intake, fold
from putright.complaint.text import Erased, Text

ACKNOWLEDGE, RESPOND = "code:stage1.acknowledge", "code:stage1.respond"


def correcting(sequence: int, field: str, now: str) -> Corrected:
    words = is_words(field)
    return Corrected(
        sequence=sequence,
        field=field,
        was=None if words else "?",
        now=None if words else now,
        before=Text("?") if words else None,
        after=Text(now) if words else None,
        reason=Text("Misread"),
        evidence=Text("The envelope"),
        letters_affected=(),
    )


@pytest.mark.parametrize(
    ("recorded", "true", "edition", "acknowledge_by"),
    [
        # 29 March is Good Friday, 1 April Easter Monday
        ("Mon 2024-04-01", "Sun 2024-03-31", "2022", "Mon 2024-04-08"),
        ("Sun 2024-03-31", "Mon 2024-04-01", "2024", "Mon 2024-04-08"),
        ("Tue 2024-04-02", "Thu 2024-03-28", "2022", "Mon 2024-04-08"),
        ("Mon 2024-04-15", "Tue 2024-04-02", "2024", "Tue 2024-04-09"),
    ],
)
def test_a_corrected_day_of_receipt_brings_its_edition_and_its_dates(
    recorded: str, true: str, edition: str, acknowledge_by: str
) -> None:
    history = logged(
        recorded,
        (correcting(1, "happened_on", str(day(true))), "Thu 2024-04-18"),
        logged_on="Thu 2024-04-18",
    )

    complaint = a_complaint(*history)
    assert (complaint.received_on, complaint.edition) == (day(true), edition)
    assert complaint.stage.asked_on == day(true)
    assert owed(history)[ACKNOWLEDGE].due_on == day(acknowledge_by)
    assert history[0].happened_on == day(recorded)


def test_a_corrected_posting_day_moves_the_acknowledgement_and_the_response() -> None:
    ordered: tuple[Happened, ...] = (
        (defined(), "Mon 2026-06-01"),
        (acknowledged(), "Tue 2026-06-02"),
        (sent(4), "Thu 2026-06-04"),
    )
    wrong = logged("Mon 2026-06-01", *ordered)
    right = logged(
        "Mon 2026-06-01",
        *ordered,
        (correcting(5, "happened_on", "2026-06-03"), "Fri 2026-06-05"),
    )

    assert owed(wrong)[RESPOND].due_on == day("Thu 2026-06-18")
    assert owed(right)[ACKNOWLEDGE].done_on == day("Wed 2026-06-03")
    assert owed(right)[RESPOND].due_on == day("Wed 2026-06-17")


def test_the_last_of_two_corrections_stands() -> None:
    history = logged(
        "Mon 2026-06-01",
        (correcting(1, "happened_on", "2026-05-27"), "Wed 2026-06-03"),
        (correcting(1, "happened_on", "2026-05-28"), "Thu 2026-06-04"),
    )

    assert a_complaint(*history).received_on == day("Thu 2026-05-28")


@pytest.mark.parametrize(
    ("field", "now"),
    [
        ("subject", "No heating"),
        ("resident.name", "Wilhelmina Oakapple-Finch"),
        ("resident.address", "4 Larkrise Close"),
        ("resident.email", "wilhelmina@example.org"),
        ("resident.telephone", "01632 960123"),
        ("resident.prefers", "post"),
        ("resident.letter_format", "large"),
        ("channel", "letter"),
        ("happened_on", "2026-05-29"),
        ("issue_on", "2025-03-03"),
        ("aware_on", "2025-04-07"),
        ("until", "2026-07-10"),
    ],
)
def test_each_field_that_can_be_corrected_reads_as_it_was_corrected_to(
    field: str, now: str
) -> None:
    holder = {"issue_on": 2, "aware_on": 2, "until": 3}.get(field, 1)  # receipt, logging, and then
    asked = instruction(Asks.RESPOND), "Mon 2026-06-01"
    correction = correcting(holder, field, now), "Tue 2026-06-02"
    events = corrected(logged("Mon 2026-06-01", asked, correction))

    assert value_of(events[holder - 1], field) == now


def test_every_correctable_field_is_tried_above_and_is_of_a_kind_there_is() -> None:
    tried = test_each_field_that_can_be_corrected_reads_as_it_was_corrected_to
    [mark] = tried.pytestmark  # type: ignore[attr-defined]

    assert {field for field, _ in mark.args[1]} == set(CORRECTABLE)
    assert {kind for kinds, _ in CORRECTABLE.values() for kind in kinds} <= set(FACTS)


def test_a_way_of_reaching_her_can_be_taken_away_and_her_name_cannot() -> None:
    [first, *_] = logged("Mon 2026-06-01")

    cleared = correct(first, "resident.email", "")
    assert isinstance(cleared.facts, Received)
    assert cleared.facts.resident.email is None
    assert value_of(cleared, "resident.email") == ""
    for field in ("resident.name", "subject"):
        with pytest.raises(ValueError):  # noqa: PT011 - the value is what is wrong
            correct(first, field, "")


@pytest.mark.parametrize(
    ("field", "no_value"), [("happened_on", "yesterday"), ("channel", "pigeon")]
)
def test_what_is_no_value_of_the_field_is_refused(field: str, no_value: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the value is what is wrong
        correct(logged("Mon 2026-06-01")[0], field, no_value)


def test_erasing_a_correction_does_not_bring_back_what_it_replaced() -> None:
    gone = replace(correcting(1, "resident.name", "x"), before=Erased, after=Erased)
    complaint = a_complaint(*logged("Mon 2026-06-01", (gone, "Tue 2026-06-02")))

    assert complaint.resident.name.erased


def test_a_corrected_arrival_moves_the_intakes_clock() -> None:
    change = correcting(1, "happened_on", "2026-06-01")
    state = fold(an_intake("Wed 2026-06-03", (change, "Thu 2026-06-04")))
    other = fold(
        an_intake("Wed 2026-06-03", (correcting(1, "channel", "letter"), "Thu 2026-06-04"))
    )

    assert isinstance(state, Intake)
    assert isinstance(other, Intake)
    assert (state.arrived_on, other.channel) == (day("Mon 2026-06-01"), Channel.LETTER)
    assert state.verb_sequence == 2
