"""The values that events are made of, in the Code's words.

What each kind of event says with them is its neighbours'."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from putright.complaint.text import Text


class Channel(StrEnum):
    """How an expression of dissatisfaction reached the landlord (2024: 3.1, 3.2)."""

    TELEPHONE = "telephone"
    EMAIL = "email"
    LETTER = "letter"
    WEB_FORM = "web_form"
    IN_PERSON = "in_person"
    SOCIAL_MEDIA = "social_media"
    SURVEY = "survey"
    CONTRACTOR = "contractor"
    OTHER = "other"


class Outcome(StrEnum):
    """The decision on one point."""

    UPHELD = "upheld"
    PARTLY_UPHELD = "partly_upheld"
    NOT_UPHELD = "not_upheld"


class RemedyKind(StrEnum):
    """The remedies of 7.1 (2024), 6.1 to 6.6 (2022)."""

    APOLOGY = "apology"
    ACKNOWLEDGEMENT = "acknowledgement"
    EXPLANATION = "explanation"
    ACTION_ON_DELAY = "action_on_delay"
    DECISION_RECONSIDERED = "decision_reconsidered"
    RECORD_AMENDED = "record_amended"
    FINANCIAL = "financial"
    POLICY_CHANGED = "policy_changed"


class Moment(StrEnum):
    """When a timer speaks."""

    WARNING = "warning"
    DUE = "due"
    MISSED = "missed"


class SetAsideGround(StrEnum):
    """Why an intake item is not logged as a complaint."""

    SERVICE_REQUEST = "service_request"
    ALREADY_LOGGED = "already_logged"
    NO_DISSATISFACTION = "no_dissatisfaction"


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One point of the complaint definition, and whether it is the landlord's to answer (5.7)."""

    number: int
    text: Text
    responsible: bool
    why_not_responsible: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PointDecided:
    """The decision on one point with its reasons (2024: 6.7, 6.9 c, d)."""

    number: int
    outcome: Outcome
    reasons: Text
    rests_on: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedy:
    """What is offered to put things right; money in pence."""

    kind: RemedyKind
    detail: Text
    amount_pence: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionPromised:
    """An outstanding action with its day (2024: 6.6, 6.9 f, 7.3)."""

    id: str
    what: Text
    due_on: date


class Part(StrEnum):
    """The part somebody had in considering a stage (2024: 6.13; 2022: 5.12)."""

    INVESTIGATOR = "investigator"
    DECIDER = "decider"
    APPROVER = "approver"


class Side(StrEnum):
    """Whose position is asked for."""

    RESIDENT = "resident"
    STAFF = "staff"


class Asks(StrEnum):
    """What the Ombudsman's instruction asks the landlord to do."""

    LOG = "log"
    RESPOND = "respond"
    ESCALATE = "escalate"
    REOPEN = "reopen"


class Link(StrEnum):
    """How two complaints belong together."""

    RELATED = "related"
    SPLIT_OFF = "split_off"
    SPLIT_FROM = "split_from"
    MERGED_INTO = "merged_into"
    MERGED_FROM = "merged_from"


class ClosedBecause(StrEnum):
    """Why a complaint was closed. None of them bars escalation (2024: 6.10)."""

    SATISFIED = "satisfied"
    ANSWERED = "answered"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    MERGED = "merged"
