import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event
from typing import Any
from uuid import uuid4

import dramatiq
from dramatiq import Message, Worker
from redis import Redis
from tests.support.queues import collected

from putright.sealing import MasterKey
from putright.tenancy import OutboxId, TenantId
from putright_worker.broker import AGE_LIMIT_MS, ErrandBroker, make_broker
from putright_worker.messages import QUEUE, Signing

SIGNING = Signing(MasterKey(bytes(range(32))))
TENANT = TenantId(uuid4())


@contextmanager
def working(valkey_url: str) -> Iterator[tuple[ErrandBroker, list[str], Event]]:
    """A worker on an emptied queue: its broker, what was done, and that something last was."""
    Redis.from_url(valkey_url).flushall()
    broker = make_broker(valkey_url, SIGNING)
    done: list[str] = []
    last = Event()

    def do(_: str, errand: str) -> None:
        done.append(errand)
        if errand.startswith("f"):
            last.set()

    dramatiq.actor(actor_name="letters.dispatch", queue_name=QUEUE, broker=broker)(do)
    worker = Worker(broker, worker_threads=1, worker_timeout=50)
    worker.start()
    try:
        yield broker, done, last
    finally:
        worker.stop()
        broker.close()


def ours(errand: str) -> Message[None]:
    return SIGNING.message("letters.dispatch", TENANT, OutboxId(errand))  # type: ignore[arg-type]


def test_a_forged_message_is_not_executed_and_does_not_stop_the_queue(valkey_url: str) -> None:
    genuine = ours("1")
    forged = [
        genuine.copy(args=(str(uuid4()), "2")),
        genuine.copy(options={"code": "0" * 64}),
        Signing(MasterKey(bytes(32))).message("letters.dispatch", TENANT, OutboxId(uuid4())),
        genuine.copy(args=({"a": 1},)),
        genuine.copy(actor_name="os.system"),
    ]
    with working(valkey_url) as (broker, done, last):
        for message in [*forged, genuine, *forged, ours("f")]:
            broker.enqueue(message)
        assert last.wait(15)

    assert done == ["1", "f"]


def test_what_is_put_in_together_lies_as_dramatiq_lays_it(valkey_url: str) -> None:
    client = Redis.from_url(valkey_url)
    broker = make_broker(valkey_url, SIGNING)
    made = [ours("1"), ours("2"), ours("f")]

    def laid() -> tuple[dict[object, object], list[Message[Any]]]:
        """Each key's type, and each message as it is read from the queue, its own number apart."""
        kinds: dict[object, object] = {
            key: client.type(key) for key in client.keys("*") if b"heartbeats" not in key
        }
        read = collected(client)
        numbers = {each.options.pop("redis_message_id") for each in read}
        assert len(numbers) == len(read)
        client.flushall()
        return kinds, read

    client.flushall()
    for each in made:
        broker.enqueue(each)
    one_by_one = laid()
    broker.enqueue_all(made)

    assert laid() == one_by_one
    assert one_by_one[1] == made


def test_what_is_put_in_together_is_carried_out_and_leaves_nothing(valkey_url: str) -> None:
    client = Redis.from_url(valkey_url)
    with working(valkey_url) as (broker, done, last):
        broker.enqueue_all([ours("1"), ours("2"), ours("f")])
        assert last.wait(15)
        broker.join(QUEUE, timeout=15_000)

    assert done == ["1", "2", "f"]
    assert not collected(client)


def test_a_message_of_a_queue_long_asleep_is_dropped(valkey_url: str) -> None:
    old = ours("1").copy(message_timestamp=int(time.time() * 1000) - AGE_LIMIT_MS - 1000)
    with working(valkey_url) as (broker, done, last):
        broker.enqueue(old)
        broker.enqueue(ours("f"))
        assert last.wait(15)

    assert done == ["f"]


def test_nothing_is_retried_or_delayed_in_the_queue(valkey_url: str) -> None:
    names = {type(each).__name__ for each in make_broker(valkey_url, SIGNING).middleware}

    assert "Retries" not in names
    assert {"OnlyOurs", "AgeLimit", "TimeLimit", "Watching"} <= names


def test_no_message_is_ever_asked_to_wait(valkey_url: str) -> None:
    client: Redis = Redis.from_url(valkey_url, decode_responses=True)
    with working(valkey_url) as (broker, _, last):
        broker.enqueue(ours("f"))
        assert last.wait(15)

    assert not [key for key in map(str, client.keys("*")) if ".DQ" in key]
