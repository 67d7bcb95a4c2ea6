"""What can happen to a complaint or an intake item: the kinds of event and their facts.

How they are written down is `codec`; what follows from them is `state` and `obligations`.
A kind is never changed: a new version gets an upcaster in `codec`."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from putright.complaint.people import Representative, Resident
from putright.complaint.text import Text
from putright.tenancy import PrincipalId, StreamId


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


class Provenance(StrEnum):
    """Where an event comes from."""

    PERSON = "person"
    WORKER = "worker"
    IMPORT = "import"


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """The facts of one event; `kind` and `version` name its shape for ever."""

    kind: ClassVar[str]
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Received(Fact):
    """Dissatisfaction was expressed; `happened_on` is the day it reached the landlord."""

    kind: ClassVar[str] = "received"

    reference: str
    channel: Channel
    received_by: Text
    subject: Text
    category: str
    said: Text
    resident: Resident
    representative: Representative | None = None
    intake: StreamId | None = None
    backdated_because: Text | None = None
    backdated_evidence: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged(Fact):
    """The complaint was logged; under 2022 stage 1 counts from here (5.1)."""

    kind: ClassVar[str] = "logged"

    stage: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Defined(Fact):
    """The complaint definition: the points, and the outcomes sought or when they were asked for."""

    kind: ClassVar[str] = "defined"

    stage: int
    points: tuple[Point, ...]
    outcomes_sought: Text | None = None
    outcomes_asked_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClarificationAsked(Fact):
    """The resident was asked about what is unclear, by letter (2024: 5.6; 2022: 4.2, 5.10)."""

    kind: ClassVar[str] = "clarification_asked"

    stage: int
    questions: tuple[Text, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assigned(Fact):
    """A handler, with what was declared about conflicts of interest (2024: 5.8 c; 2022: 3.2)."""

    kind: ClassVar[str] = "assigned"

    stage: int
    handler: PrincipalId
    declaration: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Acknowledged(Fact):
    """An acknowledgement was issued. By letter, it counts from the day the letter is sent."""

    kind: ClassVar[str] = "acknowledged"

    stage: int
    by_letter: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Updated(Fact):
    """The resident was told how things stand. By letter, it counts from the sending."""

    kind: ClassVar[str] = "updated"

    stage: int
    news: Text
    next_update_on: date | None
    by_letter: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Responded(Fact):
    """The response to a stage was issued. By letter, it counts from the day it is sent."""

    kind: ClassVar[str] = "responded"

    stage: int
    decisions: tuple[PointDecided, ...]
    remedies: tuple[Remedy, ...]
    no_remedy_because: Text | None
    actions: tuple[ActionPromised, ...]
    by_letter: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterSent(Fact):
    """The letter ordered by event `answers` left: accepted by a mail server, or posted."""

    kind: ClassVar[str] = "letter_sent"

    answers: int
    letter: str
    way: str
    document: str
    message_id: str | None
    template: str
    policy: int
    ombudsman_block: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterFailed(Fact):
    """The letter ordered by event `answers` could not be sent by this way."""

    kind: ClassVar[str] = "letter_failed"

    answers: int
    letter: str
    way: str
    why: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class TimerFired(Fact):
    """An obligation was near, due or missed; known by this event, a timer never fires again."""

    kind: ClassVar[str] = "timer_fired"

    obligation: str
    moment: Moment
    due_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected(Fact):
    """A recorded fact was wrong. The record keeps both; the letters that quoted it are named.

    Words stand in `before` and `after`, where they can be erased; days and categories, which the
    clocks need for ever, in `was` and `now`."""

    kind: ClassVar[str] = "corrected"

    sequence: int
    field: str
    was: str | None
    now: str | None
    before: Text | None
    after: Text | None
    reason: Text
    evidence: Text | None
    letters_affected: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived(Fact):
    """Something arrived that may be a complaint; its 6.2 clock runs until it is decided.

    An automatic receipt is not the acknowledgement."""

    kind: ClassVar[str] = "arrived"

    channel: Channel
    sender: Text
    said: Text
    automatic_receipt: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenUp(Fact):
    """The intake item was logged as a complaint."""

    kind: ClassVar[str] = "taken_up"

    complaint: StreamId
    reference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside(Fact):
    """The intake item was not logged as a complaint, and why (2024: 1.3, 1.4, 2.1)."""

    kind: ClassVar[str] = "set_aside"

    ground: SetAsideGround
    reasons: Text
    choice_offered_on: date | None = None


FACTS: tuple[type[Fact], ...] = (
    Received,
    Logged,
    Defined,
    ClarificationAsked,
    Assigned,
    Acknowledged,
    Updated,
    Responded,
    LetterSent,
    LetterFailed,
    TimerFired,
    Corrected,
    Arrived,
    TakenUp,
    SetAside,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEvent:
    """What a decision wants recorded: on which stream, what, and on which day it happened."""

    stream: StreamId
    facts: Fact
    happened_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What is recorded. `happened_on` is the day it happened, `recorded_at` when we knew."""

    stream: StreamId
    sequence: int
    facts: Fact
    happened_on: date | None
    recorded_at: datetime
    actor: str
    provenance: Provenance
