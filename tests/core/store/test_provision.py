"""A database made ready: the schema is that of the tables, and making it ready again is safe."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine
from sqlalchemy.engine import make_url
from tests.support.records import rows
from tests.support.services import Database

from putright.rules.bank_holidays import bank_holidays, england
from putright.store import provision
from putright.store.tables import SCHEMA, metadata


def test_the_migrations_make_the_tables_that_the_queries_expect(database: Database) -> None:
    engine = create_engine(make_url(database.backup_url).set(drivername="postgresql+psycopg"))
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "include_schemas": True,
                "compare_type": True,
                "include_name": lambda name, kind, _: kind != "schema" or name == SCHEMA,
                "include_object": lambda _, name, *__: name != "alembic_version",
            },
        )
        differences = compare_metadata(context, metadata)
    engine.dispose()

    assert differences == []


def test_checks_are_those_of_the_tables(database: Database) -> None:
    """Alembic does not compare CHECK constraints: their names, at least, are held here."""
    found = rows(
        database.backup_url,
        "select conname from pg_constraint where contype = 'c'"
        " and connamespace = 'putright'::regnamespace",
    )
    expected = {
        str(constraint.name)
        for table in metadata.tables.values()
        for constraint in table.constraints
        if constraint.__visit_name__ in {"check_constraint", "table_or_column_check_constraint"}
    }
    assert {row["conname"] for row in found} == expected
    assert expected


def test_a_database_may_be_made_ready_twice(database: Database) -> None:
    calendars = "select * from putright.calendar order by number"
    before = rows(database.backup_url, calendars)
    provision.create_roles(database.superuser_url, database.passwords)
    provision.migrate(database.migrator_url)

    assert rows(database.backup_url, calendars) == before


def test_the_bundled_calendar_is_kept_as_a_version(database: Database) -> None:
    (row,) = rows(
        database.backup_url,
        "select * from putright.calendar where source = %(source)s",
        source=provision.BUNDLED,
    )
    days = england()
    assert row["holidays"] == {on.isoformat(): title for on, title in bank_holidays().items()}
    assert (row["first_on"], row["last_on"]) == (days.first, days.last)
    assert row["division"] == "england"


def test_the_services_give_up_a_statement_that_takes_too_long(database: Database) -> None:
    for url in (database.app_url, database.dispatch_url):
        for setting, value in provision.LIMITS.items():
            (row,) = rows(
                url,
                "select pg_settings.setting::interval is not null as s,"
                " current_setting(%(name)s)::interval = %(value)s::interval as as_told"
                " from pg_settings where name = %(name)s",
                name=setting,
                value=value,
            )
            assert row["as_told"], setting


def test_a_requests_statements_are_planned_once(database: Database) -> None:
    """ADR 0012: the app's, and not those of the relay and the sweep."""
    asked = "select current_setting('plan_cache_mode') as found"
    for url, wanted in ((database.app_url, "force_generic_plan"), (database.dispatch_url, "auto")):
        assert rows(url, asked)[0]["found"] == wanted
