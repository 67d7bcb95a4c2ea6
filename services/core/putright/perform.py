"""The one road: open the streams a command names, decide, and stage all that follows.

Knows no HTTP and no SQL; the edge that called it commits."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from putright.cases import (
    DECIDES,
    STARTS_A_STREAM,
    Command,
    Log,
    MoveDates,
    Refuse,
    SplitOff,
    TakeIn,
)
from putright.cases.circumstances import Circumstances, Standing
from putright.clock import Clock, day_of
from putright.complaint.addressee import addressee
from putright.complaint.codec import GENESIS, SALT_BYTES, Written, read, write
from putright.complaint.errands import letter_ordered
from putright.complaint.events import Event, NewEvent, Provenance
from putright.complaint.obligations import Obligation, obligations
from putright.complaint.register import intake_row, register_row, timers_of
from putright.complaint.state import Complaint, Intake, fold
from putright.errors import (
    ChangedMeanwhile,
    KeyReused,
    NotFound,
    NotKnownHere,
    NotPermitted,
    PersonUnknown,
)
from putright.landlord.calendar import Calendar
from putright.landlord.policy import Policy
from putright.letters.kinds import LetterKind
from putright.letters.sendable import require_sendable
from putright.named import people_of, streams_of
from putright.people.principals import Identity, Principal
from putright.people.roles import may
from putright.ports import (
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
    StreamKind,
    Unit,
)
from putright.references import new_outbox_id
from putright.tenancy import OutboxId, PrincipalId, StreamId, TenantId

LETTERS_ACTOR = "letters.dispatch"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Who asks, and under which conditions. A worker is named, a person identified."""

    person: Identity | None = None
    worker: str | None = None
    if_match: int | None = None
    idempotency: IdempotencyKey | None = None
    confirms: OutboxId | None = None
    trace: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Performed:
    """What was decided, and how the stream it is about stands after it.

    The stream is the one a command starts, otherwise the first one it names."""

    stream: StreamId
    reference: str
    verb_sequence: int
    events: tuple[Event, ...]
    state: Complaint | Intake
    obligations: tuple[Obligation, ...]
    policy: Policy
    calendar: Calendar
    today: date

    @property
    def complaint(self) -> Complaint:
        """The state as a complaint. Raises NotFound for an intake item."""
        if not isinstance(self.state, Complaint):
            raise NotFound
        return self.state


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stream:
    """A stream as it was opened, or as a command starts it."""

    stream: StreamId
    reference: str
    kind: StreamKind
    written: tuple[Written, ...]
    history: tuple[Event, ...]


def perform(unit: Unit, command: Command, asked: Asked, clock: Clock) -> Performed | Kept:
    """Carry out a command, or give back the kept answer to the same request.

    Raises every refusal of the verb, and NotFound, NotKnownHere, NotPermitted, KeyReused,
    ChangedMeanwhile, PersonUnknown. Stages what follows on the unit; the edge commits."""
    named, people = streams_of(command), people_of(command)
    opened = unit.open(
        Opening(
            streams=named,
            person=asked.person,
            idempotency=asked.idempotency,
            now=clock.now(),
            refusal_reasons=command.reasons.words if isinstance(command, Refuse) else None,
            people=people,
        )
    )
    actor, provenance = _actor(opened, command, asked)
    if opened.kept is not None and asked.idempotency is not None:
        if opened.kept.fingerprint != asked.idempotency.fingerprint:
            raise KeyReused
        return opened.kept
    streams = [_opened_stream(name, opened) for name in named]
    if asked.if_match is not None and streams and not isinstance(command, STARTS_A_STREAM):
        _unchanged(opened.histories[streams[0].stream], asked.if_match)
    _all_known(people, opened)
    moment = opened.sandbox_at or clock.now()
    policy = unit.policy(opened.policy_number)
    calendar = unit.calendar(opened.calendar_number, policy)
    on = Circumstances(
        policy=policy,
        calendar=calendar,
        today=day_of(moment),
        actor=opened.principal.id if opened.principal and asked.worker is None else None,
        reasons_copied=opened.reasons_copied,
        calendar_before=unit.calendar(command.calendar_was, policy)
        if isinstance(command, MoveDates)
        else None,
    )
    standings = [Standing(state=fold(each.history), history=each.history) for each in streams]
    decision = DECIDES[type(command)](standings, command, on)
    if isinstance(command, STARTS_A_STREAM):
        streams.insert(0, _started(command))
    elif isinstance(command, SplitOff):
        streams.append(_new(command.new_stream, command.new_reference, "complaint"))
    recording = _Recording(
        on=on,
        tenant=unit.scope.tenant,
        actor=actor,
        provenance=provenance,
        moment=moment,
        trace=asked.trace,
    )
    outcomes = [recording.add(stream, decision) for stream in streams]
    for outcome in outcomes:
        if outcome.added:
            unit.stage(_writes(outcome, recording))
    if asked.confirms is not None:
        unit.stage(Staged(confirmed=(asked.confirms,)))
    first = outcomes[0]
    return Performed(
        stream=first.stream.stream,
        reference=first.stream.reference,
        verb_sequence=first.state.verb_sequence,
        events=first.added,
        state=first.state,
        obligations=first.owed,
        policy=policy,
        calendar=calendar,
        today=on.today,
    )


def _actor(opened: Opened, command: Command, asked: Asked) -> tuple[str, Provenance]:
    if asked.worker is not None:
        return f"worker:{asked.worker}", Provenance.WORKER
    principal: Principal | None = opened.principal
    if principal is None:
        raise NotKnownHere
    if not may(principal.roles, command.verb):
        raise NotPermitted(verb=command.verb)
    return str(principal.id), Provenance.PERSON


def _opened_stream(name: StreamId | str, opened: Opened) -> _Stream:
    for history in opened.histories.values():
        if name in (history.stream, history.reference):
            return _Stream(
                stream=history.stream,
                reference=history.reference,
                kind=history.kind,
                written=history.written,
                history=tuple(read(each) for each in history.written),
            )
    raise NotFound


def _started(command: TakeIn | Log) -> _Stream:
    kind: StreamKind = "complaint" if isinstance(command, Log) else "intake"
    return _new(command.stream, command.reference, kind)


def _new(stream: StreamId, reference: str, kind: StreamKind) -> _Stream:
    return _Stream(stream=stream, reference=reference, kind=kind, written=(), history=())


def _all_known(people: Iterable[PrincipalId], opened: Opened) -> None:
    for person in people:
        if person not in opened.people:
            raise PersonUnknown(person=person)


def _unchanged(history: History, if_match: int) -> None:
    if history.verb_sequence != if_match:
        raise ChangedMeanwhile(expected=if_match, found=history.verb_sequence)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Outcome:
    """A stream after the decision: what was added, how it stands, what is owed."""

    stream: _Stream
    added: tuple[Event, ...]
    rows: tuple[Written, ...]
    state: Complaint | Intake
    owed: tuple[Obligation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Recording:
    """Under whose name, when, and under which policy and calendar events are recorded."""

    on: Circumstances
    tenant: TenantId
    actor: str
    provenance: Provenance
    moment: datetime
    trace: str | None

    def add(self, stream: _Stream, decision: Iterable[NewEvent]) -> _Outcome:
        """The events that a decision adds to a stream, chained to its last."""
        previous = stream.written[-1].hash if stream.written else GENESIS
        added: list[Event] = []
        rows: list[Written] = []
        for new in decision:
            if new.stream != stream.stream:
                continue
            event = Event(
                stream=stream.stream,
                sequence=len(stream.written) + len(added) + 1,
                facts=new.facts,
                happened_on=new.happened_on,
                recorded_at=self.moment,
                actor=self.actor,
                provenance=self.provenance,
            )
            row = write(event, self.tenant, previous, lambda: secrets.token_bytes(SALT_BYTES))
            added.append(event)
            rows.append(row)
            previous = row.hash
        state = fold((*stream.history, *added))
        return _Outcome(
            stream=stream,
            added=tuple(added),
            rows=tuple(rows),
            state=state,
            owed=obligations(state, self.on.policy, self.on.calendar),
        )


def _writes(outcome: _Outcome, recording: _Recording) -> Staged:
    stream, state, owed = outcome.stream, outcome.state, outcome.owed
    today = recording.on.today
    register: tuple[RegisterRow, ...] = ()
    intake: tuple[IntakeRow, ...] = ()
    orders: tuple[tuple[Errand, LetterRow], ...] = ()
    if isinstance(state, Complaint):
        register = (register_row(state, owed),)
        for event in outcome.added:
            if kind := letter_ordered(event.facts, state):
                history = (*stream.history, *outcome.added)[: event.sequence]
                require_sendable(history, recording.on.policy, recording.on.calendar, today)
                orders += (_letter(event, kind, state, recording.trace),)
    else:
        intake = (intake_row(state, stream.reference, owed),)
    head = StreamHead(
        stream=stream.stream,
        kind=stream.kind,
        reference=stream.reference,
        sequence=state.sequence,
        verb_sequence=state.verb_sequence,
        new=not stream.written,
    )
    return Staged(
        heads=(head,),
        events=outcome.rows,
        register=register,
        intake=intake,
        timers={stream.stream: timers_of(state, owed, recording.on.policy, recording.on.calendar)},
        errands=tuple(errand for errand, _ in orders),
        letters=tuple(letter for _, letter in orders),
    )


def _letter(
    event: Event, kind: LetterKind, complaint: Complaint, trace: str | None
) -> tuple[Errand, LetterRow]:
    to = addressee(complaint.resident, complaint.representative)
    assert to is not None, "no verb orders a letter without a safe way"
    errand = Errand(
        id=new_outbox_id(),
        actor=LETTERS_ACTOR,
        stream=event.stream,
        sequence=event.sequence,
        trace=trace,
    )
    row = LetterRow(
        stream=event.stream,
        sequence=event.sequence,
        kind=kind.value,
        stage=complaint.stage.number,
        status="ordered",
        way=to.way.value,
        outbox=errand.id,
    )
    return errand, row
