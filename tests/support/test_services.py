"""The services that every other test stands on, as the fixtures give them."""

import psycopg
import pytest
from tests.support.services import Database


@pytest.mark.parametrize(
    "role", ["putright_app", "putright_dispatch", "putright_backup", "putright_eraser"]
)
def test_tests_connect_as_a_plain_role(database: Database, role: str) -> None:
    with psycopg.connect(database.url(role)) as connection:
        row = connection.execute(
            "select current_user, rolsuper, rolcreaterole"
            " from pg_roles where rolname = current_user"
        ).fetchone()
    assert row == (role, False, False)


def test_the_schema_is_migrated(database: Database) -> None:
    with psycopg.connect(database.migrator_url) as connection:
        row = connection.execute(
            "select count(*) > 0 from pg_tables where schemaname = 'putright'"
        ).fetchone()
    assert row == (True,)
