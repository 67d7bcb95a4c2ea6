"""After the response: carry out what it promised, close, withdraw, reopen.

The complaint's closing does not end its actions, and bars no escalation."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from putright.cases.circumstances import Circumstances, Decision, Standing
from putright.cases.days import not_before_receipt, not_in_the_future
from putright.cases.in_hand import ComplaintClosed
from putright.cases.written import Writes, a_safe_way
from putright.complaint.events import (
    ActionDone,
    Asks,
    Closed,
    ClosedBecause,
    NewEvent,
    Reopened,
)
from putright.complaint.text import Text
from putright.errors import Malformed, NotFound, NotNow
from putright.rules.s7_putting_right import action_has_evidence
from putright.tenancy import StreamId


class NotAnswered(NotNow):
    """The stage has no answer that left: closing now would leave the resident without one."""


class NotClosed(NotNow):
    """There is nothing to reopen: the complaint is open, and considered."""


class AlreadyDone(NotNow):
    """The action was recorded as carried out before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CompleteAction:
    """That a promised action was carried out on `done_on`, and how that is known."""

    verb: ClassVar[str] = "complete_action"

    stream: StreamId | str
    action: str
    done_on: date
    evidence: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdraw(Writes):
    """The resident does not want to go on, and how she said so."""

    verb: ClassVar[str] = "withdraw"

    stream: StreamId | str
    withdrawn_on: date
    reasons: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Close(Writes):
    """The stage is answered, or refused, and there is nothing more to do on it now."""

    verb: ClassVar[str] = "close"

    stream: StreamId | str
    because: ClosedBecause
    reasons: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopen:
    """The complaint, or a stage that was refused, is taken on again, and why."""

    verb: ClassVar[str] = "reopen"

    stream: StreamId | str
    reasons: Text


def complete_action(
    standings: Sequence[Standing], command: CompleteAction, on: Circumstances
) -> Decision:
    """Record the action as carried out.

    Raises NotFound, AlreadyDone, ActionWithoutEvidence, DayInTheFuture, DayBeforeReceipt.
    Source: 2024, 6.6, 7.3; 2022, 5.5, 6.5."""
    complaint = standings[0].complaint
    if command.action not in {action.id for action in complaint.actions}:
        raise NotFound(action=command.action)
    if command.action in complaint.actions_done:
        raise AlreadyDone(action=command.action)
    action_has_evidence(complaint.edition, str(command.evidence))
    not_in_the_future(command.done_on, on.today)
    not_before_receipt(command.done_on, complaint.received_on)
    facts = ActionDone(action=command.action, evidence=command.evidence)
    return (NewEvent(stream=complaint.stream, facts=facts, happened_on=command.done_on),)


def withdraw(standings: Sequence[Standing], command: Withdraw, on: Circumstances) -> Decision:
    """Close at the resident's own wish, and confirm it to her with her right to come back.

    Raises ComplaintClosed, DayInTheFuture, DayBeforeReceipt, NoSafeWay, Malformed.
    Source: 2024, 5.12; 2022, 4.1."""
    complaint = standings[0].complaint
    if complaint.closed_because is not None:
        raise ComplaintClosed(because=complaint.closed_because)
    if not str(command.reasons).strip():
        raise Malformed(reasons=["how the resident said so"])
    not_in_the_future(command.withdrawn_on, on.today)
    not_before_receipt(command.withdrawn_on, complaint.received_on)
    a_safe_way(complaint)
    facts = Closed(because=ClosedBecause.WITHDRAWN, reasons=command.reasons, by_letter=True)
    return (NewEvent(stream=complaint.stream, facts=facts, happened_on=command.withdrawn_on),)


def close(standings: Sequence[Standing], command: Close, on: Circumstances) -> Decision:
    """Close an answered complaint, with a letter that says how to come back.

    Raises ComplaintClosed, NotAnswered, NoSafeWay, Malformed. Source: 2024, 6.10; 2022, 5.9."""
    complaint = standings[0].complaint
    if complaint.closed_because is not None:
        raise ComplaintClosed(because=complaint.closed_because)
    if command.because in {ClosedBecause.WITHDRAWN, ClosedBecause.MERGED}:
        raise Malformed(because=["satisfied, answered or refused"])
    stage = complaint.stage
    if not stage.told:
        raise NotAnswered(stage=stage.number)
    if not str(command.reasons).strip():
        raise Malformed(reasons=["why it is closed"])
    a_safe_way(complaint)
    facts = Closed(because=command.because, reasons=command.reasons, by_letter=True)
    return (NewEvent(stream=complaint.stream, facts=facts, happened_on=on.today),)


def reopen(standings: Sequence[Standing], command: Reopen, on: Circumstances) -> Decision:
    """Take it on again; the clocks are where the facts put them.

    Raises NotClosed, Malformed. Source: 2024, 2.4; 2022, 1.9."""
    complaint = standings[0].complaint
    stage = complaint.stage
    instructed = complaint.instructed(Asks.REOPEN)
    if complaint.closed_because is None and stage.refusal is None and not instructed:
        raise NotClosed(status=complaint.status)
    if not str(command.reasons).strip() and not instructed:
        raise Malformed(reasons=["why it is taken on again"])
    facts = Reopened(stage=stage.number, reasons=command.reasons)
    return (NewEvent(stream=complaint.stream, facts=facts, happened_on=on.today),)
