"""Every history of a landlord checked: each event against its hash, and the last against its head.

The check of one history is `putright.complaint.codec.verify`."""

from dataclasses import dataclass

from putright.clock import SystemClock
from putright.complaint.codec import BrokenChain, verify
from putright.ports import Opening
from putright.store.opening import calls_for, histories
from putright.store.scoped import Scoped
from putright.store.walking import heads
from putright.tenancy import StreamId

_system = SystemClock()


@dataclass(frozen=True, slots=True)
class Broken:
    """A history that is not what was written, and the first event that shows it."""

    stream: StreamId
    reference: str
    sequence: int


@dataclass(frozen=True, slots=True)
class Audited:
    """What was checked and what was found."""

    streams: int
    events: int
    broken: tuple[Broken, ...]


def audit(through: Scoped) -> Audited:
    """Check them all; a history cut short at its end is found by its stream's head."""
    streams = events = 0
    broken: list[Broken] = []
    for batch in heads(through):
        names = tuple(stream for stream, _, _ in batch)
        opening = Opening(now=_system.now(), streams=names, lock=False)
        answers = through.trip(*calls_for(through.scope, opening))
        found = histories(*(cursor.fetchall() for cursor in answers))
        for stream, reference, sequence in batch:
            written = found[stream].written
            streams, events = streams + 1, events + len(written)
            try:
                verify(written, through.scope.tenant, last=sequence)
            except BrokenChain as error:
                broken.append(Broken(stream, reference, *error.args))
    return Audited(streams, events, tuple(broken))
