"""Events on their way to the store: chained, folded, and with all that follows from them.

Whatever adds to a history travels through here: the verbs (`perform`) and imports (`take_over`)."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from putright.cases.circumstances import Circumstances, Standing
from putright.complaint.addressee import addressee
from putright.complaint.codec import GENESIS, SALT_BYTES, Written, write
from putright.complaint.errands import letter_ordered
from putright.complaint.events import (
    Event,
    Fact,
    LetterTriedAgain,
    NewEvent,
    OrdersLetter,
    Provenance,
)
from putright.complaint.obligations import Obligation, obligations
from putright.complaint.register import intake_row, register_row, timers_of
from putright.complaint.state import Complaint, Intake, corrects, fold, followed
from putright.complaint.text import words_of
from putright.letters.kinds import LetterKind
from putright.letters.naming import naming_is_explained
from putright.letters.sendable import require_sendable
from putright.ports import (
    Errand,
    IntakeRow,
    LetterRow,
    RegisterRow,
    Staged,
    StreamHead,
    StreamKind,
)
from putright.references import new_outbox_id
from putright.tenancy import StreamId, TenantId

LETTERS_ACTOR = "letters.dispatch"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stream:
    """A stream as it was opened, or as a command starts it."""

    stream: StreamId
    reference: str
    kind: StreamKind
    written: tuple[Written, ...]
    history: tuple[Event, ...]
    state: Complaint | Intake | None = None
    """How it stands, where it has begun."""

    @property
    def standing(self) -> Standing:
        """What a verb decides on: of a stream that has begun."""
        assert self.state is not None, "a verb names no stream that has not begun"
        return Standing(state=self.state, history=self.history)


def new_stream_of(stream: StreamId, reference: str, kind: StreamKind) -> Stream:
    """A stream nothing has happened on yet."""
    return Stream(stream=stream, reference=reference, kind=kind, written=(), history=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A stream after the decision: what was added, how it stands, what is owed."""

    stream: Stream
    added: tuple[Event, ...]
    rows: tuple[Written, ...]
    state: Complaint | Intake
    owed: tuple[Obligation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """Under whose name, when, and under which versions events are recorded."""

    on: Circumstances
    tenant: TenantId
    actor: str
    provenance: Provenance
    moment: datetime
    trace: str | None

    def add(self, stream: Stream, decision: Iterable[NewEvent]) -> Outcome:
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
        if stream.state is None or corrects(added):
            state = fold((*stream.history, *added))
        else:
            state = followed(stream.state, added)
        return Outcome(
            stream=stream,
            added=tuple(added),
            rows=tuple(rows),
            state=state,
            owed=obligations(state, self.on.versions),
        )


def writes(outcome: Outcome, recording: Recording) -> Staged:
    """Everything to be written because of what was added.

    Raises the refusals of a letter that could not leave."""
    stream, state, owed = outcome.stream, outcome.state, outcome.owed
    today = recording.on.today
    register: tuple[RegisterRow, ...] = ()
    intake: tuple[IntakeRow, ...] = ()
    orders: tuple[tuple[Errand, LetterRow], ...] = ()
    if isinstance(state, Complaint):
        register = (register_row(state, owed),)
        for event in _ordering(outcome, recording):
            history = (*stream.history, *outcome.added)[: event.sequence]
            by, then = _ordered_by(event, state, history)
            if kind := letter_ordered(by.facts, then):
                on = recording.on
                letter = require_sendable(history, by.sequence, on.versions, today)
                if by is event:  # what goes again was pointed out before
                    naming_is_explained(letter, on.names, _because(by.facts))
                orders += (_letter(by, kind, state, recording.trace),)
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
        timers={stream.stream: timers_of(state, owed, recording.on.versions)},
        errands=tuple(errand for errand, _ in orders),
        letters=tuple(letter for _, letter in orders),
    )


def _ordering(outcome: Outcome, recording: Recording) -> tuple[Event, ...]:
    """What was added that may order a letter: what happened elsewhere was said there."""
    return () if recording.provenance is Provenance.IMPORT else outcome.added


def _ordered_by(
    event: Event, complaint: Complaint, history: tuple[Event, ...]
) -> tuple[Event, Complaint]:
    """The event that orders a letter and how things stood with it: one sent again has its own."""
    if not isinstance(event.facts, LetterTriedAgain):
        return event, complaint
    then = fold(history[: event.facts.answers])
    assert isinstance(then, Complaint), "an intake item orders no letter"
    return history[event.facts.answers - 1], then


def _because(facts: Fact) -> str | None:
    return words_of(facts.naming_because) if isinstance(facts, OrdersLetter) else None


def _letter(
    event: Event, kind: LetterKind, complaint: Complaint, trace: str | None
) -> tuple[Errand, LetterRow]:
    again = complaint.letters[event.sequence].again
    to = addressee(complaint.resident, complaint.representative, again)
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
        stage=getattr(event.facts, "stage", complaint.stage.number),
        status="ordered",
        way=to.way.value,
        outbox=errand.id,
    )
    return errand, row
