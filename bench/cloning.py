"""A landlord's register copied to other landlords, row for row, under fresh ids.

Every row obeys the schema, foreign keys too, though nothing looks at those again: what a copied
row refers to is copied with it. A copied history is told of another stream than it was hashed
for, so its chain does not verify, and the people it names are the first landlord's: it is there
for its size and shape, not to be read."""

from collections.abc import Sequence

from psycopg import Connection, sql

from putright.tenancy import TenantId

HISTORIES = (
    "stream",
    "event",
    "event_text",
    "complaint",
    "intake",
    "timer",
    "outbox",
    "document",
    "letter",
)
REGISTERS = ("stream", "complaint", "intake")
"""Enough to list; there is no history behind the copies."""
_DIGEST = "md5(source.{0}::text || target::text || copy::text)"
FRESH = f"""overlay(overlay({_DIGEST}
 placing left(replace(source.{{0}}::text, '-', ''), 13) from 1 for 13)
 placing '8' from 17 for 1)::uuid"""
"""Another id of the same moment: version 7, so that it is filed among its contemporaries."""
TWELVE_DIGITS = f"""lpad((('x' || left({_DIGEST}, 12))::bit(48)::bigint
 %% 1000000000000)::text, 12, '0')"""
OF_THE_TARGET = "replace(source.{0}, source.tenant_id::text, target::text)"
INSTEAD = {
    "tenant_id": "target",
    "stream_id": FRESH.format("stream_id"),
    "id": FRESH.format("id"),
    "outbox_id": FRESH.format("outbox_id"),
    "reference": TWELVE_DIGITS.format("stream_id"),
    "key": OF_THE_TARGET.format("key"),
}


def clone(
    connection: Connection,
    source: TenantId,
    targets: Sequence[TenantId],
    copies: int,
    tables: Sequence[str],
) -> None:
    """Copy every stream of `source` to each of `targets`, so often, all in the order of time.

    The connection is the superuser's: foreign keys are left unchecked, which halves the time."""
    connection.execute("set session_replication_role = replica")
    for table in tables:
        instead = dict(INSTEAD)
        if table == "letter":
            instead["document"] = OF_THE_TARGET.format("document")
        columns = [
            name
            for (name,) in connection.execute(
                "select column_name from information_schema.columns"
                " where table_schema = 'putright' and table_name = %s order by ordinal_position",
                [table],
            )
        ]
        connection.execute(
            sql.SQL(
                "insert into putright.{table} ({columns}) select {values}"
                " from putright.{table} source cross join unnest(%s::uuid[]) target"
                " cross join generate_series(1, %s) copy"
                " where source.tenant_id = %s order by source.stream_id, target, copy"
            ).format(
                table=sql.Identifier(table),
                columns=sql.SQL(", ").join(map(sql.Identifier, columns)),
                values=sql.SQL(", ").join(
                    sql.SQL(instead[name]) if name in instead else sql.Identifier("source", name)
                    for name in columns
                ),
            ),
            [list(targets), copies, source],
        )
