"""A complaint as its history leaves it: its stages, its letters, what was promised.

How the history makes it so is `fold`; what is owed because of it is `obligations`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from putright.complaint.events import (
    ActionPromised,
    Channel,
    Defined,
    Fact,
    Moment,
    PointDecided,
    Remedy,
)
from putright.complaint.people import Representative, Resident
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
class Stage:
    """One stage. Each day is that of the first time: what is done again moves nothing.

    `acknowledged_on` and `responded_on` are the days the letters left; `acknowledgement` and
    `answer` are known as soon as they are issued, sent or not."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdatePromised:
    """The next update promised by event `sequence`, and the day the resident next heard."""

    sequence: int
    made_on: date | None
    due_on: date
    done_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter ordered by event `sequence`; `sent_on` and `failed` tell how far it got."""

    sequence: int
    ordered_by: Fact
    sent_on: date | None = None
    failed: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """A complaint as its history leaves it."""

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
    letters: Mapping[int, Letter] = field(default_factory=dict)
    fired: frozenset[Fired] = frozenset()
    last_told_on: date | None = None
    updates: tuple[UpdatePromised, ...] = ()
    sequence: int = 0
    verb_sequence: int = 0

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
        """Whether the letter ordered by event `sequence` could not be sent."""
        letter = self.letters.get(sequence)
        return letter is not None and letter.failed is not None

    @property
    def status(self) -> str:
        """How far the current stage has come, in the Code's words."""
        stage = self.stage
        if stage.responded_on:
            return "responded"
        if stage.answer and not self.failed(stage.answer.sequence):
            return "response_on_its_way"
        if stage.acknowledged_on:
            return "acknowledged"
        if stage.acknowledgement and not self.failed(stage.acknowledgement):
            return "acknowledgement_on_its_way"
        return "defined" if stage.defined else "logged"
