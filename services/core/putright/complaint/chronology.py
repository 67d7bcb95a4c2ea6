"""A complaint's history as a chronology: the format that is read, exchanged and reviewed.

FORMATS describes it in full; reviewing one against the Code is not here."""

from collections.abc import Iterator, Sequence
from typing import Any

from putright.complaint.corrections import corrected
from putright.complaint.events import (
    Acknowledged,
    Assigned,
    ClarificationAsked,
    Corrected,
    Event,
    Fact,
    LetterSent,
    Logged,
    Received,
    Responded,
    Updated,
)
from putright.complaint.state import Complaint
from putright.references import shown

Line = dict[str, Any]


def chronology(complaint: Complaint, history: Sequence[Event]) -> Line:
    """The chronology of a complaint, corrections applied and shown, in the order of recording.

    What a letter says happened on the day the letter left."""
    return {
        "reference": shown(complaint.reference),
        "edition": complaint.edition,
        "subject": complaint.subject.words,
        "events": [line for event in corrected(history) for line in _lines(event, complaint)],
    }


def _lines(event: Event, complaint: Complaint) -> Iterator[Line]:
    facts = event.facts
    if isinstance(facts, LetterSent):
        facts = complaint.letters[facts.answers].ordered_by
    elif getattr(facts, "by_letter", False) or isinstance(facts, ClarificationAsked):
        return  # it happens when the letter leaves
    on = event.happened_on and event.happened_on.isoformat()
    if (line := _line(facts)) is not None:
        yield {**line, "on": on, "by": event.actor}


def _line(facts: Fact) -> Line | None:
    line: Line | None = None
    match facts:
        case Received():
            line = {"event": "received", "channel": facts.channel.value}
        case ClarificationAsked():
            line = {"event": "clarified", "stage": facts.stage}
        case Assigned():
            line = {"event": "assigned", "stage": facts.stage, "to": str(facts.handler)}
        case Logged() | Acknowledged() | Updated() | Responded():
            line = {"event": facts.kind, "stage": facts.stage}
        case Corrected():
            line = {
                "event": "corrected",
                "sequence": facts.sequence,
                "field": facts.field,
                "from": facts.was,
                "to": facts.now,
                "reason": facts.reason.words,
            }
    return line
