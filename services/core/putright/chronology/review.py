"""A chronology reviewed against the Code: what was owed, what was found, what stays undecided.

Reading the file is `reading`, printing the review `telling`; the day of the review is given."""

from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from putright.chronology.counted import Counting, Owed, owed
from putright.chronology.course import Course, course
from putright.chronology.findings import Case, Finding, Undecided, remarks
from putright.chronology.history import history
from putright.chronology.reading import Chronology
from putright.chronology.words import on_day
from putright.complaint.obligations import obligations
from putright.complaint.state import Complaint, fold
from putright.landlord.calendar import Calendar
from putright.landlord.policy import Letterhead, Policy
from putright.landlord.versions import Versions
from putright.rules.bank_holidays import bank_holidays, england
from putright.rules.editions import EditionName, editions
from putright.rules.working_days import WorkingDays


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What a review of a chronology came to, on a day; `edition` is None where none held decides.

    `later` counts the events after that day, which had not happened."""

    reference: str | None
    edition: EditionName | None
    as_of: date
    owed: tuple[Owed, ...]
    findings: tuple[Finding, ...]
    undecided: tuple[Undecided, ...]
    later: int


def review(chronology: Chronology, as_of: date, policy: Policy | None = None) -> Review:
    """The review of a chronology as it stood at the end of a day, beside a policy if there is one.

    Raises BeyondCalendar where a count leaves the known bank holidays."""
    told = course(chronology, as_of)
    counting = _counting(told, policy, as_of)
    complaint = _complaint(chronology, told, as_of)
    counted = owed(complaint, counting) if _is_complaint(told) else ()
    found = Review(
        reference=chronology.reference,
        edition=complaint.edition,
        as_of=as_of,
        owed=counted,
        findings=(),
        undecided=(),
        later=told.later,
    )
    if not _is_complaint(told):
        return replace(found, undecided=(Undecided(None, "when a complaint was made, if one was"),))
    if complaint.edition is None:
        return replace(found, undecided=(_which_edition(complaint),))
    case = Case(
        told=told,
        complaint=complaint,
        edition=complaint.edition,
        owed=counted,
        as_recorded=_as_recorded(chronology, counting) if told.corrections else counted,
        unextended={
            each.key: each
            for each in obligations(_without_extensions(complaint), counting.versions)
        },
        policy=policy,
        calendar=counting.calendar,
        as_of=as_of,
    )
    made = remarks(case)
    return replace(
        found,
        findings=tuple(each for each in made if isinstance(each, Finding)),
        undecided=tuple(each for each in made if isinstance(each, Undecided)),
    )


def _counting(told: Course, policy: Policy | None, as_of: date) -> Counting:
    run = policy or Policy(
        number=0,
        title="",
        version="",
        in_force_from=date.min,
        letterhead=Letterhead(name=""),
    )
    statutory = own = england()
    if run.closures:
        own = WorkingDays(bank_holidays(), run.closures, first=statutory.first, last=statutory.last)
    calendar = Calendar(number=0, statutory=statutory, own=own)
    return Counting(told=told, versions=Versions.only(run, calendar), as_of=as_of)


def _complaint(chronology: Chronology, told: Course, as_of: date) -> Complaint:
    """The complaint of the core, under the edition that the file names or its receipt decides."""
    state = fold(history(chronology, told, as_of))
    assert isinstance(state, Complaint)
    return replace(state, edition=chronology.edition or state.edition)


def _is_complaint(told: Course) -> bool:
    """Whether anything was expressed or done; a service request alone is no complaint."""
    asked = {"service_requested", "ombudsman_contacted", "corrected"}
    return told.receipt is not None or any(each.event not in asked for each in told.lines)


def _as_recorded(chronology: Chronology, counting: Counting) -> tuple[Owed, ...]:
    """What was owed by the record before it was corrected."""
    told = course(chronology, counting.as_of, with_corrections=False)
    complaint = _complaint(chronology, told, counting.as_of)
    return owed(complaint, replace(counting, told=told))


def _without_extensions(complaint: Complaint) -> Complaint:
    stages = {number: replace(stage, extensions=()) for number, stage in complaint.stages.items()}
    return replace(complaint, stages=MappingProxyType(stages))


def _which_edition(complaint: Complaint) -> Undecided:
    first = editions()[0].received_from
    if complaint.received_on is None:
        return Undecided(None, "the day of receipt, or the edition that applies")
    return Undecided(
        None,
        f"the Code in force before {on_day(first)}, which is not held here: the complaint was"
        f" received on {on_day(complaint.received_on)}",
    )
