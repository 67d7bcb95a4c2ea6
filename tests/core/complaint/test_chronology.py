"""A history written as a chronology, read back and reviewed: it owes what the history owes."""

import json
from datetime import date, timedelta

import pytest
from tests.support.chronologies import LONG_AFTER
from tests.support.complaints import (
    STREAM,
    Happened,
    a_complaint,
    acknowledged,
    defined,
    further,
    logged,
    owed,
    responded,
    sent,
)
from tests.support.worked_dates import day

from putright.chronology.reading import read_chronology
from putright.chronology.review import Review, review
from putright.complaint.chronology import Line, chronology
from putright.complaint.corrections import CORRECTABLE
from putright.complaint.events import (
    Acknowledged,
    ActionDone,
    ActionPromised,
    Asks,
    Channel,
    Closed,
    ClosedBecause,
    ConsiderationRefused,
    Considered,
    Corrected,
    EscalationRequested,
    Event,
    Extended,
    LatenessExplained,
    LetterReturned,
    LetterTriedAgain,
    OmbudsmanContacted,
    OmbudsmanInstructed,
    Part,
    PromiseKept,
    Updated,
)
from putright.complaint.people import Way
from putright.complaint.text import Text
from putright.tenancy import PrincipalId

HANDLER = PrincipalId(STREAM)
EXTENDED = Extended(
    stage=1,
    until=date(2027, 1, 20),
    reasons=Text("The surveyor is away"),
    update_every_days=5,
    by_letter=False,
)
LATE = LatenessExplained(
    stage=2, until=date(2027, 3, 5), reasons=Text("We are late"), by_letter=False
)
ANSWER = responded(
    by_letter=False,
    actions=(ActionPromised(id="fan", what=Text("Fit a fan"), due_on=date(2027, 1, 29)),),
)
WHOLE_LIFE: tuple[Happened, ...] = (
    (defined(), "Mon 2026-12-21"),
    (acknowledged(), "Mon 2026-12-21"),
    (sent(4), "Tue 2026-12-22"),
    (EXTENDED, "Tue 2027-01-05"),
    (Updated(stage=1, news=Text("Soon"), next_update_on=None, by_letter=False), "Tue 2027-01-12"),
    (Considered(stage=1, by=HANDLER, part=Part.DECIDER), "Tue 2027-01-19"),
    (ANSWER, "Wed 2027-01-20"),
    (ActionDone(action="fan", evidence=Text("Photographs")), "Mon 2027-02-01"),
    (EscalationRequested(channel=Channel.TELEPHONE), "Thu 2027-01-21"),
    (Acknowledged(stage=2, by_letter=False), "Wed 2027-01-27"),
    (LATE, "Thu 2027-02-25"),
    (OmbudsmanContacted(said=Text("She rang them")), "Thu 2027-02-25"),
    (
        OmbudsmanInstructed(
            asks=Asks.RESPOND, stage=2, until=date(2027, 3, 12), said=Text("By the 12th")
        ),
        "Fri 2027-02-26",
    ),
    (responded(stage=2, by_letter=False), "Fri 2027-03-05"),
    (
        Closed(because=ClosedBecause.ANSWERED, reasons=Text("Answered"), by_letter=False),
        "Mon 2027-03-08",
    ),
)


def a_correction(sequence: int, was: str, now: str) -> Corrected:
    return Corrected(
        sequence=sequence,
        field="happened_on",
        was=was,
        now=now,
        before=None,
        after=None,
        reason=Text("Misread"),
        evidence=Text("The postmark"),
        letters_affected=(),
    )


def written(history: tuple[Event, ...]) -> Line:
    return chronology(a_complaint(*history), history)


def read_back(history: tuple[Event, ...]) -> Review:
    told = read_chronology(json.dumps(written(history)).encode())
    return review(told, day(LONG_AFTER))


def test_what_is_owed_on_a_whole_life_is_owed_by_its_chronology() -> None:
    history = logged("Fri 2026-12-18", *WHOLE_LIFE)
    by_chronology = [
        (each.id, each.obligation.due_on, each.obligation.work_by, each.obligation.done_on)
        for each in read_back(history).owed
        if not each.id.endswith(".total")
    ]
    by_history = [
        (each.id, each.due_on, each.work_by, each.done_on) for each in owed(history).values()
    ]

    assert sorted(by_chronology) == sorted(by_history)
    assert len(by_history) == 8


def test_each_event_stands_on_the_day_it_was_told() -> None:
    lines = written(logged("Fri 2026-12-18", *WHOLE_LIFE))["events"]

    assert [(each["event"], each["on"]) for each in lines] == [
        ("received", "2026-12-18"),
        ("logged", "2026-12-18"),
        ("acknowledged", "2026-12-22"),
        ("extended", "2027-01-05"),
        ("updated", "2027-01-12"),
        ("considered", "2027-01-19"),
        ("responded", "2027-01-20"),
        ("action_promised", "2027-01-20"),
        ("action_done", "2027-02-01"),
        ("escalation_requested", "2027-01-21"),
        ("acknowledged", "2027-01-27"),
        ("lateness_explained", "2027-02-25"),
        ("ombudsman_contacted", "2027-02-25"),
        ("ombudsman_instructed", "2027-02-26"),
        ("responded", "2027-03-05"),
        ("closed", "2027-03-08"),
    ]


def test_whoever_considered_is_named_and_not_whoever_recorded_it() -> None:
    lines = written(logged("Fri 2026-12-18", *WHOLE_LIFE))["events"]

    assert [each["by"] for each in lines if each["event"] == "considered"] == [str(HANDLER)]


def test_a_letter_on_its_way_has_told_nobody_yet() -> None:
    history = logged("Fri 2026-12-18", (defined(), "Mon 2026-12-21"))
    ordered = logged(
        "Fri 2026-12-18", (defined(), "Mon 2026-12-21"), (acknowledged(), "Mon 2026-12-21")
    )

    assert written(ordered)["events"] == written(history)["events"]


def test_a_refusal_says_its_ground_and_that_its_letter_named_the_ombudsman() -> None:
    refused = ConsiderationRefused(
        stage=1,
        ground="legal_proceedings",
        reasons=Text("The claim is about the same leak"),
        court_filed_on=date(2026, 12, 14),
        by_letter=True,
    )
    found = read_back(
        logged("Fri 2026-12-18", (refused, "Mon 2026-12-21"), (sent(3), "Mon 2026-12-21"))
    )

    assert (found.findings, found.undecided) == ((), ())


@pytest.mark.parametrize(
    "sequence",
    [
        number
        for number, event in enumerate(logged("Fri 2026-12-18", *WHOLE_LIFE), 1)
        if isinstance(event.facts, CORRECTABLE["happened_on"][0])
    ],
)
@pytest.mark.parametrize("days", [-1, 1])
def test_a_corrected_day_is_read_back_as_it_was_corrected(sequence: int, days: int) -> None:
    history = logged("Fri 2026-12-18", *WHOLE_LIFE)
    was = history[sequence - 1].happened_on
    assert was is not None
    correction = a_correction(sequence, was.isoformat(), (was + timedelta(days)).isoformat())
    history = further(history, (correction, "Mon 2027-03-15"))
    found = read_back(history)

    by_chronology = [
        (each.id, each.obligation.due_on, each.obligation.done_on)
        for each in found.owed
        if not each.id.endswith(".total")
    ]
    assert sorted(by_chronology) == sorted(
        (each.id, each.due_on, each.done_on) for each in owed(history).values()
    )
    assert not [each for each in found.undecided if "corrected" in each.needs]


def test_a_correction_of_what_a_chronology_does_not_tell_moves_nothing_in_it() -> None:
    kept = PromiseKept(promise="policy:stage1.telephone", how=None)
    correction = a_correction(3, "2026-12-18", "2026-12-19")
    history = logged("Fri 2026-12-18", (kept, "Fri 2026-12-18"), (correction, "Mon 2026-12-21"))

    assert [each["event"] for each in written(history)["events"]] == ["received", "logged"]


def test_a_letter_that_came_back_and_went_once_more_says_it_once() -> None:
    history = logged(
        "Mon 2026-06-01",
        (defined(), "Mon 2026-06-01"),
        (acknowledged(), "Tue 2026-06-02"),
        (sent(4), "Wed 2026-06-03"),
        (LetterReturned(answers=4, why=Text("Gone away")), "Mon 2026-06-08"),
        (LetterTriedAgain(answers=4, way=Way.POST), "Tue 2026-06-09"),
        (sent(4), "Wed 2026-06-10"),
    )
    lines = chronology(a_complaint(*history), history)["events"]

    said = [(each["event"], each["on"]) for each in lines if each["event"] == "acknowledged"]
    assert said == [("acknowledged", "2026-06-03")]
    again = further(history, (a_correction(7, "2026-06-10", "2026-06-11"), "Fri 2026-06-12"))
    assert chronology(a_complaint(*again), again)["events"] == lines
