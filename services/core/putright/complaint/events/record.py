"""What concerns the record itself: a timer that spoke, a fact that was wrong, where it came from.

What a correction does to the history is `complaint.corrections`."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from putright.complaint.events.fact import Fact
from putright.complaint.events.values import Moment
from putright.complaint.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class TimerFired(Fact):
    """An obligation was near, due or missed; known by this event, a timer never fires again."""

    kind: ClassVar[str] = "timer_fired"

    obligation: str
    moment: Moment
    due_on: date

    @property
    def key(self) -> tuple[str, Moment, date]:
        """What makes this timer the same timer."""
        return (self.obligation, self.moment, self.due_on)


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
class DateMoved:
    """One obligation's day, before and after."""

    obligation: str
    was: date
    now: date


@dataclass(frozen=True, slots=True, kw_only=True)
class DatesMoved(Fact):
    """The calendar or the policy changed, and these days with it. What was promised stands.

    Both are named by their numbers: those that counted before, and those that count now."""

    kind: ClassVar[str] = "dates_moved"

    calendar_was: int
    calendar_now: int
    policy_was: int
    policy_now: int
    moved: tuple[DateMoved, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentTakenOver:
    """A document that came with the complaint; `key` is where its bytes lie."""

    key: str
    name: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenOver(Fact):
    """The complaint was taken over from elsewhere: the last event of what was known there.

    `called` is what it was called there; `notes` hold, as written, all that became no event."""

    kind: ClassVar[str] = "taken_over"

    source: str
    called: Text
    notes: tuple[Text, ...]
    documents: tuple[DocumentTakenOver, ...] = ()
