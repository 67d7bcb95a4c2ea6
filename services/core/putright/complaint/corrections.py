"""What a correction does: the history as it should have read, for the fold.

The record keeps both readings; nothing here changes a stored event."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from putright.complaint.events import (
    Acknowledged,
    ActionDone,
    Arrived,
    Channel,
    Closed,
    ConsiderationRefused,
    Corrected,
    EscalationRequested,
    Event,
    Extended,
    LatenessExplained,
    LetterReturned,
    LetterSent,
    Logged,
    OmbudsmanContacted,
    OmbudsmanInstructed,
    PositionSetOut,
    PromiseKept,
    Received,
    Responded,
    Updated,
)
from putright.complaint.people import LetterFormat, Way
from putright.complaint.text import Erased, Text

_DAY = "happened_on"
_DATED = (
    Received,
    Logged,
    Arrived,
    Acknowledged,
    Updated,
    Responded,
    ConsiderationRefused,
    Extended,
    LatenessExplained,
    EscalationRequested,
    PositionSetOut,
    LetterSent,
    LetterReturned,
    ActionDone,
    PromiseKept,
    Closed,
    OmbudsmanContacted,
    OmbudsmanInstructed,
)
"""What happened on a day that people tell, or on which another day rests."""
_Reads = Callable[[str], Any]


def _words(text: str) -> Text:
    if not text:
        raise ValueError(text)
    return Text(text)


def _words_if_any(text: str) -> Text | None:
    return Text(text) if text else None


def _day_if_any(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


CORRECTABLE: Mapping[str, tuple[tuple[type, ...], _Reads]] = {
    _DAY: (_DATED, date.fromisoformat),
    "issue_on": ((Logged,), _day_if_any),
    "aware_on": ((Logged,), _day_if_any),
    "until": ((OmbudsmanInstructed,), _day_if_any),
    "channel": ((Received, Arrived, EscalationRequested), Channel),
    "subject": ((Received,), _words),
    "resident.name": ((Received,), _words),
    "resident.address": ((Received,), _words_if_any),
    "resident.email": ((Received,), _words_if_any),
    "resident.telephone": ((Received,), _words_if_any),
    "resident.prefers": ((Received,), Way),
    "resident.letter_format": ((Received,), LetterFormat),
}
"""Field to the kinds of event that hold it and how its text is read: all that can be corrected."""


def is_day(field: str) -> bool:
    """Whether the field holds a day, on which others rest."""
    return CORRECTABLE[field][1] in {date.fromisoformat, _day_if_any}


def is_words(field: str) -> bool:
    """Whether the field holds words, which can be erased, and not a day or a category."""
    return CORRECTABLE[field][1] in {_words, _words_if_any}


def value_of(event: Event, field: str) -> str:
    """What the event says now in that field, as text; empty where it says nothing."""
    value: Any = event if field == _DAY else event.facts
    for name in field.split("."):
        value = getattr(value, name)
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)


def correct(event: Event, field: str, after: str) -> Event:
    """The event as it should have read. Raises ValueError where the text is no such value."""
    return _with(event, field, CORRECTABLE[field][1](after))


def _with(event: Event, field: str, value: Any) -> Event:
    if field == _DAY:
        return replace(event, happened_on=value)
    facts: Any = event.facts
    outer, _, inner = field.partition(".")
    if inner:
        value = replace(getattr(facts, outer), **{inner: value})
    return replace(event, facts=replace(facts, **{outer: value}))


def corrected(history: Sequence[Event]) -> tuple[Event, ...]:
    """The history with every correction applied, in the order they were made."""
    events = list(history)
    for event in history:
        if isinstance(facts := event.facts, Corrected):
            index = facts.sequence - 1
            after = facts.now if facts.after is None else facts.after.words
            if after is not None:
                events[index] = correct(events[index], facts.field, after)
            else:  # the words were erased: what they replaced must not come back
                events[index] = _with(events[index], facts.field, Erased)
    return tuple(events)
