"""What the relay and the sweep run across landlords: scheduling columns of timers and outbox only.

Moments are given: nothing here reads a clock."""

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    DateTime,
    FromClause,
    Integer,
    Interval,
    Uuid,
    and_,
    any_,
    bindparam,
    delete,
    func,
    literal_column,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import insert

from putright.store.statements.compiling import compiled, fixed
from putright.store.tables import idempotency, landlord, outbox, timer

FIRE = "timers.fire"
NOW = bindparam("now", type_=DateTime(timezone=True))
LIMIT = bindparam("limit", type_=Integer())
_KEY = ("tenant_id", "stream_id", "obligation", "moment", "due_on")


def _sweep(sources: FromClause, due: ColumnElement[bool]) -> bytes:
    ripe = (
        select(*(timer.c[name] for name in _KEY))
        .select_from(sources)
        .where(timer.c.handed_at.is_(None), due)
        .order_by(timer.c.fires_at)
        .limit(LIMIT)
        .with_for_update(skip_locked=True, of=timer)
        .cte("ripe")
    )
    handed = (
        update(timer)
        .values(handed_at=NOW)
        .where(and_(*(timer.c[name] == ripe.c[name] for name in _KEY)))
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


SWEEP = _sweep(timer, (~timer.c.sandbox) & (timer.c.fires_at <= NOW))
"""Live landlords, all in one statement: joined to no table of clocks (0.2 ms became 105)."""

SWEEP_SANDBOXES = _sweep(
    timer.join(landlord, landlord.c.id == timer.c.tenant_id),
    and_(
        landlord.c.kind == fixed("sandbox"),
        timer.c.sandbox,
        timer.c.fires_at <= landlord.c.sandbox_at,
    ),
)
"""Sandboxes, each against its own clock."""

_ready = (
    select(outbox.c.tenant_id, outbox.c.id)
    .where(
        outbox.c.confirmed_at.is_(None), outbox.c.failed_at.is_(None), outbox.c.leased_until <= NOW
    )
    .order_by(outbox.c.leased_until)
    .limit(LIMIT)
    .with_for_update(skip_locked=True)
    .cte("ready")
)
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
    .where(outbox.c.tenant_id == _ready.c.tenant_id, outbox.c.id == _ready.c.id)
    .returning(
        outbox.c.tenant_id,
        outbox.c.id,
        outbox.c.actor,
        outbox.c.stream_id,
        outbox.c.trace,
        outbox.c.attempts,
        outbox.c.made_at,
    )
)
RELEASE = compiled(
    update(outbox)
    .values(leased_until=NOW, attempts=outbox.c.attempts - literal_column("1"))
    .where(
        outbox.c.tenant_id == any_(bindparam("tenants", type_=ARRAY(Uuid))),
        outbox.c.id == any_(bindparam("ids", type_=ARRAY(Uuid))),
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
_PLACE: ColumnElement[str] = literal_column("ctid")
FORGET = compiled(
    delete(idempotency).where(
        _PLACE.in_(select(_PLACE).select_from(idempotency).where(_OLD).limit(LIMIT)), _OLD
    )
)
"""By their places, since the dispatcher sees nothing of them but their age."""
