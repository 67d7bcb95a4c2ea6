"""A landlord's records in the real database, and verbs performed on them as its staff perform them.

The landlord itself is made by `landlords`; the worker's errands are in `workplaces`."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

import psycopg
from psycopg.rows import DictRow, dict_row
from tests.support.landlords import Landlord, make_landlord
from tests.support.services import Database

from putright.cases import Command, Log, TakeIn, Update
from putright.clock import day_of
from putright.complaint.events import Channel
from putright.complaint.people import Resident
from putright.complaint.text import Text
from putright.perform import Asked, Performed, perform
from putright.ports import History, IdempotencyKey, Kept, Opening
from putright.references import new_reference, new_stream
from putright.store import Store
from putright.tenancy import Scope, StreamId

FRIDAY = datetime(2026, 12, 18, 10, tzinfo=UTC)


@dataclass
class ClockAt:
    """A clock that shows one moment until it is moved."""

    at: datetime = FRIDAY

    def now(self) -> datetime:
        """That moment."""
        return self.at


@dataclass
class Records:
    """One landlord of one test, through one store."""

    store: Store
    landlord: Landlord
    clock: ClockAt = field(default_factory=ClockAt)

    @classmethod
    def of_a_new_landlord(
        cls, database: Database, store: Store, sandbox_at: datetime | None = None
    ) -> "Records":
        """A landlord that nobody else uses."""
        return cls(store, make_landlord(database, sandbox_at=sandbox_at))

    @property
    def scope(self) -> Scope:
        """The whole landlord."""
        return self.landlord.scope

    def do(self, command: Command) -> Performed:
        """Perform a verb and keep what it wrote."""
        with self.store.unit(self.scope) as unit:
            performed = perform(unit, command, Asked(person=self.landlord.identity()), self.clock)
            unit.commit()
        assert isinstance(performed, Performed)
        return performed

    def log(self, **changes: Any) -> StreamId:
        """A complaint logged today."""
        return self.do(a_log(day_of(self.clock.now()), **changes)).stream

    def take_in(self) -> StreamId:
        """An e-mail that may be a complaint."""
        command = TakeIn(
            stream=new_stream(),
            reference=new_reference(),
            channel=Channel.EMAIL,
            sender=Text("q.fennimore@example.org"),
            said=Text("Nobody came"),
            arrived_on=day_of(self.clock.now()),
        )
        return self.do(command).stream

    def tell(self, stream: StreamId, news: str = "Work began") -> Performed:
        """An update told in conversation."""
        told_on = day_of(self.clock.now())
        return self.do(Update(stream=stream, news=Text(news), told_on=told_on))

    def history(self, stream: StreamId) -> History:
        """A stream as it is stored."""
        with self.store.reading(self.scope) as reading:
            opened = reading.opened(Opening(now=self.clock.now(), streams=(stream,)))
        return opened.histories[stream]


def a_log(on: date, **changes: Any) -> Log:
    """A telephone call from Quillon Fennimore, who does not exist."""
    resident = Resident(
        name=Text("Quillon Fennimore"), address=Text("9 Larkrise Close, Millbrook, MB1 1AA")
    )
    values: dict[str, Any] = {
        "stream": new_stream(),
        "reference": new_reference(),
        "received_on": on,
        "channel": Channel.TELEPHONE,
        "received_by": Text("Ned Tallow"),
        "subject": Text("Damp in the bedroom"),
        "category": "repairs",
        "said": Text("The wall is wet — “again”"),
        "resident": resident,
        **changes,
    }
    return Log(**values)


def a_key(key: str = "one", request: bytes = b"r" * 32) -> IdempotencyKey:
    """An idempotency key of some request."""
    return IdempotencyKey(key=key, fingerprint=request)


def an_answer(key: IdempotencyKey, body: bytes = b'{"made": true}') -> Kept:
    """The answer to the request of that key."""
    return Kept(fingerprint=key.fingerprint, status=201, headers={"ETag": '"2"'}, body=body)


def rows(url: str, sql: str, **values: object) -> list[DictRow]:
    """What one statement brings, asked by whoever's address it is."""
    with psycopg.connect(url, autocommit=True, row_factory=dict_row) as connection:
        cursor = connection.execute(sql.encode(), values)
        return cursor.fetchall() if cursor.description else []


def everything(database: Database, landlord: Landlord, *tables: str) -> dict[str, list[DictRow]]:
    """All rows of the landlord in these tables, seen by the backup's role."""
    return {
        table: rows(
            database.backup_url,
            f"select * from putright.{table} t"  # noqa: S608  a table's name
            " where tenant_id = %(tenant)s order by t::text",
            tenant=landlord.tenant,
        )
        for table in tables
    }
