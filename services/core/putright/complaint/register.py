"""What is kept beside the history for finding and waking: register rows, intake rows, timers.

All of it is computed from the state and can be thrown away; nothing here is the truth."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from datetime import date, time, timedelta

from putright.clock import day_of, moment_on
from putright.complaint.events import Moment
from putright.complaint.obligations import Obligation
from putright.complaint.state import Complaint, Fired, Intake
from putright.complaint.terms import terms_of
from putright.landlord.calendar import Calendar
from putright.landlord.versions import Terms, Versions
from putright.ports import IntakeRow, RegisterRow, Timer
from putright.rules.working_days import SATURDAY, WorkingDays

MORNING = time(9)
MIDNIGHT = time(0)


def next_owed(state: Complaint | Intake, obligations: Iterable[Obligation]) -> Obligation | None:
    """The open obligation that drives the work: the earliest of both clocks.

    What a stage left undone before its response stays on the record, but nobody can do it now."""
    owed = [
        each
        for each in obligations
        if each.work_by is not None and each.outstanding and not _overtaken(state, each)
    ]
    return min(
        owed, key=lambda each: (each.work_by or date.max, each.clock, each.key), default=None
    )


def _overtaken(state: Complaint | Intake, owed: Obligation) -> bool:
    return (
        isinstance(state, Complaint)
        and owed.id.startswith("stage")
        and state.stages[owed.stage or 1].responded_on is not None
    )


def register_row(complaint: Complaint, obligations: Iterable[Obligation]) -> RegisterRow:
    """The register's line on a complaint."""
    stage, owed = complaint.stage, next_owed(complaint, obligations)
    return RegisterRow(
        stream=complaint.stream,
        reference=complaint.reference,
        edition=complaint.edition,
        stage=stage.number,
        status=complaint.status,
        category=complaint.category,
        subject=complaint.subject.words,
        resident_name=complaint.resident.name.words,
        relation=complaint.resident.relation.value,
        channel=complaint.channel.value,
        received_on=complaint.received_on,
        logged_on=stage.logged_on,
        acknowledged_on=stage.acknowledged_on,
        responded_on=stage.responded_on,
        handler=str(stage.assignment.handler) if stage.assignment else None,
        next_action=owed.id if owed else None,
        next_provision=owed.provision if owed else None,
        next_due_on=owed.work_by if owed else None,
        sequence=complaint.sequence,
    )


def intake_row(intake: Intake, reference: str, obligations: Iterable[Obligation]) -> IntakeRow:
    """The intake queue's line on an item."""
    owed = next_owed(intake, obligations)
    return IntakeRow(
        stream=intake.stream,
        reference=reference,
        status=intake.status,
        channel=intake.channel.value,
        arrived_on=intake.arrived_on,
        next_due_on=owed.work_by if owed else None,
        sequence=intake.sequence,
    )


def timers(
    obligations: Iterable[Obligation],
    fired: AbstractSet[Fired],
    calendar: Calendar,
    warning_working_days: int,
    known_on: date | None,
) -> tuple[Timer, ...]:
    """When each open obligation speaks: a warning, the day itself, and once it is missed.

    What would have spoken before the complaint was known (`known_on`) is not said afterwards; a
    day missed before then is said at once."""
    return tuple(
        timer
        for each in obligations
        if each.outstanding
        for timer in _timers(each, calendar.statutory, warning_working_days)
        if (timer.obligation, Moment(timer.moment), timer.due_on) not in fired
        and (
            known_on is None or timer.moment == Moment.MISSED or day_of(timer.fires_at) >= known_on
        )
    )


def timers_of(
    state: Complaint | Intake, owed: Iterable[Obligation], versions: Versions
) -> tuple[Timer, ...]:
    """The timers a stream should have: what a rebuild puts in their place."""
    known_on = state.at(1).logged_on if isinstance(state, Complaint) else None
    by_warning: defaultdict[int, list[Obligation]] = defaultdict(list)
    for each in owed:
        by_warning[_terms(state, each, versions).policy.warning_working_days].append(each)
    return tuple(
        timer
        for ahead, each in by_warning.items()
        for timer in timers(each, state.fired, versions.latest.calendar, ahead, known_on)
    )


def _terms(state: Complaint | Intake, owed: Obligation, versions: Versions) -> Terms:
    if isinstance(state, Intake):
        return versions.in_force_on(state.arrived_on)
    return terms_of(state, state.stages.get(owed.stage or 0, state.stage), versions)


def _timers(owed: Obligation, days: WorkingDays, warning_working_days: int) -> Iterator[Timer]:
    if owed.work_by is None or owed.due_on is None:
        return
    warn_on = _working_days_before(owed.work_by, warning_working_days, days)
    if owed.counts_from is None or warn_on > owed.counts_from.on:
        yield Timer(
            obligation=owed.key,
            moment=Moment.WARNING.value,
            due_on=owed.work_by,
            fires_at=moment_on(warn_on, MORNING),
        )
    yield Timer(
        obligation=owed.key,
        moment=Moment.DUE.value,
        due_on=owed.work_by,
        fires_at=moment_on(owed.work_by, MORNING),
    )
    yield Timer(
        obligation=owed.key,
        moment=Moment.MISSED.value,
        due_on=owed.due_on,
        fires_at=moment_on(owed.due_on + timedelta(days=1), MIDNIGHT),
    )


def _working_days_before(day: date, working_days: int, calendar: WorkingDays) -> date:
    """The last working day from which `day` is that many working days away.

    An action may be promised for a year whose bank holidays nobody knows yet: there, weekdays."""
    while day > calendar.last:
        if day.weekday() < SATURDAY:
            if working_days == 0:
                return day
            working_days -= 1
        day -= timedelta(days=1)
    return calendar.before(day, working_days)
