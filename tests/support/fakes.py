"""A landlord's records in memory, faithful to `putright.ports.Unit`.

What is staged is seen only once it is committed, and a second head, a gap in a history or a used
idempotency key is refused, as the database's keys refuse them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from uuid import NAMESPACE_URL, uuid5

from tests.support.complaints import CALENDAR, NO_PROMISES, TENANT

from putright.clock import day_of, moment_on
from putright.complaint.codec import Written
from putright.landlord.calendar import Calendar
from putright.landlord.policy import Policy
from putright.landlord.policy_file import policy_body
from putright.landlord.versions import Versions
from putright.people.principals import Identity, Names, Principal
from putright.people.roles import Role
from putright.ports import (
    DocumentRow,
    Errand,
    History,
    IdempotencyKey,
    IntakeRow,
    Kept,
    LetterRow,
    Opened,
    Opening,
    RegisterRow,
    Staged,
    StreamHead,
    Timer,
    VersionRow,
)
from putright.tenancy import OutboxId, PrincipalId, Scope, StreamId, TenantId


class Violated(Exception):
    """What the database's constraints would have refused."""


@dataclass
class FixedClock:
    """A clock that stands where the test puts it."""

    at: datetime = datetime(2026, 12, 18, 10, tzinfo=UTC)

    def now(self) -> datetime:
        """That moment."""
        return self.at

    def show(self, day: date, at: time = time(10)) -> None:
        """Move to a time of an English day."""
        self.at = moment_on(day, at)


def known_as(subject: str) -> PrincipalId:
    """The id of the person whom `Records.take_on` takes on under that name."""
    return PrincipalId(uuid5(NAMESPACE_URL, subject))


@dataclass
class Records:
    """All that one landlord's database holds."""

    tenant: TenantId = TENANT
    policies: dict[int, Policy] = field(default_factory=lambda: {1: NO_PROMISES})
    calendar: Calendar = CALENDAR
    sandbox_at: datetime | None = None
    principals: dict[Identity, Principal] = field(default_factory=dict)
    contractors: tuple[str, ...] = ()
    heads: dict[StreamId, StreamHead] = field(default_factory=dict)
    events: dict[StreamId, list[Written]] = field(default_factory=dict)
    register: dict[StreamId, RegisterRow] = field(default_factory=dict)
    intake: dict[StreamId, IntakeRow] = field(default_factory=dict)
    timers: dict[StreamId, tuple[Timer, ...]] = field(default_factory=dict)
    outbox: dict[OutboxId, Errand] = field(default_factory=dict)
    confirmed: set[OutboxId] = field(default_factory=set)
    letters: dict[tuple[StreamId, int], LetterRow] = field(default_factory=dict)
    documents: dict[str, DocumentRow] = field(default_factory=dict)
    imported: dict[tuple[str, bytes], StreamId] = field(default_factory=dict)
    kept: dict[tuple[Identity, str], Kept] = field(default_factory=dict)

    def take_on(self, subject: str, *roles: Role) -> Identity:
        """A person with these roles."""
        identity = Identity("https://sign-in.example", subject)
        self.principals[identity] = Principal(
            id=known_as(subject),
            identity=identity,
            name=subject.title(),
            email=None,
            roles=frozenset(roles),
        )
        return identity

    def unit(self) -> "FakeUnit":
        """A unit of work on these records."""
        return FakeUnit(self)

    def named(self, names: Iterable[StreamId | str]) -> dict[StreamId, History]:
        """The histories of the streams so named, in the order of their ids."""
        wanted = set(names)
        found = [
            head
            for head in self.heads.values()
            if head.stream in wanted or head.reference in wanted
        ]
        return {
            head.stream: History(
                stream=head.stream,
                kind=head.kind,
                reference=head.reference,
                verb_sequence=head.verb_sequence,
                written=tuple(self.events[head.stream]),
            )
            for head in sorted(found, key=lambda head: head.stream)
        }

    def names(self, names: Iterable[StreamId | str]) -> Names:
        """Those of staff and contractors, where one of the streams so named follows 2022."""
        rows = (self.register.get(stream) for stream in self.named(names))
        if not any(row is not None and row.edition == "2022" for row in rows):
            return Names()
        people = sorted(each.name for each in self.principals.values())
        return Names(people=tuple(people), contractors=self.contractors)

    def apply(self, staged: Staged) -> None:
        """Write what one decision staged."""
        for head in staged.heads:
            taken = {each.reference for each in self.heads.values()}
            if head.new and (head.stream in self.heads or head.reference in taken):
                raise Violated("head", head.stream)
            if not head.new and head.stream not in self.heads:
                raise Violated("no head", head.stream)
            self.heads[head.stream] = head
        for written in staged.events:
            history = self.events.setdefault(written.stream, [])
            if written.sequence != len(history) + 1:
                raise Violated("sequence", written.sequence)
            history.append(written)
        self.register.update({row.stream: row for row in staged.register})
        self.intake.update({row.stream: row for row in staged.intake})
        self.timers.update(staged.timers)
        for errand in staged.errands:
            if errand.id in self.outbox:
                raise Violated("outbox", errand.id)
            self.outbox[errand.id] = errand
        self.letters.update({(row.stream, row.sequence): row for row in staged.letters})
        self.documents.update({row.key: row for row in staged.documents})
        for each in staged.imported:
            if (each.source, each.key) in self.imported:
                raise Violated("imported", each.key)
            self.imported[each.source, each.key] = each.stream
        self.confirmed.update(staged.confirmed)


class FakeUnit:
    """A unit of work: one opening, what is staged, one commit."""

    def __init__(self, records: Records) -> None:
        self.scope = Scope(records.tenant)
        self.records = records
        self.staged: list[Staged] = []
        self.keeping: list[tuple[tuple[Identity, str], Kept]] = []

    def open(self, opening: Opening) -> Opened:
        """What the first trip would bring."""
        records = self.records
        principal = records.principals.get(opening.person) if opening.person else None
        kept = (
            records.kept.get((opening.person, opening.idempotency.key))
            if opening.person and opening.idempotency
            else None
        )
        today = day_of(records.sandbox_at or opening.now)
        in_force = [n for n, each in records.policies.items() if each.in_force_from <= today]
        return Opened(
            histories=records.named(opening.streams),
            principal=principal,
            kept=kept,
            policy_number=max(in_force),
            calendar_number=records.calendar.number,
            sandbox_at=records.sandbox_at,
            people=frozenset(opening.people) & {each.id for each in records.principals.values()},
            names=records.names(opening.streams) if opening.names else Names(),
        )

    def versions(self, policy_number: int, calendar_number: int) -> Versions:
        """The landlord's versions up to that one, under its one calendar."""
        if calendar_number != self.records.calendar.number:
            raise Violated("calendar", calendar_number)
        known = (each for n, each in self.records.policies.items() if n <= policy_number)
        return Versions.of_these(known, lambda _: self.records.calendar)

    def policy_versions(self) -> tuple[VersionRow, ...]:
        """Those that came with the landlord."""
        return tuple(
            VersionRow(
                number=number,
                in_force_from=each.in_force_from,
                body=policy_body(each),
                source="a fake",
                made_at=moment_on(each.in_force_from, time(0)),
                stream=None,
                drafted_by=None,
                approved_by=None,
            )
            for number, each in sorted(self.records.policies.items())
        )

    def stage(self, staged: Staged) -> None:
        """Remember until the commit."""
        self.staged.append(staged)

    def keep(self, key: IdempotencyKey, person: Identity, answer: Kept) -> None:
        """Remember the answer until the commit."""
        self.keeping.append(((person, key.key), answer))

    def commit(self) -> None:
        """Write everything, once."""
        staged, self.staged = self.staged, []
        keeping, self.keeping = self.keeping, []
        for key, _ in keeping:
            if key in self.records.kept:
                raise Violated("idempotency key", key)
        for each in staged:
            self.records.apply(each)
        self.records.kept.update(keeping)
