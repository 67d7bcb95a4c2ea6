"""Projections computed again from the events: register, intake queue, timers, streams' heads.

The events are read and never written; in one transaction, so that nobody sees half of it."""

from dataclasses import dataclass
from datetime import datetime

from putright.complaint.codec import read
from putright.complaint.obligations import obligations
from putright.complaint.register import intake_row, register_row, timers_of
from putright.complaint.state import Complaint, fold
from putright.landlord.versions import Versions
from putright.policies import version
from putright.ports import History, Opening, Staged, StreamHead
from putright.store.numbered import Numbered
from putright.store.opening import opened_by
from putright.store.scoped import Scoped
from putright.store.staging import Staging
from putright.store.walking import heads


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """How much was read."""

    streams: int
    events: int


def rebuild(through: Scoped, numbered: Numbered, now: datetime) -> Rebuilt:
    """Bring every projection of the landlord to what its events say, and keep it."""
    streams = events = 0
    for batch in heads(through):
        opening = Opening(now=now, streams=tuple(stream for stream, _, _ in batch))
        opened = opened_by(through, opening)
        versions = numbered.versions(opened.policy_number, opened.calendar_number, through)
        staging = Staging(through.scope)
        for history in opened.histories.values():
            staging.add(projections(history, versions))
            streams += 1
            events += len(history.written)
        through.trip(*staging.calls(now, sandbox=opened.sandbox_at is not None))
    if through.begun:
        through.finish((), ())
    return Rebuilt(streams, events)


def projections(history: History, versions: Versions) -> Staged:
    """All that follows from one history."""
    events = [read(each) for each in history.written]
    if history.kind == "policy":
        return version.projections(version.version_of(events), history.reference, new=False)
    state = fold(events)
    owed = obligations(state, versions)
    head = StreamHead(
        stream=history.stream,
        kind=history.kind,
        reference=history.reference,
        sequence=state.sequence,
        verb_sequence=state.verb_sequence,
        new=False,
    )
    timers = {history.stream: timers_of(state, owed, versions)}
    if isinstance(state, Complaint):
        return Staged(heads=(head,), register=(register_row(state, owed),), timers=timers)
    row = intake_row(state, history.reference, owed)
    return Staged(heads=(head,), intake=(row,), timers=timers)
