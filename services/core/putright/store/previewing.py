"""What a preview reads of a landlord: what is open and alike, histories without words, letters.

What it makes of them is `putright.preview`."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from putright.complaint.codec import fact
from putright.complaint.events import Event, Fact, Provenance
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

    def alike_in_days(self, streams: Sequence[StreamId]) -> Iterator[tuple[StreamId, list[Event]]]:
        """The events of each; what has no bearing on a day may be another's of the same shape.

        Some at a time: what was looked at is let go of before the next are read."""
        facts: dict[tuple[str, int, str], Fact] = {}
        for start in range(0, len(streams), AT_A_TIME):
            ids = list(streams[start : start + AT_A_TIME])
            values = {"tenant": self._through.scope.tenant, "ids": ids}
            found: defaultdict[StreamId, list[Event]] = defaultdict(list)
            for stream, sequence, kind, version, on, at, by, said, whole in self._through.trip(
                Call(shapes.EVENTS, values)
            )[0]:
                one = facts.get((kind, version, said))
                if one is None:
                    one = facts[kind, version, said] = fact(kind, version, json.loads(whole), {})
                event = Event(
                    stream=stream,
                    sequence=sequence,
                    facts=one,
                    happened_on=on,
                    recorded_at=at,
                    actor="",
                    provenance=Provenance(by),
                )
                found[stream].append(event)
            yield from found.items()

    def letters_quoting(
        self, days: Iterable[tuple[StreamId, date]], told: Iterable[tuple[date, str]]
    ) -> Sequence[Quoted]:
        """The letters sent on a stream that hold words by which its day is told."""
        streams, on = zip(*days, strict=True)
        meant, words = zip(*told, strict=True)
        values = {
            "tenant": self._through.scope.tenant,
            "streams": list(streams),
            "days": list(on),
            "meant": list(meant),
            "words": list(words),
        }
        return [Quoted(*row) for row in self._through.trip(Call(shapes.QUOTING, values))[0]]
