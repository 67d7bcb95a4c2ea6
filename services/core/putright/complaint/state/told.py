"""What it means that the resident has been told: the day that meets an obligation.

By letter that is the day the letter left, in conversation the day of the conversation."""

from datetime import date
from functools import singledispatch

from putright.changed import changed
from putright.complaint.events import (
    Acknowledged,
    Asks,
    Closed,
    ConsiderationRefused,
    Extended,
    Fact,
    LatenessExplained,
    Responded,
    Updated,
)
from putright.complaint.state.complaint import Complaint, Interval
from putright.complaint.state.staging import first_day, stage_of, with_stage

KEEPS_PROMISE_OF_NEWS = (
    Updated,
    Extended,
    LatenessExplained,
    Responded,
    ConsiderationRefused,
    Closed,
)


def told(facts: Fact, complaint: Complaint, on: date | None, ordered_at: int) -> Complaint:
    """The complaint once the resident has been told what event `ordered_at` says."""
    if on is not None:
        complaint = changed(complaint, told_days=complaint.told_days | {on})
    if isinstance(facts, KEEPS_PROMISE_OF_NEWS):
        complaint = _news(complaint, on, ordered_at)
    return _told(facts, complaint, on, ordered_at)


def _news(complaint: Complaint, on: date | None, ordered_at: int) -> Complaint:
    """Every promise of news made before is kept, unless the news is older than the promise."""
    updates = tuple(
        changed(promised, done_on=on)
        if promised.done_on is None
        and promised.sequence < ordered_at
        and (on is None or promised.made_on is None or promised.made_on <= on)
        else promised
        for promised in complaint.updates
    )
    return changed(complaint, updates=updates)


@singledispatch
def _told(facts: Fact, complaint: Complaint, on: date | None, ordered_at: int) -> Complaint:
    del facts, on, ordered_at
    return complaint


def _dated(complaint: Complaint, stage: int, what: str, on: date | None) -> Complaint:
    """The first day on which it was done, or that it was done on a day nobody knows."""
    known = stage_of(complaint, stage)
    if on is None:
        return with_stage(complaint, stage, undated=known.undated | {what})
    day = first_day(getattr(known, f"{what}_on"), on)
    return with_stage(complaint, stage, **{f"{what}_on": day})


@_told.register
def _acknowledged(
    facts: Acknowledged, complaint: Complaint, on: date | None, ordered_at: int
) -> Complaint:
    del ordered_at
    return _dated(complaint, facts.stage, "acknowledged", on)


@_told.register
def _responded(
    facts: Responded, complaint: Complaint, on: date | None, ordered_at: int
) -> Complaint:
    del ordered_at
    complaint = _dated(complaint, facts.stage, "responded", on)
    instructions = tuple(
        changed(each, done_on=on)
        if each.asks is Asks.RESPOND and each.stage == facts.stage and each.done_on is None
        else each
        for each in complaint.instructions
    )
    return changed(complaint, instructions=instructions)


@_told.register
def _extended(facts: Extended, complaint: Complaint, on: date | None, ordered_at: int) -> Complaint:
    extensions = tuple(
        changed(each, told_on=on) if each.sequence == ordered_at else each
        for each in stage_of(complaint, facts.stage).extensions
    )
    complaint = with_stage(complaint, facts.stage, extensions=extensions)
    return _every(complaint, facts.stage, facts.update_every_days, on)


@_told.register
def _lateness(
    facts: LatenessExplained, complaint: Complaint, on: date | None, ordered_at: int
) -> Complaint:
    del ordered_at
    first = first_day(stage_of(complaint, facts.stage).lateness_explained_on, on)
    complaint = with_stage(complaint, facts.stage, lateness_explained_on=first)
    return _every(complaint, facts.stage, facts.update_every_days, on)


def _every(
    complaint: Complaint, stage: int, working_days: int | None, on: date | None
) -> Complaint:
    """An interval of updates runs from the day it was told, in place of an earlier one."""
    if working_days is None or on is None:
        return complaint
    return with_stage(complaint, stage, interval=Interval(working_days, on))


@_told.register
def _refused(
    facts: ConsiderationRefused, complaint: Complaint, on: date | None, ordered_at: int
) -> Complaint:
    refusal = stage_of(complaint, facts.stage).refusal
    if refusal is None or refusal.sequence != ordered_at:
        return complaint
    return with_stage(complaint, facts.stage, refusal=changed(refusal, told_on=on))
