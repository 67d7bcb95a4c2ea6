"""The relay's and the sweep's side: what is due and what is to be handed over, across landlords.

Its role reaches scheduling columns and nothing else; the acts themselves run in a landlord's scope.
Moments are system time, given by the caller, except a sandbox's own clock."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import psycopg
from psycopg import Connection, Cursor
from psycopg.rows import TupleRow
from sqlalchemy.pool import QueuePool

from putright.store.errors import told
from putright.store.statements import dispatching as statements
from putright.store.statements.writing import NOTICE
from putright.tenancy import OutboxId, TenantId

LISTEN = b"listen putright_outbox"
LISTEN_FOR_CLOCKS = b"listen putright_clock"


@dataclass(frozen=True, slots=True)
class HandOver:
    """An outbox row to be handed over: it points at the errand, which is read in its own scope."""

    tenant: TenantId
    id: OutboxId
    actor: str
    attempts: int
    made_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """How many errands are not settled, and since when the oldest has waited."""

    errands: int
    oldest_at: datetime | None


class Listener:
    """A connection of its own that hears one kind of notice."""

    def __init__(self, connection: Connection[TupleRow]) -> None:
        self._connection = connection

    def wait(self, timeout_s: float) -> bool:
        """Whether a notice came within the time; several at once count as one."""
        with told():
            heard = list(self._connection.notifies(timeout=timeout_s, stop_after=1))
        return bool(heard)


class Dispatch:
    """Sweeps and leases, each one statement and one transaction."""

    def __init__(self, connections: QueuePool, direct_url: str) -> None:
        self._connections = connections
        self._direct_url = direct_url

    def sweep(self, now: datetime, limit: int) -> int:
        """Mark the live timers due at `now`, and make an errand of each: how many."""
        return self._swept(statements.SWEEP, {"now": now, "limit": limit})

    def sweep_sandboxes(self, now: datetime, limit: int) -> int:
        """The same for sandboxes, each by its own clock; `now` is when they are marked."""
        return self._swept(statements.SWEEP_SANDBOXES, {"now": now, "limit": limit})

    def lease(self, limit: int, now: datetime, lease_s: float) -> tuple[HandOver, ...]:
        """Rows to hand over, the oldest first, leased for `lease_s`, longer each time they come."""
        values = {"limit": limit, "now": now, "lease": timedelta(seconds=lease_s)}
        with self._asked(statements.LEASE, values) as cursor:
            found = [HandOver(*row) for row in cursor.fetchall()]
        return tuple(sorted(found, key=lambda row: row.made_at))

    def release(self, rows: Iterable[HandOver], now: datetime) -> None:
        """Give back what the queue did not take: it may be leased again at once."""
        given = list(rows)
        values = {
            "tenants": [row.tenant for row in given],
            "ids": [row.id for row in given],
            "now": now,
        }
        with self._asked(statements.RELEASE, values):
            pass

    def forget_answers(self, before: datetime, limit: int) -> int:
        """Delete answers that were kept for repeated requests before that moment: how many."""
        with self._asked(statements.FORGET, {"before": before, "limit": limit}) as cursor:
            return cursor.rowcount

    def waiting(self) -> Waiting:
        """What is not settled yet, for metrics."""
        with self._asked(statements.WAITING, {}) as cursor:
            ((errands, oldest_at),) = cursor.fetchall()
        return Waiting(errands=errands, oldest_at=oldest_at)

    def listen(self) -> AbstractContextManager[Listener]:
        """Hear of new errands."""
        return self._listening(LISTEN)

    def listen_for_clocks(self) -> AbstractContextManager[Listener]:
        """Hear that a sandbox's clock was moved."""
        return self._listening(LISTEN_FOR_CLOCKS)

    @contextmanager
    def _listening(self, to: bytes) -> Iterator[Listener]:
        """Not through a pooler: LISTEN belongs to a session."""
        with told(), psycopg.connect(self._direct_url, autocommit=True) as connection:
            connection.execute(to)
            yield Listener(connection)

    def _swept(self, sql: bytes, values: Mapping[str, Any]) -> int:
        with self._asked(sql, values) as cursor:
            made = cursor.rowcount
            if made:
                cursor.connection.execute(NOTICE)
        return made

    @contextmanager
    def _asked(self, sql: bytes, values: Mapping[str, Any]) -> Iterator[Cursor[TupleRow]]:
        with told():
            borrowed = self._connections.connect()
            try:
                connection = borrowed.driver_connection
                assert isinstance(connection, Connection)
                yield connection.execute(sql, values)
            except BaseException:
                borrowed.invalidate()
                raise
            finally:
                borrowed.close()
