"""P-2: a page of the register, filtered and sorted, at 10k, 100k and 1M complaints.

The ratio is of the store's statement, as the app's role in a landlord's scope, to keyset SQL
without row security: the same rows, one kept connection each. The transaction and its settings are
in the page's time, which is measured over HTTP. Three grounds are asked in turns, so that what the
machine does meanwhile happens to all."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from itertools import cycle, islice
from re import findall, search
from statistics import median
from time import perf_counter
from typing import Any
from urllib.parse import urlencode

import psycopg
from psycopg import Connection

from bench.figures import Side, alternated
from bench.ground import MILLION, TEN_THOUSAND, Ground, ground, serving
from bench.register_floor import keyset, place, values
from bench.result import Result
from putright.clock import SystemClock, day_of
from putright.store.statements import SETTINGS
from putright.store.statements.listing import register
from putright.tenancy import TenantId
from putright_development.processes import LOOPBACK

LINES = 50
ROUNDS, TURNS = 1, 8
AT_LANDLORDS = 10
OK = 200
MOST_OVER_RAW_MS = 6
MOST_GROWTH = 1.5
BUFFERS = r"shared hit=(\d+)(?: read=(\d+))?"


@dataclass(frozen=True, slots=True)
class Question:
    """A page that is asked for, at one landlord."""

    name: str
    tenant: TenantId
    slug: str
    filters: Mapping[str, str]
    after: tuple[str, str] | None
    path: str
    token: str

    @property
    def ours(self) -> bytes:
        """The store's statement."""
        return register(
            *sorted(set(self.filters) - {"order"}),
            newest_first=self.filters.get("order") != "next_due",
            after=self.after is not None,
            delegated=False,
        )

    @property
    def raw(self) -> bytes:
        """The floor's."""
        return keyset(self.filters, after=self.after is not None)

    @property
    def values(self) -> dict[str, Any]:
        """What both are asked with: a line more than the page has, to know whether it goes on."""
        return values(self.filters, self.after, tenant=self.tenant, limit=LINES + 1)


@dataclass(frozen=True, slots=True)
class Desk:
    """The three ways to ask at one ground."""

    questions: Sequence[Question]
    app: Connection[Any]
    owner: Connection[Any]
    http: HTTPConnection

    def statement(self, asked: Question) -> float:
        """Seconds for the store's statement, in the landlord's scope."""
        with self.scope(asked):
            began = perf_counter()
            self.app.execute(asked.ours, asked.values).fetchall()
            return perf_counter() - began

    def floor(self, asked: Question) -> float:
        """Seconds for the same rows without row security."""
        began = perf_counter()
        self.owner.execute(asked.raw, asked.values).fetchall()
        return perf_counter() - began

    def page(self, asked: Question) -> float:
        """Seconds until the page has come over HTTP, whole."""
        began = perf_counter()
        _fetch(self.http, asked.path, asked.token)
        return perf_counter() - began

    def buffers(self, asked: Question) -> int:
        """How many blocks the store's statement touches."""
        with self.scope(asked):
            explain = b"explain (analyze, buffers, costs off, timing off) " + asked.ours
            (top, *_) = (
                found
                for (line,) in self.app.execute(explain, asked.values)
                if (found := search(BUFFERS, line))
            )
        return sum(int(each or 0) for each in top.groups())

    def reconnect(self) -> None:
        """A new connection for pages: one that was idle for long was closed at the other end."""
        self.http.close()
        self.http.connect()

    def agree(self) -> set[str]:
        """Let both ways find the same rows, and the page show them: which questions fill it."""
        self.reconnect()
        short: set[str] = set()
        for asked in self.questions:
            with self.scope(asked):
                ours = self.app.execute(asked.ours, asked.values).fetchall()
            assert ours == self.owner.execute(asked.raw, asked.values).fetchall(), asked
            shown = json.loads(_fetch(self.http, asked.path, asked.token)[0])
            assert len(shown["complaints"]) == min(len(ours), LINES), asked
            if len(ours) < LINES:
                short.add(asked.name)
        return {each.name for each in self.questions} - short

    @contextmanager
    def scope(self, asked: Question) -> Iterator[None]:
        """A transaction with both settings of row security, as a reading has it."""
        self.app.execute("begin isolation level repeatable read read only")
        self.app.execute(SETTINGS, {"tenant": str(asked.tenant), "scope": "landlord"})
        yield
        self.app.execute("rollback")


def measure(whole: Ground) -> Result:
    """Seven repeats of each way at each ground, alternated."""
    with ExitStack() as open_:
        grounds = {
            "10k": open_.enter_context(ground(TEN_THOUSAND)),
            "100k": whole,
            "1M": open_.enter_context(ground(MILLION)),
        }
        desks = {name: open_.enter_context(at_the_desk(each)) for name, each in grounds.items()}
        blocks = {
            (name, way.__name__): _asking(desk, way)
            for name, desk in desks.items()
            for way in (desk.statement, desk.floor, desk.page)
        }
        full = set.intersection(*(desk.agree() for desk in desks.values()))
        for name in desks:
            for way in ("statement", "floor", "page"):
                blocks[name, way](0)
        found = dict(zip(blocks, alternated(*blocks.values(), rounds=TURNS), strict=True))
        buffers = median(desks["1M"].buffers(each) for each in desks["1M"].questions)
        names = [each.name for each in desks["1M"].questions]
    slowest = _worst(names, found["1M", "statement"], found["1M", "floor"])
    return Result(
        workload="P-2",
        name="register page",
        ours=found["1M", "statement"],
        floors={"raw": found["1M", "floor"]},
        moonshot=1.15,
        must=1.5,
        counted={
            "page ms": round(found["1M", "page"].p50_ms, 2),
            "page over raw ms": round(found["1M", "page"].p50_ms - found["1M", "floor"].p50_ms, 2),
            "1M/10k": _growth(names, found, "statement", full),
            "page 1M/10k": _growth(names, found, "page", full),
            "raw 1M/10k": _growth(names, found, "floor", full),
            "10k ms": round(found["10k", "statement"].p50_ms, 3),
            "100k ms": round(found["100k", "statement"].p50_ms, 3),
            f"worst question ({slowest[0]})": slowest[1],
            "buffers/page": buffers,
        },
        limits={
            "page over raw ms": MOST_OVER_RAW_MS,
            "1M/10k": MOST_GROWTH,
            "page 1M/10k": MOST_GROWTH,
        },
        at=grounds["1M"].size
        | {
            "landlords_called": AT_LANDLORDS,
            "lines": LINES,
            "p50_ms": {" ".join(key): side.p50_ms for key, side in found.items()},
            "questions_p50_ms": {
                " ".join(key): _by_question(names, side) for key, side in found.items()
            },
            "full_at_every_size": sorted(full),
            "sizes": {name: each.size["complaints"] for name, each in grounds.items()},
        },
        not_compared="none run",
    )


@contextmanager
def at_the_desk(of: Ground) -> Iterator[Desk]:
    """Connections to one ground and what is asked there."""
    running = of.running
    with (
        serving(running, "api"),
        psycopg.connect(running.environment["PUTRIGHT_DATABASE_URL"], autocommit=True) as app,
        psycopg.connect(running.database.url(), autocommit=True) as owner,
        closing(HTTPConnection(LOOPBACK, running.ports.api)) as http,
    ):
        asked = [
            question
            for slug in list(of.landlords)[1 : AT_LANDLORDS + 1]
            for question in _questions(of, slug, owner, http)
        ]
        yield Desk(asked, app, owner, http)


def _questions(
    of: Ground, slug: str, owner: Connection[Any], http: HTTPConnection
) -> Iterator[Question]:
    """What officers ask of their register, and a page in the middle of it."""
    tenant, token = of.landlords[slug], of.running.issuer.token_for(slug, "officer")
    today = day_of(SystemClock().now()).isoformat()
    lines, handler = _one(
        owner,
        "select count(*), min(handler) from putright.complaint where tenant_id = %s",
        tenant,
    )
    asked: Mapping[str, Mapping[str, str]] = {
        "latest": {},
        "next due": {"order": "next_due"},
        "overdue": {"overdue": today, "order": "next_due"},
        "handler": {"handler": handler, "order": "next_due"},
        "status": {"status": "acknowledged", "order": "next_due"},
        "category": {"category": "damp_and_mould"},
        "stage": {"stage": "2"},
    }
    first = f"/v1/{slug}/complaints"
    for name, filters in asked.items():
        path = f"{first}?{urlencode(filters)}"
        yield Question(name, tenant, slug, filters, None, path, token)
    pages = lines // LINES // 2
    path = first
    for _ in range(pages):
        (path,) = findall(r"<([^>]+)>", _fetch(http, path, token)[1])
    after = _one(owner, place(pages, LINES).decode(), tenant)
    yield Question("in the middle", tenant, slug, {}, (after[0], after[1]), path, token)


def _one(owner: Connection[Any], query: str, tenant: TenantId) -> tuple[Any, ...]:
    row = owner.execute(query.encode(), [tenant]).fetchone()
    assert row is not None
    return tuple(row)


def _fetch(http: HTTPConnection, path: str, token: str) -> tuple[bytes, str]:
    """A page, and its header Link."""
    http.request("GET", path, headers={"Authorization": f"Bearer {token}"})
    answer = http.getresponse()
    said = answer.read()
    assert answer.status == OK, said
    return said, answer.headers.get("Link", "")


def _asking(desk: Desk, way: Callable[[Question], float]) -> Callable[[int], list[float]]:
    """Every question, some rounds of them."""

    def block(_: int) -> list[float]:
        desk.reconnect()
        count = ROUNDS * len(desk.questions)
        return [way(asked) for asked in islice(cycle(desk.questions), count)]

    return block


def _growth(
    names: Sequence[str], found: Mapping[tuple[str, str], Side], way: str, full: set[str]
) -> float:
    """How much longer a page of as many lines takes: of the questions that fill it everywhere."""
    large, small = (_by_question(names, found[size, way]) for size in ("1M", "10k"))
    return round(median(large[name] / small[name] for name in full), 2)


def _by_question(names: Sequence[str], side: Side) -> dict[str, float]:
    """The median of each question's operations, in milliseconds."""
    took = [each for repeat in side.repeats for each in zip(cycle(names), repeat, strict=False)]
    return {
        name: median(seconds for each, seconds in took if each == name) * 1000
        for name in set(names)
    }


def _worst(names: Sequence[str], ours: Side, floor: Side) -> tuple[str, float]:
    """The question whose ratio is the worst, and that ratio."""
    mine, its = _by_question(names, ours), _by_question(names, floor)
    ratios = {name: mine[name] / its[name] for name in mine}
    name = max(ratios, key=ratios.__getitem__)
    return name, round(ratios[name], 2)
