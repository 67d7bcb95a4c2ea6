"""A calendar changed: record on a complaint which of its days moved, from what to what.

Only the record: the days are computed from the facts and the calendar, and move by themselves."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from putright.cases.circumstances import Circumstances, Decision, Standing
from putright.complaint.events import DateMoved, DatesMoved, NewEvent
from putright.complaint.obligations import obligations
from putright.landlord.calendar import Calendar
from putright.tenancy import StreamId


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveDates:
    """The calendar before was number `calendar_was`; the one in force counts now."""

    verb: ClassVar[str] = "move_dates"

    stream: StreamId | str
    calendar_was: int


def move_dates(standings: Sequence[Standing], command: MoveDates, on: Circumstances) -> Decision:
    """Record what moved among what is still to be done, once for each change of the calendar."""
    standing = standings[0]
    recorded = any(
        isinstance(each.facts, DatesMoved) and each.facts.calendar_now >= on.calendar.number
        for each in standing.history
    )
    if recorded or on.calendar_before is None:
        return ()
    moved = tuple(_moved(standing, on.calendar_before, on))
    if not moved:
        return ()
    facts = DatesMoved(
        calendar_was=command.calendar_was, calendar_now=on.calendar.number, moved=moved
    )
    return (NewEvent(stream=standing.state.stream, facts=facts, happened_on=on.today),)


def _moved(standing: Standing, before: Calendar, on: Circumstances) -> Iterator[DateMoved]:
    was = {each.key: each for each in obligations(standing.state, on.policy, before)}
    for each in obligations(standing.state, on.policy, on.calendar):
        old = was.get(each.key)
        if old is None or old.due_on is None or each.due_on is None or not each.outstanding:
            continue
        if old.due_on != each.due_on:
            yield DateMoved(obligation=each.key, was=old.due_on, now=each.due_on)
