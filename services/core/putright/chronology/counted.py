"""What was owed, counted: its state on the day of the review, the days taken, the days late.

The days themselves are the core's (`putright.complaint.obligations`); nothing is counted twice."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from putright.chronology.course import Course
from putright.complaint.obligations import (
    Obligation,
    Standing,
    kept_by_record,
    obligations,
    of_action,
    of_totals,
)
from putright.complaint.state import Complaint, Stage
from putright.landlord.calendar import Calendar
from putright.landlord.versions import Versions
from putright.rules.editions import edition
from putright.rules.timescales import Timescale, allowance, last_day
from putright.rules.working_days import BeyondCalendar, Day, WorkingDays

INSTRUCTED_ANSWER = "ombudsman.respond"
_EXTEND: dict[int | None, Timescale] = {1: "stage1.extend", 2: "stage2.extend"}
_RESPOND: dict[int | None, Timescale] = {1: "stage1.respond", 2: "stage2.respond"}


@dataclass(frozen=True, slots=True)
class Owed:
    """An obligation with its state, and its counts where the days are known."""

    obligation: Obligation
    state: Standing
    working_days_taken: int | None
    working_days_late: int | None
    days: tuple[Day, ...]

    @property
    def id(self) -> str:
        """What it is called in a review."""
        return self.obligation.id

    @property
    def broken(self) -> bool:
        """Whether it was done late, or not done although its day has passed."""
        return self.state in {"late", "missed"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Counting:
    """What the counting needs to know besides the complaint."""

    told: Course
    versions: Versions
    as_of: date

    @property
    def calendar(self) -> Calendar:
        """The statutory calendar, and the landlord's own."""
        return self.versions.latest.calendar


def owed(complaint: Complaint, counting: Counting) -> tuple[Owed, ...]:
    """Everything owed on the complaint, both clocks, in the order of a review.

    Raises BeyondCalendar."""
    found = [
        *obligations(complaint, counting.versions),
        *of_totals(complaint, counting.calendar),
        *_actions_without_answer(complaint, counting.told),
    ]
    counted = (_counted(each, complaint, counting) for each in found)
    return tuple(sorted(counted, key=_place))


def _place(each: Owed) -> tuple[int, int, int]:
    of_a_stage = each.id.startswith("stage")
    steps = ("acknowledge", "respond", "total")
    step = each.id.rpartition(".")[2]
    number = steps.index(step) if step in steps else len(steps)
    clock = 0 if each.obligation.clock == "code" else 1
    return (each.obligation.stage or 0 if of_a_stage else len(steps) ** 2, clock, number)


def _actions_without_answer(complaint: Complaint, told: Course) -> Iterator[Obligation]:
    """Actions of which the answer, or the day, is not in the file."""
    followed = {action.id for action in complaint.actions}
    for line in told.of("action_promised"):
        if line.id is not None and line.id not in followed:
            number = told.stage_in_hand(line)
            stage = complaint.stages.get(number) or Stage(number=number, asked_on=None)
            yield of_action(complaint, stage, line.id, line.due_on)


def _counted(each: Obligation, complaint: Complaint, counting: Counting) -> Owed:
    days = counting.calendar.statutory if each.clock == "code" else counting.calendar.own
    state = _state(each, complaint, counting)
    start = each.counts_from.on if each.counts_from else None
    ended_on = each.done_on if state == "late" else counting.as_of
    late = _between(days, each.due_on, ended_on) if state in {"late", "missed"} else 0
    return Owed(
        obligation=each,
        state=state,
        working_days_taken=_between(days, start, each.done_on),
        working_days_late=None if state == "undecided" else late,
        days=_days(each, counting.calendar),
    )


def _state(each: Obligation, complaint: Complaint, counting: Counting) -> Standing:
    """As the core has it, unless what is not known would change it."""
    state = each.standing(counting.as_of)
    if each.undated and each.due_on is not None and counting.as_of <= each.due_on:
        return "met"
    stage = complaint.stages.get(each.stage or 0)
    if kept_by_record(each) and each.done_on is None:
        return "undecided"  # a chronology has no word for it
    if each.clock == "policy" or stage is None:
        return state
    if each.id == INSTRUCTED_ANSWER and "responded" in stage.undated:
        return "undecided"  # the answer may have come before the instruction, or after it
    return _of_stage(each, stage, complaint, counting) if each.id.startswith("stage") else state


def _of_stage(each: Obligation, stage: Stage, complaint: Complaint, counting: Counting) -> Standing:
    state = each.standing(counting.as_of)
    if each.done_on and stage.asked_on and each.done_on < stage.asked_on:
        return "undecided"  # nothing is answered before it is asked
    if each.id.endswith(".respond"):
        if each.due_on is None and _early_enough(each, stage, complaint, counting.calendar):
            return "met"
        if state in {"late", "missed"} and _may_be_extended(each, complaint, counting):
            return "undecided"
    return state


def _early_enough(each: Obligation, stage: Stage, complaint: Complaint, calendar: Calendar) -> bool:
    """Whether the answer was in time whenever, since its request, the count may have begun."""
    if complaint.edition is None or stage.asked_on is None or each.done_on is None:
        return False
    step = _RESPOND.get(stage.number)
    allowed = allowance(edition(complaint.edition), step) if step else None
    return allowed is not None and each.done_on <= last_day(
        allowed, stage.asked_on, calendar.statutory
    )


def _may_be_extended(each: Obligation, complaint: Complaint, counting: Counting) -> bool:
    """Whether an extension, of which the file does not say enough, may have made it in time."""
    doubtful = [
        line
        for line in counting.told.of("extended", stage=each.stage)
        if line.on is None or line.until is None
    ]
    step = _EXTEND.get(each.stage)
    if not doubtful or each.due_on is None or complaint.edition is None or step is None:
        return False
    allowed = allowance(edition(complaint.edition), step)
    done = each.done_on or counting.as_of
    if any(line.good_reason and (not line.until or done <= line.until) for line in doubtful):
        return True
    furthest = [
        min(line.until or last, last)
        for line in doubtful
        if allowed and (last := last_day(allowed, each.due_on, counting.calendar.statutory))
    ]
    return any(done <= last for last in furthest)


def _between(days: WorkingDays, start: date | None, end: date | None) -> int | None:
    if start is None or end is None or end < start:
        return None
    try:
        return days.between(start, end)
    except BeyondCalendar:
        return None


def _days(each: Obligation, calendar: Calendar) -> tuple[Day, ...]:
    """Every day up to the last lawful one; where none is known, up to the day it was done."""
    try:
        if each.due_on is None and each.counts_from is not None and each.done_on is not None:
            if each.done_on < each.counts_from.on:
                return ()
            return calendar.statutory.explain(each.counts_from.on, each.done_on)
        return each.days(calendar)
    except BeyondCalendar:
        return ()
