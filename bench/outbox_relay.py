"""P-8: 100,000 errands from the outbox to the queue, and how soon a single one is done.

Ours is what the relay does: rows leased, which marks them as handed over, a signed message made of
each and put in the queue. The floor pushes the same messages, made beforehand, onto a list: nothing
is read or marked. The peer is dramatiq's own way to send, one message after another, which marks
nothing either.

The wait is that of an idle installation, whose relay and worker are processes of their own: from
before the commit of an errand with nothing to do until the worker's confirmation of it, which is
later than its start."""

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from statistics import mean
from time import perf_counter, sleep
from typing import Any, LiteralString

import psycopg
from dramatiq import Message
from psycopg import Connection
from redis import Redis

from bench.figures import Side, alternated
from bench.ground import TEN_THOUSAND, Ground, ground, serving
from bench.result import Result
from putright import memory
from putright.clock import SystemClock
from putright.ports import Errand, Opening, Staged
from putright.references import new_outbox_id
from putright.store import Store
from putright.tenancy import StreamId, TenantId
from putright_worker.actors.timers import FIRE
from putright_worker.broker import ErrandBroker, make_broker
from putright_worker.messages import QUEUE, Signing
from putright_worker.relay import BATCH, Relay
from putright_worker.task_scope import task_scope

ROWS = 100_000
AT = datetime(2001, 1, 1, tzinfo=UTC)
"""When they were made: before every other errand of the ground."""
SENT = 5_000
ROUNDS = 5
SINGLE = 100
MOST_WAIT_MS = 25
PUSHES = 3
"""In a round, which take as long as ours: how many of Valkey's syncs fall into one is chance."""
PAUSE_S = (0.1, 0.4)
LIST = "bench:floor"
REWRITING = ("in_progress", "scheduled")

FILL: LiteralString = """
insert into putright.outbox
 (tenant_id, id, actor, stream_id, arguments, made_at, leased_until, attempts)
select tenant_id, gen_random_uuid(), %(actor)s, stream_id, '{}', %(at)s, %(at)s, 0
from putright.complaint cross join generate_series(1, %(each)s) limit %(rows)s"""
PUT_BACK: LiteralString = (
    "update putright.outbox set leased_until = made_at, attempts = 0 where made_at = %s"
)
MARKED: LiteralString = (
    "select count(*) from putright.outbox"
    " where made_at = %s and attempts = 1 and leased_until > made_at"
)
FORGET: LiteralString = "delete from putright.outbox where made_at = %s"
CONFIRMED: LiteralString = (
    "select confirmed_at from putright.outbox where tenant_id = %s and id = %s"
)


@dataclass
class Counter:
    """Both sides of the counter: rows to hand over, and the queue they go to."""

    relay: Relay
    broker: ErrandBroker
    client: Redis
    owner: Connection[Any]
    rows: int

    def hand_over(self) -> float:
        """Seconds for each row, all handed over by the product, one process."""
        began = perf_counter()
        handed = self.relay.drain()
        took = perf_counter() - began
        assert handed == self.rows, handed
        assert self.client.llen(f"{self.broker.namespace}:{QUEUE}") == self.rows
        assert self.owner.execute(MARKED, [AT]).fetchone() == (self.rows,)
        self.owner.execute(PUT_BACK, [AT])
        self.owner.execute("vacuum putright.outbox")
        return took / self.rows

    def payloads(self) -> list[bytes]:
        """The messages in the queue, as they lie there."""
        return list(self.client.hvals(f"{self.broker.namespace}:{QUEUE}.msgs"))  # type: ignore[arg-type]

    def push(self, payloads: Sequence[bytes]) -> float:
        """Seconds for each message, pushed onto a list in a pipeline."""
        began = perf_counter()
        for start in range(0, len(payloads), BATCH):
            with self.client.pipeline(transaction=False) as together:
                for each in payloads[start : start + BATCH]:
                    together.lpush(LIST, each)
                together.execute()
        took = perf_counter() - began
        assert self.client.llen(LIST) == len(payloads)
        return took / len(payloads)

    def send(self, messages: Sequence[Message[None]]) -> float:
        """Seconds for each message, sent as dramatiq sends."""
        began = perf_counter()
        for each in messages:
            self.broker.enqueue(each)
        return (perf_counter() - began) / len(messages)

    def empty(self) -> None:
        """Leave nothing in the queue, nor in its file: it is rewritten here, and not meanwhile."""
        self.client.config_set("auto-aof-rewrite-percentage", 0)
        self.client.flushall()
        self.client.bgrewriteaof()
        while any(self.client.info("persistence")[f"aof_rewrite_{each}"] for each in REWRITING):
            sleep(0.01)


def measure(_: Ground) -> Result:
    """Seven repeats of each, alternated; then one errand at a time."""
    memory.settle()
    with ground(TEN_THOUSAND) as small:
        with the_counter(small, ROWS) as counter:
            counter.hand_over()
            payloads = counter.payloads()
            messages = [Message.decode(each) for each in payloads[:SENT]]

            def emptied(seconds: float) -> list[float]:
                counter.empty()
                return [seconds]

            counter.empty()
            ours, pushed, sent = alternated(
                lambda _: emptied(counter.hand_over()),
                lambda _: [mean(emptied(counter.push(payloads))[0] for _ in range(PUSHES))],
                lambda _: emptied(counter.send(messages)),
                rounds=ROUNDS,
            )
        with serving(small.running, "worker", "schedule"):
            first, *others = wait_s(small, 1 + SINGLE)
    waits = Side((tuple(others),))
    return Result(
        workload="P-8",
        name="outbox relay",
        ours=ours,
        floors={"pipelined LPUSH": pushed},
        peers={"dramatiq send": sent},
        moonshot=0.5,
        must=0.25,
        by_rate=True,
        rows=ROWS,
        counted={
            "commit to confirmed p50 ms": round(waits.p50_ms, 1),
            "commit to confirmed p99 ms": round(waits.p99_ms, 1),
            "single errands": SINGLE,
            "first, while the worker starts, ms": round(first * 1000),
        },
        limits={"commit to confirmed p50 ms": MOST_WAIT_MS},
        at=small.size
        | {"batch": BATCH, "message_bytes": len(payloads[0]), "appendfsync": "everysec"},
    )


@contextmanager
def the_counter(of: Ground, rows: int) -> Iterator[Counter]:
    """Rows ready to be handed over, for as long as they are needed."""
    running = of.running
    store, signing = Store.of(running.settings), Signing(running.master)
    broker = make_broker(running.environment["PUTRIGHT_REDIS_URL"], signing)
    relay = Relay(store.dispatch(), broker, signing, lambda: AT)
    client = Redis.from_url(running.environment["PUTRIGHT_REDIS_URL"])
    try:
        with psycopg.connect(running.database.url(), autocommit=True) as owner:
            each = rows // of.size["complaints"] + 1
            owner.execute(FORGET, [AT])
            owner.execute(FILL, {"actor": FIRE.actor, "at": AT, "each": each, "rows": rows})
            owner.execute("vacuum analyze putright.outbox")
            client.flushall()
            yield Counter(relay, broker, client, owner, rows)
            owner.execute(FORGET, [AT])
            owner.execute("vacuum analyze putright.outbox")
    finally:
        client.close()
        broker.close()
        store.close()


def wait_s(of: Ground, errands: int) -> Iterator[float]:
    """Seconds from before each commit until its errand is confirmed, the installation idle."""
    store = Store.of(of.running.settings)
    tenant, chance = next(iter(of.landlords.values())), random.Random(8)  # noqa: S311
    with psycopg.connect(of.running.database.url(), autocommit=True) as owner:
        row = owner.execute(
            "select stream_id from putright.complaint where tenant_id = %s and status = 'closed'",
            [tenant],
        ).fetchone()
        assert row is not None
        for _ in range(errands):
            sleep(chance.uniform(*PAUSE_S))
            yield _one(store, owner, tenant, StreamId(row[0]))
    store.close()


def _one(store: Store, owner: Connection[Any], tenant: TenantId, stream: StreamId) -> float:
    """Seconds for an errand that finds nothing to do."""
    clock = SystemClock()
    errand = Errand(
        id=new_outbox_id(),
        actor=FIRE.actor,
        stream=stream,
        sequence=1,
        arguments={"obligation": "code:stage1.respond", "fires_at": AT.isoformat()},
    )
    with task_scope(store, tenant) as unit:
        unit.open(Opening(now=clock.now()))
        unit.stage(Staged(errands=(errand,)))
        began = clock.now()
    give_up = began + timedelta(seconds=30)
    while clock.now() < give_up:
        sleep(0.02)
        (confirmed_at,) = owner.execute(CONFIRMED, [tenant, errand.id]).fetchone() or (None,)
        if confirmed_at is not None:
            return float((confirmed_at - began).total_seconds())
    raise TimeoutError(errand.id)
