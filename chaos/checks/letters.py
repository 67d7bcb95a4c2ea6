"""I3: the letters at the provider are the letters that were ordered, each once, as recorded.

A copy on the wire is no second letter as long as it bears the same Message-ID."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from uuid import UUID

from chaos.findings import DUPLICATED, LOST, WRONG, Finding
from chaos.records import Records, Row
from putright_development.mail import Caught

Key = tuple[UUID, UUID, int]
ENDS = {
    "letter_sent": ("sent", "returned"),
    "letter_failed": ("failed",),
}
"""How an order ends in the history, and what the letter's row says then."""


@dataclass
class Orders:
    """How often one letter was ordered, under which references, and how each order ended."""

    number: int = 1
    references: list[UUID] = field(default_factory=list)
    ended: list[str] = field(default_factory=list)
    message_ids: list[str] = field(default_factory=list)


def letters_left(records: Records, caught: Iterable[Caught]) -> Iterator[Finding]:
    """Each letter's row, its orders' one end each, and what the mail catcher has of it, agree."""
    at_the_provider = {each.message_id: each for each in caught}
    orders = _orders(records)
    for letter in records.rows["letter"]:
        key = (letter["tenant_id"], letter["stream_id"], letter["sequence"])
        yield from _one(records, letter, orders[key])
    recorded = {message_id for each in orders.values() for message_id in each.message_ids}
    for message_id in recorded - at_the_provider.keys():
        yield Finding("I3", LOST, f"{message_id} is recorded as sent and was never caught")
    for message_id, each in at_the_provider.items():
        if message_id not in recorded:
            yield Finding("I3", DUPLICATED, f"{message_id} to {each.to[0]} is no letter recorded")


def _orders(records: Records) -> dict[Key, Orders]:
    found: dict[Key, Orders] = defaultdict(Orders)
    for errand in records.rows["outbox"]:
        if errand["actor"] == "letters.dispatch":
            key = (errand["tenant_id"], errand["stream_id"], errand["sequence"])
            found[key].references.append(errand["id"])
    for (tenant, stream), events in records.events.items():
        for event in events:
            if event["provenance"] == "import" or "answers" not in event["facts"]:
                continue
            of = found[tenant, stream, event["facts"]["answers"]]
            of.number += event["kind"] == "letter_tried_again"
            if event["kind"] in ENDS:
                of.ended.append(event["kind"])
            if message_id := event["facts"].get("message_id"):
                of.message_ids.append(message_id)
    return found


def _one(records: Records, letter: Row, orders: Orders) -> Iterator[Finding]:
    at = (letter["tenant_id"], letter["stream_id"])
    named = f"{records.named(at)} letter {letter['sequence']}"
    status, waits = letter["status"], letter["status"] == "to_post"
    if status == "ordered":
        yield Finding("I3", LOST, f"{named}: still waits to leave")
    elif len(orders.ended) != orders.number - waits:
        kind = DUPLICATED if len(orders.ended) > orders.number - waits else LOST
        yield Finding("I3", kind, f"{named}: {status}, ordered {orders.number}: {orders.ended}")
    elif not waits and status not in ENDS[orders.ended[-1]]:
        yield Finding("I3", WRONG, f"{named}: {status}, and its history says {orders.ended[-1]}")
    if len(orders.references) != orders.number:
        kind = DUPLICATED if len(orders.references) > orders.number else LOST
        yield Finding("I3", kind, f"{named}: {len(orders.references)} errands")
    for message_id in orders.message_ids:
        if not any(message_id.startswith(f"<{each}@") for each in orders.references):
            yield Finding("I3", DUPLICATED, f"{named}: sent as {message_id}, ordered otherwise")
    if len(set(orders.message_ids)) < len(orders.message_ids):
        yield Finding("I3", DUPLICATED, f"{named}: sent twice under one reference")
    if status in ("sent", "to_post") and letter["document"] is None:
        yield Finding("I3", WRONG, f"{named}: {status} without a document")
