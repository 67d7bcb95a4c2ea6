"""Histories of invented residents, built event by event, with weekdays written out.

What the records of a landlord in memory look like is `fakes`."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, time
from typing import Any
from uuid import UUID

import pytest
from tests.support.worked_dates import day

from putright.cases.circumstances import Circumstances, Decision, Standing
from putright.clock import moment_on
from putright.complaint.events import (
    Acknowledged,
    Arrived,
    Asks,
    Channel,
    ConsiderationRefused,
    Defined,
    EscalationRequested,
    Event,
    Extended,
    Fact,
    LetterFailed,
    LetterSent,
    Logged,
    NewEvent,
    OmbudsmanInstructed,
    Outcome,
    Point,
    PointDecided,
    Provenance,
    Received,
    Responded,
    TimerFired,
)
from putright.complaint.obligations import Obligation, obligations
from putright.complaint.people import Resident, Way
from putright.complaint.state import Complaint, Intake, fold
from putright.complaint.text import Text
from putright.errors import Refused
from putright.landlord.calendar import Calendar
from putright.landlord.policy import (
    Escalation,
    Exclusions,
    Extension,
    Length,
    Letterhead,
    Policy,
    Promise,
    Stage,
    Term,
)
from putright.landlord.versions import Versions
from putright.rules.bank_holidays import bank_holidays, england
from putright.rules.working_days import WorkingDays
from putright.tenancy import StreamId, TenantId

TENANT = TenantId(UUID(int=7))
STREAM = StreamId(UUID(int=1))
INTAKE = StreamId(UUID(int=2))
REFERENCE = "482177330518"
OFFICER = "00000000-0000-0000-0000-00000000000a"

Happened = tuple[Fact, str | None]


def resident(**changes: object) -> Resident:
    """Wilhelmina Oakapple, of no real street."""
    of = Resident(
        name=Text("Wilhelmina Oakapple"),
        address=Text("3 Larkrise Close, Millbrook, MB1 1AA"),
        email=Text("w.oakapple@example.org"),
        prefers=Way.EMAIL,
    )
    return replace(of, **changes)  # type: ignore[arg-type]


def received(**changes: object) -> Received:
    """The facts of a receipt by telephone."""
    facts = Received(
        reference=REFERENCE,
        channel=Channel.TELEPHONE,
        received_by=Text("Tobias Finch"),
        subject=Text("Leak under the sink"),
        category="repairs",
        said=Text("The sink has leaked since Tuesday and nobody came."),
        resident=resident(),
    )
    return replace(facts, **changes)  # type: ignore[arg-type]


def arrived(**changes: object) -> Arrived:
    """The facts of an arrival by electronic mail."""
    facts = Arrived(
        channel=Channel.EMAIL, sender=Text("w.oakapple@example.org"), said=Text("It still leaks.")
    )
    return replace(facts, **changes)  # type: ignore[arg-type]


def defined(points: int = 2, stage: int = 1) -> Defined:
    """A definition of so many points, all of them the landlord's to answer."""
    return Defined(
        stage=stage,
        points=tuple(
            Point(number=n, text=Text(f"Point {n}"), responsible=True) for n in range(1, points + 1)
        ),
        outcomes_sought=Text("A repair and an apology"),
    )


def responded(points: int = 2, **changes: object) -> Responded:
    """A response that upholds nothing, by letter."""
    facts = Responded(
        stage=1,
        decisions=decisions(points),
        remedies=(),
        no_remedy_because=None,
        actions=(),
        by_letter=True,
    )
    return replace(facts, **changes)  # type: ignore[arg-type]


def decisions(points: int = 2, outcome: Outcome = Outcome.NOT_UPHELD) -> tuple[PointDecided, ...]:
    """A decision with reasons on each of so many points."""
    return tuple(
        PointDecided(number=n, outcome=outcome, reasons=Text(f"Reasons {n}"))
        for n in range(1, points + 1)
    )


def sent(answers: int, **changes: object) -> LetterSent:
    """The letter ordered by that event left by mail."""
    facts = LetterSent(
        answers=answers,
        letter="letter",
        way="email",
        document="document",
        message_id=None,
        template="1",
        policy=1,
        ombudsman_block="2026",
    )
    return replace(facts, **changes)  # type: ignore[arg-type]


def not_sent(answers: int) -> LetterFailed:
    """The letter ordered by that event could not be delivered."""
    return LetterFailed(answers=answers, letter="letter", way="email", why=Text("mailbox gone"))


def acknowledged(stage: int = 1) -> Acknowledged:
    """An acknowledgement by letter."""
    return Acknowledged(stage=stage, by_letter=True)


def extended(until: str, **changes: object) -> Extended:
    """An extension by letter, with reasons and an interval, no good reason."""
    facts = Extended(
        stage=1,
        until=day(until),
        reasons=Text("The roofer's report is awaited"),
        update_every_days=5,
        by_letter=True,
    )
    return replace(facts, **changes)  # type: ignore[arg-type]


def refused(**changes: object) -> ConsiderationRefused:
    """A refusal by letter: proceedings have begun."""
    facts = ConsiderationRefused(
        stage=1,
        ground="legal_proceedings",
        reasons=Text("Her own claim about this leak is before the court"),
        court_filed_on=date(2023, 6, 1),
        by_letter=True,
    )
    return replace(facts, **changes)  # type: ignore[arg-type]


def escalation(**changes: object) -> EscalationRequested:
    """A request for stage 2 by telephone, without reasons."""
    return replace(EscalationRequested(channel=Channel.TELEPHONE), **changes)  # type: ignore[arg-type]


def instruction(asks: Asks, stage: int = 1, until: str | None = None) -> OmbudsmanInstructed:
    """An instruction of the Ombudsman, with its own day where one is named."""
    return OmbudsmanInstructed(
        asks=asks,
        stage=stage,
        until=None if until is None else day(until),
        said=Text("Please do so and tell us"),
    )


_BY_WORKER = (LetterSent, LetterFailed, TimerFired)


def a_history(*happened: Happened, stream: StreamId = STREAM) -> tuple[Event, ...]:
    """Events in that order, each recorded at ten on the day it happened."""
    return tuple(
        an_event(facts, None if on is None else day(on), number, stream)
        for number, (facts, on) in enumerate(happened, 1)
    )


def an_event(facts: Fact, on: date | None, number: int, stream: StreamId = STREAM) -> Event:
    """One event as it would be recorded on its day."""
    worker = isinstance(facts, _BY_WORKER)
    return Event(
        stream=stream,
        sequence=number,
        facts=facts,
        happened_on=on,
        recorded_at=moment_on(on or date(2026, 1, 5), time(10)),
        actor="worker:test" if worker else OFFICER,
        provenance=Provenance.WORKER if worker else Provenance.PERSON,
    )


def logged(on: str, *later: Happened, logged_on: str | None = None) -> tuple[Event, ...]:
    """A complaint received on that day and logged then, or later; and what came after."""
    return a_history((received(), on), (Logged(), logged_on or on), *later)


def further(history: tuple[Event, ...], *happened: Happened) -> tuple[Event, ...]:
    """A history that goes on."""
    more = a_history(*happened, stream=history[0].stream)
    return (*history, *(replace(each, sequence=each.sequence + len(history)) for each in more))


def a_complaint(*history: Event) -> Complaint:
    """The complaint that a history amounts to."""
    state = fold(history)
    assert isinstance(state, Complaint)
    return state


def an_intake(on: str, *later: Happened, **changes: object) -> tuple[Event, ...]:
    """An item that arrived on that day."""
    return a_history((arrived(**changes), on), *later, stream=INTAKE)


def standing(history: tuple[Event, ...]) -> list[Standing]:
    """What a decision is shown of one stream."""
    return [Standing(state=fold(history), history=history)]


def a_policy(*promises: Promise, **changes: object) -> Policy:
    """A policy with these promises beside the Code's."""
    policy = Policy(
        number=1,
        title="Complaints policy",
        version="1.0",
        in_force_from=date(2021, 7, 1),
        letterhead=Letterhead(name="Larkrise Homes", address=("1 Larkrise Way",)),
        promises=promises,
    )
    return replace(policy, **changes)  # type: ignore[arg-type]


EXTENSIONS_NEED_APPROVER = {
    "stages": tuple(
        Stage(number=number, extension=Extension(approver="Head of Operations"))
        for number in (1, 2)
    )
}
REFUSALS_NEED_APPROVER = {"exclusions": Exclusions(approver="Head of Operations")}
TEN_DAYS_TO_ESCALATE = {
    "escalation": Escalation(
        window=Term(length=Length(10, "working_days"), counts_from="response_sent")
    )
}
"""What a policy may ask for beside the Code, as changes of one that asks for nothing."""


PIVOTAL = (
    Promise(
        id="stage1.log", counts_from="received", length=Length(1, "working_days"), source="12.1"
    ),
    Promise(
        id="stage1.assign",
        counts_from="received",
        length=Length(2, "working_days"),
        source="Head of Operations, 1",
    ),
    Promise(
        id="stage1.acknowledge",
        counts_from="assigned",
        length=Length(2, "working_days"),
        source="Service Manager, 1",
    ),
    Promise(
        id="stage1.acknowledge",
        counts_from="received",
        length=Length(2, "working_days"),
        source="Appendix 1",
    ),
    Promise(
        id="stage1.respond",
        counts_from="received",
        length=Length(10, "working_days"),
        source="Service Manager, 4",
    ),
)
"""What Pivotal promises for stage 1, contradiction included."""


def a_calendar(closures: Mapping[date, str] | None = None) -> Calendar:
    """England's calendar, and the landlord's own with its closures."""
    days = england()
    own = WorkingDays(bank_holidays(), closures, first=days.first, last=days.last)
    return Calendar(number=1, statutory=days, own=own)


CALENDAR = a_calendar()
NO_PROMISES = a_policy()


def circumstances(today: str, policy: Policy = NO_PROMISES) -> Circumstances:
    """The day of a decision, weekday written out."""
    return Circumstances(versions=Versions.only(policy, CALENDAR), today=day(today))


def owed(
    history: Iterable[Event], policy: Policy = NO_PROMISES, calendar: Calendar = CALENDAR
) -> dict[str, Obligation]:
    """What is owed on a history, by key."""
    state: Complaint | Intake = fold(history)
    return {each.key: each for each in obligations(state, Versions.only(policy, calendar))}


BOTH_EDITIONS = (("2022", "Mon 2023-06-05"), ("2024", "Mon 2026-06-01"))
"""Each edition, and a Monday on which a complaint received follows it."""


def decided(
    verb: Callable[[Any, Any, Circumstances], Decision],
    history: tuple[Event, ...],
    command: object,
    today: str,
) -> tuple[NewEvent, ...]:
    """What a verb decides on one stream, on that day."""
    return verb(standing(history), command, circumstances(today))


def refused_under(
    refusal: type[Refused],
    verb: Callable[[Any, Any, Circumstances], Decision],
    history: tuple[Event, ...],
    command: object,
    today: str,
) -> tuple[str, str]:
    """The edition and the provision that the verb's refusal names."""
    with pytest.raises(refusal) as raised:
        decided(verb, history, command, today)
    assert type(raised.value) is refusal
    return raised.value.edition, raised.value.provision
