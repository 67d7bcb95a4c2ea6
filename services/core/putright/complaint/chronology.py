"""A complaint's history as a chronology: the format that is read, exchanged and reviewed.

FORMATS describes it in full; reviewing one against the Code is not here."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import singledispatch
from itertools import islice
from typing import Any

from putright.complaint.corrections import corrected
from putright.complaint.events import (
    Acknowledged,
    ActionDone,
    Assigned,
    ClarificationAsked,
    Closed,
    ConsiderationRefused,
    Considered,
    Corrected,
    EscalationRequested,
    Event,
    Extended,
    Fact,
    LatenessExplained,
    LetterSent,
    Logged,
    OmbudsmanContacted,
    OmbudsmanInstructed,
    Received,
    Responded,
    Updated,
)
from putright.complaint.state import Complaint
from putright.references import shown

Line = dict[str, Any]


def chronology(complaint: Complaint, history: Sequence[Event]) -> Line:
    """The chronology of a complaint, corrections applied and shown, in the order of recording.

    What a letter says happened on the day the letter first left: sent once more, it says it once.
    """
    events = corrected(history)
    first: dict[int, Event] = {}
    for event in events:
        if isinstance(event.facts, LetterSent):
            first.setdefault(event.facts.answers, event)
    told = {
        event.sequence: _said(event, complaint)
        for event in events
        if not isinstance(event.facts, LetterSent) or first[event.facts.answers] is event
    }
    return {
        "reference": shown(complaint.reference),
        "edition": complaint.edition,
        "subject": complaint.subject.words,
        "events": [line for event in events for line in _lines(event, told)],
    }


def _lines(event: Event, told: Mapping[int, Fact | None]) -> Iterator[Line]:
    if isinstance(event.facts, Corrected):
        lines = _correction(event.facts, _told(told.get(event.facts.sequence)))
    else:
        lines = _told(told.get(event.sequence))
    on = event.happened_on and event.happened_on.isoformat()
    for line in lines:
        yield {"on": on, "by": event.actor, **line}


def _said(event: Event, complaint: Complaint) -> Fact | None:
    """What the event says, if it is said on its own day."""
    facts = event.facts
    if isinstance(facts, LetterSent):
        return complaint.letters[facts.answers].ordered_by
    if getattr(facts, "by_letter", False) or isinstance(facts, ClarificationAsked):
        return None  # it happens when the letter leaves
    return facts


@singledispatch
def _told(facts: Fact | None) -> Iterable[Line]:
    """What an event says, as the format says it; a kind that it does not know is left out."""
    del facts
    return ()


@_told.register(Received)
@_told.register(EscalationRequested)
def _expressed(facts: Received | EscalationRequested) -> Iterable[Line]:
    yield {"event": facts.kind, "channel": facts.channel.value}


@_told.register(Logged)
@_told.register(Acknowledged)
def _step(facts: Logged | Acknowledged) -> Iterable[Line]:
    yield {"event": facts.kind, "stage": facts.stage}


@_told.register
def _clarified(facts: ClarificationAsked) -> Iterable[Line]:
    yield {"event": "clarified", "stage": facts.stage}


@_told.register
def _assigned(facts: Assigned) -> Iterable[Line]:
    yield {"event": "assigned", "stage": facts.stage, "to": str(facts.handler)}


@_told.register
def _considered(facts: Considered) -> Iterable[Line]:
    who = {"part": facts.part.value, "by": str(facts.by)}
    yield {"event": "considered", "stage": facts.stage, **who}


@_told.register
def _updated(facts: Updated) -> Iterable[Line]:
    due_on = {"next_update_on": _written(facts.next_update_on)} if facts.next_update_on else {}
    yield {"event": "updated", "stage": facts.stage, **due_on}


@_told.register
def _responded(facts: Responded) -> Iterable[Line]:
    yield {"event": "responded", "stage": facts.stage}
    for action in facts.actions:
        promised = {"id": action.id, "due_on": _written(action.due_on)}
        yield {"event": "action_promised", "stage": facts.stage, **promised}


@_told.register
def _done(facts: ActionDone) -> Iterable[Line]:
    yield {"event": "action_done", "id": facts.action, "evidence": str(facts.evidence)}


@_told.register
def _closed(facts: Closed) -> Iterable[Line]:
    yield {"event": "closed", "because": facts.because.value, "reasons": str(facts.reasons)}


@_told.register
def _contacted(facts: OmbudsmanContacted) -> Iterable[Line]:
    yield {"event": facts.kind}


@_told.register
def _instructed(facts: OmbudsmanInstructed) -> Iterable[Line]:
    asked = {"asks": facts.asks.value, "until": _written(facts.until)}
    yield {"event": "ombudsman_instructed", "stage": facts.stage, **asked}


def _correction(facts: Corrected, corrected_lines: Iterable[Line]) -> Iterable[Line]:
    """A correction of a line that is there, named: another may stand on the day it stood on."""
    for line in islice(corrected_lines, 1):
        yield {
            "event": "corrected",
            "of": line["event"],
            "stage": line.get("stage"),
            "sequence": facts.sequence,
            "field": facts.field,
            "from": facts.was,
            "to": facts.now,
            "reason": facts.reason.words,
        }


@_told.register(Extended)
@_told.register(LatenessExplained)
def _delay(facts: Extended | LatenessExplained) -> Iterable[Line]:
    """A notice of delay; the product sends none without the Ombudsman's contacts."""
    line: Line = {
        "event": facts.kind,
        "stage": facts.stage,
        "until": _written(facts.until),
        "reason": str(facts.reasons),
        "ombudsman_contacts_given": True if facts.by_letter else None,
        "update_every_days": facts.update_every_days,
    }
    if isinstance(facts, LatenessExplained):
        yield line
        return
    good = {"good_reason": facts.good_reason is not None, "resident_agreed": facts.resident_agreed}
    yield {**line, **good}


@_told.register
def _refusal(facts: ConsiderationRefused) -> Iterable[Line]:
    """A refusal with what shows its ground; its letter carries the right to the Ombudsman."""
    yield {
        "event": "refused",
        "stage": facts.stage,
        "ground": facts.ground,
        "reasons": str(facts.reasons),
        "discretion": facts.discretion and str(facts.discretion),
        "issue_on": _written(facts.issue_on),
        "aware_on": _written(facts.aware_on),
        "court_filed_on": _written(facts.court_filed_on),
        "considered_in": facts.considered_in,
        "ombudsman_contacts_given": True if facts.by_letter else None,
    }


def _written(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
