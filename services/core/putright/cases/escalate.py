"""Escalate to stage 2: any channel, any words, no reasons needed. And record who considers it.

Closing does not bar it; only an unanswered stage 1 does, unless the Ombudsman instructs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from putright.cases.circumstances import Circumstances, Decision, Standing
from putright.cases.days import not_before_receipt, not_in_the_future
from putright.complaint.events import (
    Asks,
    Channel,
    Considered,
    EscalationRequested,
    NewEvent,
    Part,
)
from putright.complaint.state import Complaint
from putright.complaint.text import Text, words_of
from putright.landlord.counting import last_day
from putright.rules.s2_exclusions import late_acceptance_is_explained
from putright.rules.s5_process import backdating_is_explained
from putright.rules.s6_escalation import (
    escalation_has_its_ground,
    somebody_else_considers,
    stages_are_two,
)
from putright.tenancy import PrincipalId, StreamId

SECOND = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Escalate:
    """The resident asked on `requested_on`, in these words or in none that were kept."""

    verb: ClassVar[str] = "escalate"

    stream: StreamId | str
    requested_on: date
    channel: Channel
    said: Text | None = None
    accepted_late_because: Text | None = None
    backdated_because: Text | None = None
    backdated_evidence: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Consider:
    """That a person considers, or considered, this stage, and in which part."""

    verb: ClassVar[str] = "consider"

    stream: StreamId | str
    stage: int
    by: PrincipalId
    part: Part


def escalate(standings: Sequence[Standing], command: Escalate, on: Circumstances) -> Decision:
    """Begin stage 2.

    Raises ThirdStage, StageOneNotAnswered, LateAcceptanceUnexplained, BackdatedWithoutReason,
    DayInTheFuture, DayBeforeReceipt. Source: 2024, 6.10 to 6.12, 5.3; 2022, 5.9, 5.11."""
    complaint = standings[0].complaint
    stages_are_two(complaint.edition, second_begun=SECOND in complaint.stages)
    escalation_has_its_ground(
        complaint.edition,
        answered=complaint.answered(1),
        instructed=complaint.instructed(Asks.ESCALATE),
    )
    not_in_the_future(command.requested_on, on.today)
    not_before_receipt(command.requested_on, complaint.received_on)
    backdating_is_explained(
        complaint.edition,
        (on.today - command.requested_on).days,
        words_of(command.backdated_because),
        words_of(command.backdated_evidence),
    )
    late_acceptance_is_explained(
        complaint.edition,
        words_of(command.accepted_late_because),
        late=_beyond_the_window(complaint, command.requested_on, on),
    )
    facts = EscalationRequested(
        channel=command.channel,
        said=command.said,
        accepted_late_because=command.accepted_late_because,
        backdated_because=command.backdated_because,
        backdated_evidence=command.backdated_evidence,
    )
    return (NewEvent(stream=complaint.stream, facts=facts, happened_on=command.requested_on),)


def consider(standings: Sequence[Standing], command: Consider, on: Circumstances) -> Decision:
    """Record who considered a stage, answered or not; never one who considered the other.

    Raises ConsideredBefore. Source: 2024, 6.13; 2022, 5.12."""
    complaint = standings[0].complaint
    complaint.at(command.stage)
    not_the_same_person(complaint, command.stage, command.by)
    facts = Considered(stage=command.stage, by=command.by, part=command.part)
    return (NewEvent(stream=complaint.stream, facts=facts, happened_on=on.today),)


def not_the_same_person(complaint: Complaint, stage: int, person: PrincipalId | None) -> None:
    """Refuse a person at one stage who considered the other. Raises ConsideredBefore.

    Stage 1 can still be worked on beside stage 2: its letter failed, or the Ombudsman instructed
    the second stage first."""
    if person is not None:
        others = (each for number, each in complaint.stages.items() if number != stage)
        before = frozenset[PrincipalId]().union(*(each.considered_by for each in others))
        somebody_else_considers(complaint.edition, person, before)


def _beyond_the_window(complaint: Complaint, requested_on: date, on: Circumstances) -> bool:
    terms, answered_on = on.versions.in_force_on(requested_on), complaint.at(1).responded_on
    window = terms.policy.window
    if window is None or answered_on is None:
        return False
    days = terms.calendar.own
    first_day = window.first_day
    if window.deemed_after is not None:
        answered_on = last_day(window.deemed_after, answered_on, days, favours="later")
    return requested_on > last_day(
        window.length, answered_on, days, first_day=first_day, favours="later"
    )
