"""I1 and I2: what was answered is there as it was answered, and nothing is there unanswered.

That what is there is whole is `histories`."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from chaos.findings import DUPLICATED, LOST, WRONG, Finding
from chaos.records import Records

OK = range(200, 300)
BY_A_PERSON = "person"


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody was answered, and may rely on from then on."""

    tenant: UUID
    key: str
    status: int
    version: str | None
    body: bytes


def answered(records: Records, told: Iterable[Told]) -> Iterator[Finding]:
    """Every write that was answered is there; every one that was refused is not."""
    kept = {(each["tenant_id"], each["key"]): each for each in records.rows["idempotency"]}
    written = {
        (each["tenant_id"], each["written_by"], each["sequence"]) for each in records.rows["event"]
    }
    for each in told:
        named = f"{records.landlords[each.tenant]['slug']} {each.key!r}"
        row = kept.get((each.tenant, each.key))
        if each.status not in OK:
            if row is not None:
                yield Finding("I2", WRONG, f"{named} was refused with {each.status} and recorded")
        elif row is None:
            yield Finding("I1", LOST, f"{named} was answered {each.status} and is not there")
        elif (row["status"], row["body"]) != (each.status, each.body):
            yield Finding("I1", WRONG, f"{named} was answered otherwise than is recorded")
        elif each.version is not None:
            sequence = int(each.version.strip('"'))
            if (each.tenant, row["written_by"], sequence) not in written:
                yield Finding("I1", LOST, f"{named} was told version {sequence}: no such event")


def explained(records: Records) -> Iterator[Finding]:
    """Each write of a person was asked for once: its events came with one kept answer."""
    answers = Counter(
        (each["tenant_id"], each["written_by"]) for each in records.rows["idempotency"]
    )
    events = {
        (each["tenant_id"], each["written_by"]): each
        for each in records.rows["event"]
        if each["provenance"] == BY_A_PERSON
    }
    for (tenant, by), event in events.items():
        if answers[tenant, by] != 1:
            at = records.named((tenant, event["stream_id"]))
            yield Finding(
                "I2",
                DUPLICATED,
                f"{at}: event {event['sequence']} ({event['kind']}) came with"
                f" {answers[tenant, by]} answers",
            )
    for row in records.rows["idempotency"]:
        if "ETag" in row["headers"] and (row["tenant_id"], row["written_by"]) not in events:
            yield Finding("I2", LOST, f"the answer {row['key']!r} is kept and its events are not")
