"""What a preview reads of a landlord: what is open and alike, histories without words, letters.

What it makes of them is `putright.preview`."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from putright.complaint.codec import Written
from putright.complaint.events import Provenance
from putright.landlord.calendar import Holidays
from putright.preview import Alike, Quoted
from putright.store.numbered import Numbered
from putright.store.scoped import Call, Scoped
from putright.store.statements import shapes
from putright.tenancy import StreamId

AT_A_TIME = 250


class Previewing:
    """`preview.Records` on PostgreSQL, in the transaction of a reading."""

    def __init__(self, through: Scoped, numbered: Numbered) -> None:
        self._through = through
        self._numbered = numbered

    def holidays(self, number: int) -> Holidays:
        """The statutory calendar of that number."""
        return self._numbered.holidays(number, self._through)

    def alike(self) -> Sequence[Alike]:
        """Everything open, those together that are alike."""
        call = Call(shapes.ALIKE, {"tenant": self._through.scope.tenant})
        return [Alike(*row) for row in self._through.trip(call)[0]]

    def wordless(self, streams: Sequence[StreamId]) -> Iterator[tuple[StreamId, list[Written]]]:
        """The events of each without the words, nor who recorded them, nor their hashes.

        Some at a time: what was looked at is let go of before the next are read."""
        for start in range(0, len(streams), AT_A_TIME):
            ids = list(streams[start : start + AT_A_TIME])
            values = {"tenant": self._through.scope.tenant, "ids": ids}
            found: defaultdict[StreamId, list[Written]] = defaultdict(list)
            for stream, sequence, kind, version, on, at, facts in self._through.trip(
                Call(shapes.WORDLESS, values)
            )[0]:
                found[stream].append(
                    Written(
                        stream=stream,
                        sequence=sequence,
                        kind=kind,
                        version=version,
                        happened_on=on,
                        recorded_at=at,
                        actor="",
                        provenance=Provenance.PERSON,
                        facts=facts,
                        previous=b"",
                        hash=b"",
                    )
                )
            yield from found.items()

    def letters_quoting(self, days: Iterable[tuple[StreamId, date, str]]) -> Sequence[Quoted]:
        """The letters sent on a stream that hold these words, which mean that day."""
        streams, on, words = zip(*days, strict=True)
        values = {
            "tenant": self._through.scope.tenant,
            "streams": list(streams),
            "days": list(on),
            "words": list(words),
        }
        return [Quoted(*row) for row in self._through.trip(Call(shapes.QUOTING, values))[0]]
