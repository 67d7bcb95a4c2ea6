"""What the Code asks of each stage: to acknowledge it, and to answer it.

The numbers are the editions'; what the landlord promises beside them is `policy_clock`."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import cast

from putright.complaint.obligations.happened import happened, happened_on, owner
from putright.complaint.obligations.obligation import Allows, CountsFrom, Obligation
from putright.complaint.state import Complaint, Intake, Stage
from putright.landlord.calendar import Calendar
from putright.rules.editions import Allowance, Edition, edition
from putright.rules.s6_stages import Told, extended_to, respond_by
from putright.rules.timescales import Timescale, allowance, last_day


def of_intake(intake: Intake, calendar: Calendar) -> Iterator[Obligation]:
    """That somebody decides what it is, within the time of an acknowledgement (6.2)."""
    code = edition(intake.edition) if intake.edition else None
    allowed = allowance(code, "stage1.acknowledge") if code else None
    if allowed is None or intake.arrived_on is None:
        return
    due_on = last_day(allowed, intake.arrived_on, calendar.statutory)
    yield Obligation(
        key="code:intake.decide",
        id="intake.decide",
        stage=None,
        provision=allowed.provision,
        clock="code",
        counts_from=CountsFrom("arrived", intake.arrived_on),
        allows=Allows(allowed.amount, allowed.unit),
        due_on=due_on,
        work_by=due_on,
        done_on=intake.decided_on,
        owner="complaints_officer",
    )


def of_stages(complaint: Complaint, calendar: Calendar) -> Iterator[Obligation]:
    """The acknowledgement and the response of each stage; undecided where no edition is known.

    What is due after the complaint was closed is not owed; what was missed before stays missed."""
    code = edition(complaint.edition) if complaint.edition else None
    for stage in complaint.stages.values():
        for owed in _of_stage(stage, complaint, code, calendar):
            if not _overtaken(owed, complaint):
                yield owed


def _overtaken(owed: Obligation, complaint: Complaint) -> bool:
    closed_on = complaint.closed_on
    if not owed.outstanding or complaint.closed_because is None:
        return False
    return owed.due_on is None or closed_on is None or owed.due_on >= closed_on


def _of_stage(
    stage: Stage, complaint: Complaint, code: Edition | None, calendar: Calendar
) -> Iterator[Obligation]:
    acknowledge = _allowance(code, stage, "acknowledge")
    respond = _allowance(code, stage, "respond")
    first = _acknowledgement(stage, acknowledge, calendar)
    if acknowledge is not None or code is None:
        yield _obligation(stage, "acknowledge", acknowledge, first)
    if respond is not None:
        extend = _allowance(code, stage, "extend")
        counted = _response(stage, complaint, respond, first.due_on, calendar)
        yield _obligation(stage, "respond", respond, _extended(stage, extend, counted, calendar))
    elif code is None:
        started = _since("acknowledged", stage.acknowledged_on)
        yield _obligation(stage, "respond", None, _Count(started))


def of_totals(complaint: Complaint, calendar: Calendar) -> Iterator[Obligation]:
    """From the receipt, or the request, to the response: the longest that both steps may take.

    A measure for a review: the Code has no provision of it, and no timer stands for it."""
    code = edition(complaint.edition) if complaint.edition else None
    for stage in complaint.stages.values():
        acknowledge = _allowance(code, stage, "acknowledge")
        respond = _allowance(code, stage, "respond")
        first = _acknowledgement(stage, acknowledge, calendar)
        count, allows = _Count(first.counts_from), None
        if respond is not None and stage.asked_on is not None:
            lawful_until = first.due_on or stage.asked_on
            latest = last_day(respond, lawful_until, calendar.statutory)
            literal = _response(stage, complaint, respond, first.due_on, calendar).due_on
            counted = _Count(first.counts_from, literal or latest, latest)
            extend = _allowance(code, stage, "extend")
            due_on = _moved(stage, extend, counted, latest, calendar)
            count = _Count(first.counts_from, due_on, due_on)
            amount = respond.amount + (acknowledge.amount if acknowledge else 0)
            allows = Allows(amount, respond.unit)
        owed = _obligation(stage, "respond", respond, count)
        step = f"stage{stage.number}.total"
        whole = replace(owed, key=f"code:{step}", id=step, provision=None, allows=allows)
        if not _overtaken(whole, complaint):
            yield whole


@dataclass(frozen=True, slots=True)
class _Count:
    """From which event, to which day; `work_by` is never later than `due_on`."""

    counts_from: CountsFrom | None
    due_on: date | None = None
    work_by: date | None = None


def _acknowledgement(stage: Stage, allowed: Allowance | None, calendar: Calendar) -> _Count:
    asked = "received" if stage.number == 1 else "escalation_requested"
    if allowed is None or stage.asked_on is None:
        return _Count(_since(asked, stage.asked_on))
    due_on = last_day(allowed, stage.asked_on, calendar.statutory)
    return _Count(CountsFrom(asked, stage.asked_on), due_on, due_on)


def _response(
    stage: Stage,
    complaint: Complaint,
    allowed: Allowance,
    lawful_until: date | None,
    calendar: Calendar,
) -> _Count:
    """Counted from what the edition names; until that has happened, from its last lawful day.

    Where it happened on a day nobody knows, the literal day is not known either."""
    known = happened(stage, complaint)
    event = next(
        (name for name in allowed.counts_from if known.get(name) or name in stage.undated), None
    )
    on = known[event] if event else None
    if event is not None and on is None:
        latest = lawful_until and last_day(allowed, lawful_until, calendar.statutory)
        return _Count(None, None, latest)
    start = on or lawful_until
    if start is None:
        return _Count(None)
    due_on, work_by = respond_by(allowed, on, lawful_until or start, calendar.statutory)
    name = event or f"last day for {allowed.counts_from[0]}"
    return _Count(CountsFrom(name, start), due_on, work_by)


def _extended(
    stage: Stage, allowed: Allowance | None, counted: _Count, calendar: Calendar
) -> _Count:
    if allowed is None or counted.due_on is None or counted.work_by is None:
        return counted
    due_on = _moved(stage, allowed, counted, counted.due_on, calendar)
    work_by = _moved(stage, allowed, counted, counted.work_by, calendar)
    return _Count(counted.counts_from, due_on, min(due_on, work_by))


def _moved(
    stage: Stage, allowed: Allowance | None, counted: _Count, day: date, calendar: Calendar
) -> date:
    """Where the extensions move a day; whether one was told in time, the literal day says."""
    if allowed is None or counted.due_on is None:
        return day
    told = [Told(each.until, each.told_on, each.with_good_reason) for each in stage.extensions]
    return extended_to(allowed, day, counted.due_on, told, calendar.statutory)


def _obligation(stage: Stage, verb: str, allowed: Allowance | None, count: _Count) -> Obligation:
    step, what = f"stage{stage.number}.{verb}", f"{verb}d" if verb[-1] == "e" else f"{verb}ed"
    done_on = happened_on(stage, what)
    return Obligation(
        key=f"code:{step}",
        id=step,
        stage=stage.number,
        provision=allowed.provision if allowed else None,
        clock="code",
        counts_from=count.counts_from,
        allows=Allows(allowed.amount, allowed.unit) if allowed else None,
        due_on=count.due_on,
        work_by=count.work_by,
        done_on=done_on,
        owner=owner(stage),
        undated=done_on is None and what in stage.undated,
    )


def _allowance(code: Edition | None, stage: Stage, verb: str) -> Allowance | None:
    return allowance(code, cast("Timescale", f"stage{stage.number}.{verb}")) if code else None


def _since(event: str, on: date | None) -> CountsFrom | None:
    return None if on is None else CountsFrom(event, on)
