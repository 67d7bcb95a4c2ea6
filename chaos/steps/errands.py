"""Everything the worker and the schedule do: letters, timers, dates, sweeping, handing over.

Each errand is handed over again after the fault, as its lease would have it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import count
from typing import Any
from uuid import UUID

import redis
from tests.support.lives import lives

from chaos.inside import DOES, Office, later, work_off
from chaos.steps.counting import CountedQueue, _now
from chaos.steps.lives import acknowledged, brought, office_at, resident
from chaos.steps.sweeping import Copy, Sweep
from chaos.steps.verbs import EDITION
from putright.cases import (
    FireTimers,
    MoveDates,
    RecordFailure,
    RecordPosting,
    RecordReturn,
    RecordSent,
    SendAgain,
)
from putright.clock import SystemClock
from putright.complaint.people import Way
from putright.complaint.text import Text
from putright.ports import LetterRow
from putright.references import new_outbox_id
from putright.sealing import MasterKey
from putright.store.administration import Administration
from putright.tenancy import Scope, StreamId
from putright_worker.broker import make_broker
from putright_worker.messages import QUEUE, Signing
from putright_worker.relay import Relay
from putright_worker.sweep import Sweep as TimerSweep
from putright_worker.workplace import Workplace

HOLIDAY = date(2026, 6, 9)
LATE = "late"
"""A state in which several days have passed, so that timers are due."""


def sweep_errands(sweep: Sweep, swept: set[type]) -> Iterator[Office]:
    """Sweep them all; the landlord it was done at."""
    life = lives(EDITION)[LATE]
    office = office_at(sweep.ground, life)
    at, numbers = sweep.steady, count()

    def letter(to: Callable[[], Any]) -> Copy:
        stream = acknowledged(office, at, f"letter {next(numbers)}", to())
        return Copy((stream,), partial(_carried_out, sweep, office, stream))

    sweep.over("letter by e-mail", partial(letter, lambda: resident(office)))
    sweep.over(
        "letter refused for good",
        partial(letter, lambda: resident(office, mailbox=f"refuse-550+{next(numbers)}")),
    )
    sweep.over("letter to print", partial(letter, lambda: resident(office, Way.POST)))
    work_off(at)
    swept |= {RecordSent, RecordFailure}

    def due() -> Copy:
        stream = brought(office, at, life)
        _sweep_timers(at)
        return Copy((stream,), partial(_carried_out, sweep, office, stream, only=1))

    sweep.over("timers", due)
    swept.add(FireTimers)
    sweep.over("sweep", lambda: Copy((brought(office, at, life),), _sweep_timers))
    work_off(at)
    sweep.over("posting", partial(_posting, sweep, office, numbers))
    sweep.over("return", partial(_returned, sweep, office, numbers))
    sweep.over("sending again", partial(_sent_again, sweep, office, numbers))
    swept |= {RecordPosting, RecordReturn, SendAgain}
    _sweep_relay(sweep, office, numbers)
    work_off(at)
    _sweep_dates(sweep, office)
    swept.add(MoveDates)
    work_off(at)
    yield office


def _carried_out(
    sweep: Sweep, office: Office, stream: StreamId, at: Workplace, *, only: int = 100
) -> None:
    """The errands of the stream, the last first, as the queue's messages may have it."""
    rows = sweep.connection.execute(
        "select actor, id from putright.outbox where stream_id = %s"
        " order by made_at desc, id limit %s",
        (stream, only),
    ).fetchall()
    for actor, id_ in rows:
        DOES[actor].carry_out(at, str(office.tenant), str(id_))


def _sweep_timers(at: Workplace) -> None:
    TimerSweep(at.store.dispatch(), SystemClock().now).sweep()


def _letters(office: Office, at: Workplace, stream: StreamId) -> LetterRow:
    with at.store.reading(Scope(office.tenant)) as reading:
        (row,) = reading.letters(stream)
    return row


def _posting(sweep: Sweep, office: Office, numbers: Iterator[int]) -> Copy:
    number, at = next(numbers), sweep.steady
    stream = acknowledged(office, at, f"posted {number}", resident(office, Way.POST))
    _carried_out(sweep, office, stream, at)
    row = _letters(office, at, stream)
    sent = replace(row, status="sent", sent_on=office.today)
    command = RecordPosting(
        stream=stream,
        sequence=row.sequence,
        letter=row.kind,
        way=row.way,
        document=row.document or "",
        message_id=None,
        template=row.template or "",
        policy=row.policy_number or 0,
        ombudsman_block=row.ombudsman_block or "",
        sent_on=office.today,
    )
    attempt: Callable[[Any], object] = partial(
        office.ask, command=command, key=f"posting {number}", letters=(sent,)
    )
    return Copy((stream,), attempt)


def _returned(sweep: Sweep, office: Office, numbers: Iterator[int]) -> Copy:
    number, at = next(numbers), sweep.steady
    stream = acknowledged(office, at, f"returned {number}")
    _carried_out(sweep, office, stream, at)
    row = _letters(office, at, stream)
    command = RecordReturn(
        stream=stream, sequence=row.sequence, returned_on=office.today, why=Text("Gone away")
    )
    attempt: Callable[[Any], object] = partial(office.ask, command=command, key=f"return {number}")
    return Copy((stream,), attempt)


def _sent_again(sweep: Sweep, office: Office, numbers: Iterator[int]) -> Copy:
    number, at = next(numbers), sweep.steady
    to = resident(office, mailbox=f"refuse-550-once+{number}")
    stream = acknowledged(office, at, f"refused {number}", to)
    _carried_out(sweep, office, stream, at)
    row = _letters(office, at, stream)
    command = SendAgain(stream=stream, sequence=row.sequence, way=Way.POST)
    attempt: Callable[[Any], object] = partial(office.ask, command=command, key=f"again {number}")
    return Copy((stream,), attempt)


def _sweep_relay(sweep: Sweep, office: Office, numbers: Iterator[int]) -> None:
    """Rows handed to the real queue, which nobody takes them from."""
    url = sweep.ground.running.environment["PUTRIGHT_REDIS_URL"]
    signing = Signing(MasterKey(sweep.ground.running.settings.needed_master_key()))
    broker = make_broker(url, signing)
    queue = redis.Redis.from_url(url)

    def hand_over(at: Workplace) -> None:
        within = CountedQueue(broker, _now[-1]) if _now else broker
        Relay(at.store.dispatch(), within, signing, later).hand_over()  # type: ignore[arg-type]

    def ready() -> Copy:
        work_off(sweep.steady)
        queue.flushall()
        stream = acknowledged(office, sweep.steady, f"handed {next(numbers)}")
        row = sweep.connection.execute(
            "select id from putright.outbox where stream_id = %s", (stream,)
        ).fetchone()
        assert row is not None
        return Copy((stream,), hand_over, partial(_in(queue), row[0]))

    sweep.over("relay", ready)
    queue.flushall()
    broker.close()


def _in(queue: "redis.Redis") -> Callable[[UUID], bool]:
    def waits(errand: UUID) -> bool:
        messages = queue.hvals(f"putright:{QUEUE}.msgs")
        return any(str(errand).encode() in each for each in messages)

    return waits


def _sweep_dates(sweep: Sweep, office: Office) -> None:
    """A holiday was proclaimed: what it moves is recorded once."""
    administration = Administration(sweep.ground.running.migrator_url)
    administration.add_holiday(HOLIDAY, "A day of joy", "proclaimed", SystemClock().now())
    administration.close()
    work_off(sweep.steady)
    life = lives(EDITION)["acknowledged"]

    def ready() -> Copy:
        stream = brought(office, sweep.steady, life)
        moment = SystemClock().now()
        sweep.connection.execute(
            "insert into putright.outbox (tenant_id, id, actor, stream_id, arguments, made_at,"
            " leased_until, attempts) values (%s, %s, 'dates.move', %s,"
            " jsonb_build_object("
            "'calendar_was', (select max(number) - 1 from putright.calendar),"
            " 'policy_was', (select max(number) from putright.policy where tenant_id = %s)),"
            " %s, %s, 0)",
            (office.tenant, new_outbox_id(), stream, office.tenant, moment, moment),
        )
        return Copy((stream,), partial(_carried_out, sweep, office, stream))

    sweep.over("dates", ready)
