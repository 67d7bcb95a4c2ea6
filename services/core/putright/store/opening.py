"""The first trip: the calls it makes for an `Opening`, and the `Opened` its answers add up to.

The statements are `statements.opening`; deciding on it is `putright.perform`."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any
from uuid import UUID

from psycopg import Cursor
from psycopg.rows import TupleRow

from putright.clock import day_of
from putright.complaint.codec import SaltedText, Written
from putright.errors import NotFound
from putright.people.principals import Identity, Names, Principal
from putright.people.roles import Role
from putright.ports import History, Kept, Opened, Opening
from putright.store.errors import NoCalendar, NoPolicyInForce
from putright.store.scoped import Call, Scoped
from putright.store.statements import opening as statements
from putright.tenancy import OutboxId, PrincipalId, Scope, StreamId

Row = tuple[Any, ...]
EVENT_FIELDS = tuple(each.name for each in fields(Written) if each.name != "texts")


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrandRow:
    """An errand as it stands in the outbox: what a queue's message only points at."""

    id: OutboxId
    actor: str
    stream: StreamId
    sequence: int | None
    arguments: Mapping[str, Any]
    trace: str | None
    attempts: int
    confirmed_at: datetime | None
    failed_at: datetime | None

    @property
    def settled(self) -> bool:
        """Whether it was done, or given up: handing it over again changes nothing."""
        return self.confirmed_at is not None or self.failed_at is not None


def opened_by(through: Scoped, opening: Opening) -> Opened:
    """Make the first trip. Raises NotFound, NoPolicyInForce, NoCalendar, TryAgain."""
    calls = [*calls_for(through.scope, opening), _standing(through.scope, opening)]
    copied, people = _copied(through.scope, opening), _people(through.scope, opening)
    names = _names(through.scope, opening)
    answers = [cursor.fetchall() for cursor in through.trip(*calls, *copied, *people, *names)]
    called = answers.pop() if names else ()
    found = answers.pop() if people else ()
    reasons_copied = bool(copied and answers.pop())
    *of_streams, standing = answers
    if not standing:
        raise NotFound(landlord=through.scope.tenant)
    (row,) = standing
    sandbox_at, policy_number, calendar_number = row[:3]
    if policy_number is None:
        raise NoPolicyInForce(through.scope.tenant)
    if calendar_number is None:
        raise NoCalendar
    return Opened(
        histories=histories(*of_streams) if of_streams else {},
        principal=_principal(row[3:7], opening.person),
        kept=_kept(row[7:11]),
        policy_number=policy_number,
        calendar_number=calendar_number,
        sandbox_at=sandbox_at,
        reasons_copied=reasons_copied,
        people=frozenset(PrincipalId(id_) for (id_,) in found),
        names=Names(
            people=tuple(name for name, person in called if person),
            contractors=tuple(name for name, person in called if not person),
        ),
    )


def _copied(scope: Scope, opening: Opening) -> tuple[Call, ...]:
    if opening.refusal_reasons is None:
        return ()
    reasons = " ".join(opening.refusal_reasons.split()).lower()
    return (Call(statements.REASONS_COPIED, {"tenant": scope.tenant, "reasons": reasons}),)


def _people(scope: Scope, opening: Opening) -> tuple[Call, ...]:
    if not opening.people:
        return ()
    return (Call(statements.PEOPLE, {"tenant": scope.tenant, "people": list(opening.people)}),)


def _names(scope: Scope, opening: Opening) -> tuple[Call, ...]:
    if not opening.names or not opening.streams:
        return ()
    named, values = _named(scope, opening)
    return (Call(statements.names(**named), values),)


def asked_for(scope: Scope, errand: OutboxId) -> Call:
    """The question for the errand of that id."""
    return Call(statements.ERRAND, {"tenant": scope.tenant, "id": errand})


def errand_in(answer: Cursor[TupleRow], errand: OutboxId) -> ErrandRow:
    """The errand in the answer. Raises NotFound."""
    found = answer.fetchone()
    if found is None:
        raise NotFound(errand=errand)
    names = ErrandRow.__dataclass_fields__
    return ErrandRow(**dict(zip(names, found, strict=True)))


def calls_for(scope: Scope, opening: Opening) -> tuple[Call, ...]:
    """What is asked of the named streams: their heads, their events, the words beside them."""
    if not opening.streams:
        return ()
    named, values = _named(scope, opening)
    return (
        Call(statements.heads(**named, lock=opening.lock), values),
        Call(statements.events(**named), values),
        Call(statements.texts(**named), values),
    )


def _named(scope: Scope, opening: Opening) -> tuple[dict[str, bool], dict[str, Any]]:
    ids = [each for each in opening.streams if isinstance(each, UUID)]
    references = [each for each in opening.streams if isinstance(each, str)]
    return (
        {"by_id": bool(ids), "by_reference": bool(references)},
        {"tenant": scope.tenant, "ids": ids, "references": references},
    )


def _standing(scope: Scope, opening: Opening) -> Call:
    person, key = opening.person, opening.idempotency
    return Call(
        statements.STANDING,
        {
            "tenant": scope.tenant,
            "scope": scope.setting,
            "today": day_of(opening.now),
            "issuer": person.issuer if person else None,
            "subject": person.subject if person else None,
            "key": key.key if key else None,
        },
    )


def histories(
    heads: Iterable[Row], events: Iterable[Row], texts: Iterable[Row]
) -> dict[StreamId, History]:
    """The streams, each with its events and the words beside them."""
    words: defaultdict[tuple[UUID, int], list[SaltedText]] = defaultdict(list)
    for stream, sequence, number, salt, text in texts:
        words[stream, sequence].append(SaltedText(number, salt, text))
    written: defaultdict[UUID, list[Written]] = defaultdict(list)
    for row in events:
        stream, sequence = row[:2]
        names = dict(zip(EVENT_FIELDS, row, strict=True))
        written[stream].append(Written(**names, texts=tuple(words[stream, sequence])))
    return {
        stream: History(
            stream=stream,
            kind=kind,
            reference=reference,
            verb_sequence=verb_sequence,
            written=tuple(written[stream]),
        )
        for stream, kind, reference, _, verb_sequence in heads
    }


def _principal(row: Row, person: Identity | None) -> Principal | None:
    id_, name, email, roles = row
    if id_ is None or person is None:
        return None
    return Principal(
        id=PrincipalId(id_),
        identity=person,
        name=name,
        email=email,
        roles=frozenset(Role(role) for role in roles),
    )


def _kept(row: Row) -> Kept | None:
    fingerprint, status, headers, body = row
    if fingerprint is None:
        return None
    return Kept(fingerprint=fingerprint, status=status, headers=headers, body=body)
