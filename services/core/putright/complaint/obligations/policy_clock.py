"""What the landlord's policy promises beside the Code, on the landlord's own calendar.

Where it promises less than the Code asks, the Code's day stands in `code_clock`. A target for a
share of the cases, or an average, is no deadline of one case: reports look at those."""

from collections.abc import Iterator
from datetime import date

from putright.complaint.obligations.happened import happened, owner
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
LETTERS = {
    f"{letter}_{what}": event
    for letter, event in (("acknowledgement", "acknowledged"), ("response", "responded"))
    for what in ("sent", "deemed_received", "received")
}
"""What becomes of a letter, to the event of its leaving."""


def of_policy(complaint: Complaint, policy: Policy, calendar: Calendar) -> Iterator[Obligation]:
    """Every promise whose count has begun; one promised twice appears twice."""
    seen: dict[str, int] = {}
    stages = {
        number: _At(complaint, stage, policy, calendar)
        for number, stage in complaint.stages.items()
    }
    for promise in policy.promises:
        if promise.kind != "deadline":
            continue
        nth = seen[promise.id] = seen.get(promise.id, 0) + 1
        at = stages.get(promise.stage)
        start = _start(promise, at) if at is not None else None
        if at is None or start is None:
            continue  # nothing is promised until the event it counts from
        key = f"policy:{promise.id}" + (f":{nth}" if nth > 1 else "")
        if promise.step == "update":
            yield from _of_updates(promise, key, at, start)
        else:
            yield from _of_step(promise, key, at, start)


def kept_by_record(owed: Obligation) -> bool:
    """Whether nothing shows that it was done but the record that it was."""
    step = owed.id.partition(".")[2]
    return owed.clock == "policy" and step not in {*MEETS, "update"}


class _At:
    """A stage of a complaint, what has happened at it, and the landlord's own working days."""

    __slots__ = ("calendar", "complaint", "happened", "owner", "policy", "stage")

    def __init__(
        self, complaint: Complaint, stage: Stage, policy: Policy, calendar: Calendar
    ) -> None:
        self.complaint = complaint
        self.stage = stage
        self.policy = policy.number
        self.calendar = calendar.own
        self.happened = happened(stage, complaint)
        self.owner = owner(stage)


def _of_step(promise: Promise, key: str, at: _At, start: CountsFrom) -> Iterator[Obligation]:
    met_by, kept = MEETS.get(promise.step), at.complaint.promises_kept
    done_on = at.happened[met_by] if met_by else kept.get(key)
    if done_on is None and at.complaint.closed_because is not None:
        return
    if met_by:
        unknown = met_by in at.stage.undated
    else:  # what was begun elsewhere may have been kept there, with nothing said of it
        unknown = key in kept or at.complaint.began_elsewhere(start.on)
    undated = done_on is None and unknown
    yield _owed(promise, key, at, start, done_on=done_on, undated=undated)


def _of_updates(promise: Promise, key: str, at: _At, start: CountsFrom) -> Iterator[Obligation]:
    """One obligation from the start, and from each day the resident heard, until the answer."""
    answered_on, closed = at.happened["responded"], at.complaint.closed_because is not None
    heard = [start.on, *sorted(day for day in at.complaint.told_days if day > start.on)]
    for since, heard_on in zip(heard, [*heard[1:], None], strict=True):
        answered = answered_on is not None and answered_on <= since
        if answered or (closed and heard_on is None):
            continue
        since_then = CountsFrom("updated", since, counted=start.counted)
        yield _owed(promise, f"{key}:{since.isoformat()}", at, since_then, done_on=heard_on)


def _owed(  # noqa: PLR0913  all that is known of one obligation
    promise: Promise,
    key: str,
    at: _At,
    start: CountsFrom,
    *,
    done_on: date | None,
    undated: bool = False,
) -> Obligation:
    due_on = _kept_by(promise, start, at)
    if promise.step == "respond" and due_on is not None:
        due_on = _extended(due_on, at.stage)
    return Obligation(
        key=key,
        id=promise.id,
        stage=at.stage.number,
        provision=None,
        clock="policy",
        counts_from=start,
        allows=Allows(promise.length.amount, promise.length.unit),
        due_on=due_on,
        work_by=due_on,
        done_on=done_on,
        owner=at.owner,
        source=promise.source,
        undated=undated,
        policy=at.policy,
        what=f"{promise.what} (to {promise.to})" if promise.to else promise.what,
    )


def _start(promise: Promise, at: _At) -> CountsFrom | None:
    """What the promise counts from, and its day; None until it has happened.

    A clock without a start runs from the beginning of the stage, and an appeal reaches whoever it
    must the day it is asked for: it is in the record for them to see. A letter is received the day
    it left, or when it is deemed to be. Each is the reading that binds the landlord the sooner."""
    begins: Start = "received" if at.stage.number == 1 else "escalation_requested"
    event = promise.counts_from or begins
    if event in {"last_told", "appeal_reached"}:
        event = begins
    if event == "extension_told":
        told = (each.told_on for each in at.stage.extensions if each.told_on is not None)
        on = max(told, default=None)
    elif event == "closed":
        on = at.complaint.closed_on
    else:
        on = at.happened[LETTERS.get(event, event)]
    if on is not None and promise.deemed_after is not None:
        try:
            on = last_day(promise.deemed_after, on, at.calendar)
        except BeyondCalendar:
            return None
    return None if on is None else CountsFrom(event, on, counted=promise.first_day == "same")


def _kept_by(promise: Promise, start: CountsFrom, at: _At) -> date | None:
    """The last day that keeps the promise; None on days whose bank holidays are not known."""
    try:
        return last_day(promise.length, start.on, at.calendar, first_day=promise.first_day)
    except BeyondCalendar:
        return None


def _extended(due_on: date, stage: Stage) -> date:
    """A new day told in time takes the place of the promise, as the policy's own text says."""
    for each in stage.extensions:
        if each.told_on is not None and each.told_on <= due_on:
            due_on = max(due_on, each.until)
    return due_on
