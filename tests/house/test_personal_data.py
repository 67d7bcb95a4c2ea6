"""The map of personal data is complete: no column that may hold words is in neither list."""

from tests.support.records import rows
from tests.support.services import Database

from putright.store.personal_data import NOT_PERSONAL, PERSONAL

COLUMNS = """
    select c.relname || '.' || a.attname as name
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'putright'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0
      and not a.attisdropped
      and a.atttypid::regtype::text in
          ('text', 'text[]', 'character varying', 'json', 'jsonb', 'bytea')"""


def test_every_column_of_words_is_on_the_map_or_said_to_hold_none(database: Database) -> None:
    columns = {row["name"] for row in rows(database.backup_url, COLUMNS)}

    assert columns == set(PERSONAL) | set(NOT_PERSONAL)
    assert not set(PERSONAL) & set(NOT_PERSONAL)


def test_columns_of_other_types_hold_no_words(database: Database) -> None:
    types = rows(
        database.backup_url,
        "select distinct a.atttypid::regtype::text as type from pg_attribute a"
        " join pg_class c on c.oid = a.attrelid"
        " where c.relnamespace = 'putright'::regnamespace and c.relkind in ('r', 'p')"
        " and a.attnum > 0 and not a.attisdropped",
    )
    assert {row["type"] for row in types} <= {
        *("uuid", "integer", "boolean", "date", "timestamp with time zone"),
        *("text", "text[]", "character varying", "jsonb", "bytea"),
    }


def test_every_entry_says_why_and_how() -> None:
    assert all(each.why and each.erased_by for each in PERSONAL.values())
    assert all(NOT_PERSONAL.values())
