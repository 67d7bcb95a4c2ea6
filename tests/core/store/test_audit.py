"""Tampering with the record by somebody who may do anything, and whether it is found."""

# ruff: noqa: S608  the statements are written here

from collections.abc import Callable

import pytest
from tests.support.records import Records, rows
from tests.support.services import Database

from putright.store.audit import Broken
from putright.tenancy import StreamId

EVENT = "tenant_id = %(tenant)s and stream_id = %(stream)s"


def test_an_untouched_record_is_as_written(records: Records) -> None:
    for _ in range(3):
        records.tell(records.log())
    records.take_in()
    audited = records.store.audit(records.scope)

    assert (audited.streams, audited.events, audited.broken) == (4, 10, ())


@pytest.mark.parametrize(
    ("tamper", "sequence"),
    [
        ("update putright.event set happened_on = happened_on - 1 where sequence = 2 and", 2),
        ("update putright.event set actor = 'somebody else' where sequence = 1 and", 1),
        ("update putright.event set recorded_at = '2026-01-01' where sequence = 3 and", 3),
        ("update putright.event set facts = facts || '{\"stage\": 2}' where sequence = 2 and", 2),
        ("update putright.event set hash = sha256(hash) where sequence = 3 and", 3),
        ("update putright.event_text set words = words || '.' where sequence = 1 and", 1),
        ("update putright.event_text set salt = '0123456789abcdef' where sequence = 3 and", 3),
        (f"delete from putright.event_text where {EVENT}; delete from putright.event where", 1),
        ("delete from putright.event where sequence = 3 and", 3),
        ("delete from putright.event where sequence = 2 and", 2),
        ("update putright.stream set sequence = 4 where", 4),
    ],
)
def test_tampering_is_found_where_it_was_done(
    database: Database, records: Records, tamper: str, sequence: int
) -> None:
    stream, sound = records.log(), records.log()
    records.tell(stream)
    _as_superuser(database, records, stream)(f"{tamper} {EVENT}")
    audited = records.store.audit(records.scope)

    reference = records.history(stream).reference
    assert audited.broken == (Broken(stream, reference, sequence),)
    assert sound != stream


def _as_superuser(
    database: Database, records: Records, stream: StreamId
) -> Callable[[str], object]:
    # no foreign key stands in the way of somebody who may do anything
    url = f"{database.superuser_url}?options=-csession_replication_role%3Dreplica"
    return lambda sql: [
        rows(url, each, tenant=records.landlord.tenant, stream=stream) for each in sql.split(";")
    ]
