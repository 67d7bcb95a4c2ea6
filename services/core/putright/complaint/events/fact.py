"""What an event is: its facts, when it happened, when it was recorded, and by whom.

The kinds are its neighbours; how one is written down is `complaint.codec`."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from putright.complaint.text import Text
from putright.tenancy import StreamId


class Provenance(StrEnum):
    """Where an event comes from."""

    PERSON = "person"
    WORKER = "worker"
    IMPORT = "import"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """The facts of one event; `kind` and `version` name its shape for ever."""

    kind: ClassVar[str]
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class OrdersLetter(Fact):
    """Facts that a letter tells the resident; `naming_because` says why it names staff."""

    naming_because: Text | None = None


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
