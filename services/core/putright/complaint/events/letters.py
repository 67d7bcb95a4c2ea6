"""What became of a letter: it left, or it could not.

Which event ordered it is named by its sequence; there is no other name for a letter."""

from dataclasses import dataclass
from typing import ClassVar

from putright.complaint.events.fact import Fact, OrdersLetter
from putright.complaint.people import Way
from putright.complaint.text import Text


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
class LetterReturned(Fact):
    """A letter that had left came back, or bounced; the day of issue stands."""

    kind: ClassVar[str] = "letter_returned"

    answers: int
    why: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterTriedAgain(Fact):
    """A letter that failed or came back is to go again, by the way somebody chose."""

    kind: ClassVar[str] = "letter_tried_again"

    answers: int
    way: Way


@dataclass(frozen=True, slots=True, kw_only=True)
class Corresponded(OrdersLetter):
    """A letter of its own kind after the final response: an offer, a correction, a review.

    Not a stage, and it carries the route to the Ombudsman."""

    kind: ClassVar[str] = "corresponded"

    stage: int
    subject: Text
    words: Text
    by_letter: bool = True
