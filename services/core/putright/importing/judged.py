"""An incoming complaint judged before anything is written: where it stands, what is owed, broken.

By the same rules as every complaint: the core's obligations, and the review of its chronology."""

from dataclasses import dataclass
from datetime import date, time

from putright.chronology.findings import Finding, Undecided
from putright.chronology.review import review
from putright.clock import moment_on
from putright.complaint.events import Event, Provenance
from putright.complaint.obligations import Obligation, obligations
from putright.complaint.register import next_owed
from putright.complaint.state import Complaint, fold
from putright.importing.happened import Staff, happened
from putright.importing.incoming import Incoming
from putright.landlord.versions import Versions
from putright.references import new_reference, new_stream


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One complaint as it will stand: `owed` drives the work queue, findings are its breaches."""

    incoming: Incoming
    state: Complaint
    owed: Obligation | None
    findings: tuple[Finding, ...]
    undecided: tuple[Undecided, ...]

    @property
    def open(self) -> bool:
        """Whether it has not been closed."""
        return self.state.closed_because is None

    def overdue(self, today: date) -> bool:
        """Whether what is owed next should have been done."""
        return self.owed is not None and self.owed.work_by is not None and self.owed.work_by < today


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """What complaints are judged by: the landlord's people, its policy and calendar, the day."""

    staff: Staff
    versions: Versions
    today: date


def judge(incoming: Incoming, by: Bench) -> Judged:
    """The complaint as taking it over will leave it. Raises BeyondCalendar."""
    stream = new_stream()
    events = tuple(
        Event(
            stream=stream,
            sequence=sequence,
            facts=each.facts,
            happened_on=each.happened_on,
            recorded_at=moment_on(by.today, time(12)),
            actor="",
            provenance=Provenance.IMPORT,
        )
        for sequence, each in enumerate(
            happened(incoming, stream, new_reference(), by.staff, by.today), 1
        )
    )
    state = fold(events)
    assert isinstance(state, Complaint), "a receipt comes first"
    reviewed = review(incoming.chronology, by.today, by.versions.latest.policy)
    return Judged(
        incoming=incoming,
        state=state,
        owed=next_owed(state, obligations(state, by.versions)),
        findings=reviewed.findings,
        undecided=reviewed.undecided,
    )
