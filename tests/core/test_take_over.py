from datetime import UTC, datetime
from uuid import UUID

import pytest
from tests.support.complaints import a_history, day, defined, received, responded
from tests.support.fakes import FakeUnit, FixedClock, Records, Violated

from putright.complaint.codec import read
from putright.complaint.events import (
    Acknowledged,
    Channel,
    ClarificationAsked,
    EscalationRequested,
    Event,
    Logged,
    NewEvent,
    Provenance,
)
from putright.complaint.state import Complaint, fold
from putright.complaint.text import Text
from putright.errors import NotPermitted
from putright.people.roles import Role
from putright.perform import Asked
from putright.ports import ImportedRow
from putright.take_over import TakeOver, take_over
from putright.tenancy import StreamId

STREAM = StreamId(UUID(int=77))
REFERENCE = "482177330518"
NOW = FixedClock(datetime(2026, 11, 20, 10, tzinfo=UTC))


def taken_over(history: tuple[Event, ...], role: Role = Role.COMPLAINTS_OFFICER) -> Records:
    records = Records()
    person = records.take_on("officer", role)
    unit = FakeUnit(records)
    happened = tuple(
        NewEvent(stream=STREAM, facts=each.facts, happened_on=each.happened_on) for each in history
    )
    command = TakeOver(stream=STREAM, reference=REFERENCE, happened=happened)
    take_over(unit, command, Asked(person=person), NOW)
    unit.commit()
    return records


LATE_AND_HALF_KNOWN = a_history(
    (received(reference=REFERENCE), "Mon 2026-06-01"),
    (Logged(), None),
    (defined(), None),
    (Acknowledged(stage=1, by_letter=False), None),
    (responded(by_letter=False), "Fri 2026-08-28"),
    (EscalationRequested(channel=Channel.EMAIL), "Mon 2026-08-31"),
)


def test_it_is_recorded_as_it_happened_and_marked_as_imported() -> None:
    records = taken_over(LATE_AND_HALF_KNOWN)

    stored = [read(each) for each in records.events[STREAM]]
    assert [each.facts for each in stored] == [each.facts for each in LATE_AND_HALF_KNOWN]
    assert {each.provenance for each in stored} == {Provenance.IMPORT}
    assert not records.outbox
    assert not records.letters


def test_what_was_late_is_late_and_what_is_unknown_is_left_open() -> None:
    records = taken_over(LATE_AND_HALF_KNOWN)

    row = records.register[STREAM]
    assert (row.stage, row.status, row.responded_on) == (2, "escalated", None)
    state = fold(read(each) for each in records.events[STREAM])
    assert isinstance(state, Complaint)
    assert state.at(1).responded_on == day("Fri 2026-08-28")
    assert "acknowledged" in state.at(1).undated
    # five working days from Monday 31 August 2026, a bank holiday: Monday 7 September
    assert row.next_due_on == day("Mon 2026-09-07")


def test_a_question_that_was_asked_elsewhere_is_not_asked_again() -> None:
    asked = ClarificationAsked(stage=1, questions=(Text("Since when?"),))
    records = taken_over(
        a_history(
            (received(reference=REFERENCE), "Mon 2026-06-01"),
            (Logged(), "Mon 2026-06-01"),
            (asked, "Tue 2026-06-02"),
        )
    )
    assert len(records.events[STREAM]) == 3
    assert not records.outbox
    assert not records.letters


def test_what_it_was_known_by_is_written_with_it_and_lets_it_in_once() -> None:
    records = Records()
    asked = Asked(person=records.take_on("officer", Role.COMPLAINTS_OFFICER))
    for number, stream in enumerate((STREAM, StreamId(UUID(int=78)))):
        unit = FakeUnit(records)
        command = TakeOver(
            stream=stream,
            reference=f"{number:012}",
            happened=(
                NewEvent(
                    stream=stream,
                    facts=received(reference=REFERENCE),
                    happened_on=day("Mon 2026-06-01"),
                ),
            ),
            known_as=(ImportedRow(source="register", key=b"k" * 32, stream=stream),),
        )
        take_over(unit, command, asked, NOW)
        if number == 0:
            unit.commit()
        else:
            with pytest.raises(Violated):
                unit.commit()

    assert records.imported == {("register", b"k" * 32): STREAM}


def test_it_is_not_for_everybody() -> None:
    with pytest.raises(NotPermitted):
        taken_over(LATE_AND_HALF_KNOWN, Role.AUDITOR)
