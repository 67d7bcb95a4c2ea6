"""Lines as events of the core: imported, in order, and nothing made up."""

from tests.support.chronologies import LONG_AFTER, on, written
from tests.support.worked_dates import day

from putright.chronology.course import course
from putright.chronology.history import history, person
from putright.complaint.events import Event, Provenance
from putright.complaint.state import Complaint, fold


def events(*lines: dict[str, object]) -> tuple[Event, ...]:
    chronology = written(*lines)
    return history(chronology, course(chronology, day(LONG_AFTER)), day(LONG_AFTER))


def test_each_line_becomes_the_event_it_tells_of_as_imported() -> None:
    made = events(
        on("Tue 2024-05-21", "received", channel="email"),
        on("Wed 2024-05-22", "logged"),
        on("Fri 2024-05-24", "acknowledged", 1),
        on("Mon 2024-05-27", "clarified", 1),
        on("Mon 2024-06-03", "extended", 1, until="Mon 2024-06-17"),
        on("Mon 2024-06-17", "responded", 1),
        on("Mon 2024-06-17", "action_promised", id="fan", due_on="Fri 2024-06-28"),
        on("Thu 2024-06-20", "dissatisfaction_expressed"),
        on("Fri 2024-06-28", "action_done", id="fan"),
    )

    assert [each.facts.kind for each in made] == [
        "received",
        "logged",
        "acknowledged",
        "clarification_asked",
        "letter_sent",
        "extended",
        "responded",
        "escalation_requested",
        "action_done",
    ]
    assert {each.provenance for each in made} == {Provenance.IMPORT}
    assert [each.sequence for each in made] == list(range(1, len(made) + 1))


def test_a_file_without_a_receipt_begins_with_one_on_no_day() -> None:
    made = events(on("Fri 2024-05-24", "acknowledged", 1))

    assert [(each.facts.kind, each.happened_on) for each in made] == [
        ("received", None),
        ("acknowledged", day("Fri 2024-05-24")),
    ]


def test_an_extension_to_an_unknown_day_is_news_and_no_extension() -> None:
    state = fold(
        events(on("Tue 2024-05-21", "received"), on("Mon 2024-06-03", "extended", 1, until=None))
    )

    assert isinstance(state, Complaint)
    assert state.at(1).extensions == ()
    assert state.last_told_on == day("Mon 2024-06-03")


def test_an_instruction_that_does_not_say_asks_for_the_answer_outstanding_or_the_next() -> None:
    instructed = on("Mon 2024-07-01", "ombudsman_instructed", until="Mon 2024-07-15")
    received = on("Tue 2024-05-21", "received")
    early = fold(events(received, instructed))
    later = fold(events(received, on("Fri 2024-06-07", "responded", 1), instructed))

    assert isinstance(early, Complaint)
    assert isinstance(later, Complaint)
    assert [each.stage for each in early.instructions] == [1]
    assert [each.stage for each in later.instructions] == [2]


def test_one_name_is_one_person_however_it_is_spaced_and_cased() -> None:
    assert person("Tobias Finch") == person("  tobias   FINCH ")
    assert person("Tobias Finch") != person("Tobias Frinch")
