"""The sweep and the lease: what is due is handed over, once a lease, and nothing twice at once."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

import pytest
from tests.support.records import FRIDAY, Records, rows
from tests.support.services import Database

from putright.ports import Errand, Opening, Staged
from putright.references import new_outbox_id
from putright.store import HandOver, Store
from putright.tenancy import OutboxId, StreamId, TenantId

LONG_AGO = datetime(2001, 1, 1, tzinfo=FRIDAY.tzinfo)


def timers(database: Database, stream: StreamId) -> list[dict[str, Any]]:
    return rows(
        database.backup_url,
        "select * from putright.timer where stream_id = %(id)s order by fires_at",
        id=stream,
    )


def errands(database: Database, stream: StreamId) -> list[dict[str, Any]]:
    return rows(
        database.backup_url,
        "select * from putright.outbox where stream_id = %(id)s order by made_at",
        id=stream,
    )


def sweep_all(store: Store, now: datetime) -> int:
    """Sweep until nothing is due, each batch a little later: other tests' landlords as well."""
    swept = 0
    while made := store.dispatch().sweep(now + timedelta(microseconds=swept), 50):
        swept += made
    return swept


def lease_all(store: Store, now: datetime, of: TenantId) -> list[HandOver]:
    """Lease whatever is ready, and keep what is of one landlord."""
    found = []
    while leased := store.dispatch().lease(50, now, 60):
        found.extend(leased)
    return [row for row in found if row.tenant == of]


def ordered(records: Records, stream: StreamId, **changes: object) -> OutboxId:
    """An errand on a stream."""
    values: dict[str, Any] = {
        "id": new_outbox_id(),
        "actor": "letters.dispatch",
        "stream": stream,
        "sequence": 1,
        "trace": "abc",
    }
    errand = Errand(**{**values, **changes})
    with records.store.unit(records.scope) as unit:
        unit.open(Opening(now=FRIDAY))
        unit.stage(Staged(errands=(errand,)))
        unit.commit()
    return errand.id


@contextmanager
def system_time_is(database: Database, errand: OutboxId) -> Iterator[datetime]:
    """The moment at which the errand was made, by the clock that leases go by."""
    (row,) = rows(
        database.backup_url, "select made_at from putright.outbox where id = %(id)s", id=errand
    )
    yield row["made_at"]


def test_a_timer_becomes_an_errand_when_it_is_due_and_not_before(
    database: Database, records: Records
) -> None:
    stream = records.log()
    first = timers(database, stream)[0]
    sweep_all(records.store, first["fires_at"] - timedelta(seconds=1))
    assert not errands(database, stream)
    sweep_all(records.store, first["fires_at"])

    due = [each for each in timers(database, stream) if each["fires_at"] == first["fires_at"]]
    found = errands(database, stream)
    assert len(found) == len(due)
    assert {each["actor"] for each in found} == {"timers.fire"}
    assert {tuple(sorted(each["arguments"].items())) for each in found} == {
        (
            ("due_on", each["due_on"].isoformat()),
            ("fires_at", each["fires_at"].isoformat()),
            ("moment", each["moment"]),
            ("obligation", each["obligation"]),
        )
        for each in due
    }


def test_a_timer_is_handed_over_once(database: Database, records: Records) -> None:
    stream = records.log()
    late = timers(database, stream)[-1]["fires_at"]
    sweep_all(records.store, late)
    once = errands(database, stream)
    sweep_all(records.store, late + timedelta(days=1))

    assert len(once) == len(timers(database, stream))
    assert errands(database, stream) == once


def test_sweeps_at_once_share_the_work(database: Database, records: Records) -> None:
    streams = [records.log() for _ in range(12)]
    late = max(timers(database, stream)[-1]["fires_at"] for stream in streams)
    together = threading.Barrier(3)
    failures: list[Exception] = []

    def sweep() -> None:
        together.wait()
        try:
            while records.store.dispatch().sweep(late, 7):
                pass
        except Exception as failure:  # noqa: BLE001  whatever it is, it is one too many
            failures.append(failure)

    sweepers = [threading.Thread(target=sweep) for _ in range(3)]
    for thread in sweepers:
        thread.start()
    for thread in sweepers:
        thread.join()
    sweep_all(records.store, late)

    assert not failures
    for stream in streams:
        assert len(errands(database, stream)) == len(timers(database, stream))


def test_timers_are_handed_over_in_the_order_in_which_they_were_due(
    database: Database, records: Records
) -> None:
    stream = records.log()
    sweep_all(records.store, timers(database, stream)[-1]["fires_at"])

    fired = [each["arguments"]["fires_at"] for each in errands(database, stream)]
    assert fired == sorted(fired)
    assert len(set(fired)) > 1


def test_a_sandbox_is_swept_by_its_own_clock_and_by_no_other(
    database: Database, store: Store
) -> None:
    sandbox = Records.of_a_new_landlord(database, store, sandbox_at=FRIDAY)
    stream = sandbox.log()
    last = timers(database, stream)[-1]["fires_at"]
    sweep_all(store, last + timedelta(days=99))
    while store.dispatch().sweep_sandboxes(last + timedelta(days=99), 50):
        pass
    assert not errands(database, stream)

    with store.unit(sandbox.scope) as unit:
        unit.open(Opening(now=FRIDAY))
        unit.move_clock(last)
        unit.commit()
    while store.dispatch().sweep_sandboxes(LONG_AGO, 50):
        pass
    assert len(errands(database, stream)) == len(timers(database, stream))


def test_a_row_is_leased_and_comes_again_when_the_lease_is_over(
    database: Database, records: Records
) -> None:
    stream = records.log()
    errand = ordered(records, stream)
    with system_time_is(database, errand) as made_at:
        before = lease_all(records.store, made_at - timedelta(seconds=1), records.landlord.tenant)
        first = lease_all(records.store, made_at, records.landlord.tenant)
        within = made_at + timedelta(seconds=59)
        during = lease_all(records.store, within, records.landlord.tenant)
        over = made_at + timedelta(seconds=60)
        again = lease_all(records.store, over, records.landlord.tenant)

    assert not before
    assert not during
    assert [(row.id, row.actor) for row in first] == [(errand, "letters.dispatch")]
    assert [(row.id, row.attempts) for row in (*first, *again)] == [(errand, 1), (errand, 2)]


def test_what_was_settled_is_never_handed_over_again(database: Database, records: Records) -> None:
    stream = records.log()
    done, failed = ordered(records, stream), ordered(records, stream)
    with records.store.unit(records.scope) as unit:
        unit.open(Opening(now=FRIDAY))
        unit.stage(Staged(confirmed=(done,)))
        unit.fail(failed, "Refused")
        unit.commit()
    with system_time_is(database, failed) as made_at:
        much_later = made_at + timedelta(days=9)
        assert not lease_all(records.store, much_later, records.landlord.tenant)


def test_what_the_queue_did_not_take_is_ready_at_once(database: Database, records: Records) -> None:
    stream = records.log()
    with system_time_is(database, ordered(records, stream)) as made_at:
        leased = lease_all(records.store, made_at, records.landlord.tenant)
        records.store.dispatch().release(leased, made_at)
        again = lease_all(records.store, made_at, records.landlord.tenant)

    assert [row.attempts for row in again] == [row.attempts for row in leased] == [1]


def test_two_relays_never_hold_the_same_row(database: Database, records: Records) -> None:
    stream = records.log()
    made = {ordered(records, stream) for _ in range(30)}
    with system_time_is(database, max(made)) as made_at:
        now = made_at + timedelta(seconds=1)
    held: list[OutboxId] = []
    together = threading.Barrier(3)

    def relay() -> None:
        together.wait()
        while leased := records.store.dispatch().lease(4, now, 600):
            held.extend(row.id for row in leased)

    relays = [threading.Thread(target=relay) for _ in range(3)]
    for thread in relays:
        thread.start()
    for thread in relays:
        thread.join()
    ours = [each for each in held if each in made]
    ours += [row.id for row in lease_all(records.store, now, records.landlord.tenant)]

    assert sorted(ours) == sorted(made)


def test_a_notice_comes_with_an_errand_and_only_after_its_commit(records: Records) -> None:
    stream = records.log()
    with records.store.dispatch().listen() as listener:
        errand = Errand(id=new_outbox_id(), actor="letters.dispatch", stream=stream, sequence=1)
        with records.store.unit(records.scope) as unit:
            unit.open(Opening(now=FRIDAY))
            unit.stage(Staged(errands=(errand,)))
            assert not listener.wait(0.05)
            unit.commit()
        assert listener.wait(10)
        with records.store.unit(records.scope) as unit:
            assert unit.errand(errand.id).stream == stream


def test_what_waits_is_counted(database: Database, records: Records) -> None:
    errand = ordered(records, records.log())
    waiting = records.store.dispatch().waiting()
    with system_time_is(database, errand) as made_at:
        assert waiting.errands >= 1
        assert waiting.oldest_at is not None
        assert waiting.oldest_at <= made_at


def test_a_store_without_the_dispatchers_address_does_not_dispatch(database: Database) -> None:
    store = Store(database.app_url)
    with pytest.raises(RuntimeError):
        store.dispatch()
