"""The floor of logging a complaint: what it asks of the database and writes there, psycopg alone.

Nothing is checked, decided or answered. The one question is the API's own (who calls, was this key
used, which versions are in force); the rows are written one statement a table, as a person would.
What the API does is `log_a_complaint`."""

import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import Any
from uuid import UUID

import psycopg
from psycopg import Connection, sql
from psycopg.types.json import Jsonb

from putright.references import new_reference, new_stream
from putright.store.statements.opening import STANDING
from putright.tenancy import TenantId

Statement = tuple[str, Sequence[Any] | Mapping[str, Any]]
Way = Callable[[Connection[Any], Sequence[Statement]], float]
BEGIN: Statement = ("begin", ())
SETTINGS = "select set_config('app.tenant', %s, true), set_config('app.scope', 'landlord', true)"
COMMIT: Statement = ("commit", ())
OF_A_STREAM = (
    "stream",
    "event",
    "event_text",
    "complaint",
    "timer",
    "outbox",
    "letter",
)


@dataclass(frozen=True, slots=True)
class Written:
    """The rows of one table that logging one complaint wrote."""

    table: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]

    @property
    def insert(self) -> str:
        """One statement for all of them."""
        row = f"({', '.join(['%s'] * len(self.columns))})"
        text: str = (
            sql.SQL("insert into putright.{} ({}) values {}")
            .format(
                sql.Identifier(self.table),
                sql.SQL(", ").join(map(sql.Identifier, self.columns)),
                sql.SQL(", ".join([row] * len(self.rows))),
            )
            .as_string()
        )
        return text


@dataclass(frozen=True, slots=True)
class Pattern:
    """Every row that logging one complaint wrote at one landlord."""

    tenant: TenantId
    written: tuple[Written, ...]

    @property
    def asked(self) -> dict[str, Any]:
        """What the question before the write names, but for the key."""
        (kept,) = (each for each in self.written if each.table == "idempotency")
        answer = dict(zip(kept.columns, kept.rows[0], strict=True))
        return {
            "tenant": self.tenant,
            "scope": answer["scope"],
            "today": answer["made_at"].date(),
            "issuer": answer["issuer"],
            "subject": answer["subject"],
        }


def pattern_of(looking: Connection[Any], tenant: TenantId, stream: UUID, key: str) -> Pattern:
    """What the database holds of a complaint just logged, and the answer kept under its key."""
    found = [
        _written(looking, table, "tenant_id = %s and stream_id = %s", (tenant, stream))
        for table in OF_A_STREAM
    ]
    kept = _written(looking, "idempotency", "tenant_id = %s and key = %s", (tenant, key))
    return Pattern(tenant, tuple(each for each in (kept, *found) if each.rows))


def again(pattern: Pattern) -> list[Statement]:
    """The statements that write those rows once more, as another complaint of that landlord."""
    instead = {
        "stream_id": new_stream(),
        "reference": new_reference(),
        "key": secrets.token_hex(12),
    }
    inserts: Iterator[Statement] = (
        (
            each.insert,
            [
                instead.get(column, value)
                for row in each.rows
                for column, value in zip(each.columns, row, strict=True)
            ],
        )
        for each in pattern.written
    )
    asked = (STANDING.decode(), {**pattern.asked, "key": instead["key"]})
    return [BEGIN, (SETTINGS, (str(pattern.tenant),)), asked, *inserts, COMMIT]


def one_by_one(connection: Connection[Any], statements: Sequence[Statement]) -> float:
    """Seconds for all of them, each waited for."""
    began = perf_counter()
    for text, values in statements:
        connection.execute(text.encode(), values)
    return perf_counter() - began


def pipelined(connection: Connection[Any], statements: Sequence[Statement]) -> float:
    """Seconds for all of them, sent together and waited for once."""
    began = perf_counter()
    with connection.pipeline():
        for text, values in statements:
            connection.execute(text.encode(), values)
    return perf_counter() - began


def _written(
    connection: Connection[Any], table: str, where: str, values: Sequence[object]
) -> Written:
    query = f"select * from putright.{table} where {where} order by 1, 2"  # noqa: S608  ours
    cursor = connection.execute(query.encode(), values)
    assert cursor.description is not None
    columns = tuple(each.name for each in cursor.description)
    rows = tuple(
        tuple(Jsonb(value) if isinstance(value, dict) else value for value in row)
        for row in cursor.fetchall()
    )
    return Written(table, columns, rows)


def connected(url: str) -> Connection[Any]:
    """As the service connects: the app's role, no transaction but those that are begun."""
    return psycopg.connect(url, autocommit=True)
