"""What lists ask: pages by keyset, whose cost does not grow with how far on they are.

A contractor's lists start from its delegations; row security would find the same rows, slowly."""

from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    DateTime,
    Integer,
    Select,
    Table,
    Text,
    Tuple,
    Uuid,
    and_,
    bindparam,
    case,
    cast,
    func,
    literal_column,
    select,
    tuple_,
)

from putright.store.statements.compiling import NAMES, TENANT, compiled, fixed
from putright.store.tables import (
    complaint,
    delegation,
    document,
    imported,
    intake,
    landlord_key,
    letter,
    outbox,
    plugin_setting,
    principal,
    stream,
    timer,
)

LIMIT = bindparam("limit", type_=Integer())
EARLIEST, LATEST = "-infinity", "infinity"


def columns(table: Table) -> list[ColumnElement[Any]]:
    """All of a row but the landlord, named as the values of `ports` name them."""
    ours = {column: field for field, column in NAMES.items()}
    return [
        column.label(ours.get(column.name, column.name))
        for column in table.c
        if column.name != "tenant_id"
    ]


def _never(column: ColumnElement[Any], day: str) -> ColumnElement[Any]:
    # spelt as in the index, or the index is not used
    return case((column.is_(None), literal_column(f"'{day}'::date")), else_=column)


def _is(table: Table, name: str) -> ColumnElement[bool]:
    """A filter: that column is the one asked for."""
    asked = bindparam(name, type_=table.c[name].type)
    if name != "reference":
        return table.c[name] == asked
    named = select(stream.c.stream_id).where(
        stream.c.tenant_id == TENANT, stream.c.reference == asked
    )
    return table.c.stream_id == named.scalar_subquery()  # only a stream has an index of it


@cache
def register(*filters: str, newest_first: bool, after: bool, delegated: bool) -> bytes:
    """A page of the register: by the day of receipt, latest first, or by the next day due."""
    table = complaint
    ordering: list[ColumnElement[Any]]
    if newest_first:
        order = _never(table.c.received_on, EARLIEST)
        ordering = [order.desc(), table.c.stream_id.desc()]
    else:
        order = _never(table.c.next_due_on, LATEST)
        ordering = [order, table.c.stream_id]
    statement = _within(select(*columns(table)), table, delegated=delegated)
    for name in filters:
        if name == "overdue":
            due = _never(table.c.next_due_on, LATEST)
            statement = statement.where(due < bindparam("overdue", type_=Date()))
        else:
            statement = statement.where(_is(table, name))
    if after:
        here, there = tuple_(order, table.c.stream_id), _after()
        statement = statement.where(here < there if newest_first else here > there)
    return compiled(statement.order_by(*ordering).limit(LIMIT))


@cache
def intake_page(*filters: str, after: bool, delegated: bool) -> bytes:
    """A page of the intake queue, by the next day due."""
    order = _never(intake.c.next_due_on, LATEST)
    statement = _within(select(*columns(intake)), intake, delegated=delegated)
    for name in filters:
        statement = statement.where(_is(intake, name))
    if after:
        statement = statement.where(tuple_(order, intake.c.stream_id) > _after())
    return compiled(statement.order_by(order, intake.c.stream_id).limit(LIMIT))


@cache
def letters_that_are(*statuses: str, after: bool) -> bytes:
    """A page of the letters that got so far, or no further."""
    statement = (
        select(stream.c.reference, *columns(letter))
        .join_from(
            letter,
            stream,
            and_(
                stream.c.tenant_id == letter.c.tenant_id, stream.c.stream_id == letter.c.stream_id
            ),
        )
        .where(
            letter.c.tenant_id == TENANT, letter.c.status.in_([fixed(each) for each in statuses])
        )
    )
    if after:
        statement = statement.where(
            tuple_(letter.c.stream_id, letter.c.sequence)
            > tuple_(
                cast(bindparam("after_stream", type_=Text()), Uuid),
                cast(bindparam("after_sequence", type_=Text()), Integer),
            )
        )
    return compiled(statement.order_by(letter.c.stream_id, letter.c.sequence).limit(LIMIT))


LETTERS = compiled(
    select(*columns(letter))
    .where(letter.c.tenant_id == TENANT, letter.c.stream_id == bindparam("stream", type_=Uuid()))
    .order_by(letter.c.sequence)
)
LETTER = compiled(
    select(*columns(letter)).where(
        letter.c.tenant_id == TENANT,
        letter.c.stream_id == bindparam("stream", type_=Uuid()),
        letter.c.sequence == bindparam("sequence", type_=Integer()),
    )
)
_OF_THE_STREAM = (
    document.c.tenant_id == TENANT,
    document.c.stream_id == bindparam("stream", type_=Uuid()),
)
DOCUMENT = compiled(
    select(*columns(document)).where(
        *_OF_THE_STREAM, document.c.key == bindparam("key", type_=Text())
    )
)


@cache
def documents(*, after: bool) -> bytes:
    """A page of the documents of a stream, by name."""
    place = tuple_(document.c.name, document.c.key)
    statement = select(*columns(document)).where(*_OF_THE_STREAM)
    if after:
        here = tuple_(bindparam("after_name", type_=Text()), bindparam("after_key", type_=Text()))
        statement = statement.where(place > here)
    return compiled(statement.order_by(document.c.name, document.c.key).limit(LIMIT))


PRINCIPALS = compiled(
    select(
        principal.c.id,
        principal.c.issuer,
        principal.c.subject,
        principal.c.name,
        principal.c.email,
        principal.c.roles,
    )
    .where(principal.c.tenant_id == TENANT)
    .order_by(principal.c.name, principal.c.id)
)
IMPORTED = compiled(
    select(imported.c.key, imported.c.stream_id.label("stream")).where(
        imported.c.tenant_id == TENANT, imported.c.source == bindparam("source", type_=Text())
    )
)
LANDLORD_KEYS = compiled(
    select(landlord_key.c.version, landlord_key.c.wrapped)
    .where(landlord_key.c.tenant_id == TENANT)
    .order_by(landlord_key.c.version)
)
PLUGIN_SETTING = compiled(
    select(landlord_key.c.version, landlord_key.c.wrapped, plugin_setting.c.sealed)
    .select_from(
        plugin_setting.join(
            landlord_key,
            (landlord_key.c.tenant_id == plugin_setting.c.tenant_id)
            & (landlord_key.c.version == plugin_setting.c.version),
        )
    )
    .where(
        plugin_setting.c.tenant_id == TENANT,
        plugin_setting.c.plugin == bindparam("plugin", type_=Text()),
    )
)


STILL_WAITING = compiled(
    select(
        select(func.count())
        .select_from(timer)
        .where(
            timer.c.tenant_id == TENANT,
            timer.c.handed_at.is_(None),
            timer.c.fires_at <= bindparam("now", type_=DateTime(timezone=True)),
        )
        .scalar_subquery()
        .label("timers"),
        select(func.count())
        .select_from(outbox)
        .where(
            outbox.c.tenant_id == TENANT,
            outbox.c.confirmed_at.is_(None),
            outbox.c.failed_at.is_(None),
        )
        .scalar_subquery()
        .label("errands"),
    )
)
"""What is due by a clock and was not noticed yet, and what was noticed and is not settled."""


def _within(statement: Select[Any], table: Table, *, delegated: bool) -> Select[Any]:
    if delegated:
        statement = statement.select_from(
            delegation.join(
                table,
                (table.c.tenant_id == delegation.c.tenant_id)
                & (table.c.stream_id == delegation.c.stream_id),
            )
        ).where(
            delegation.c.tenant_id == TENANT,
            delegation.c.organisation_id == bindparam("organisation", type_=Uuid()),
        )
    return statement.where(table.c.tenant_id == TENANT)


def _after() -> Tuple:
    return tuple_(
        cast(bindparam("after_on", type_=Text()), Date),
        cast(bindparam("after_stream", type_=Text()), Uuid),
    )
