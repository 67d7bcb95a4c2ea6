"""What the second trip sends: rows appended, projections made equal, errands, and the answer kept.

The commit and the notice after it are `putright.store.scoped` and `unit`."""

from sqlalchemy import (
    ARRAY,
    DateTime,
    Text,
    Uuid,
    any_,
    bindparam,
    delete,
    exists,
    insert,
    null,
    update,
)

from putright.store.statements.compiling import TENANT, compiled, given, put, upsert
from putright.store.tables import (
    complaint,
    document,
    event,
    event_text,
    idempotency,
    imported,
    intake,
    landlord,
    letter,
    outbox,
    policy,
    stream,
    timer,
)

IDEMPOTENCY = compiled(insert(idempotency))
"""The only row that is large and always alone: its columns travel as they are."""
NEW_STREAMS = compiled(put(stream))
_heads = given(stream, "stream_id", "sequence", "verb_sequence")
HEADS = compiled(
    update(stream)
    .values(sequence=_heads.c.sequence, verb_sequence=_heads.c.verb_sequence)
    .where(stream.c.tenant_id == TENANT, stream.c.stream_id == _heads.c.stream_id)
)
EVENTS = compiled(put(event))
TEXTS = compiled(put(event_text))
NEW_REGISTER = compiled(put(complaint))
REGISTER = upsert(complaint)
NEW_INTAKE = compiled(put(intake))
INTAKE = upsert(intake)
LETTERS = upsert(letter)
DOCUMENTS = compiled(put(document).on_conflict_do_nothing())
POLICIES = upsert(policy)
IMPORTED = compiled(put(imported))
_kept = given(timer, "stream_id", "obligation", "moment", "due_on")
TIMERS_GONE = compiled(
    delete(timer).where(
        timer.c.tenant_id == TENANT,
        timer.c.stream_id == any_(bindparam("streams", type_=ARRAY(Uuid))),
        ~exists().where(
            _kept.c.stream_id == timer.c.stream_id,
            _kept.c.obligation == timer.c.obligation,
            _kept.c.moment == timer.c.moment,
            _kept.c.due_on == timer.c.due_on,
        ),
    )
)
_timers = put(timer)
NEW_TIMERS = compiled(_timers)
"""Of a stream that begins there is nothing yet to run into: asking costs more than the row."""
TIMERS = compiled(
    _timers.on_conflict_do_update(
        constraint=timer.primary_key,
        set_={"fires_at": _timers.excluded.fires_at},
        where=timer.c.handed_at.is_(None) & (timer.c.fires_at != _timers.excluded.fires_at),
    )
)
"""A timer already handed over stays so: its errand is on its way."""

_now = bindparam("now", type_=DateTime(timezone=True))
OUTBOX = compiled(put(outbox))
CONFIRMED = compiled(
    update(outbox)
    .values(confirmed_at=_now, failed_at=null(), why=null())
    .where(
        outbox.c.tenant_id == TENANT,
        outbox.c.id == any_(bindparam("ids", type_=ARRAY(Uuid))),
        outbox.c.confirmed_at.is_(None),
    )
)
FAILED = compiled(
    update(outbox)
    .values(failed_at=_now, why=bindparam("reason", type_=Text()))
    .where(
        outbox.c.tenant_id == TENANT,
        outbox.c.id == bindparam("errand", type_=Uuid()),
        outbox.c.confirmed_at.is_(None),
    )
)
CLOCK = compiled(
    update(landlord)
    .values(sandbox_at=bindparam("to", type_=DateTime(timezone=True)))
    .where(
        landlord.c.id == TENANT,
        landlord.c.sandbox_at < bindparam("to", type_=DateTime(timezone=True)),
    )
    .returning(landlord.c.sandbox_at)
)
"""Forward only; nothing comes back where there is no such clock, or it is later already."""
NOTICE = b"notify putright_outbox"
CLOCK_NOTICE = b"notify putright_clock"
