"""A complaint as its history leaves it: its stages, its letters, what was promised.

How the history makes it so is `fold`; what is owed because of it is `obligations`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from putright.complaint.events import (
    ActionPromised,
    Asks,
    Channel,
    ClosedBecause,
    Defined,
    Fact,
    Link,
    Moment,
    PointDecided,
    Remedy,
)
from putright.complaint.people import Representative, Resident, Way
from putright.complaint.text import Text
from putright.errors import NotFound
from putright.rules.editions import EditionName
from putright.tenancy import PrincipalId, StreamId

Fired = tuple[str, Moment, date]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """Who handles a stage, and what was declared about conflicts of interest."""

    handler: PrincipalId
    declaration: Text
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the response to a stage decided and promised."""

    sequence: int
    decisions: tuple[PointDecided, ...]
    remedies: tuple[Remedy, ...]
    no_remedy_because: Text | None
    actions: tuple[ActionPromised, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """A later day for the response; `told_on` is the day the resident was told of it."""

    sequence: int
    until: date
    with_good_reason: bool
    told_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """That a stage is not considered; `told_on` is the day the resident was told of it."""

    sequence: int
    ground: str
    told_on: date | None = None


@dataclass(frozen=True, slots=True)
class Interval:
    """How often the resident hears while a response is late, and since when (5.9)."""

    working_days: int
    since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One stage. Each day is that of the first time: what is done again moves nothing.

    `acknowledged_on` and `responded_on` are the days the letters left; `acknowledgement` and
    `answer` are known as soon as they are issued, sent or not. `undated` names what is known to
    have happened on a day nobody knows."""

    number: int
    asked_on: date | None
    logged_on: date | None = None
    defined: Defined | None = None
    defined_on: date | None = None
    assigned_on: date | None = None
    assignment: Assignment | None = None
    acknowledgement: int | None = None
    acknowledged_on: date | None = None
    answer: Answer | None = None
    responded_on: date | None = None
    refusal: Refusal | None = None
    extensions: tuple[Extension, ...] = ()
    lateness_explained_on: date | None = None
    interval: Interval | None = None
    considered_by: frozenset[PrincipalId] = frozenset()
    undated: frozenset[str] = frozenset()

    @property
    def told(self) -> bool:
        """Whether the resident has been told the answer of the stage, or its refusal."""
        refused = self.refusal is not None and self.refusal.told_on is not None
        return self.responded_on is not None or "responded" in self.undated or refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Instruction:
    """What the Ombudsman instructed, by when, and the day it was done."""

    sequence: int
    asks: Asks
    stage: int
    made_on: date | None
    until: date | None
    done_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bond:
    """Another complaint that belongs to this one."""

    to: StreamId
    reference: str
    link: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdatePromised:
    """The next update promised by event `sequence`, and the day the resident next heard."""

    sequence: int
    made_on: date | None
    due_on: date
    done_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter ordered by event `sequence`; `sent_on` and `failed` tell how far it got.

    `again` is the way by which it is to go once more, until it has; `sent_on` stays the day on
    which it first left."""

    sequence: int
    ordered_by: Fact
    sent_on: date | None = None
    failed: Text | None = None
    returned_on: date | None = None
    again: Way | None = None

    @property
    def on_its_way(self) -> bool:
        """Whether it is still to be sent, for the first time or once more."""
        return self.failed is None and (self.sent_on is None or self.again is not None)

    @property
    def undelivered(self) -> bool:
        """Whether it failed or came back, and nobody has tried another way."""
        return self.again is None and (self.failed is not None or self.returned_on is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """A complaint as its history leaves it.

    `taken_over_on` is the day it came here, where it began elsewhere."""

    stream: StreamId
    reference: str
    received_on: date | None
    edition: EditionName | None
    channel: Channel
    subject: Text
    category: str
    said: Text
    resident: Resident
    representative: Representative | None
    stages: Mapping[int, Stage]
    issue_on: date | None = None
    aware_on: date | None = None
    accepted_late_because: Text | None = None
    letters: Mapping[int, Letter] = field(default_factory=dict)
    fired: frozenset[Fired] = frozenset()
    told_days: frozenset[date] = frozenset()
    updates: tuple[UpdatePromised, ...] = ()
    actions_done: Mapping[str, date | None] = field(default_factory=dict)
    promises_kept: Mapping[str, date | None] = field(default_factory=dict)
    instructions: tuple[Instruction, ...] = ()
    bonds: tuple[Bond, ...] = ()
    closed_on: date | None = None
    closed_because: ClosedBecause | None = None
    taken_over_on: date | None = None
    sequence: int = 0
    verb_sequence: int = 0

    def began_elsewhere(self, on: date) -> bool:
        """Whether that day was over, or passing, when the complaint came here from elsewhere."""
        return self.taken_over_on is not None and on <= self.taken_over_on

    @property
    def stage(self) -> Stage:
        """The stage the complaint is at."""
        return self.stages[max(self.stages)]

    def at(self, stage: int) -> Stage:
        """A stage of the complaint. Raises NotFound where it has not come so far."""
        if stage not in self.stages:
            raise NotFound
        return self.stages[stage]

    def failed(self, sequence: int) -> bool:
        """Whether the letter ordered by event `sequence` could not be sent.

        One that left, came back and could not be sent once more has been issued all the same."""
        letter = self.letters.get(sequence)
        return letter is not None and letter.failed is not None and letter.sent_on is None

    def answered(self, number: int) -> bool:
        """Whether the stage has its answer, or its refusal, sent or on its way."""
        stage = self.at(number)
        issued = (stage.answer, stage.refusal)
        return any(each is not None and not self.failed(each.sequence) for each in issued)

    @property
    def last_told_on(self) -> date | None:
        """The last day on which the resident heard from the landlord."""
        return max(self.told_days, default=None)

    def instructed(self, asks: Asks, stage: int | None = None) -> bool:
        """Whether the Ombudsman instructed this, at this stage if named, and it is to be done."""
        return any(
            each.asks is asks and each.done_on is None and stage in (None, each.stage)
            for each in self.instructions
        )

    def waiting(self, sequence: int) -> bool:
        """Whether the letter ordered by event `sequence` has neither left nor failed."""
        letter = self.letters.get(sequence)
        return letter is not None and letter.sent_on is None and letter.failed is None

    @property
    def actions(self) -> tuple[ActionPromised, ...]:
        """Every action promised in an answer, at any stage."""
        answers = (stage.answer for stage in self.stages.values())
        return tuple(action for answer in answers if answer for action in answer.actions)

    @property
    def status(self) -> str:
        """How far the complaint has come, in the Code's words."""
        if self.closed_because is not None:
            withdrawn = self.closed_because is ClosedBecause.WITHDRAWN
            return "withdrawn" if withdrawn else "closed"
        return _status(self.stage, self.failed)


def _status(stage: Stage, failed: Callable[[int], bool]) -> str:
    steps = (
        ("refused", stage.refusal is not None and not failed(stage.refusal.sequence)),
        ("responded", stage.responded_on is not None or "responded" in stage.undated),
        ("response_on_its_way", stage.answer is not None and not failed(stage.answer.sequence)),
        ("acknowledged", stage.acknowledged_on is not None or "acknowledged" in stage.undated),
        (
            "acknowledgement_on_its_way",
            stage.acknowledgement is not None and not failed(stage.acknowledgement),
        ),
        ("defined", stage.defined is not None),
        ("escalated", stage.number > 1),
    )
    return next((name for name, come in steps if come), "logged")
