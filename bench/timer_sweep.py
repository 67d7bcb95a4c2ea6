"""P-4: 50,000 timers that fall due at one moment, among a million that wait.

Ours is a round of the sweep, as the dispatcher's role: each timer marked, and an errand made of it
in the outbox, which the database checks against its stream. The floor marks the same timers and
does no more, without row security, in batches of the same size, and all at once. Between the
blocks everything is put back and the tables are vacuumed; that is not timed."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from statistics import median
from time import perf_counter
from typing import Any, LiteralString

import psycopg
from psycopg import Connection

from bench.figures import alternated
from bench.ground import MILLION, Ground, Plan, ground
from bench.result import Result
from putright.store import Store
from putright_worker.sweep import BATCH, Sweep

DUE = 50_000
DUE_AT = datetime(2001, 1, 1, 9, tzinfo=UTC)
"""Before any timer that was not made here."""
LATER = timedelta(days=36_525)
"""When the others are due: after all that was not made here."""
SWEEPERS = 4
ROUNDS = 6
EMPTY = 200
MOST_EMPTY_MS = 1

RAW = b"""
with ripe as (
  select tenant_id, stream_id, obligation, moment, due_on from putright.timer
  where handed_at is null and not sandbox and fires_at <= %(now)s
  order by fires_at limit %(limit)s for update skip locked
)
update putright.timer t set handed_at = %(now)s from ripe
where (t.tenant_id, t.stream_id, t.obligation, t.moment, t.due_on)
  = (ripe.tenant_id, ripe.stream_id, ripe.obligation, ripe.moment, ripe.due_on)
returning t.tenant_id, t.stream_id, t.obligation, t.moment, t.due_on, t.fires_at"""
FILL: LiteralString = """
insert into putright.timer
 (tenant_id, stream_id, obligation, moment, due_on, fires_at, sandbox, handed_at)
select tenant_id, stream_id, 'bench', 'due', %(due_on)s,
 case when number %% %(every)s = 0 then %(due_at)s::timestamptz
 else %(due_at)s::timestamptz + %(later)s + number * interval '1 second' end, false, null
from (select tenant_id, stream_id, row_number() over () number from putright.stream
 where kind = 'complaint' limit %(waiting)s) streams
where not exists (select from putright.timer where obligation = 'bench')"""
"""One waits on each complaint; those that fall due together lie as far apart as they can."""
PUT_BACK: LiteralString = "update putright.timer set handed_at = null where handed_at = %s"
FORGET: LiteralString = "delete from putright.outbox where made_at <= %s"
WAITING: LiteralString = (
    "select count(*) from putright.timer where handed_at is null and not sandbox"
)
MADE: LiteralString = """
select count(*), count(distinct (tenant_id, stream_id, arguments))
from putright.outbox where made_at <= %s"""


@dataclass
class Herd:
    """The timers that fall due together, and both ways to sweep them."""

    store: Store
    owner: Connection[Any]
    due: int
    doubled: int = 0
    empty_ms: float = 0

    def sweep(self) -> float:
        """Seconds for each timer, all swept by the product, one process."""
        with self.settled():
            began = perf_counter()
            made = Sweep(self.store.dispatch(), lambda: DUE_AT).sweep()
            took = perf_counter() - began
        assert made == self.due, made
        return took / made

    def together(self) -> None:
        """All swept by several at once, for what may be made twice."""

        def sweep(_: int) -> int:
            return Sweep(self.store.dispatch(), lambda: DUE_AT).sweep()

        with self.settled(), ThreadPoolExecutor(SWEEPERS) as sweepers:
            list(sweepers.map(sweep, range(SWEEPERS)))

    def raw(self, limit: int) -> float:
        """Seconds for each timer, all marked and no more."""
        with self.put_back():
            began, marked = perf_counter(), 0
            while count := self.owner.execute(RAW, {"now": DUE_AT, "limit": limit}).rowcount:
                marked += count
            took = perf_counter() - began
        assert marked == self.due, marked
        return took / marked

    def nothing(self) -> float:
        """Milliseconds of a round in which nothing is due, of them that wait."""
        sweep, took = Sweep(self.store.dispatch(), lambda: DUE_AT - timedelta(days=1)), []
        for _ in range(EMPTY):
            began = perf_counter()
            assert sweep.sweep() == 0
            took.append((perf_counter() - began) * 1000)
        return median(took)

    @contextmanager
    def settled(self) -> Iterator[None]:
        """Count what was made, and what of it twice."""
        with self.put_back():
            yield
            row = self.owner.execute(MADE, [DUE_AT]).fetchone()
            assert row is not None
            made, different = row
            assert different == self.due, different
            self.doubled += made - different

    @contextmanager
    def put_back(self) -> Iterator[None]:
        """Everything as it was, afterwards."""
        yield
        self.owner.execute(FORGET, [DUE_AT])
        self.owner.execute(PUT_BACK, [DUE_AT])
        self.owner.execute("vacuum putright.timer")
        self.owner.execute("vacuum putright.outbox")


def measure(_: Ground) -> Result:
    """Seven repeats of each, alternated, on the ground with a million complaints."""
    with ground(MILLION) as million, the_herd(million, MILLION, DUE) as herd:
        herd.sweep()
        empty_ms = herd.nothing()
        ours, raw, at_once = alternated(
            lambda _: [herd.sweep()],
            lambda _: [herd.raw(BATCH)],
            lambda _: [herd.raw(DUE)],
            rounds=ROUNDS,
        )
        herd.together()
        (waiting,) = herd.owner.execute(WAITING).fetchone() or (0,)
        at = million.size | {"waiting": waiting, "due_at_once": DUE, "batch": BATCH}
    return Result(
        workload="P-4",
        name="timer sweep",
        ours=ours,
        floors={"raw": raw, "raw all at once": at_once},
        moonshot=0.8,
        must=0.4,
        by_rate=True,
        rows=DUE,
        counted={
            "empty sweep ms": round(empty_ms, 2),
            "duplicates": herd.doubled,
            "waiting": waiting,
            "sweepers at once": SWEEPERS,
        },
        limits={"empty sweep ms": MOST_EMPTY_MS, "duplicates": 0},
        at=at,
        not_compared="none run",
    )


@contextmanager
def the_herd(of: Ground, plan: Plan, due: int) -> Iterator[Herd]:
    """A timer waiting on each complaint, so many of them due at one moment."""
    store = Store.of(of.running.settings)
    try:
        with psycopg.connect(of.running.database.url(), autocommit=True) as owner:
            made = owner.execute(
                FILL,
                {
                    "due_on": DUE_AT.date(),
                    "due_at": DUE_AT,
                    "every": plan.complaints // due,
                    "later": LATER,
                    "waiting": plan.complaints,
                },
            ).rowcount
            if made:
                owner.execute("vacuum analyze putright.timer")
            yield Herd(store, owner, due)
    finally:
        store.close()
