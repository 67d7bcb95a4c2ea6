"""A borrowed connection in one landlord's scope, and the trips it makes.

What the trips ask is `statements`; only here are the two settings of row security set."""

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypeVar

import psycopg
from psycopg import Connection, Cursor
from psycopg.rows import TupleRow
from sqlalchemy.pool import PoolProxiedConnection, QueuePool

from putright.store.errors import told
from putright.store.statements import SETTINGS
from putright.tenancy import Scope

T = TypeVar("T")
WRITING = b"begin"
READING = b"begin isolation level repeatable read read only"
PREPARE_AFTER = 5


@dataclass(frozen=True, slots=True)
class Call:
    """One statement of a trip."""

    sql: bytes
    values: Mapping[str, Any] = field(default_factory=dict)


COMMIT = Call(b"commit")
_NAMED = re.compile(rb"%\((\w+)\)s")


def together(calls: Sequence[Call]) -> Call:
    """Several writes as one statement, so that they are parsed, sent and answered once.

    Constraints between them are checked when all are done."""
    if len(calls) == 1:
        return calls[0]
    values = {
        f"{name}_{number}": value
        for number, call in enumerate(calls)
        for name, value in call.values.items()
    }
    return Call(_together(tuple(call.sql for call in calls)), values)


@cache
def _together(statements: tuple[bytes, ...]) -> bytes:
    parts = (
        b"w%d as (%b)" % (number, _NAMED.sub(rb"%%(\1_%d)s" % number, sql))
        for number, sql in enumerate(statements)
    )
    return b"with " + b",\n".join(parts) + b"\nselect"


def pool(url: str, *, pooled: bool, size: int) -> QueuePool:
    """Connections of one role, in autocommit: transactions are begun in the trip that needs them.

    `pooled` says that a pooler hands out server connections by transaction: nothing is prepared."""

    def connect() -> Any:  # SQLAlchemy's protocol for a connection is not psycopg's type
        return psycopg.connect(
            url, autocommit=True, prepare_threshold=None if pooled else PREPARE_AFTER
        )

    return QueuePool(connect, pool_size=size, max_overflow=size, timeout=10)


class LostInThePool(psycopg.OperationalError):
    """The connection had died in the pool."""


def living(connections: QueuePool, ask: Callable[[], T]) -> T:
    """Ask, and again for each connection that had died in the pool: after a restart all have."""
    for _ in range(connections.size()):
        with suppress(LostInThePool):
            return ask()
    return ask()


class Scoped:
    """One transaction in one scope: begun by its first trip, ended by `finish` or `abandon`."""

    def __init__(self, connections: QueuePool, scope: Scope, begin: bytes) -> None:
        self.scope = scope
        self._connections = connections
        self._begin = (
            Call(begin),
            Call(SETTINGS, {"tenant": str(scope.tenant), "scope": scope.setting}),
        )
        self._borrowed: PoolProxiedConnection | None = None

    @property
    def begun(self) -> bool:
        """Whether a transaction is open."""
        return self._borrowed is not None

    def trip(self, *calls: Call) -> Sequence[Cursor[TupleRow]]:
        """Send all calls in one pipeline; one cursor for each, its rows already here.

        Pooled connections that turn out dead before anything was begun are replaced."""
        with told():
            if self._borrowed is not None:
                return self._send(calls)
            begun = (*self._begin, *calls)
            cursors = living(self._connections, lambda: self._send(begun))
            return cursors[len(self._begin) :]

    def only(self, call: Call) -> Cursor[TupleRow]:
        """The one question of a transaction, or its last: asked, and the end, in one trip."""
        asked, _ = self.trip(call, COMMIT)
        self.abandon()
        return asked

    def finish(self, calls: Sequence[Call], afterwards: Sequence[Call]) -> None:
        """The last trip: the calls, the commit, and what must not be sent before it."""
        with told():
            self._send((*calls, COMMIT, *afterwards))
        self.abandon()

    def abandon(self) -> None:
        """Give the connection back; the pool rolls back what is still open."""
        borrowed, self._borrowed = self._borrowed, None
        if borrowed is None:
            return
        if _connection(borrowed).closed:
            borrowed.invalidate()
        borrowed.close()

    def _send(self, calls: Sequence[Call]) -> Sequence[Cursor[TupleRow]]:
        fresh = self._borrowed is None
        borrowed = self._borrowed = self._borrowed or self._connections.connect()
        connection = _connection(borrowed)
        try:
            with connection.pipeline():
                return [connection.execute(call.sql, call.values) for call in calls]
        except BaseException as error:
            lost = connection.closed
            self.abandon()
            if fresh and lost:
                raise LostInThePool from error
            raise


def _connection(borrowed: PoolProxiedConnection) -> Connection[TupleRow]:
    connection = borrowed.driver_connection
    assert isinstance(connection, Connection)
    return connection
