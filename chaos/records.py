"""What PostgreSQL holds of some landlords, read as its superuser in one look.

Nothing is asked of the product. `written_by` is the transaction that wrote a row last: rows that
were written together have the same."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

import psycopg
from psycopg.rows import dict_row

from putright.complaint.codec import SaltedText, Written
from putright.store.opening import EVENT_FIELDS
from putright.tenancy import StreamId

Row = dict[str, Any]
Place = tuple[UUID, UUID]
"""A landlord and one of its streams."""

TABLES = (
    *("stream", "event", "event_text", "complaint", "intake", "timer", "outbox", "letter"),
    *("document", "idempotency"),
)
IDS = {"stream": "stream_id", "outbox": "id", "document": "key", "event": "stream_id"}
"""The tables whose rows have ids of their own, and where."""


@dataclass(frozen=True)
class Records:
    """Every row of the landlords, by table."""

    landlords: dict[UUID, Row]
    rows: dict[str, list[Row]]

    @cached_property
    def streams(self) -> dict[Place, Row]:
        """The heads."""
        return {place(each): each for each in self.rows["stream"]}

    @cached_property
    def events(self) -> dict[Place, list[Row]]:
        """The events of each stream, in order."""
        return _by_place(sorted(self.rows["event"], key=lambda each: each["sequence"]))

    @cached_property
    def timers(self) -> dict[Place, list[Row]]:
        """The timers of each stream."""
        return _by_place(self.rows["timer"])

    @cached_property
    def _texts(self) -> dict[tuple[UUID, UUID, int], list[Row]]:
        found = defaultdict(list)
        for each in self.rows["event_text"]:
            found[(*place(each), each["sequence"])].append(each)
        return found

    def written(self, at: Place) -> tuple[Written, ...]:
        """A history as the codec knows it."""
        return tuple(
            Written(
                **{name: each[name] for name in EVENT_FIELDS if name != "stream"},
                stream=StreamId(each["stream_id"]),
                texts=tuple(
                    SaltedText(text["number"], text["salt"], text["words"])
                    for text in self._texts[(*at, each["sequence"])]
                ),
            )
            for each in self.events.get(at, ())
        )

    def clock(self, tenant: UUID) -> datetime:
        """What a sandbox's own clock shows."""
        shows: datetime = self.landlords[tenant]["sandbox_at"]
        return shows

    def named(self, at: Place) -> str:
        """A stream as a finding names it."""
        landlord = self.landlords[at[0]]["slug"]
        reference = self.streams[at]["reference"] if at in self.streams else at[1]
        return f"{landlord} {reference}"

    def owners(self) -> dict[tuple[str, str], UUID]:
        """Which landlord each id belongs to."""
        return {
            (table, str(each[column])): each["tenant_id"]
            for table, column in IDS.items()
            for each in self.rows[table]
        }


def place(row: Row) -> Place:
    """Where a row belongs."""
    return row["tenant_id"], StreamId(row["stream_id"])


def read_records(superuser_url: str, tenants: Collection[UUID]) -> Records:
    """All of it, as it stood at one moment."""
    with psycopg.connect(superuser_url, row_factory=dict_row) as connection:
        connection.execute("set transaction isolation level repeatable read read only")
        landlords = connection.execute(
            "select * from putright.landlord where id = any(%s)", (list(tenants),)
        ).fetchall()
        rows = {
            table: connection.execute(
                f"select xmin::text as written_by, t.* from putright.{table} t"  # noqa: S608
                " where tenant_id = any(%s)".encode(),
                (list(tenants),),
            ).fetchall()
            for table in TABLES
        }
    return Records({each["id"]: each for each in landlords}, rows)


def _by_place(rows: Iterable[Row]) -> dict[Place, list[Row]]:
    found: dict[Place, list[Row]] = defaultdict(list)
    for each in rows:
        found[place(each)].append(each)
    return dict(found)
