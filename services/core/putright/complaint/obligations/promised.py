"""Days that were named: the next update, an action in a response, the Ombudsman's instruction.

Nothing is counted here but the interval of updates agreed for a late response (5.9)."""

from collections.abc import Iterator
from datetime import date

from putright.complaint.obligations.happened import happened_on, owner
from putright.complaint.obligations.obligation import Allows, CountsFrom, Obligation
from putright.complaint.state import Complaint, Stage
from putright.landlord.calendar import Calendar
from putright.rules.provenance import Provisions

UPDATES = Provisions(in_2024="5.9", in_2022="4.11")
ACTIONS = Provisions(in_2024="6.6", in_2022="5.5")
INSTRUCTED = Provisions(in_2024="2.4", in_2022="1.9")


def of_updates(complaint: Complaint, calendar: Calendar) -> Iterator[Obligation]:
    """Each update promised for a day, and the next one of an agreed interval."""
    for promised in complaint.updates:
        yield Obligation(
            key=f"code:updates:{promised.sequence}",
            id="updates",
            stage=None,
            provision=UPDATES.of(complaint.edition),
            clock="code",
            counts_from=_since("updated", promised.made_on),
            allows=None,
            due_on=promised.due_on,
            work_by=promised.due_on,
            done_on=promised.done_on,
            owner=owner(complaint.stage),
        )
    yield from _of_interval(complaint, calendar)


def _of_interval(complaint: Complaint, calendar: Calendar) -> Iterator[Obligation]:
    """One obligation for each stretch of the interval: kept on the day the resident next heard."""
    for stage in complaint.stages.values():
        interval = stage.interval
        if interval is None:
            continue
        answered_on = happened_on(stage, "responded")
        heard = sorted(day for day in complaint.told_days if day >= interval.since)
        for start, heard_on in zip(heard, [*heard[1:], None], strict=True):
            answered = answered_on is not None and answered_on <= start
            closed = complaint.closed_because is not None and heard_on is None
            if answered or closed:
                continue
            due_on = calendar.statutory.add(start, interval.working_days)
            yield Obligation(
                key=f"code:updates:stage{stage.number}:{start.isoformat()}",
                id="updates",
                stage=stage.number,
                provision=UPDATES.of(complaint.edition),
                clock="code",
                counts_from=CountsFrom("updated", start),
                allows=Allows(interval.working_days, "working_days"),
                due_on=due_on,
                work_by=due_on,
                done_on=heard_on,
                owner=owner(stage),
            )


def of_actions(complaint: Complaint) -> Iterator[Obligation]:
    """Each action promised in a response; the complaint's closing does not end it."""
    for stage in complaint.stages.values():
        for action in stage.answer.actions if stage.answer else ():
            yield of_action(complaint, stage, action.id, action.due_on)


def of_action(complaint: Complaint, stage: Stage, action: str, due_on: date | None) -> Obligation:
    """An action promised at a stage; by no day where none is known."""
    done_on = complaint.actions_done.get(action)
    return Obligation(
        key=f"code:action.{action}",
        id=f"action.{action}",
        stage=stage.number,
        provision=ACTIONS.of(complaint.edition),
        clock="code",
        counts_from=_since("responded", stage.responded_on),
        allows=None,
        due_on=due_on,
        work_by=due_on,
        done_on=done_on,
        owner=owner(stage),
        undated=done_on is None and action in complaint.actions_done,
    )


def of_instructions(complaint: Complaint) -> Iterator[Obligation]:
    """Each instruction of the Ombudsman, by the day it names; a day is never derived."""
    for each in complaint.instructions:
        yield Obligation(
            key=f"code:ombudsman.{each.sequence}",
            id=f"ombudsman.{each.asks.value}",
            stage=each.stage,
            provision=INSTRUCTED.of(complaint.edition),
            clock="code",
            counts_from=_since("ombudsman_instructed", each.made_on),
            allows=None,
            due_on=each.until,
            work_by=each.until,
            done_on=each.done_on,
            owner="complaints_officer",
        )


def _since(event: str, on: date | None) -> CountsFrom | None:
    return None if on is None else CountsFrom(event, on)
