"""One incoming complaint taken over: its events, its names, its documents, on one unit of work.

The edge commits; a unit ended before leaves nothing, and the next run takes the complaint over."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from putright.clock import Clock
from putright.importing.documents import keep, listed
from putright.importing.happened import happened, taken_over
from putright.importing.incoming import Incoming
from putright.importing.judged import Bench
from putright.perform import Asked, Performed
from putright.ports import Blobs, ImportedRow, Unit
from putright.references import new_reference, new_stream
from putright.take_over import TakeOver, take_over


@dataclass(frozen=True, slots=True, kw_only=True)
class Taking:
    """What every complaint of one import is taken over by. `blobs` is asked for when needed."""

    source: str
    by: Bench
    asked: Asked
    clock: Clock
    blobs: Callable[[], Blobs]

    def take(self, unit: Unit, incoming: Incoming, files: tuple[Path, ...]) -> Performed:
        """Stage the complaint, under a reference of our own. Raises NotPermitted, NotKnownHere."""
        stream, reference, today = new_stream(), new_reference(), self.by.today
        documents = keep(files, self.blobs(), unit.scope.tenant, stream) if files else ()
        command = TakeOver(
            stream=stream,
            reference=reference,
            happened=(
                *happened(incoming, stream, reference, self.by.staff, today),
                taken_over(incoming, self.source, stream, today, listed(documents)),
            ),
            known_as=tuple(
                ImportedRow(source=self.source, key=each, stream=stream) for each in incoming.keys
            ),
            documents=documents,
        )
        return take_over(unit, command, self.asked, self.clock)
