"""What the relay and the sweep run across landlords: scheduling columns of timers and outbox only.

Moments are given: nothing here reads a clock."""

from datetime import datetime

from sqlalchemy import (
    ARRAY,
    CollectionAggregate,
    ColumnElement,
    DateTime,
    FromClause,
    Integer,
    Interval,
    Uuid,
    and_,
    any_,
    bindparam,
    column,
    delete,
    func,
    literal_column,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.sql.selectable import NamedFromClause

from putright.store.statements.compiling import compiled, fixed
from putright.store.tables import idempotency, landlord, outbox, timer

FIRE = "timers.fire"
NOW = bindparam("now", type_=DateTime(timezone=True))
LIMIT = bindparam("limit", type_=Integer())
_KEY = ("tenant_id", "stream_id", "obligation", "moment", "due_on")


def _place(of: NamedFromClause) -> ColumnElement[str]:
    """Where a row lies: nothing finds it sooner."""
    return literal_column(f"{of.name}.ctid")


def _taken(
    found: NamedFromClause,
    sources: FromClause,
    due: ColumnElement[bool],
    by: ColumnElement[datetime],
) -> CollectionAggregate[bool]:
    """The places of what is due, the earliest first, so many, locked; none that another holds.

    By places, since a join on keys may read the whole table for each batch."""
    places = (
        select(_place(found))
        .select_from(sources)
        .where(due)
        .order_by(by)
        .limit(LIMIT)
        .with_for_update(skip_locked=True, of=found)
        .scalar_subquery()
    )
    return any_(func.array(places))


_ripe = timer.alias("ripe")


def _sweep(sources: FromClause, due: ColumnElement[bool]) -> bytes:
    handed = (
        update(timer)
        .values(handed_at=NOW)
        .where(
            _place(timer)
            == _taken(_ripe, sources, and_(_ripe.c.handed_at.is_(None), due), _ripe.c.fires_at)
        )
        .returning(*(timer.c[name] for name in (*_KEY, "fires_at")))
        .cte("handed")
    )
    arguments = func.jsonb_build_object(
        fixed("obligation"),
        handed.c.obligation,
        fixed("moment"),
        handed.c.moment,
        fixed("due_on"),
        handed.c.due_on,
        fixed("fires_at"),
        handed.c.fires_at,
    )
    # all were handed at once: a microsecond between them keeps the order in which they were due
    place = func.row_number().over(order_by=handed.c.fires_at)
    at = NOW - (LIMIT - place) * literal_column("interval '1 microsecond'")
    errands = select(
        handed.c.tenant_id,
        func.gen_random_uuid(),
        fixed(FIRE),
        handed.c.stream_id,
        arguments,
        at,
        at,
        literal_column("0"),
    )
    names = (
        "tenant_id",
        "id",
        "actor",
        "stream_id",
        "arguments",
        "made_at",
        "leased_until",
        "attempts",
    )
    return compiled(insert(outbox).from_select(names, errands))


SWEEP = _sweep(_ripe, (~_ripe.c.sandbox) & (_ripe.c.fires_at <= NOW))
"""Live landlords, all in one statement: joined to no table of clocks (0.2 ms became 105)."""

SWEEP_SANDBOXES = _sweep(
    _ripe.join(landlord, landlord.c.id == _ripe.c.tenant_id),
    and_(
        landlord.c.kind == fixed("sandbox"),
        _ripe.c.sandbox,
        _ripe.c.fires_at <= landlord.c.sandbox_at,
    ),
)
"""Sandboxes, each against its own clock."""

_ready = outbox.alias("ready")
DOUBLINGS = 6
"""Each lease is twice the one before, up to sixty-four times the first."""
_doubled = func.power(
    literal_column("2", Integer()),
    func.least(outbox.c.attempts, literal_column(str(DOUBLINGS), Integer())),
)
LEASE = compiled(
    update(outbox)
    .values(
        leased_until=NOW + bindparam("lease", type_=Interval()).op("*")(_doubled),
        attempts=outbox.c.attempts + literal_column("1"),
    )
    .where(
        _place(outbox)
        == _taken(
            _ready,
            _ready,
            and_(
                _ready.c.confirmed_at.is_(None),
                _ready.c.failed_at.is_(None),
                _ready.c.leased_until <= NOW,
            ),
            _ready.c.leased_until,
        )
    )
    .returning(
        outbox.c.tenant_id,
        outbox.c.id,
        outbox.c.actor,
        outbox.c.attempts,
        outbox.c.made_at,
    )
)
_given = (
    func.unnest(bindparam("tenants", type_=ARRAY(Uuid)), bindparam("ids", type_=ARRAY(Uuid)))
    .table_valued(column("tenant_id", Uuid), column("id", Uuid), name="given")
    .render_derived()
)
RELEASE = compiled(
    update(outbox)
    .values(leased_until=NOW, attempts=outbox.c.attempts - literal_column("1"))
    .where(
        outbox.c.tenant_id == _given.c.tenant_id,
        outbox.c.id == _given.c.id,
        outbox.c.confirmed_at.is_(None),
    )
)
"""The queue did not take them: back at once, as if never leased."""

WAITING = compiled(
    select(
        func.count(),
        func.min(outbox.c.made_at),
    ).where(outbox.c.confirmed_at.is_(None), outbox.c.failed_at.is_(None))
)

_OLD = idempotency.c.made_at < bindparam("before", type_=DateTime(timezone=True))
FORGET = compiled(
    delete(idempotency).where(
        _place(idempotency).in_(
            select(_place(idempotency)).select_from(idempotency).where(_OLD).limit(LIMIT)
        ),
        _OLD,
    )
)
"""By their places, since the dispatcher sees nothing of them but their age."""
