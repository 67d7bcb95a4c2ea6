"""Row security as the roles meet it: another landlord's rows, no context, a contractor's part."""

# ruff: noqa: S608  the names of tables come from our own metadata

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

import psycopg
import pytest
from psycopg import errors as pg
from tests.support.landlords import delegate, make_organisation
from tests.support.records import FRIDAY, Records, a_key, an_answer, rows
from tests.support.services import Database

from putright.ports import DocumentRow, Errand, ImportedRow, LetterRow, Opening, Page, Staged
from putright.references import new_outbox_id
from putright.store import Store
from putright.store.scoped import WRITING, Call, Scoped, pool
from putright.store.tables import metadata
from putright.tenancy import Scope, StreamId

OURS = sorted(table.name for table in metadata.tables.values() if "tenant_id" in table.c)
LANDLORDS_OWN = {"landlord_key", "plugin_setting", "imported"}
OF_A_STREAM = sorted(
    table.name
    for table in metadata.tables.values()
    if "stream_id" in table.c and table.name not in LANDLORDS_OWN | {"policy"}
)
REFUSED = pg.InsufficientPrivilege


@contextmanager
def as_app(
    database: Database, tenant: str | None, scope: str | None
) -> Iterator[psycopg.Connection]:
    with psycopg.connect(database.app_url) as connection:
        if tenant is not None:
            connection.execute("select set_config('app.tenant', %s, true)", [tenant])
        if scope is not None:
            connection.execute("select set_config('app.scope', %s, true)", [scope])
        yield connection
        connection.rollback()


def a_full_landlord(database: Database, store: Store) -> tuple[Records, StreamId, Scope]:
    """A landlord with a row in every table of its own, and a contractor with one stream."""
    records = Records.of_a_new_landlord(database, store)
    contractor = make_organisation(database, records.landlord)
    stream, _ = records.log(), records.take_in()
    delegate(database, contractor, stream)
    key, identity = a_key(), records.landlord.identity()
    digest = "ab" * 32
    document = DocumentRow(
        key=f"{records.landlord.tenant}/{digest}",
        stream=stream,
        media_type="application/pdf",
        size_bytes=1,
        sha256=digest,
        name="letter.pdf",
    )
    errand = Errand(id=new_outbox_id(), actor="letters.dispatch", stream=stream, sequence=1)
    letter = LetterRow(
        stream=stream,
        sequence=1,
        kind="acknowledgement",
        stage=1,
        status="to_post",
        way="post",
        outbox=errand.id,
        document=document.key,
    )
    with store.unit(records.scope) as unit:
        unit.open(Opening(now=FRIDAY))
        unit.keep(key, identity, an_answer(key))
        taken_over = ImportedRow(source="a-register", key=b"k" * 32, stream=stream)
        unit.stage(
            Staged(
                documents=(document,),
                letters=(letter,),
                errands=(errand,),
                imported=(taken_over,),
            )
        )
        unit.commit()
    with psycopg.connect(database.migrator_url) as connection:
        connection.execute(
            "insert into putright.plugin_setting values (%s, 'email', 1, 'sealed')",
            [records.landlord.tenant],
        )
    return records, stream, contractor


def test_the_test_landlord_has_a_row_in_every_table(database: Database, store: Store) -> None:
    records, _, _ = a_full_landlord(database, store)
    with as_app(database, str(records.landlord.tenant), "landlord") as connection:
        for table in OURS:
            assert connection.execute(f"select from putright.{table}".encode()).rowcount, table


def test_another_landlords_rows_are_out_of_reach_of_every_verb(
    database: Database, store: Store
) -> None:
    theirs, _, _ = a_full_landlord(database, store)
    ours = Records.of_a_new_landlord(database, store)
    there = {"tenant": theirs.landlord.tenant}
    for table in OURS:
        changeable = _changeable(database, table) or ["tenant_id"]
        row = rows(
            database.backup_url,
            f"select to_jsonb(t)::text as row from putright.{table} t where tenant_id = %(tenant)s",
            **there,
        )[0]["row"]
        attempts = {
            "select": f"select from putright.{table} where tenant_id = %(tenant)s",
            "update": f"update putright.{table} set {changes(changeable)}"
            " where tenant_id = %(tenant)s",
            "delete": f"delete from putright.{table} where tenant_id = %(tenant)s",
            "insert": f"insert into putright.{table} select * from"
            f" jsonb_populate_record(null::putright.{table}, %(row)s::jsonb)",
            "truncate": f"truncate putright.{table} cascade",
        }
        for verb, sql in attempts.items():
            with as_app(database, str(ours.landlord.tenant), "landlord") as connection:
                try:
                    touched = connection.execute(sql.encode(), {**there, "row": row}).rowcount
                except REFUSED:
                    touched = 0
                assert touched == 0, (table, verb)


def _changeable(database: Database, table: str) -> list[str]:
    found = rows(
        database.app_url,
        "select attname from pg_attribute where attrelid = %(table)s::regclass and attnum > 0"
        " and has_column_privilege(attrelid, attnum, 'update')",
        table=f"putright.{table}",
    )
    return [row["attname"] for row in found]


def changes(columns: list[str]) -> str:
    return ", ".join(f"{column} = {column}" for column in columns)


@pytest.mark.parametrize(
    ("tenant", "scope"),
    [
        (None, None),
        ("", "landlord"),
        (None, "landlord"),
        ("not-a-uuid", "landlord"),
        ("ours", None),
        ("ours", ""),
        ("ours", "Landlord"),
        ("ours", "landlord "),
        ("ours", "%"),
        ("ours", "8d3f6a52-5c0e-4b8e-9a43-1f2d7b6c9e10"),
    ],
)
def test_without_both_settings_there_is_nothing(
    database: Database, store: Store, tenant: str | None, scope: str | None
) -> None:
    records, _, _ = a_full_landlord(database, store)
    told = str(records.landlord.tenant) if tenant == "ours" else tenant
    for table in OURS:
        changeable = _changeable(database, table) or ["tenant_id"]
        for sql in (
            f"select from putright.{table}",
            f"update putright.{table} set {changes(changeable)}",
            f"delete from putright.{table}",
        ):
            with as_app(database, told, scope) as connection:
                try:
                    touched = connection.execute(sql.encode()).rowcount
                except (REFUSED, pg.InvalidTextRepresentation):
                    touched = 0
                assert touched == 0, sql


def test_settings_do_not_outlive_their_transaction(database: Database, store: Store) -> None:
    records, _, _ = a_full_landlord(database, store)
    connections = pool(database.app_url, pooled=False, size=1)
    through = Scoped(connections, records.scope, WRITING)
    inside = through.trip(Call(b"select from putright.event"))[0].rowcount
    through.finish((), ())
    borrowed = connections.connect()
    connection = borrowed.driver_connection
    assert isinstance(connection, psycopg.Connection)
    outside = connection.execute("select from putright.event").rowcount
    borrowed.close()
    connections.dispose()

    assert inside > 0
    assert outside == 0


def test_a_contractor_sees_what_is_delegated_and_no_more(database: Database, store: Store) -> None:
    records, delegated, contractor = a_full_landlord(database, store)
    other = records.log()
    tenant, scope = str(records.landlord.tenant), contractor.setting
    with as_app(database, tenant, scope) as connection:
        seen = {
            table: {
                row[0]
                for row in connection.execute(f"select stream_id from putright.{table}".encode())
            }
            for table in OF_A_STREAM
        }
        nothing_of = {
            table: connection.execute(f"select from putright.{table}".encode()).rowcount
            for table in (*LANDLORDS_OWN, "principal", "idempotency")
        }
        policies = connection.execute("select from putright.policy").rowcount

    assert seen.pop("intake") == set()
    assert set(map(frozenset[UUID], seen.values())) == {frozenset({delegated})}
    assert not any(nothing_of.values())
    assert policies == 1
    with store.reading(contractor) as reading:
        assert [row.stream for row in reading.register(Page()).rows] == [delegated]
        assert set(reading.opened(Opening(now=FRIDAY, streams=(delegated, other))).histories) == {
            delegated
        }


def test_what_is_delegated_no_longer_is_out_of_sight_at_once(
    database: Database, store: Store
) -> None:
    _, delegated, contractor = a_full_landlord(database, store)
    rows(
        database.migrator_url,
        "delete from putright.delegation where stream_id = %(id)s",
        id=delegated,
    )
    with store.reading(contractor) as reading:
        assert not reading.register(Page()).rows
        assert not reading.opened(Opening(now=FRIDAY, streams=(delegated,))).histories


def test_a_contractor_cannot_delegate_to_itself(database: Database, store: Store) -> None:
    records, _, contractor = a_full_landlord(database, store)
    other = records.log()
    with (
        as_app(database, str(records.landlord.tenant), contractor.setting) as connection,
        pytest.raises(REFUSED),
    ):
        connection.execute(
            "insert into putright.delegation values (%s, %s, %s, %s)",
            [records.landlord.tenant, contractor.organisation, other, FRIDAY],
        )


@pytest.mark.parametrize("table", ["event", "event_text"])
@pytest.mark.parametrize("verb", ["update putright.{} set sequence = 9", "delete from putright.{}"])
def test_what_happened_is_never_changed_by_the_app(
    database: Database, store: Store, table: str, verb: str
) -> None:
    records = Records.of_a_new_landlord(database, store)
    records.log()
    with (
        as_app(database, str(records.landlord.tenant), "landlord") as connection,
        pytest.raises(REFUSED),
    ):
        connection.execute(verb.format(table).encode())


def test_the_dispatcher_reads_scheduling_columns_and_nothing_else(database: Database) -> None:
    with psycopg.connect(database.dispatch_url, autocommit=True) as connection:
        for table in metadata.tables.values():
            for column in table.c:
                allowed = (
                    table.name == "timer"
                    or (table.name == "outbox" and column.name not in {"arguments", "why"})
                    or (table.name, column.name)
                    in {
                        ("landlord", "id"),
                        ("landlord", "kind"),
                        ("landlord", "sandbox_at"),
                        ("idempotency", "made_at"),
                    }
                )
                sql = f"select {column.name} from {table.fullname} limit 1".encode()
                if allowed:
                    connection.execute(sql)
                else:
                    with pytest.raises(REFUSED):
                        connection.execute(sql)


@pytest.mark.parametrize(
    "sql",
    [
        "update putright.outbox set actor = 'x'",
        "update putright.outbox set confirmed_at = made_at",
        "update putright.timer set fires_at = fires_at",
        "update putright.landlord set sandbox_at = sandbox_at",
        "delete from putright.outbox",
        "delete from putright.timer",
        "insert into putright.timer select * from putright.timer",
    ],
)
def test_the_dispatcher_changes_nothing_but_marks(database: Database, sql: str) -> None:
    with psycopg.connect(database.dispatch_url) as connection, pytest.raises(REFUSED):
        connection.execute(sql.encode())


def test_the_eraser_takes_words_of_its_landlord_and_the_history_is_still_sound(
    database: Database, store: Store
) -> None:
    records, other = (Records.of_a_new_landlord(database, store) for _ in range(2))
    stream, elsewhere = records.log(), other.log()
    with psycopg.connect(database.eraser_url) as connection:
        for setting, value in (("tenant", str(records.landlord.tenant)), ("scope", "landlord")):
            connection.execute("select set_config(%s, %s, true)", [f"app.{setting}", value])
        connection.execute(
            "delete from putright.event_text where stream_id = any(%s)", [[stream, elsewhere]]
        )
        connection.commit()
        with pytest.raises(REFUSED):
            connection.execute("select from putright.event")

    assert not any(each.texts for each in records.history(stream).written)
    assert any(each.texts for each in other.history(elsewhere).written)
    assert not store.audit(records.scope).broken


def test_a_row_cannot_point_into_another_landlord(database: Database, store: Store) -> None:
    ours, theirs = (Records.of_a_new_landlord(database, store) for _ in range(2))
    theirs_stream = theirs.log()
    with (
        psycopg.connect(database.superuser_url) as connection,
        pytest.raises(pg.ForeignKeyViolation),
    ):
        connection.execute(
            "insert into putright.timer values (%s, %s, 'code:x', 'due', %s, %s, false, null)",
            [ours.landlord.tenant, theirs_stream, FRIDAY.date(), FRIDAY],
        )


def test_two_landlords_may_use_the_same_reference(database: Database, store: Store) -> None:
    ours, theirs = (Records.of_a_new_landlord(database, store) for _ in range(2))
    reference = ours.history(ours.log()).reference
    assert theirs.history(theirs.log(reference=reference)).reference == reference
