"""What an answer tells: the response to a stage, or the refusal to consider it.

What comes after it is `afterwards`.
"""

from dataclasses import dataclass
from datetime import date

from putright.complaint.events import Outcome
from putright.letters.contents.every_letter import Contact, NotStated


@dataclass(frozen=True, slots=True, kw_only=True)
class PointAnswered:
    """One point of the complaint with its decision, the reasons, and what they rest on."""

    number: int
    text: str
    outcome: Outcome
    reasons: str
    rests_on: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RemedyOffered:
    """What is offered to put things right; money in pence."""

    detail: str
    amount_pence: int | None = None


@dataclass(frozen=True, slots=True)
class NoRemedyDue:
    """No remedy is due, and why; leaving remedies out altogether is not an answer."""

    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionOutstanding:
    """What is still to be done, and by which day."""

    what: str
    due_on: date


@dataclass(frozen=True, slots=True)
class NothingOutstanding:
    """No action is outstanding; said, never implied by leaving actions out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Escalation:
    """How to take the complaint to the next stage, and what happens then. Working days."""

    to: Contact
    acknowledged_within_days: int | None = None
    answered_within_days: int | None = None
    by_on: date | None = None


@dataclass(frozen=True, slots=True)
class PolicyNamed:
    """The version of the policy that a stage is kept to, as its title page has it."""

    title: str
    version: str
    in_force_from: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseContents:
    """What the response to a stage tells; the final one says no way to escalate."""

    received_on: date
    policy: PolicyNamed
    points: tuple[PointAnswered, ...]
    outcomes_sought: str | NotStated
    remedies: tuple[RemedyOffered, ...] | NoRemedyDue
    actions: tuple[ActionOutstanding, ...] | NothingOutstanding
    handler: Contact
    escalation: Escalation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusalContents:
    """That a complaint, or an escalation, is not considered, and why in this case.

    `ground_words` are the policy's; `discretion` says how it was weighed whether to consider it
    all the same. The days and the reference show the ground."""

    received_on: date
    ground: str
    ground_words: str
    reasons: str
    handler: Contact
    discretion: str | None = None
    issue_on: date | None = None
    aware_on: date | None = None
    court_filed_on: date | None = None
    considered_in: str | None = None
