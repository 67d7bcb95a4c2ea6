"""P-1: a complaint logged over HTTP, beside the same rows written by psycopg alone.

One client with one kept connection; granian, the API and PostgreSQL are those of `make run`."""

import json
import secrets
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPConnection
from itertools import cycle, islice
from statistics import median
from time import perf_counter
from typing import Any
from uuid import UUID

import psutil
from psycopg import Connection
from sqlalchemy.engine import make_url

from bench.figures import Block, alternated
from bench.ground import Ground
from bench.logging_floor import (
    Pattern,
    Way,
    again,
    connected,
    one_by_one,
    pattern_of,
    pipelined,
)
from bench.result import Result
from bench.wire import wire
from putright.clock import SystemClock, day_of
from putright.settings import Settings
from putright.store import Store
from putright.tenancy import TenantId
from putright_api.app import create_app
from putright_development.processes import LOOPBACK
from putright_development.stack import Stack

OPERATIONS = 50
ROUNDS = 12
"""In each repeat: a burst of noise is shorter than a repeat, and meets every side of it."""
AT_LANDLORDS = 10
WARM_UP = 20
"""Calls at each landlord before anything counts: connections, keys, policies, prepared texts."""
CREATED = 201
BODY: dict[str, Any] = {
    "channel": "telephone",
    "received_by": "Asha Example, contact centre",
    "subject": "Leak left for three weeks",
    "category": "leaks_and_water_ingress",
    "said": "The ceiling has leaked for three weeks. Nobody came, twice, and nobody rang to say so."
    " I took the mornings off work both times and I want somebody to tell me what happens next.",
    "resident": {
        "name": "Petra Sample",
        "relation": "tenant",
        "address": "14 Invented Street\nNowhere\nZZ99 9ZZ",
        "email": "petra.sample@resident.example",
        "telephone": "01632 960123",
        "prefers": "email",
        "letter_format": "large",
        "adjustments": ["Large print"],
    },
}


class Caller:
    """One officer's calls at one landlord after another, over one connection that is kept."""

    def __init__(self, running: Stack, slugs: Sequence[str]) -> None:
        self._connection = HTTPConnection(LOOPBACK, running.ports.api)
        self._turns = cycle(requests(running, slugs))

    def log(self, count: int) -> list[float]:
        """Log that many complaints, one after the other: the seconds each took to be answered."""
        took = []
        for path, headers, body in islice(self._turns, count):
            sent = {**headers, "Idempotency-Key": secrets.token_hex(12)}
            began = perf_counter()
            self._connection.request("POST", path, body, sent)
            answer = self._connection.getresponse()
            said = answer.read()
            took.append(perf_counter() - began)
            assert answer.status == CREATED, said
        return took

    def close(self) -> None:
        """Hang up."""
        self._connection.close()


def requests(running: Stack, slugs: Sequence[str]) -> list[tuple[str, dict[str, str], bytes]]:
    """The call at each landlord: where, signed in as whom, and what is logged today."""
    today = day_of(SystemClock().now()).isoformat()
    body = json.dumps({**BODY, "received_on": today}).encode()
    return [
        (
            f"/v1/{slug}/complaints",
            {
                "Authorization": f"Bearer {running.issuer.token_for(slug, 'officer')}",
                "Content-Type": "application/json",
            },
            body,
        )
        for slug in slugs
    ]


def measure(ground: Ground) -> Result:
    """Seven repeats of each, alternated."""
    running = ground.running
    running.start_services("api")
    slugs = list(ground.landlords)[1 : AT_LANDLORDS + 1]
    api = Usage(running.services["api"].pid)
    with (
        closing(Caller(running, slugs)) as caller,
        connected(running.environment["PUTRIGHT_DATABASE_URL"]) as connection,
        connected(running.migrator_url) as looking,
    ):
        caller.log(WARM_UP * AT_LANDLORDS)
        patterns = [newest(looking, ground.landlords[slug]) for slug in slugs]
        floor = Floor(connection, patterns)
        for way in (one_by_one, pipelined):
            floor.write(WARM_UP * AT_LANDLORDS, way)
        wal: defaultdict[str, list[float]] = defaultdict(list)

        def weighed(name: str, operations: Callable[[int], list[float]]) -> Block:
            def block(_: int) -> list[float]:
                before = wal_bytes(looking)
                took = operations(OPERATIONS)
                wal[name].append((wal_bytes(looking) - before) / OPERATIONS)
                return took

            return block

        ours, raw, together = alternated(
            weighed("ours", api.around(caller.log)),
            weighed("raw", lambda count: floor.write(count, one_by_one)),
            weighed("pipelined", lambda count: floor.write(count, pipelined)),
            rounds=ROUNDS,
        )
    statements, round_trips = counted(running, slugs)
    return Result(
        workload="P-1",
        name="log a complaint",
        ours=ours,
        floors={"raw": raw, "raw pipelined": together},
        moonshot=1.3,
        must=2.0,
        counted={
            "round trips/op": round_trips,
            "statements/op": statements,
            "raw statements/op": len(again(patterns[0])),
            "rows/op": sum(len(each.rows) for each in patterns[0].written),
            "WAL bytes/op": round(median(wal["ours"])),
            "raw WAL bytes/op": round(median(wal["raw"])),
            "API CPU ms/op": round(median(api.cpu_ms), 2),
            "API RSS MiB": round(api.rss_bytes() / 2**20),
        },
        limits={"round trips/op": 2},
        at=ground.size | {"clients": 1, "landlords_called": AT_LANDLORDS},
        not_compared="none run",
    )


@dataclass(frozen=True, slots=True)
class Floor:
    """The same complaints by psycopg alone, over one connection as the app's role."""

    connection: Connection[Any]
    patterns: Sequence[Pattern]

    def write(self, count: int, way: Way) -> list[float]:
        """Write that many, made ready beforehand: the seconds each took to be committed."""
        ready = [again(each) for each in islice(cycle(self.patterns), count)]
        return [way(self.connection, statements) for statements in ready]


class Usage:
    """What a process and its children use of the machine."""

    def __init__(self, pid: int) -> None:
        self._process = psutil.Process(pid)
        self.cpu_ms: list[float] = []

    def around(self, operations: Callable[[int], list[float]]) -> Callable[[int], list[float]]:
        """The same operations, noting the processor time of one."""

        def noting(count: int) -> list[float]:
            before = self._cpu_s()
            took = operations(count)
            self.cpu_ms.append((self._cpu_s() - before) * 1000 / count)
            return took

        return noting

    def rss_bytes(self) -> int:
        """Resident memory."""
        return sum(each.memory_info().rss for each in self._family())

    def _cpu_s(self) -> float:
        times = [each.cpu_times() for each in self._family()]
        return sum(each.user + each.system for each in times)

    def _family(self) -> list[psutil.Process]:
        return [self._process, *self._process.children(recursive=True)]


def newest(looking: Connection[Any], tenant: TenantId) -> Pattern:
    """The complaint that was logged last over HTTP at that landlord."""
    row = looking.execute(
        "select key, body from putright.idempotency where tenant_id = %s"
        " order by made_at desc limit 1",
        [tenant],
    ).fetchone()
    assert row is not None
    key, body = row
    return pattern_of(looking, tenant, UUID(json.loads(body)["id"]), key)


def wal_bytes(looking: Connection[Any]) -> int:
    """How much write-ahead log there has been, in bytes."""
    row = looking.execute("select pg_current_wal_insert_lsn() - '0/0'::pg_lsn").fetchone()
    assert row is not None
    return int(row[0])


def counted(running: Stack, slugs: Sequence[str]) -> tuple[float, float]:
    """Statements and round trips of one logging, counted on the wire of an API in this process.

    Of the one in the middle: now and then one looks its landlord's address up again."""
    with wire(running.ports.postgres) as counting:
        url = make_url(running.environment["PUTRIGHT_DATABASE_URL"]).set(port=counting.port)
        address = url.render_as_string(hide_password=False)
        settings = Settings.read({**running.environment, "PUTRIGHT_DATABASE_URL": address})
        store = Store.of(settings)
        client = create_app(settings, store).test_client()

        def log_at_each() -> Iterator[tuple[int, int]]:
            for path, headers, body in requests(running, slugs):
                statements, round_trips = counting.statements, counting.round_trips
                key = {"Idempotency-Key": secrets.token_hex(12)}
                answer = client.post(path, headers={**headers, **key}, data=body)
                assert answer.status_code == CREATED, answer.text
                yield counting.statements - statements, counting.round_trips - round_trips

        for _ in range(WARM_UP):
            found = list(log_at_each())
        store.close()
    statements, round_trips = zip(*found, strict=True)
    return median(statements), median(round_trips)
