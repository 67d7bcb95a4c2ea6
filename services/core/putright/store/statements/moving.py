"""Errands to look again at whatever is open, after a change of the calendar or of a policy.

What an errand then finds moved is `putright.cases.move_dates`."""

from typing import Any

from sqlalchemy import (
    DateTime,
    Integer,
    Select,
    and_,
    bindparam,
    cast,
    func,
    literal_column,
    or_,
    select,
    union_all,
)
from sqlalchemy.dialects.postgresql import insert

from putright.store.statements.compiling import TENANT, compiled, fixed
from putright.store.statements.opening import IN_FORCE
from putright.store.tables import complaint, intake, landlord, outbox

MOVE = "dates.move"
_NOW = bindparam("now", type_=DateTime(timezone=True))
_WAS = ("calendar_was", "policy_was")


def _errands(open_ones: Select[Any]) -> bytes:
    """An errand for each of these, which begins where one that is still waiting would.

    Whichever of them comes first then tells of all that changed."""
    found = open_ones.subquery("found")
    waiting = (
        select(
            outbox.c.tenant_id,
            outbox.c.stream_id,
            *(
                func.min(cast(outbox.c.arguments[fixed(name)].astext, Integer)).label(name)
                for name in _WAS
            ),
        )
        .where(
            outbox.c.actor == fixed(MOVE),
            outbox.c.confirmed_at.is_(None),
            outbox.c.failed_at.is_(None),
        )
        .group_by(outbox.c.tenant_id, outbox.c.stream_id)
        .subquery("waiting")
    )
    same = and_(waiting.c.tenant_id == found.c.tenant_id, waiting.c.stream_id == found.c.stream_id)
    was = [
        each for name in _WAS for each in (fixed(name), func.least(found.c[name], waiting.c[name]))
    ]
    values = select(
        found.c.tenant_id,
        func.gen_random_uuid(),
        fixed(MOVE),
        found.c.stream_id,
        func.jsonb_build_object(*was),
        _NOW,
        _NOW,
        literal_column("0"),
    ).select_from(found.outerjoin(waiting, same))
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
    return compiled(insert(outbox).from_select(names, values))


_given_calendar, _given_policy = (bindparam(name, type_=Integer()).label(name) for name in _WAS)
_owed = union_all(
    *(
        select(table.c.tenant_id, table.c.stream_id).where(table.c.next_due_on.is_not(None))
        for table in (complaint, intake)
    )
).subquery("owed")
OF_THE_CALENDAR = _errands(
    select(
        _owed.c.tenant_id,
        _owed.c.stream_id,
        _given_calendar,
        IN_FORCE.label("policy_was"),
    ).select_from(_owed.join(landlord, landlord.c.id == _owed.c.tenant_id))
)
"""Whatever something is still owed on, of every landlord, under the policy it has that day."""
OF_A_POLICY = _errands(
    select(complaint.c.tenant_id, complaint.c.stream_id, _given_calendar, _given_policy).where(
        complaint.c.tenant_id == TENANT,
        or_(complaint.c.next_due_on.is_not(None), complaint.c.responded_on.is_(None)),
    )
)
"""Every complaint of the landlord that something is owed on, or that has no answer yet."""
