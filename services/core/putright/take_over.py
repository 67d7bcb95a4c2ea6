"""A complaint that began elsewhere: its history is taken over as it happened, and judged.

Nothing in it is refused, whatever the verbs would say; its events are marked as imported."""

from dataclasses import dataclass
from typing import ClassVar

from putright.cases.circumstances import Circumstances
from putright.clock import Clock, day_of
from putright.complaint.events import NewEvent, Provenance
from putright.errors import NotKnownHere, NotPermitted
from putright.people.roles import may
from putright.perform import Asked, Performed
from putright.ports import DocumentRow, ImportedRow, Opening, Staged, Unit
from putright.recording import Recording, new_stream_of, writes
from putright.tenancy import StreamId


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeOver:
    """A history, from its receipt on; a day nobody knows is None.

    What was said in letters is in the past: its events order none (`by_letter` false).
    `known_as` are its names where it comes from: the store refuses it a second time."""

    verb: ClassVar[str] = "take_over"

    stream: StreamId
    reference: str
    happened: tuple[NewEvent, ...]
    known_as: tuple[ImportedRow, ...] = ()
    documents: tuple[DocumentRow, ...] = ()


def take_over(unit: Unit, command: TakeOver, asked: Asked, clock: Clock) -> Performed:
    """Record a complaint as it happened elsewhere; its clocks are true from the first day.

    Raises NotKnownHere, NotPermitted. Stages on the unit; the edge commits."""
    opened = unit.open(Opening(person=asked.person, now=clock.now()))
    if opened.principal is None:
        raise NotKnownHere
    if not may(opened.principal.roles, command.verb):
        raise NotPermitted(verb=command.verb)
    moment = opened.sandbox_at or clock.now()
    versions = unit.versions(opened.policy_number, opened.calendar_number)
    recording = Recording(
        on=Circumstances(versions=versions, today=day_of(moment)),
        tenant=unit.scope.tenant,
        actor=f"import:{opened.principal.id}",
        provenance=Provenance.IMPORT,
        moment=moment,
        trace=asked.trace,
    )
    stream = new_stream_of(command.stream, command.reference, "complaint")
    outcome = recording.add(stream, command.happened)
    unit.stage(writes(outcome, recording))
    unit.stage(Staged(documents=command.documents, imported=command.known_as))
    return Performed(
        stream=command.stream,
        reference=command.reference,
        verb_sequence=outcome.state.verb_sequence,
        events=outcome.added,
        state=outcome.state,
        obligations=outcome.owed,
        versions=versions,
        today=day_of(moment),
    )
