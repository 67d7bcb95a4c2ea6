"""The calendar or the policy changed: record on a complaint which of its days moved, and whither.

Only the record: the days are computed from the facts and the numbers in force, and move by
themselves."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from putright.cases.circumstances import Circumstances, Decision, Standing
from putright.complaint.events import DateMoved, DatesMoved, NewEvent
from putright.complaint.obligations import Obligation, obligations, promised
from putright.complaint.state import Complaint, Intake
from putright.landlord.versions import Versions
from putright.tenancy import StreamId


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveDates:
    """What counted before were these numbers; those in force count now."""

    verb: ClassVar[str] = "move_dates"

    stream: StreamId | str
    calendar_was: int
    policy_was: int


def move_dates(standings: Sequence[Standing], command: MoveDates, on: Circumstances) -> Decision:
    """Record what moved among what is still to be done, once for each change."""
    standing = standings[0]
    if on.versions_before is None or _recorded(standing, on.versions):
        return ()
    moved = tuple(
        DateMoved(obligation=now.key, was=was.due_on, now=now.due_on)
        for was, now in moved_between(standing.state, on.versions_before, on.versions)
        if was.due_on is not None and now.due_on is not None
    )
    if not moved:
        return ()
    facts = DatesMoved(
        calendar_was=command.calendar_was,
        calendar_now=on.calendar.number,
        policy_was=command.policy_was,
        policy_now=on.versions.latest.policy.number,
        moved=moved,
    )
    return (NewEvent(stream=standing.state.stream, facts=facts, happened_on=on.today),)


def moved_between(
    state: Complaint | Intake, before: Versions, after: Versions, since: date | None = None
) -> Iterator[tuple[Obligation, Obligation]]:
    """What is still to be done and has another day afterwards: as it was, and as it is then.

    Only what is due from `since` on, where no count that ends before that day can change."""
    owed = obligations
    if before.latest.calendar.statutory is after.latest.calendar.statutory:
        owed = _of_the_policy  # the Code's days are what they were
    was = {
        each.key: each
        for each in owed(state, before)
        if each.outstanding and each.due_on is not None and (since is None or each.due_on >= since)
    }
    for each in owed(state, after) if was else ():
        old = was.get(each.key)
        if old is None or old.due_on is None or each.due_on is None or not each.outstanding:
            continue
        if old.due_on != each.due_on:
            yield old, each


def _of_the_policy(state: Complaint | Intake, versions: Versions) -> tuple[Obligation, ...]:
    return tuple(promised(state, versions)) if isinstance(state, Complaint) else ()


def _recorded(standing: Standing, now: Versions) -> bool:
    return any(
        isinstance(each.facts, DatesMoved)
        and each.facts.calendar_now >= now.latest.calendar.number
        and each.facts.policy_now >= now.latest.policy.number
        for each in standing.history
    )
