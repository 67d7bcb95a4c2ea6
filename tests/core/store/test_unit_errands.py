"""Errands and timers of a unit of work: replaced, settled once, and nobody else's."""

import pytest
from tests.support.records import FRIDAY, Records, rows
from tests.support.services import Database

from putright.errors import NotFound
from putright.ports import Errand, Opening, Staged
from putright.references import new_outbox_id
from putright.store import StoreUnit
from putright.tenancy import OutboxId, StreamId


def test_timers_are_replaced_and_one_handed_over_stays_so(
    database: Database, records: Records
) -> None:
    stream = records.log()
    before = _timers(database, stream)
    with records.store.unit(records.scope) as unit:
        unit.open(Opening(now=FRIDAY, streams=(stream,)))
    dispatch = records.store.dispatch()
    due = min(row["fires_at"] for row in before)
    while any(
        row["handed_at"] is None and row["fires_at"] == due for row in _timers(database, stream)
    ):
        dispatch.sweep(due, 100)
    records.tell(stream)
    after = _timers(database, stream)

    handed = [row for row in after if row["fires_at"] == due]
    assert all(row["handed_at"] == due for row in handed)
    assert handed
    assert {row["obligation"] for row in before} <= {row["obligation"] for row in after}


def _timers(database: Database, stream: StreamId) -> list[dict[str, object]]:
    return rows(
        database.backup_url, "select * from putright.timer where stream_id = %(id)s", id=stream
    )


def test_an_errand_is_read_in_its_own_scope_only(database: Database, records: Records) -> None:
    other = Records.of_a_new_landlord(database, records.store)
    stream = records.log()
    errand = _an_errand(records, stream)

    with records.store.unit(records.scope) as unit:
        found = unit.errand(errand)
    assert (found.actor, found.stream, found.sequence) == ("letters.dispatch", stream, 1)
    assert (found.arguments, found.trace, found.settled) == ({"way": "post"}, "abc", False)
    with other.store.unit(other.scope) as unit, pytest.raises(NotFound):
        unit.errand(errand)


def _an_errand(records: Records, stream: StreamId) -> OutboxId:
    errand = Errand(
        id=new_outbox_id(),
        actor="letters.dispatch",
        stream=stream,
        sequence=1,
        arguments={"way": "post"},
        trace="abc",
    )
    with records.store.unit(records.scope) as unit:
        unit.open(Opening(now=FRIDAY))
        unit.stage(Staged(errands=(errand,)))
        unit.commit()
    return errand.id


def test_an_errand_is_settled_once(records: Records) -> None:
    stream = records.log()
    done, given_up = _an_errand(records, stream), _an_errand(records, stream)
    with records.store.unit(records.scope) as unit:
        _settle(unit, confirmed=done, failed=given_up)
        _settle(unit, failed=done)
        confirmed, failed = unit.errand(done), unit.errand(given_up)

    assert confirmed.confirmed_at is not None
    assert confirmed.failed_at is None
    assert failed.failed_at is not None
    assert failed.confirmed_at is None


def _settle(unit: StoreUnit, *, failed: OutboxId, confirmed: OutboxId | None = None) -> None:
    unit.open(Opening(now=FRIDAY))
    unit.stage(Staged(confirmed=(confirmed,) if confirmed else ()))
    unit.fail(failed, "Refused")
    unit.commit()
