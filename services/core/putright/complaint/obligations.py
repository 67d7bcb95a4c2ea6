"""What must be done, by when, under which provision, and why that day.

A pure function of the state, the policy and the calendar: nothing is scheduled, only computed.
The numbers are the editions' and the policy's; timers are a cache of this (`register`)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from putright.complaint.state import Complaint, Intake, Stage
from putright.landlord.calendar import Calendar
from putright.landlord.policy import Policy, Promise
from putright.rules.editions import Edition, EditionName, edition
from putright.rules.provenance import Provisions
from putright.rules.s6_stages import respond_by
from putright.rules.timescales import allowance, last_day
from putright.rules.working_days import Day

ClockName = Literal["code", "policy"]
Standing = Literal["met", "late", "missed", "open", "undecided"]

UPDATES = Provisions(in_2024="5.9", in_2022="4.11")
ACTIONS = Provisions(in_2024="6.6", in_2022="5.5")


@dataclass(frozen=True, slots=True)
class CountsFrom:
    """The event a count starts from, and its day."""

    event: str
    on: date


@dataclass(frozen=True, slots=True)
class Allows:
    """How long, as the Code or the policy counts it; None where a day was named instead."""

    amount: int
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation:
    """One thing owed. `due_on` is the Code's (or the policy's) day, `work_by` drives the work.

    `key` is unique within a complaint and does not change while the obligation is the same."""

    key: str
    id: str
    stage: int | None
    provision: str | None
    clock: ClockName
    counts_from: CountsFrom | None
    allows: Allows | None
    due_on: date | None
    work_by: date | None
    done_on: date | None
    owner: str
    source: str | None = None

    def standing(self, as_of: date) -> Standing:
        """Met, late, missed, open or undecided, at the end of the day before `as_of` is over."""
        if self.due_on is None:
            return "undecided"
        if self.done_on is not None:
            return "met" if self.done_on <= self.due_on else "late"
        return "missed" if self.due_on < as_of else "open"

    def days(self, calendar: Calendar) -> tuple[Day, ...]:
        """Every day of the count, counted or skipped and why; none where a day was named.

        Raises BeyondCalendar."""
        if self.counts_from is None or self.due_on is None or self.allows is None:
            return ()
        days = calendar.statutory if self.clock == "code" else calendar.own
        if self.allows.unit == "calendar_days":
            start = self.counts_from.on
            span = (self.due_on - start).days
            return tuple(Day(start + timedelta(days=n), counted=True) for n in range(1, span + 1))
        return days.explain(self.counts_from.on, self.due_on)


def obligations(
    state: Complaint | Intake, policy: Policy, calendar: Calendar
) -> tuple[Obligation, ...]:
    """Everything owed on a complaint or an intake item, met or not, both clocks.

    Raises BeyondCalendar where a date lies past the known bank holidays."""
    if isinstance(state, Intake):
        return tuple(_of_intake(state, calendar))
    return (
        *_of_code(state, calendar),
        *_of_policy(state, policy, calendar),
        *_of_updates(state),
        *_of_actions(state),
    )


def _edition(name: EditionName | None) -> Edition | None:
    return None if name is None else edition(name)


def _owner(stage: Stage) -> str:
    return "complaints_officer" if stage.assignment is None else str(stage.assignment.handler)


def _since(event: str, on: date | None) -> CountsFrom | None:
    return None if on is None else CountsFrom(event, on)


def _of_intake(intake: Intake, calendar: Calendar) -> Iterator[Obligation]:
    code = _edition(intake.edition)
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


def _of_code(complaint: Complaint, calendar: Calendar) -> Iterator[Obligation]:
    code = _edition(complaint.edition)
    for stage in complaint.stages.values():
        if code is None:
            yield from _undecided(stage, complaint)
        else:
            yield from _of_stage(stage, complaint, code, calendar)


def _undecided(stage: Stage, complaint: Complaint) -> Iterator[Obligation]:
    """What is owed under an edition that cannot be told: received too early, or nobody knows when.

    The day is left open, never guessed."""
    happened = _happened(stage, complaint)
    for verb, starts in (("acknowledge", "received"), ("respond", "acknowledged")):
        step = f"stage{stage.number}.{verb}"
        yield Obligation(
            key=f"code:{step}",
            id=step,
            stage=stage.number,
            provision=None,
            clock="code",
            counts_from=_since(starts, happened[starts]),
            allows=None,
            due_on=None,
            work_by=None,
            done_on=happened[_MEETS[verb]],
            owner=_owner(stage),
        )


def _of_stage(
    stage: Stage, complaint: Complaint, code: Edition, calendar: Calendar
) -> Iterator[Obligation]:
    acknowledge = allowance(code, "stage1.acknowledge")
    respond = allowance(code, "stage1.respond")
    if acknowledge is None or respond is None or stage.asked_on is None:
        return
    lawful_until = last_day(acknowledge, stage.asked_on, calendar.statutory)
    yield Obligation(
        key=f"code:stage{stage.number}.acknowledge",
        id=f"stage{stage.number}.acknowledge",
        stage=stage.number,
        provision=acknowledge.provision,
        clock="code",
        counts_from=CountsFrom("received", stage.asked_on),
        allows=Allows(acknowledge.amount, acknowledge.unit),
        due_on=lawful_until,
        work_by=lawful_until,
        done_on=stage.acknowledged_on,
        owner=_owner(stage),
    )
    happened = _happened(stage, complaint)
    event = next((name for name in respond.counts_from if happened.get(name)), None)
    due_on, work_by = respond_by(
        respond, happened.get(event or ""), lawful_until, calendar.statutory
    )
    yield Obligation(
        key=f"code:stage{stage.number}.respond",
        id=f"stage{stage.number}.respond",
        stage=stage.number,
        provision=respond.provision,
        clock="code",
        counts_from=CountsFrom(
            event or f"last day for {respond.counts_from[0]}",
            happened.get(event or "") or lawful_until,
        ),
        allows=Allows(respond.amount, respond.unit),
        due_on=due_on,
        work_by=work_by,
        done_on=stage.responded_on,
        owner=_owner(stage),
    )


def _happened(stage: Stage, complaint: Complaint) -> dict[str, date | None]:
    """The days a count may start from, by the names the editions and the policies use."""
    return {
        "received": complaint.received_on,
        "logged": stage.logged_on,
        "defined": stage.defined_on,
        "assigned": stage.assigned_on,
        "acknowledged": stage.acknowledged_on,
        "responded": stage.responded_on,
    }


_MEETS = {
    "log": "logged",
    "define": "defined",
    "assign": "assigned",
    "acknowledge": "acknowledged",
    "respond": "responded",
}
"""What a promise promises, to the event that keeps it."""


def _of_policy(complaint: Complaint, policy: Policy, calendar: Calendar) -> Iterator[Obligation]:
    seen: dict[str, int] = {}
    for promise in policy.promises:
        number, _, verb = promise.id.removeprefix("stage").partition(".")
        stage = complaint.stages.get(int(number))
        if stage is None:
            continue
        happened = _happened(stage, complaint)
        counted_from = happened[promise.counts_from]
        seen[promise.id] = seen.get(promise.id, 0) + 1
        if counted_from is None:
            continue  # nothing is promised until the event it counts from
        nth = seen[promise.id]
        due_on = _kept_by(promise, counted_from, calendar)
        yield Obligation(
            key=f"policy:{promise.id}" + (f":{nth}" if nth > 1 else ""),
            id=promise.id,
            stage=stage.number,
            provision=None,
            clock="policy",
            counts_from=CountsFrom(promise.counts_from, counted_from),
            allows=Allows(promise.amount, promise.unit),
            due_on=due_on,
            work_by=due_on,
            done_on=happened[_MEETS[verb]],
            owner=_owner(stage),
            source=promise.source,
        )


def _kept_by(promise: Promise, counted_from: date, calendar: Calendar) -> date:
    if promise.unit == "calendar_days":
        return counted_from + timedelta(days=promise.amount)
    return calendar.own.add(counted_from, promise.amount)


def _of_updates(complaint: Complaint) -> Iterator[Obligation]:
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
            owner=_owner(complaint.stage),
        )


def _of_actions(complaint: Complaint) -> Iterator[Obligation]:
    for stage in complaint.stages.values():
        for action in stage.answer.actions if stage.answer else ():
            yield Obligation(
                key=f"code:action.{action.id}",
                id=f"action.{action.id}",
                stage=stage.number,
                provision=ACTIONS.of(complaint.edition),
                clock="code",
                counts_from=_since("responded", stage.responded_on),
                allows=None,
                due_on=action.due_on,
                work_by=action.due_on,
                done_on=None,
                owner=_owner(stage),
            )
