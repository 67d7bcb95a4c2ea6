"""Extend the time for a response, or explain that it is late.

Told in time, an extension moves the Code's day; told later it moves nothing, and is said so."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, cast

from putright.cases.circumstances import Circumstances, Decision, Standing
from putright.cases.in_hand import stage_in_hand
from putright.cases.written import Writes, a_safe_way
from putright.complaint.events import Extended, LatenessExplained, NewEvent
from putright.complaint.obligations import obligations
from putright.complaint.state import Complaint, Stage
from putright.complaint.text import Text, words_of
from putright.errors import NotNow
from putright.rules.editions import edition
from putright.rules.s6_extensions import (
    ApproverMissing,
    beyond_the_allowance,
    delay_is_reasoned,
    far_extension_has_good_reason,
    interval_is_named,
)
from putright.rules.timescales import Timescale, allowance
from putright.tenancy import PrincipalId, StreamId


class NotLate(NotNow):
    """The day has not passed: there is time to extend, and no lateness to explain."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extend(Writes):
    """A later day, why, and how often the resident will hear until then.

    `good_reason` and, where the policy asks for one, `approver` are needed beyond the Code's days
    and for a further extension."""

    verb: ClassVar[str] = "extend"

    stream: StreamId | str
    stage: int
    until: date
    reasons: Text
    update_every_days: int | None = None
    interval_agreed: bool = False
    good_reason: Text | None = None
    approver: PrincipalId | None = None
    resident_agreed: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainLateness(Writes):
    """The day has passed: why, by when instead, and how often the resident will hear."""

    verb: ClassVar[str] = "explain_lateness"

    stream: StreamId | str
    stage: int
    until: date
    reasons: Text
    update_every_days: int | None = None


def extend(standings: Sequence[Standing], command: Extend, on: Circumstances) -> Decision:
    """Order the letter that tells of the new day.

    Raises ExtensionReasonsMissing, NewDayNotLater, UpdateIntervalMissing, GoodReasonMissing,
    ApproverMissing, NoSafeWay. Source: 2024, 6.4, 6.5, 6.15, 6.16, 5.9; 2022, 5.1 to 5.3, 5.13."""
    complaint = standings[0].complaint
    stage = stage_in_hand(complaint, command.stage)
    due_on = _due_on(complaint, stage, on)
    delay_is_reasoned(
        complaint.edition,
        stage.number,
        str(command.reasons),
        command.until,
        max(due_on or on.today, on.today),
    )
    interval_is_named(complaint.edition, command.update_every_days)
    further = any(not complaint.failed(each.sequence) for each in stage.extensions)
    far = further or _far(complaint, stage, command.until, on)
    far_extension_has_good_reason(
        complaint.edition, stage.number, words_of(command.good_reason), far=far
    )
    policy = on.kept_to(complaint, stage)
    if far and policy.extension_approver(stage.number) and command.approver is None:
        raise ApproverMissing(complaint.edition, stage.number)
    a_safe_way(complaint)
    facts = Extended(
        stage=stage.number,
        until=command.until,
        reasons=command.reasons,
        update_every_days=command.update_every_days,
        interval_agreed=command.interval_agreed,
        good_reason=command.good_reason,
        approver=command.approver,
        resident_agreed=command.resident_agreed,
        by_letter=True,
    )
    return (NewEvent(stream=complaint.stream, facts=facts, happened_on=on.today),)


def explain_lateness(
    standings: Sequence[Standing], command: ExplainLateness, on: Circumstances
) -> Decision:
    """Order the letter that apologises and names a new day; the Code's day stands.

    Where no edition held here gives a day, the landlord says itself that it is late.
    Raises NotLate, ExtensionReasonsMissing, NewDayNotLater, UpdateIntervalMissing, NoSafeWay.
    Source: 2024, 5.9, 6.5, 6.16; 2022, 4.11, 5.3."""
    complaint = standings[0].complaint
    stage = stage_in_hand(complaint, command.stage)
    due_on = _due_on(complaint, stage, on)
    if due_on is not None and on.today <= due_on:
        raise NotLate(due_on=due_on)
    delay_is_reasoned(
        complaint.edition, stage.number, str(command.reasons), command.until, on.today
    )
    interval_is_named(complaint.edition, command.update_every_days)
    a_safe_way(complaint)
    facts = LatenessExplained(
        stage=stage.number,
        until=command.until,
        reasons=command.reasons,
        update_every_days=command.update_every_days,
        by_letter=True,
    )
    return (NewEvent(stream=complaint.stream, facts=facts, happened_on=on.today),)


def _due_on(complaint: Complaint, stage: Stage, on: Circumstances) -> date | None:
    """The Code's day for the response as it stands."""
    key = f"code:stage{stage.number}.respond"
    owed = obligations(complaint, on.versions)
    return next((each.due_on for each in owed if each.key == key), None)


def _far(complaint: Complaint, stage: Stage, until: date, on: Circumstances) -> bool:
    due_on = _due_on(complaint, stage, on)
    if due_on is None or complaint.edition is None:
        return False
    step = cast("Timescale", f"stage{stage.number}.extend")
    allowed = allowance(edition(complaint.edition), step)
    return beyond_the_allowance(allowed, due_on, until, on.calendar.statutory)
