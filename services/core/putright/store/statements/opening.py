"""What the first trip asks: lock the streams, read their histories, and where the landlord stands.

Registers and lists are `listing`; writing is `writing`."""

from functools import cache
from typing import Any

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Date,
    Integer,
    Select,
    Text,
    Uuid,
    and_,
    any_,
    bindparam,
    cast,
    false,
    func,
    literal_column,
    or_,
    select,
    true,
    union_all,
)

from putright.clock import LONDON
from putright.store.statements.compiling import TENANT, compiled, fixed
from putright.store.tables import (
    calendar,
    complaint,
    event,
    event_text,
    idempotency,
    landlord,
    organisation,
    outbox,
    policy,
    principal,
    stream,
)


@cache
def heads(*, by_id: bool, by_reference: bool, lock: bool) -> bytes:
    """The named streams, locked in the order of their ids."""
    statement = (
        select(
            stream.c.stream_id,
            stream.c.kind,
            stream.c.reference,
            stream.c.sequence,
            stream.c.verb_sequence,
        )
        .where(_named(by_id=by_id, by_reference=by_reference))
        .order_by(stream.c.stream_id)
    )
    return compiled(statement.with_for_update(key_share=True) if lock else statement)


@cache
def events(*, by_id: bool, by_reference: bool) -> bytes:
    """Their events, oldest first."""
    return compiled(
        select(
            event.c.stream_id,
            event.c.sequence,
            event.c.kind,
            event.c.version,
            event.c.happened_on,
            event.c.recorded_at,
            event.c.actor,
            event.c.provenance,
            event.c.facts,
            event.c.previous,
            event.c.hash,
        )
        .where(
            event.c.tenant_id == TENANT,
            event.c.stream_id.in_(_ids(by_id=by_id, by_reference=by_reference)),
        )
        .order_by(event.c.stream_id, event.c.sequence)
    )


@cache
def texts(*, by_id: bool, by_reference: bool) -> bytes:
    """The words beside their events."""
    return compiled(
        select(
            event_text.c.stream_id,
            event_text.c.sequence,
            event_text.c.number,
            event_text.c.salt,
            event_text.c.words,
        )
        .where(
            event_text.c.tenant_id == TENANT,
            event_text.c.stream_id.in_(_ids(by_id=by_id, by_reference=by_reference)),
        )
        .order_by(event_text.c.stream_id, event_text.c.sequence, event_text.c.number)
    )


def _named(*, by_id: bool, by_reference: bool) -> ColumnElement[bool]:
    conditions = []
    if by_id:
        conditions.append(stream.c.stream_id == any_(bindparam("ids", type_=ARRAY(Uuid))))
    if by_reference:
        conditions.append(stream.c.reference == any_(bindparam("references", type_=ARRAY(Text))))
    return and_(stream.c.tenant_id == TENANT, or_(*conditions))


def _ids(*, by_id: bool, by_reference: bool) -> Select[Any]:
    return select(stream.c.stream_id).where(_named(by_id=by_id, by_reference=by_reference))


_day = func.coalesce(
    cast(func.timezone(fixed(LONDON.key), landlord.c.sandbox_at), Date),
    bindparam("today", type_=Date()),
)
IN_FORCE = (
    select(func.max(policy.c.number))
    .where(policy.c.tenant_id == landlord.c.id, policy.c.in_force_from <= _day)
    .correlate(landlord)
    .scalar_subquery()
)
"""The version of a landlord's policy in force on its own day; a draft has no day yet."""
STANDING = compiled(
    select(
        landlord.c.sandbox_at,
        IN_FORCE.label("policy_number"),
        select(func.max(calendar.c.number))
        .where(calendar.c.division == fixed("england"))
        .scalar_subquery()
        .label("calendar_number"),
        principal.c.id,
        principal.c.name,
        principal.c.email,
        principal.c.roles,
        idempotency.c.fingerprint,
        idempotency.c.status,
        idempotency.c.headers,
        idempotency.c.body,
    )
    .select_from(
        landlord.outerjoin(
            principal,
            and_(
                principal.c.tenant_id == TENANT,
                principal.c.issuer == bindparam("issuer", type_=Text()),
                principal.c.subject == bindparam("subject", type_=Text()),
            ),
        ).outerjoin(
            idempotency,
            and_(
                idempotency.c.tenant_id == TENANT,
                idempotency.c.scope == bindparam("scope", type_=Text()),
                idempotency.c.issuer == bindparam("issuer", type_=Text()),
                idempotency.c.subject == bindparam("subject", type_=Text()),
                idempotency.c.key == bindparam("key", type_=Text()),
            ),
        )
    )
    .where(landlord.c.id == TENANT)
)
"""The landlord's clock, the numbers in force on its day, the person, an answer already given."""

POLICIES = compiled(
    select(policy.c.number, policy.c.body)
    .where(
        policy.c.tenant_id == TENANT,
        policy.c.number <= bindparam("number"),
        policy.c.in_force_from.is_not(None),
    )
    .order_by(policy.c.number)
)
VERSIONS = compiled(
    select(
        policy.c.number,
        policy.c.in_force_from,
        policy.c.body,
        policy.c.source,
        policy.c.made_at,
        policy.c.stream_id,
        policy.c.drafted_by,
        policy.c.approved_by,
    )
    .where(policy.c.tenant_id == TENANT)
    .order_by(policy.c.number)
)
CALENDAR = compiled(
    select(calendar.c.first_on, calendar.c.last_on, calendar.c.holidays).where(
        calendar.c.number == bindparam("number")
    )
)
ERRAND = compiled(
    select(
        outbox.c.id,
        outbox.c.actor,
        outbox.c.stream_id,
        outbox.c.sequence,
        outbox.c.arguments,
        outbox.c.trace,
        outbox.c.attempts,
        outbox.c.confirmed_at,
        outbox.c.failed_at,
    ).where(outbox.c.tenant_id == TENANT, outbox.c.id == bindparam("id", type_=Uuid()))
)


PEOPLE = compiled(
    select(principal.c.id).where(
        principal.c.tenant_id == TENANT,
        principal.c.id == any_(bindparam("people", type_=ARRAY(Uuid))),
        principal.c.organisation_id.is_(None),
    )
)
"""Which of these are the landlord's own people: no contractor's."""


@cache
def names(*, by_id: bool, by_reference: bool) -> bytes:
    """Staff and contractors by name, where one of the streams follows the 2022 edition (4.9)."""
    asked = (
        select(complaint.c.stream_id)
        .where(
            complaint.c.tenant_id == TENANT,
            complaint.c.stream_id.in_(_ids(by_id=by_id, by_reference=by_reference)),
            complaint.c.edition == fixed("2022"),
        )
        .exists()
    )
    people = select(principal.c.name, true().label("person"))
    contractors = select(organisation.c.name, false().label("person"))
    return compiled(
        union_all(
            people.where(principal.c.tenant_id == TENANT, asked),
            contractors.where(organisation.c.tenant_id == TENANT, asked),
        ).order_by("name")
    )


REASONS_COPIED = compiled(
    select(literal_column("1", Integer()))
    .select_from(
        event.join(
            event_text,
            and_(
                event_text.c.tenant_id == event.c.tenant_id,
                event_text.c.stream_id == event.c.stream_id,
                event_text.c.sequence == event.c.sequence,
            ),
        )
    )
    .where(
        event.c.tenant_id == TENANT,
        event.c.kind == fixed("refused"),
        func.lower(
            func.regexp_replace(
                func.btrim(event_text.c.words), fixed(r"\s+"), fixed(" "), fixed("g")
            )
        )
        == bindparam("reasons"),
    )
    .limit(literal_column("1", Integer()))
)
"""Whether a refusal of this landlord was made in these words before, blanks and case apart."""
