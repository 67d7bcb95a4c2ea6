"""I2 and I5: every history is whole with all that follows from it, and its chain holds.

Whether anybody asked for it is `answers`."""

from collections.abc import Iterator
from typing import Any

from chaos.findings import DUPLICATED, LOST, WRONG, Finding
from chaos.records import Place, Records, Row
from putright.complaint.codec import BrokenChain, UnreadableEvent, read, verify
from putright.complaint.errands import letter_ordered
from putright.complaint.state import Complaint, fold

LETTERS = "letters.dispatch"


def complete(records: Records) -> Iterator[Finding]:
    """Head, register row, words, letters and errands of each stream are those of its events."""
    register = {(each["tenant_id"], each["stream_id"]): each for each in records.rows["complaint"]}
    intake = {(each["tenant_id"], each["stream_id"]): each for each in records.rows["intake"]}
    words = {
        (each["tenant_id"], each["stream_id"], each["sequence"], each["number"])
        for each in records.rows["event_text"]
    }
    for at in records.events.keys() - records.streams.keys():
        yield Finding("I2", WRONG, f"{records.named(at)} has events and no head")
    for at, head in records.streams.items():
        events = records.events.get(at, [])
        named = records.named(at)
        if [each["sequence"] for each in events] != list(range(1, head["sequence"] + 1)):
            yield Finding("I2", WRONG, f"{named}: {len(events)} events, head {head['sequence']}")
            continue
        row = (register if head["kind"] == "complaint" else intake).get(at)
        if row is None or row["sequence"] != head["sequence"]:
            yield Finding("I2", WRONG, f"{named}: its row is not that of its last event")
        for event in events:
            for number in _texts(event["facts"]):
                if (*at, event["sequence"], number) not in words:
                    yield Finding("I2", WRONG, f"{named}: event {event['sequence']} lacks words")
        yield from _ordered(records, at)


def _ordered(records: Records, at: Place) -> Iterator[Finding]:
    try:
        history = tuple(read(each) for each in records.written(at))
        state = fold(history)
    except UnreadableEvent as unreadable:
        yield Finding("I5", WRONG, f"{records.named(at)}: {unreadable} cannot be read")
        return
    if not isinstance(state, Complaint):
        return
    wanted = {each.sequence for each in history if letter_ordered(each.facts, state) is not None}
    letters = [each["sequence"] for each in _of(records, "letter", at)]
    errands = [each["sequence"] for each in _of(records, "outbox", at) if each["actor"] == LETTERS]
    named = records.named(at)
    for what, found in (("letter", letters), ("errand", errands)):
        for sequence in wanted - set(found):
            yield Finding("I3", LOST, f"{named}: event {sequence} ordered a letter, no {what}")
        for sequence in sorted(set(found) - wanted):
            yield Finding("I3", DUPLICATED, f"{named}: {what} of {sequence}, which orders none")


def _of(records: Records, table: str, at: Place) -> list[Row]:
    return [each for each in records.rows[table] if (each["tenant_id"], each["stream_id"]) == at]


def _texts(facts: Any) -> Iterator[int]:
    if isinstance(facts, dict):
        number = facts.get("$text")
        if number is not None:
            yield number
        facts = list(facts.values())
    if isinstance(facts, list):
        for each in facts:
            yield from _texts(each)


def chained(records: Records) -> Iterator[Finding]:
    """Every event is hashed onto the one before it, up to the head."""
    for at, head in records.streams.items():
        try:
            verify(records.written(at), at[0], last=head["sequence"])  # type: ignore[arg-type]
        except BrokenChain as broken:
            yield Finding("I5", WRONG, f"{records.named(at)}: broken at event {broken.args[0]}")
