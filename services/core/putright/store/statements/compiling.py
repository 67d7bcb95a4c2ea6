"""From SQLAlchemy Core to SQL text for psycopg, and from values to rows of JSON.

Many rows travel as one JSON parameter: one text for any number of them, prepared once."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from functools import cache
from operator import attrgetter
from typing import Any

import orjson
from sqlalchemy import (
    JSON,
    ColumnClause,
    Table,
    TableValuedAlias,
    Text,
    Uuid,
    bindparam,
    cast,
    column,
    func,
    literal_column,
    select,
    true,
)
from sqlalchemy.dialects.postgresql import Insert, insert
from sqlalchemy.dialects.postgresql import psycopg as dialect_of
from sqlalchemy.sql.expression import ClauseElement

_dialect = dialect_of.dialect()  # type: ignore[no-untyped-call]
TENANT = bindparam("tenant", type_=Uuid())
OF_A_LANDLORD = "tenant_id"
NAMES = {"stream": "stream_id", "outbox": "outbox_id"}
"""What a value calls a stream, its column calls `stream_id`."""


def compiled(statement: ClauseElement) -> bytes:
    """The statement's text, with named placeholders: each value is given when it is executed."""
    text = statement.compile(dialect=_dialect)
    bound = {name: value for name, value in text.params.items() if value is not None}
    assert not bound, bound
    return str(text).encode()


def fixed(word: str) -> ColumnClause[str]:
    """A word that belongs to the statement itself."""
    return literal_column(f"'{word}'", Text())


SETTINGS = compiled(
    select(
        func.set_config(fixed("app.tenant"), bindparam("tenant", type_=Text()), true()),
        func.set_config(fixed("app.scope"), bindparam("scope", type_=Text()), true()),
    )
)
"""Both settings, always together, for the length of the transaction."""


def given(table: Table, *names: str, parameter: str = "rows") -> TableValuedAlias:
    """Rows given as a JSON array, read as rows of the table."""
    return func.json_populate_recordset(
        literal_column(f"null::{table.fullname}"), cast(bindparam(parameter, type_=Text()), JSON)
    ).table_valued(*(column(name, table.c[name].type) for name in names), name="given")


def put(table: Table) -> Insert:
    """Insert the given rows: every column, the landlord's from the transaction and not the row."""
    _, *columns = table.c.keys()
    values = select(TENANT, *given(table, *columns).c)
    return insert(table).from_select([OF_A_LANDLORD, *columns], values)


def upsert(table: Table) -> bytes:
    """Insert the given rows, or make those already there equal to them."""
    statement = put(table)
    columns = table.c.keys()
    keys = [each.name for each in table.primary_key]
    return compiled(
        statement.on_conflict_do_update(
            index_elements=keys,
            set_={name: statement.excluded[name] for name in columns if name not in keys},
        )
    )


def row(value: Any, /, *without: str, **more: object) -> dict[str, object]:
    """A dataclass as a row; whose it is, is the statement's."""
    columns, read = _columns(value.__class__, without)
    return dict(zip(columns, read(value), strict=True), **more)


@cache
def _columns(
    kind: type[Any], without: tuple[str, ...]
) -> tuple[tuple[str, ...], Callable[[Any], tuple[object, ...]]]:
    """The columns of a dataclass's fields, and what reads their values (never of one alone)."""
    names = [each.name for each in fields(kind) if each.name not in without]
    return tuple(NAMES.get(name, name) for name in names), attrgetter(*names)


def rows(values: Iterable[Mapping[str, object]]) -> str:
    """Rows as the JSON that `given` reads."""
    return orjson.dumps(list(values), default=_plain).decode()


def _plain(value: object) -> object:
    """What JSON has no word for, and orjson none either."""
    if isinstance(value, bytes):
        return "\\x" + value.hex()
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(type(value))
