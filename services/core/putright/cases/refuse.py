"""Refuse to consider a complaint, or an escalation: a ground, reasons of its own, the way on.

Only what the policy lists and the Code allows; the Ombudsman may have it taken on all the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from putright.cases.circumstances import Circumstances, Decision, Standing
from putright.cases.days import not_in_the_future
from putright.cases.in_hand import stage_in_hand
from putright.cases.written import Writes, a_safe_way
from putright.complaint.events import ConsiderationRefused, NewEvent
from putright.complaint.text import Text, words_of
from putright.errors import NotNow
from putright.landlord.calendar import Calendar
from putright.landlord.counting import last_day
from putright.landlord.policy import Age
from putright.rules.s2_exclusions import (
    discretion_is_considered,
    ground_is_listed,
    ground_is_not_forbidden,
    ground_is_shown,
    older_than_the_limit,
    refusal_is_reasoned,
)
from putright.tenancy import PrincipalId, StreamId


class Instructed(NotNow):
    """The Ombudsman instructed the landlord to consider it."""


class DayOnRecordDiffers(NotNow):
    """The record says another day, on which the age rests: it is corrected first."""


class RefusalNeedsApprover(NotNow):
    """The landlord's policy asks for an approver of refusals, and none is named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refuse(Writes):
    """The ground, the reasons in this case, and the facts that show the ground.

    The days on which the age rests are those on record; one that nobody knew is given here."""

    verb: ClassVar[str] = "refuse"

    stream: StreamId | str
    stage: int
    ground: str
    reasons: Text
    discretion: Text | None = None
    issue_on: date | None = None
    aware_on: date | None = None
    court_filed_on: date | None = None
    considered_in: str | None = None
    approver: PrincipalId | None = None


def refuse(standings: Sequence[Standing], command: Refuse, on: Circumstances) -> Decision:
    """Order the letter that refuses, with the way to the Ombudsman.

    Raises GroundNotListed, GroundForbidden, GroundNotShown, RefusalReasonsMissing,
    RefusalReasonsCopied, DiscretionNotConsidered, Instructed, RefusalNeedsApprover, NoSafeWay,
    DayInTheFuture, DayOnRecordDiffers.
    Source: 2024, 2.1 to 2.5, 5.11; 2022, 1.7 to 1.9, 4.14, 5.9."""
    complaint = standings[0].complaint
    policy = on.kept_to(complaint, stage_in_hand(complaint, command.stage))
    if any(each.stage == command.stage for each in complaint.instructions):
        raise Instructed(stage=command.stage)
    issue_on = _on_record("issue_on", complaint.issue_on, command.issue_on)
    aware_on = _on_record("aware_on", complaint.aware_on, command.aware_on)
    for day in (issue_on, aware_on, command.court_filed_on):
        if day is not None:
            not_in_the_future(day, on.today)
    ground_is_listed(complaint.edition, command.ground, policy.grounds)
    listed = policy.grounds[command.ground]
    kind, asked_on = listed.kind, complaint.received_on or on.today
    ground_is_not_forbidden(complaint.edition, kind)
    too_old = older_than_the_limit(
        complaint.edition,
        issue_on,
        aware_on,
        asked_on,
        on.calendar.statutory,
    ) and _older_than_the_policys(listed.age, issue_on, aware_on, asked_on, on.calendar)
    facts_shown: dict[str, object] = {
        "issue_on": issue_on or aware_on,
        "court_filed_on": command.court_filed_on,
        "considered_in": command.considered_in,
    }
    ground_is_shown(complaint.edition, kind, facts_shown, too_old=too_old)
    refusal_is_reasoned(complaint.edition, str(command.reasons), copied=on.reasons_copied)
    discretion_is_considered(complaint.edition, kind, words_of(command.discretion))
    if policy.refusal_approver and command.approver is None:
        raise RefusalNeedsApprover(stage=command.stage)
    a_safe_way(complaint)
    facts = ConsiderationRefused(
        stage=command.stage,
        ground=command.ground,
        reasons=command.reasons,
        discretion=command.discretion,
        issue_on=issue_on,
        aware_on=aware_on,
        court_filed_on=command.court_filed_on,
        considered_in=command.considered_in,
        approver=command.approver,
        by_letter=True,
    )
    return (NewEvent(stream=complaint.stream, facts=facts, happened_on=on.today),)


def _older_than_the_policys(
    age: Age | None,
    issue_on: date | None,
    aware_on: date | None,
    asked_on: date,
    calendar: Calendar,
) -> bool:
    """Whether it is older than the landlord's own policy asks, where that names an age."""
    if age is None:
        return True
    days = [day for day in (issue_on, aware_on) if day is not None]
    start = {"occurrence": issue_on, "awareness": aware_on}.get(age.since or "") or max(days)
    return asked_on > last_day(age.limit, start, calendar.own, favours="later")


def _on_record(which: str, recorded: date | None, given: date | None) -> date | None:
    """The day as recorded, or as given where none is. Raises DayOnRecordDiffers."""
    if recorded is not None and given not in (None, recorded):
        raise DayOnRecordDiffers(which=which, recorded=recorded, given=given)
    return recorded or given
