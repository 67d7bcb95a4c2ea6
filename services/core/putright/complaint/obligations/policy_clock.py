"""What the landlord's policy promises beside the Code, on the landlord's own calendar.

Where it promises less than the Code asks, the Code's day stands in `code_clock`."""

from collections.abc import Iterator
from datetime import date

from putright.complaint.obligations.happened import happened, owner
from putright.complaint.obligations.obligation import Allows, CountsFrom, Obligation
from putright.complaint.state import Complaint, Stage
from putright.landlord.calendar import Calendar
from putright.landlord.counting import last_day
from putright.landlord.policy import Policy, Promise
from putright.rules.working_days import BeyondCalendar

MEETS = {
    "log": "logged",
    "define": "defined",
    "assign": "assigned",
    "acknowledge": "acknowledged",
    "respond": "responded",
}
"""What a promise promises, to the event that keeps it."""


def of_policy(complaint: Complaint, policy: Policy, calendar: Calendar) -> Iterator[Obligation]:
    """Every promise whose count has begun; one promised twice appears twice."""
    seen: dict[str, int] = {}
    for promise in policy.promises:
        number, _, verb = promise.id.removeprefix("stage").partition(".")
        stage = complaint.stages.get(int(number))
        if stage is None:
            continue
        known = happened(stage, complaint)
        if promise.kind != "deadline" or verb not in MEETS:
            continue
        counted_from = known.get(promise.counts_from or "")
        nth = seen[promise.id] = seen.get(promise.id, 0) + 1
        if counted_from is None:
            continue  # nothing is promised until the event it counts from
        due_on = _kept_by(promise, counted_from, calendar)
        if verb == "respond" and due_on is not None:
            due_on = _extended(due_on, stage)
        done_on = known[MEETS[verb]]
        if done_on is None and complaint.closed_because is not None:
            continue
        yield Obligation(
            key=f"policy:{promise.id}" + (f":{nth}" if nth > 1 else ""),
            id=promise.id,
            stage=stage.number,
            provision=None,
            clock="policy",
            counts_from=CountsFrom(promise.counts_from or "", counted_from),
            allows=Allows(promise.length.amount, promise.length.unit),
            due_on=due_on,
            work_by=due_on,
            done_on=done_on,
            owner=owner(stage),
            source=promise.source,
            undated=done_on is None and MEETS[verb] in stage.undated,
        )


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
