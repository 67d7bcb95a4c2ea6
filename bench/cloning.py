"""A landlord's register copied to other landlords, row for row, under fresh ids.

Every row obeys the schema. A copied history is told of another stream than it was hashed for, so
its chain does not verify, and the people it names are the first landlord's: it is there for its
size and shape, not to be read."""

from collections.abc import Sequence

from psycopg import Connection, sql

from putright.tenancy import TenantId

TABLES = (
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
"""In the order of their foreign keys."""
FRESH = """overlay(overlay(md5(source.stream_id::text || target::text)
 placing left(replace(source.stream_id::text, '-', ''), 13) from 1 for 13)
 placing '8' from 17 for 1)::uuid"""
"""Another id of the same moment: version 7, so that it is filed among its contemporaries."""
OF_THE_TARGET = "replace(source.{0}, source.tenant_id::text, target::text)"
INSTEAD = {
    "tenant_id": "target",
    "stream_id": FRESH,
    "key": OF_THE_TARGET.format("key"),
}


def clone(connection: Connection, source: TenantId, targets: Sequence[TenantId]) -> None:
    """Copy every stream of `source` to each of `targets`, all of them in the order of time."""
    for table in TABLES:
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
                " where source.tenant_id = %s order by source.stream_id, target"
            ).format(
                table=sql.Identifier(table),
                columns=sql.SQL(", ").join(map(sql.Identifier, columns)),
                values=sql.SQL(", ").join(
                    sql.SQL(instead[name]) if name in instead else sql.Identifier("source", name)
                    for name in columns
                ),
            ),
            [list(targets), source],
        )
        # a plan made while the table was small would check each foreign key by reading all of it
        connection.execute(sql.SQL("analyze putright.{}").format(sql.Identifier(table)))
