"""Complaints brought into a state in the database: what the verbs and errands start from.

The states are those of `tests.support.lives`, taken over as if they had happened elsewhere."""

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import time
from typing import Any

import psycopg
from tests.support.asking import APPROVER, SECOND_HANDLER
from tests.support.lives import FIRST_HANDLER, Life

from chaos.ground import Ground
from chaos.inside import Office
from putright.cases import Acknowledge, Define, Log, TakeIn
from putright.clock import moment_on
from putright.complaint.events import (
    Channel,
    Event,
    LetterFailed,
    LetterSent,
    NewEvent,
    Point,
    Received,
)
from putright.complaint.people import Resident, Way
from putright.complaint.text import Text
from putright.perform import Asked
from putright.references import new_reference, new_stream
from putright.take_over import TakeOver, take_over
from putright.tenancy import StreamId
from putright_development.landlord import land
from putright_worker.task_scope import task_scope
from putright_worker.workplace import Workplace

PEOPLE = (FIRST_HANDLER, SECOND_HANDLER, APPROVER)
AT_NOON = time(12)


def office_at(ground: Ground, life: Life, policy: str = "marlow-vale") -> Office:
    """A sandbox landlord on the day on which somebody looks at that life, with its people."""
    slug = f"steps-{next(ground.numbers)}"
    landed = land(ground.running, policy, slug=slug, sandbox_at=moment_on(life.today, AT_NOON))
    office = Office(ground, landed, life.today)
    with psycopg.connect(ground.superuser_url) as connection:
        for person in PEOPLE:
            connection.execute(
                "insert into putright.principal (tenant_id, id, issuer, subject, name, roles)"
                " values (%s, %s, %s, %s, 'Ida Bracken', '{handler}')",
                (landed.tenant, person, office.officer.issuer, str(person)),
            )
    return office


def brought(office: Office, at: Workplace, life: Life) -> StreamId:
    """A complaint, or an intake item, with that history: a stream of its own."""
    stream = new_stream()
    first = life.history[0]
    if not isinstance(first.facts, Received):
        arrival = TakeIn(
            stream=stream,
            reference=new_reference(),
            channel=Channel.EMAIL,
            sender=Text("w.oakapple@example.org"),
            said=Text("It still leaks."),
            arrived_on=life.start,
        )
        office.ask(at, arrival, f"arrival of {stream}")
        return stream
    _taken_over(office, at, stream, tuple(_elsewhere(office, stream, life.history)))
    return stream


def other(office: Office, at: Workplace, life: Life) -> StreamId:
    """A second complaint of the same resident, for verbs on two."""
    stream = new_stream()
    _taken_over(office, at, stream, tuple(_elsewhere(office, stream, life.history[:2])))
    return stream


def _taken_over(
    office: Office, at: Workplace, stream: StreamId, happened: tuple[NewEvent, ...]
) -> None:
    command = TakeOver(stream=stream, reference=new_reference(), happened=happened)
    with task_scope(at.store, office.tenant) as unit:
        take_over(unit, command, Asked(person=office.officer), at.clock)


def _elsewhere(office: Office, stream: StreamId, history: tuple[Event, ...]) -> Iterator[NewEvent]:
    """The history as it is taken over: what was said in letters was said."""
    for each in history:
        facts: Any = each.facts
        if isinstance(facts, LetterSent | LetterFailed):
            continue
        if "by_letter" in {one.name for one in fields(facts)}:
            facts = replace(facts, by_letter=False)
        if isinstance(facts, Received):
            facts = replace(facts, resident=resident(office), reference=new_reference())
        yield NewEvent(stream=stream, facts=facts, happened_on=each.happened_on)


def resident(office: Office, prefers: Way = Way.EMAIL, mailbox: str = "w.oakapple") -> Resident:
    """Wilhelmina Oakapple, whose letters come to the mail catcher."""
    return Resident(
        name=Text("Wilhelmina Oakapple"),
        address=Text("3 Larkrise Close, Millbrook, MB1 1AA"),
        email=Text(f"{mailbox}@{office.landed.slug}.resident.example"),
        prefers=prefers,
    )


def acknowledged(office: Office, at: Workplace, key: str, to: Resident | None = None) -> StreamId:
    """A complaint logged today whose acknowledgement is ordered."""
    stream = new_stream()
    logged = Log(
        stream=stream,
        reference=new_reference(),
        received_on=office.today,
        channel=Channel.TELEPHONE,
        received_by=Text("Ned Tallow"),
        subject=Text("A leak"),
        category="repairs",
        said=Text("It has leaked since September"),
        resident=to or resident(office),
    )
    point = Point(number=1, text=Text("The ceiling leaks"), responsible=True)
    defined = Define(stream=stream, stage=1, points=(point,), outcomes_sought=Text("A repair"))
    for name, command in (
        ("log", logged),
        ("define", defined),
        ("acknowledge", Acknowledge(stream=stream, stage=1)),
    ):
        office.ask(at, command, f"{key}: {name}")
    return stream
