"""Changing one stage of a complaint, which is frozen like everything else.

A stage that a history speaks of without having begun it is taken as begun on an unknown day."""

from datetime import date
from types import MappingProxyType

from putright.changed import changed
from putright.complaint.state.complaint import Complaint, Stage


def stage_of(complaint: Complaint, number: int) -> Stage:
    """The stage of that number, as far as it is known."""
    return complaint.stages.get(number) or Stage(number=number, asked_on=None)


def with_stage(complaint: Complaint, number: int, **changes: object) -> Complaint:
    """The complaint with that stage changed."""
    stage = changed(stage_of(complaint, number), **changes)
    return changed(complaint, stages=MappingProxyType({**complaint.stages, number: stage}))


def first_day(known: date | None, on: date | None) -> date | None:
    """The earlier of two days, of which either may be unknown."""
    return min((day for day in (known, on) if day is not None), default=None)
