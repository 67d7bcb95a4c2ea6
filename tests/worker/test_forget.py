"""Answers kept for repeated requests are forgotten after a week, and not before."""

from datetime import UTC, datetime, timedelta
from threading import Event, Thread

import psycopg
from tests.support.records import FRIDAY, Records, a_key, an_answer, rows
from tests.support.services import Database

from putright.errors import TryAgain
from putright.ports import Opening
from putright.store import Dispatch, Store
from putright_worker.forget import BATCH, KEPT_FOR, Forget

NOW = datetime(2001, 6, 15, 12, tzinfo=UTC)  # older than any answer of another test


def kept(database: Database, records: Records, *ages: timedelta) -> None:
    for number, age in enumerate(ages):
        key = a_key(f"key {number}")
        with records.store.unit(records.scope) as unit:
            unit.open(Opening(now=FRIDAY))
            unit.keep(key, records.landlord.identity(), an_answer(key))
            unit.commit()
        with psycopg.connect(database.migrator_url) as connection:
            connection.execute(
                "update putright.idempotency set made_at = %s where tenant_id = %s and key = %s",
                [NOW - age, records.landlord.tenant, key.key],
            )


def left(database: Database, records: Records) -> list[str]:
    found = rows(
        database.backup_url,
        "select key from putright.idempotency where tenant_id = %(tenant)s order by key",
        tenant=records.landlord.tenant,
    )
    return [row["key"] for row in found]


def test_an_answer_is_forgotten_after_a_week_and_not_before(database: Database) -> None:
    assert timedelta(days=7) == KEPT_FOR
    store = Store(database.app_url, database.dispatch_url)
    records, others = (Records.of_a_new_landlord(database, store) for _ in range(2))
    moment = timedelta(seconds=1)
    kept(database, records, KEPT_FOR - moment, KEPT_FOR, KEPT_FOR + moment)
    kept(database, others, KEPT_FOR + moment, timedelta(0))

    forget = Forget(store.dispatch(), lambda: NOW)
    assert forget.forget() == 2
    assert forget.forget() == 0
    assert left(database, records) == ["key 0", "key 1"]
    assert left(database, others) == ["key 1"]
    store.close()


def test_a_batch_is_no_larger_than_asked(database: Database) -> None:
    store = Store(database.app_url, database.dispatch_url)
    records = Records.of_a_new_landlord(database, store)
    kept(database, records, *[timedelta(days=30)] * 3)

    dispatch, before = store.dispatch(), NOW - timedelta(days=20)
    assert [dispatch.forget_answers(before, 2) for _ in range(3)] == [2, 1, 0]
    store.close()


class Failing(Dispatch):
    """A database that is away once, then has nothing more to forget."""

    def __init__(self) -> None:
        self.asked: list[tuple[datetime, int]] = []
        self.asked_again = Event()

    def forget_answers(self, before: datetime, limit: int) -> int:
        self.asked.append((before, limit))
        if len(self.asked) == 1:
            raise TryAgain
        self.asked_again.set()
        return 0


def test_trouble_ends_a_round_and_no_more() -> None:
    dispatch, stop = Failing(), Event()
    thread = Thread(target=Forget(dispatch, lambda: NOW, every_s=0.01).run, args=(stop,))
    thread.start()
    came_back = dispatch.asked_again.wait(10)
    stop.set()
    thread.join(10)

    assert came_back
    assert set(dispatch.asked) == {(NOW - KEPT_FOR, BATCH)}
    assert not thread.is_alive()
