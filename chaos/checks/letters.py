"""I3: the letters at the provider are the letters that were ordered, each once, as recorded.

A copy on the wire is no second letter as long as it bears the same Message-ID."""

from collections import Counter
from collections.abc import Iterable, Iterator
from uuid import UUID

from chaos.findings import DUPLICATED, LOST, WRONG, Finding
from chaos.records import Records, Row
from putright_development.mail import Caught

Key = tuple[UUID, UUID, int]


def letters_left(records: Records, caught: Iterable[Caught]) -> Iterator[Finding]:
    """Each letter's row, its one event, and what the mail catcher has of it, agree."""
    at_the_provider = {each.message_id: each for each in caught}
    ended: dict[Key, Counter[str]] = {}
    message_ids: dict[Key, str | None] = {}
    for event in records.rows["event"]:
        if event["kind"] in ("letter_sent", "letter_failed") and event["provenance"] != "import":
            key = (event["tenant_id"], event["stream_id"], event["facts"]["answers"])
            ended.setdefault(key, Counter())[event["kind"]] += 1
            message_ids[key] = event["facts"].get("message_id") or message_ids.get(key)
    for letter in records.rows["letter"]:
        key = (letter["tenant_id"], letter["stream_id"], letter["sequence"])
        yield from _one(records, letter, ended.get(key, Counter()), message_ids.get(key))
    recorded = {each for each in message_ids.values() if each}
    for message_id in recorded - at_the_provider.keys():
        yield Finding("I3", LOST, f"{message_id} is recorded as sent and was never caught")
    for message_id, each in at_the_provider.items():
        if message_id not in recorded:
            yield Finding("I3", DUPLICATED, f"{message_id} to {each.to[0]} is no letter recorded")


def _one(
    records: Records, letter: Row, ended: Counter[str], message_id: str | None
) -> Iterator[Finding]:
    named = f"{records.named((letter['tenant_id'], letter['stream_id']))} {letter['sequence']}"
    wanted = {
        "sent": {"letter_sent": 1},
        "returned": {"letter_sent": 1},
        "to_post": {},
        "failed": {"letter_failed": 1},
    }.get(letter["status"])
    if wanted is None:
        yield Finding("I3", LOST, f"{named}: still {letter['status']}")
    elif ended != wanted:
        more = max(ended.values(), default=0) > 1
        yield Finding(
            "I3",
            DUPLICATED if more else WRONG,
            f"{named}: {letter['status']}, and its history says {dict(ended)}",
        )
    if message_id is not None and not message_id.startswith(f"<{letter['outbox_id']}@"):
        yield Finding("I3", DUPLICATED, f"{named}: sent as {message_id}, ordered otherwise")
    if letter["status"] in ("sent", "to_post") and letter["document"] is None:
        yield Finding("I3", WRONG, f"{named}: {letter['status']} without a document")
