"""The events of an incoming complaint: our own people where known, words kept beside."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from tests.support.fakes import Records
from tests.support.rows import TODAY, tell

from putright.chronology.history import person
from putright.chronology.reading import read_chronology
from putright.complaint.events import (
    ActionDone,
    Assigned,
    ConsiderationRefused,
    Considered,
    DocumentTakenOver,
    EscalationRequested,
    Outcome,
    Received,
    Responded,
    TakenOver,
)
from putright.complaint.text import Text
from putright.importing.happened import Staff, happened, names_in, taken_over
from putright.people.roles import Role
from putright.tenancy import StreamId

STREAM = StreamId(UUID(int=5))
REFERENCE = "482177330518"


def staff() -> Staff:
    records = Records()
    records.take_on("wren hollis", Role.HANDLER)
    records.take_on("tobias finch", Role.REVIEWER)
    return Staff(tuple(records.principals.values()), {"t. finch": "Tobias Finch"})


def test_it_bears_our_reference_and_all_the_receipt_says() -> None:
    incoming, _ = tell(
        reference="HC1", received="03/04/2024", subject="Damp", **{"resident.name": "Ann"}
    )
    (event,) = happened(incoming, STREAM, REFERENCE, Staff(), TODAY)

    assert isinstance(event.facts, Received)
    assert (event.happened_on, event.facts.reference) == (date(2024, 4, 3), REFERENCE)
    assert (str(event.facts.resident.name), str(event.facts.subject)) == ("Ann", "Damp")


def test_our_own_people_are_found_by_name_and_by_the_mapping() -> None:
    incoming, _ = tell(
        reference="HC1",
        received="03/04/2024",
        **{
            "stage1.handler": "WREN  Hollis",
            "stage1.responded": "26/04/2024",
            "stage2.asked": "01/05/2024",
            "stage2.handler": "T. Finch",
            "stage2.responded": "20/05/2024",
        },
    )
    known = staff()
    facts = [each.facts for each in happened(incoming, STREAM, REFERENCE, known, TODAY)]
    wren, tobias = (known.known(name) for name in ("Wren Hollis", "Tobias Finch"))

    assert [each.handler for each in facts if isinstance(each, Assigned)] == [wren, tobias]
    assert [each.by for each in facts if isinstance(each, Considered)] == [wren, tobias]
    assert names_in(incoming) == {"WREN  Hollis", "T. Finch"}


def test_a_stranger_is_one_person_however_the_name_is_spaced() -> None:
    incoming, _ = tell(
        reference="HC1",
        received="03/04/2024",
        **{"stage1.handler": "Ottoline  MARSH", "stage1.responded": "26/04/2024"},
    )
    facts = [each.facts for each in happened(incoming, STREAM, REFERENCE, staff(), TODAY)]

    assert [each.by for each in facts if isinstance(each, Considered)] == [person("ottoline marsh")]


def test_an_outcome_is_the_decision_of_its_stage() -> None:
    incoming, _ = tell(
        reference="HC1",
        received="03/04/2024",
        **{
            "stage1.responded": "26/04/2024",
            "stage1.outcome": "Not upheld",
            "stage2.asked": "01/05/2024",
            "stage2.responded": "20/05/2024",
            "stage2.outcome": "Upheld",
        },
    )
    facts = [each.facts for each in happened(incoming, STREAM, REFERENCE, Staff(), TODAY)]

    assert [
        (each.stage, each.decisions[0].outcome) for each in facts if isinstance(each, Responded)
    ] == [(1, Outcome.NOT_UPHELD), (2, Outcome.UPHELD)]


def test_a_third_stage_is_no_second_request() -> None:
    incoming, _ = tell(
        reference="HC1",
        received="03/04/2024",
        **{
            "stage1.responded": "26/04/2024",
            "stage2.acknowledged": "02/05/2024",
            "stage2.responded": "20/05/2024",
            "stage3.asked": "30/05/2024",
            "stage3.responded": "30/06/2024",
        },
    )
    events = happened(incoming, STREAM, REFERENCE, Staff(), TODAY)
    asked = [each for each in events if isinstance(each.facts, EscalationRequested)]
    answered = [each.facts.stage for each in events if isinstance(each.facts, Responded)]

    assert [each.happened_on for each in asked] == [None]
    assert answered == [1, 2, 3]


def test_no_words_of_a_file_get_where_words_cannot_be_erased() -> None:
    chronology = read_chronology(
        b'{"events": [{"event": "received", "on": "2024-04-03"},'
        b'{"event": "responded", "stage": 1, "on": "2024-04-26"},'
        b'{"event": "action_promised", "id": "Paint Ann\'s room", "due_on": "2024-05-20"},'
        b'{"event": "action_done", "id": "Paint Ann\'s room", "on": "2024-05-10"},'
        b'{"event": "refused", "stage": 2, "ground": "Ann is rude", "on": "2024-06-03"}]}'
    )
    incoming, _ = tell(reference="HC1", received="03/04/2024")
    incoming = replace(incoming, chronology=chronology)
    facts = [each.facts for each in happened(incoming, STREAM, REFERENCE, Staff(), TODAY)]
    promised = [each.actions for each in facts if isinstance(each, Responded)]

    assert [each.id for each in promised[0]] == ["import-1"]
    assert [each.action for each in facts if isinstance(each, ActionDone)] == ["import-1"]
    assert [each.ground for each in facts if isinstance(each, ConsiderationRefused)] == [""]
    last = taken_over(incoming, "old", STREAM, TODAY).facts
    assert isinstance(last, TakenOver)
    assert "events[4], ground: Ann is rude" in [str(each) for each in last.notes]


def test_where_it_is_from_is_its_last_event() -> None:
    incoming, _ = tell(reference="HC1", received="03/04/2024", others={"Comments": "Chased"})
    document = DocumentTakenOver(key="k", name=Text("letter.pdf"))
    event = taken_over(incoming, "register-2026", STREAM, TODAY, [document])

    assert event.happened_on == TODAY
    assert event.facts == TakenOver(
        source="register-2026",
        called=Text("HC1"),
        notes=(Text("Comments: Chased"),),
        documents=(document,),
    )
