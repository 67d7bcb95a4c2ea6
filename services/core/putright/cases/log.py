"""Log a complaint: any channel, by any member of staff, for a resident or a representative.

A complaint is always logged; whether it is considered is decided afterwards."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from putright.cases.circumstances import Circumstances, Decision, Standing
from putright.cases.days import not_in_the_future
from putright.cases.set_aside import AlreadyDecided
from putright.complaint.events import Channel, Logged, NewEvent, Received, TakenUp
from putright.complaint.people import Representative, Resident
from putright.complaint.text import Text, words_of
from putright.rules.editions import edition_on
from putright.rules.s5_process import backdating_is_explained
from putright.tenancy import StreamId


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    """A complaint as it was made, and who took it.

    With an intake item, its arrival shows the day of receipt: an earlier or a later day needs its
    reason and evidence, or logging late would buy time. `issue_on` and `aware_on` say how old the
    matter is, where that is known: logging is never refused for it, and `accepted_late_because`
    may wait for the response."""

    verb: ClassVar[str] = "log"

    stream: StreamId
    reference: str
    received_on: date
    channel: Channel
    received_by: Text
    subject: Text
    category: str
    said: Text
    resident: Resident
    representative: Representative | None = None
    intake: StreamId | str | None = None
    issue_on: date | None = None
    aware_on: date | None = None
    accepted_late_because: Text | None = None
    backdated_because: Text | None = None
    backdated_evidence: Text | None = None


def log(standings: Sequence[Standing], command: Log, on: Circumstances) -> Decision:
    """Record receipt and logging, and that the intake item was taken up.

    Raises DayInTheFuture, BackdatedWithoutReason, AlreadyDecided.
    Source: 2024, 1.3, 2.3, 3.2, 6.2; 2022, 1.3, 4.1."""
    for day in (command.received_on, command.issue_on, command.aware_on):
        if day is not None:
            not_in_the_future(day, on.today)
    intake = standings[0].intake if standings else None
    if intake is not None and intake.decided_on is not None:
        raise AlreadyDecided(status=intake.status)
    edition = edition_on(command.received_on)
    shown_on = intake.arrived_on if intake and intake.arrived_on else on.today
    backdating_is_explained(
        edition.name if edition else None,
        abs((shown_on - command.received_on).days),
        words_of(command.backdated_because),
        words_of(command.backdated_evidence),
    )
    received = Received(
        reference=command.reference,
        channel=command.channel,
        received_by=command.received_by,
        subject=command.subject,
        category=command.category,
        said=command.said,
        resident=command.resident,
        representative=command.representative,
        intake=intake.stream if intake else None,
        backdated_because=command.backdated_because,
        backdated_evidence=command.backdated_evidence,
    )
    logged = Logged(
        issue_on=command.issue_on,
        aware_on=command.aware_on,
        accepted_late_because=command.accepted_late_because,
    )
    begun = (
        NewEvent(stream=command.stream, facts=received, happened_on=command.received_on),
        NewEvent(stream=command.stream, facts=logged, happened_on=on.today),
    )
    if intake is None:
        return begun
    taken_up = TakenUp(complaint=command.stream, reference=command.reference)
    return (*begun, NewEvent(stream=intake.stream, facts=taken_up, happened_on=on.today))
