"""The one road: open the streams a command names, decide, and stage all that follows.

Knows no HTTP and no SQL; the edge that called it commits."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

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
from putright.cases.circumstances import Circumstances
from putright.cases.written import Writes, with_its_naming
from putright.clock import Clock, day_of
from putright.complaint.codec import read
from putright.complaint.events import Event, Provenance
from putright.complaint.obligations import Obligation
from putright.complaint.state import Complaint, Intake, fold
from putright.errors import (
    ChangedMeanwhile,
    KeyReused,
    NotFound,
    NotKnownHere,
    NotPermitted,
    PersonUnknown,
)
from putright.landlord.versions import Versions
from putright.named import people_of, streams_of
from putright.people.principals import Identity, Principal
from putright.people.roles import may
from putright.ports import (
    History,
    IdempotencyKey,
    Kept,
    Opened,
    Opening,
    Staged,
    StreamKind,
    Unit,
)
from putright.recording import Recording, Stream, new_stream_of, writes
from putright.tenancy import OutboxId, PrincipalId, StreamId


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
    versions: Versions
    today: date

    @property
    def complaint(self) -> Complaint:
        """The state as a complaint. Raises NotFound for an intake item."""
        if not isinstance(self.state, Complaint):
            raise NotFound
        return self.state


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
            names=isinstance(command, Writes),
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
    versions = unit.versions(opened.policy_number, opened.calendar_number)
    on = Circumstances(
        versions=versions,
        today=day_of(moment),
        actor=opened.principal.id if opened.principal and asked.worker is None else None,
        reasons_copied=opened.reasons_copied,
        names=opened.names,
        versions_before=unit.versions(command.policy_was, command.calendar_was)
        if isinstance(command, MoveDates)
        else None,
    )
    standings = [each.standing for each in streams]
    decision = with_its_naming(DECIDES[type(command)](standings, command, on), command)
    if isinstance(command, STARTS_A_STREAM):
        streams.insert(0, _started(command))
    elif isinstance(command, SplitOff):
        streams.append(new_stream_of(command.new_stream, command.new_reference, "complaint"))
    recording = Recording(
        on=on,
        tenant=unit.scope.tenant,
        actor=actor,
        provenance=provenance,
        moment=moment,
        trace=asked.trace,
    )
    outcomes = [recording.add(stream, decision) for stream in streams]
    for outcome in outcomes:
        if outcome.added or isinstance(
            command, MoveDates
        ):  # its timers may have moved all the same
            unit.stage(writes(outcome, recording))
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
        versions=versions,
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


def _opened_stream(name: StreamId | str, opened: Opened) -> Stream:
    for history in opened.histories.values():
        if name in (history.stream, history.reference) and history.kind != "policy":
            events = tuple(read(each) for each in history.written)
            return Stream(
                stream=history.stream,
                reference=history.reference,
                kind=history.kind,
                written=history.written,
                history=events,
                state=fold(events),
            )
    raise NotFound


def _started(command: TakeIn | Log) -> Stream:
    kind: StreamKind = "complaint" if isinstance(command, Log) else "intake"
    return new_stream_of(command.stream, command.reference, kind)


def _unchanged(history: History, if_match: int) -> None:
    if history.verb_sequence != if_match:
        raise ChangedMeanwhile(expected=if_match, found=history.verb_sequence)


def _all_known(people: Iterable[PrincipalId], opened: Opened) -> None:
    for person in people:
        if person not in opened.people:
            raise PersonUnknown(person=person)
