"""What the landlord's policy promises beside the Code, on the landlord's own calendar.

Where it promises less than the Code asks, the Code's day stands in `code_clock`. A target for a
share of the cases, or an average, is no deadline of one case: reports look at those."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from putright.complaint.obligations.happened import happened, happened_on, owner
from putright.complaint.obligations.obligation import Allows, CountsFrom, Obligation
from putright.complaint.state import Complaint, Stage
from putright.landlord.calendar import Calendar
from putright.landlord.counting import last_day
from putright.landlord.policy import Policy, Promise, Start
from putright.rules.working_days import BeyondCalendar

MEETS = {
    "log": "logged",
    "define": "defined",
    "assign": "assigned",
    "acknowledge": "acknowledged",
    "respond": "responded",
}
"""What a promise promises, to the event that keeps it; every other is recorded as kept."""
LETTERS = {"acknowledgement": "acknowledged", "response": "responded"}


def of_policy(complaint: Complaint, policy: Policy, calendar: Calendar) -> Iterator[Obligation]:
    """Every promise whose count has begun; one promised twice appears twice."""
    seen: dict[str, int] = {}
    for promise in policy.promises:
        if promise.kind != "deadline":
            continue
        nth = seen[promise.id] = seen.get(promise.id, 0) + 1
        stage = complaint.stages.get(promise.stage)
        if stage is None:
            continue
        key = f"policy:{promise.id}" + (f":{nth}" if nth > 1 else "")
        if promise.step == "update":
            yield from _of_updates(promise, key, complaint, stage, calendar)
        elif owed := _owed(promise, key, complaint, stage, calendar):
            yield owed


def kept_by_record(owed: Obligation) -> bool:
    """Whether nothing shows that it was done but the record that it was."""
    step = owed.id.partition(".")[2]
    return owed.clock == "policy" and step not in {*MEETS, "update"}


def _owed(
    promise: Promise, key: str, complaint: Complaint, stage: Stage, calendar: Calendar
) -> Obligation | None:
    known = happened(stage, complaint)
    counted_from = _start(promise, complaint, stage, calendar)
    if counted_from is None:
        return None  # nothing is promised until the event it counts from
    met_by = MEETS.get(promise.step)
    done_on = known[met_by] if met_by else complaint.promises_kept.get(key)
    undated = met_by in stage.undated if met_by else key in complaint.promises_kept
    if done_on is None and complaint.closed_because is not None:
        return None
    owed = _from(promise, key, stage, counted_from, calendar)
    if promise.step == "respond" and owed.due_on is not None:
        due_on = _extended(owed.due_on, stage)
        owed = replace(owed, due_on=due_on, work_by=due_on)
    return replace(owed, done_on=done_on, undated=done_on is None and undated)


def _of_updates(
    promise: Promise, key: str, complaint: Complaint, stage: Stage, calendar: Calendar
) -> Iterator[Obligation]:
    """One obligation from the start, and from each day the resident heard, until the answer."""
    begun = _start(promise, complaint, stage, calendar)
    if begun is None:
        return
    answered_on = happened_on(stage, "responded")
    heard = [begun.on, *sorted(day for day in complaint.told_days if day > begun.on)]
    for since, heard_on in zip(heard, [*heard[1:], None], strict=True):
        answered = answered_on is not None and answered_on <= since
        if answered or (complaint.closed_because is not None and heard_on is None):
            continue
        start = CountsFrom("updated", since, counted=begun.counted)
        owed = _from(promise, f"{key}:{since.isoformat()}", stage, start, calendar)
        yield replace(owed, done_on=heard_on)


def _from(
    promise: Promise, key: str, stage: Stage, counted_from: CountsFrom, calendar: Calendar
) -> Obligation:
    due_on = _kept_by(promise, counted_from.on, calendar)
    return Obligation(
        key=key,
        id=promise.id,
        stage=stage.number,
        provision=None,
        clock="policy",
        counts_from=counted_from,
        allows=Allows(promise.length.amount, promise.length.unit),
        due_on=due_on,
        work_by=due_on,
        done_on=None,
        owner=owner(stage),
        source=promise.source,
        what=_what(promise),
    )


def _what(promise: Promise) -> str | None:
    return f"{promise.what} (to {promise.to})" if promise.to else promise.what


def _start(
    promise: Promise, complaint: Complaint, stage: Stage, calendar: Calendar
) -> CountsFrom | None:
    """What the promise counts from, and its day; None until it has happened.

    A clock without a start runs from the beginning of the stage, and an appeal reaches whoever it
    must the day it is asked for: it is in the record for them to see. A letter is received the day
    it left, or when it is deemed to be. Each is the reading that binds the landlord the sooner."""
    begins: Start = "received" if stage.number == 1 else "escalation_requested"
    event = promise.counts_from or begins
    if event in {"last_told", "appeal_reached"}:
        event = begins
    letter = LETTERS.get(event.partition("_")[0])
    if event == "extension_told":
        told = (each.told_on for each in stage.extensions if each.told_on is not None)
        on = max(told, default=None)
    elif event == "closed":
        on = complaint.closed_on
    else:
        on = happened(stage, complaint)[letter or event]
    if on is not None and promise.deemed_after is not None:
        try:
            on = last_day(promise.deemed_after, on, calendar.own)
        except BeyondCalendar:
            return None
    return None if on is None else CountsFrom(event, on, counted=promise.first_day == "same")


def _kept_by(promise: Promise, counted_from: date, calendar: Calendar) -> date | None:
    """The last day that keeps the promise; None on days whose bank holidays are not known."""
    try:
        return last_day(promise.length, counted_from, calendar.own, first_day=promise.first_day)
    except BeyondCalendar:
        return None


def _extended(due_on: date, stage: Stage) -> date:
    """A new day told in time takes the place of the promise, as the policy's own text says."""
    for each in stage.extensions:
        if each.told_on is not None and each.told_on <= due_on:
            due_on = max(due_on, each.until)
    return due_on
