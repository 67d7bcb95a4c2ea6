"""What a change would move before it is made: which open complaints, from what day to what day.

And which letters quoted the day it was. The change itself is `policies` or the administration's;
what then moves is recorded on each complaint by `cases.move_dates`."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from putright.cases.move_dates import moved_between
from putright.clock import day_of
from putright.complaint.events import Event, Fact, Provenance
from putright.complaint.obligations import Obligation
from putright.complaint.state import Complaint, Intake, begun, corrects, fold, followed
from putright.landlord.calendar import Holidays
from putright.landlord.policy import Policy
from putright.landlord.versions import Terms, Versions
from putright.letters.wording import long_day, short_day
from putright.tenancy import StreamId


@dataclass(frozen=True, slots=True)
class Quoted:
    """A letter that left and told of a day."""

    stream: StreamId
    sequence: int
    kind: str
    sent_on: date
    day: date


@dataclass(frozen=True, slots=True)
class Alike:
    """Open complaints, or intake items, whose histories are owed the same on the same days."""

    streams: Sequence[StreamId]
    references: Sequence[str]


@dataclass(frozen=True, slots=True)
class Moving:
    """One obligation as it is, and as it would be."""

    was: Obligation
    now: Obligation


@dataclass(frozen=True, slots=True)
class Moved:
    """One complaint or intake item: what moves on it, and the letters that quoted the old days."""

    stream: StreamId
    reference: str
    dates: tuple[Moving, ...]
    letters: tuple[Quoted, ...]


class Records(Protocol):
    """What a preview asks of a landlord's records."""

    def alike(self) -> Sequence[Alike]:
        """Everything open, those together that are alike."""
        ...

    def alike_in_days(self, streams: Sequence[StreamId]) -> Iterator[tuple[StreamId, list[Event]]]:
        """The events of each; words, people and names in them may be another's of one shape."""
        ...

    def letters_quoting(
        self, days: Iterable[tuple[StreamId, date]], told: Iterable[tuple[date, str]]
    ) -> Sequence[Quoted]:
        """The letters sent on a stream that hold words by which its day is told."""
        ...


def preview(
    records: Records, before: Versions, after: Versions, since: date | None = None
) -> tuple[Moved, ...]:
    """Everything open that would move, the first to be due first. Raises BeyondCalendar.

    `since` is a bank holiday where nothing else changes: what is due before it stays."""
    found = [
        (stream, reference, dates)
        for alike, dates in _moving(records, before, after, since)
        for stream, reference in zip(alike.streams, alike.references, strict=True)
    ]
    quoted: defaultdict[StreamId, list[Quoted]] = defaultdict(list)
    asked = [(stream, day) for stream, _, dates in found for day in _days_told(dates)]
    told = [(day, words) for day in {day for _, day in asked} for words in _told(day)]
    for each in records.letters_quoting(asked, told) if asked else ():
        quoted[each.stream].append(each)
    moved = (Moved(stream, ref, dates, tuple(quoted[stream])) for stream, ref, dates in found)
    return tuple(sorted(moved, key=_place))


def with_version(versions: Versions, policy: Policy, holidays: Holidays) -> Versions:
    """What would count on the day that this version takes effect."""
    return versions.followed_by(Terms(policy, holidays.under(policy)))


def with_holiday(versions: Versions, holidays: Holidays) -> Versions:
    """What would count with these bank holidays."""
    return Versions.of_these((each.policy for each in versions.terms), holidays.under)


def _moving(
    records: Records, before: Versions, after: Versions, since: date | None
) -> Iterator[tuple[Alike, tuple[Moving, ...]]]:
    """Those alike need to be looked at once."""
    groups = {each.streams[0]: each for each in records.alike()}
    beginnings = _Beginnings()
    for stream, events in records.alike_in_days(tuple(groups)):
        state = beginnings.fold(events)
        dates = tuple(Moving(*each) for each in moved_between(state, before, after, since))
        if dates:
            yield groups[stream], dates


class _Beginnings:
    """Folds histories of which many begin alike: what was folded once is gone on from."""

    def __init__(self) -> None:
        self._after: dict[tuple[object, ...], tuple[Complaint | Intake, Fact]] = {}
        """Each way a history went, told by what it is made of: that is kept, so that it stays."""

    def fold(self, events: Sequence[Event]) -> Complaint | Intake:
        """How things stand after all of them; the stream named may be one that began alike."""
        first, *others = events
        if corrects(others):
            return fold(events)
        elsewhere = first.provenance is Provenance.IMPORT and day_of(first.recorded_at)
        way: tuple[object, ...] = (elsewhere, id(first.facts), first.happened_on)
        known = self._after.get(way)
        if known is None:
            known = self._after[way] = begun(first), first.facts
        for event in others:
            way = (id(known[0]), id(event.facts), event.happened_on)
            before, known = known, self._after.get(way)
            if known is None:
                known = self._after[way] = followed(before[0], (event,)), event.facts
        return known[0]


def _days_told(dates: Iterable[Moving]) -> set[date]:
    """A letter tells the day that drives the work, or the last one."""
    days = ((each.was.due_on, each.was.work_by) for each in dates)
    return {day for pair in days for day in pair if day is not None}


def _told(day: date) -> tuple[str, str]:
    """How a letter tells of a day: in a sentence, or alone in a table."""
    return long_day(day), f'"{short_day(day)}'


def _place(moved: Moved) -> tuple[date, str]:
    days = (each.was.due_on for each in moved.dates if each.was.due_on)
    return (min(days, default=date.max), moved.reference)
