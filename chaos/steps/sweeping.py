"""One operation with a fault at each of its external calls in turn, retried as its edge would.

What the operations are is `verbs` and `errands`; how a call fails is `counting`."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, LiteralString

import psycopg

from chaos.findings import DUPLICATED, LOST, WRONG, Finding, Kind, Result
from chaos.ground import Ground
from chaos.inside import workplace
from chaos.steps.counting import How, Killed, Steps, Unexpected, counted, counting
from putright.errors import ChangedMeanwhile, DomainError, TryAgain
from putright.tenancy import StreamId
from putright_worker.workplace import Workplace

Shape = tuple[list[Any], ...]
"""What there is of some streams, whatever their ids."""

SHAPES: Mapping[str, LiteralString] = MappingProxyType(
    {
        "stream": "kind, sequence, verb_sequence",
        "event": "sequence, kind, happened_on",
        "event_text": "sequence, number",
        "complaint": "status, stage, sequence, next_action, next_due_on",
        "intake": "status, sequence, next_due_on",
        "letter": "sequence, kind, status, way, document is not null",
        "outbox": "actor, sequence, confirmed_at is not null, failed_at is not null",
        "timer": "obligation, moment, due_on, handed_at is not null",
        "document": "split_part(name, '-', 1), media_type",
    }
)
"""What of each table is the same in every copy of an operation."""


def _shape_of_all() -> LiteralString:
    asked: tuple[LiteralString, ...] = tuple(
        "(select coalesce(jsonb_agg(r order by r), '[]')"  # noqa: S608  our own words
        " from (select jsonb_build_array("
        + columns
        + ") r from putright."
        + table
        + " where stream_id = %(stream)s) rows)"
        for table, columns in SHAPES.items()
    )
    return "select " + ", ".join(asked)


SHAPE = _shape_of_all()


@dataclass(frozen=True)
class Copy:
    """An operation made ready on streams of its own; `attempt` may be made again and again."""

    streams: tuple[StreamId, ...]
    attempt: Callable[[Workplace], object]
    done: Callable[[], bool] = lambda: True
    """Whether what it was for has happened, where the streams do not show it."""


@dataclass
class Sweep:
    """The sweep's own means, and what it has found so far."""

    ground: Ground
    steady: Workplace
    connection: psycopg.Connection[Any]
    result: Result

    def over(self, name: str, ready: Callable[[], Copy]) -> None:
        """Every way to fail at every call of the operation. Raises what the operation refuses."""
        clean = ready()
        with self._counting(Steps()) as (at, steps):
            clean.attempt(at)
        wanted = self._shape(clean)
        self.result.counted["operations"] += 1
        for number in range(len(steps.made)):
            for how in How:
                self.result.n += 1
                called = f"{name}, call {number} ({steps.made[number]}), {how.name}"
                self.result.add(self._point(called, ready(), Steps(number, how), wanted))

    def _point(self, name: str, copy: Copy, steps: Steps, wanted: Shape) -> Iterator[Finding]:
        before = self._shape(copy)
        with self._counting(steps) as (at, _):
            self._try(copy, at)
        if not steps.struck:
            yield Finding("R-5", WRONG, f"{name}: never came to that call")
        after = self._shape(copy)
        if after not in (before, wanted):
            yield Finding("I2", WRONG, f"{name}: a part of it was done: {_between(after, wanted)}")
        yield from self._again(copy, f"{name}: asked again")
        retried = self._shape(copy)
        if retried != wanted or not copy.done():
            yield Finding("I2", _kind(retried, wanted), f"{name}: {_between(retried, wanted)}")
        yield from self._again(copy, f"{name}: asked a third time")
        if self._shape(copy) != retried:
            yield Finding("I2", DUPLICATED, f"{name}: asked a third time, more happened")

    def _try(self, copy: Copy, at: Workplace) -> None:
        """As its edge sees it: what fails is left, to be asked for again."""
        with suppress(TryAgain, ChangedMeanwhile, Unexpected, Killed, ConnectionError):
            copy.attempt(at)

    def _again(self, copy: Copy, name: str) -> Iterator[Finding]:
        """Undisturbed: it must be done, or have been done."""
        try:
            copy.attempt(self.steady)
        except (TryAgain, DomainError) as error:
            yield Finding("R-5", WRONG, f"{name}: {error!r}")

    def _counting(self, steps: Steps) -> "_Counting":
        return _Counting(self.ground, steps)

    def _shape(self, copy: Copy) -> Shape:
        return tuple(
            rows
            for stream in copy.streams
            for rows in self.connection.execute(SHAPE, {"stream": stream}).fetchone() or ()
        )


class _Counting:
    """A fresh workplace, as of a process that has just begun, with its calls counted."""

    def __init__(self, ground: Ground, steps: Steps) -> None:
        self._workplace = workplace(ground)
        self._steps = steps
        self._counted = counted(steps)

    def __enter__(self) -> tuple[Workplace, Steps]:
        self._counted.__enter__()
        return counting(self._workplace.__enter__(), self._steps), self._steps

    def __exit__(self, *error: object) -> None:
        self._counted.__exit__(None, None, None)
        self._workplace.__exit__(None, None, None)


def _kind(found: Shape, wanted: Shape) -> Kind:
    rows, of = (sum(len(each) for each in shape) for shape in (found, wanted))
    return LOST if rows < of else DUPLICATED if rows > of else WRONG


def _between(found: Shape, wanted: Shape) -> str:
    """The first place at which two shapes differ."""
    for number, (one, other) in enumerate(zip(found, wanted, strict=True)):
        if one != other:
            more = [each for each in one if each not in other]
            less = [each for each in other if each not in one]
            return f"{tuple(SHAPES)[number % len(SHAPES)]} has {more}, lacks {less}"
    return "what it was for has not happened"
