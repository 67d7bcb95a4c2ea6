"""Contact that is restricted, complaints that are closed, residents who are asked how it went.

How a complaint is refused is `exclusions`; the acts themselves are `cases`."""

from dataclasses import dataclass
from typing import Literal

from putright.landlord.policy.lengths import Length, Term

ClosedWhen = Literal[
    "answered",
    "satisfied",
    "withdrawn",
    "no_contact",
    "legal_proceedings",
    "nothing_more_to_do",
    "behaviour",
    "other",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Behaviour:
    """What the policy does about unacceptable behaviour (5.14, 5.15)."""

    process: str | None = None
    reasons_recorded: bool | None = None
    reviewed: bool | None = None
    review_every: Length | None = None
    regard_to_equality_act: bool | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingRule:
    """When a complaint is closed, and whether that bars its escalation; None where it is not said.

    `after` is the time without contact, where it is one."""

    when: ClosedWhen
    words: str
    after: Term | None = None
    bars_escalation: bool | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Surveys:
    """When residents are asked how their complaint was handled.

    `withheld_when_escalated` says that one who went on to stage 2 or the Ombudsman is not asked as
    if all were over; `says_how_to_complain` that the survey does (1.6)."""

    after: Term | None = None
    automatic: bool | None = None
    opt_out: bool | None = None
    withheld_when_escalated: bool | None = None
    says_how_to_complain: bool | None = None
    answers_read: str | None = None
    source: str | None = None
