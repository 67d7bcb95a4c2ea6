"""Which open complaints and intake items are alike: those whose histories have one shape.

What of a history makes its shape is `putright.complaint.shape`."""

from sqlalchemy import (
    ARRAY,
    Date,
    Text,
    Uuid,
    any_,
    bindparam,
    case,
    cast,
    func,
    literal_column,
    or_,
    select,
    union_all,
)
from sqlalchemy.dialects.postgresql import aggregate_order_by

from putright.clock import LONDON
from putright.complaint.events import Provenance
from putright.complaint.shape import BY_BEING_THERE, SAYS_NOTHING, without
from putright.store.statements.compiling import TENANT, compiled, fixed
from putright.store.tables import complaint, event, intake

_open = union_all(
    select(complaint.c.stream_id, complaint.c.reference).where(
        complaint.c.tenant_id == TENANT,
        or_(complaint.c.next_due_on.is_not(None), complaint.c.responded_on.is_(None)),
    ),
    select(intake.c.stream_id, intake.c.reference).where(
        intake.c.tenant_id == TENANT, intake.c.next_due_on.is_not(None)
    ),
).subquery("open")
_names = literal_column("array[" + ", ".join(f"'{name}'" for name in without()) + "]", ARRAY(Text))
_said = func.concat_ws(
    fixed(" "),
    event.c.facts.op("-")(_names),
    *(func.num_nulls(event.c.facts.op("->>")(fixed(name))) for name in BY_BEING_THERE),
)
_came_here_on = case(
    (
        (event.c.sequence == literal_column("1"))
        & (event.c.provenance == fixed(Provenance.IMPORT)),
        cast(func.timezone(fixed(LONDON.key), event.c.recorded_at), Date),
    )
)
_fact = func.concat_ws(
    fixed(" "), event.c.kind, event.c.version, event.c.happened_on, _came_here_on, _said
)
_shapes = (
    select(
        _open.c.stream_id,
        _open.c.reference,
        func.md5(func.string_agg(_fact, aggregate_order_by(fixed(" "), event.c.sequence))).label(
            "shape"
        ),
    )
    .select_from(_open.join(event, event.c.stream_id == _open.c.stream_id))
    .where(
        event.c.tenant_id == TENANT,
        event.c.kind.not_in([fixed(kind.kind) for kind in SAYS_NOTHING]),
    )
    .group_by(_open.c.stream_id, _open.c.reference)
    .subquery("shapes")
)
ALIKE = compiled(
    select(func.array_agg(_shapes.c.stream_id), func.array_agg(_shapes.c.reference)).group_by(
        _shapes.c.shape
    )
)
"""The ids and the references of those that are alike, in the same order."""
EVENTS = compiled(
    select(
        event.c.stream_id,
        event.c.sequence,
        event.c.kind,
        event.c.version,
        event.c.happened_on,
        event.c.recorded_at,
        event.c.provenance,
        _said.label("said"),
        cast(event.c.facts, Text).label("facts"),
    )
    .where(
        event.c.tenant_id == TENANT,
        event.c.stream_id == any_(bindparam("ids", type_=ARRAY(Uuid))),
    )
    .order_by(event.c.stream_id, event.c.sequence)
)

QUOTING = b"""
with sent as materialized (
  select stream_id, sequence, kind, sent_on, exact::text as said
  from putright.letter
  where tenant_id = %(tenant)s and stream_id = any(%(streams)b::uuid[]) and sent_on is not null
)
select distinct sent.stream_id, sent.sequence, sent.kind, sent.sent_on, asked.day
from unnest(%(streams)b::uuid[], %(days)b::date[]) asked (stream_id, day)
join unnest(%(meant)s::date[], %(words)s::text[]) told (day, words) on told.day = asked.day
join sent on sent.stream_id = asked.stream_id and position(told.words in sent.said) > 0
order by sent.stream_id, sent.sequence, asked.day"""
"""The letters that left and hold the words by which a day is told; each letter is read once."""
