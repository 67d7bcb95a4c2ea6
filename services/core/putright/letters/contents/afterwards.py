"""What the letters tell after an answer: how the promised actions go, closing, later words.

The answer itself is `answering`.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from putright.complaint.events import ClosedBecause
from putright.letters.contents.answering import ActionOutstanding, Escalation
from putright.letters.contents.every_letter import Contact


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionCarriedOut:
    """A promised action that is done; `done_on` is None where the day is not known."""

    what: str
    done_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionProgressContents:
    """How the promised actions go: what is done, what is not, and whether any of that is late."""

    news: str
    done: tuple[ActionCarriedOut, ...]
    outstanding: tuple[ActionOutstanding, ...]
    handler: Contact
    late: bool = False
    next_update_on: date | None = None


class Back(StrEnum):
    """Where a resident can go on from when her complaint is closed."""

    TO_BE_TAKEN_UP = "to_be_taken_up"
    TO_STAGE_2 = "to_stage_2"
    TO_THE_OMBUDSMAN = "to_the_ombudsman"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosureContents:
    """That the complaint is closed, why, what goes on all the same, and the way back.

    `refused` says that the stage was not considered."""

    because: ClosedBecause
    reasons: str
    back: Back
    escalation: Escalation
    outstanding: tuple[ActionOutstanding, ...]
    handler: Contact
    refused: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrespondenceContents:
    """A letter after the final response, in the landlord's own words."""

    subject: str
    message: str
    handler: Contact
