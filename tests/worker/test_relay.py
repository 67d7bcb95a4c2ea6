from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from threading import Event, Lock
from uuid import uuid4

import pytest
from dramatiq import Message
from redis import Redis
from tests.support.queues import DeafBroker, collected
from tests.support.workplaces import Office

from putright.errors import TryAgain
from putright.sealing import MasterKey
from putright.store import Dispatch, HandOver
from putright.tenancy import OutboxId, TenantId
from putright_worker.actors.letters import DISPATCH
from putright_worker.broker import ErrandBroker, make_broker
from putright_worker.messages import QUEUE, Signing
from putright_worker.relay import BATCH, HANDS, Relay

NOW = datetime(2026, 12, 18, 11, tzinfo=UTC)


class Backlog(Dispatch):
    """So many rows are ready, and no more become so."""

    def __init__(self, rows: int) -> None:
        self.left = rows
        self.lock = Lock()

    def lease(self, limit: int, now: datetime, lease_s: float) -> tuple[HandOver, ...]:
        assert (now, lease_s) == (NOW, 60)
        with self.lock:
            taken = min(limit, self.left)
            self.left -= taken
        return tuple(
            HandOver(
                tenant=TenantId(uuid4()),
                id=OutboxId(uuid4()),
                actor=DISPATCH.actor,
                attempts=1,
                made_at=NOW,
            )
            for _ in range(taken)
        )

    def release(self, rows: Iterable[HandOver], now: datetime) -> None:
        assert now == NOW
        with self.lock:
            self.left += len(list(rows))


class Taking(ErrandBroker):
    """A queue that remembers what it was given."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.taken: list[str] = []

    def enqueue_all(self, messages: Iterable[Message[None]]) -> None:
        self.taken += [each.message_id for each in messages]


def of(backlog: Backlog, queue: ErrandBroker) -> Relay:
    """A relay between them."""
    signing = Signing(MasterKey(bytes(range(32))))
    return Relay(backlog, queue, signing, lambda: NOW, lease_s=60)


def ordered(office: Office) -> str:
    """A letter ordered a moment ago: its errand's id."""
    (row,) = office.letters(office.acknowledged())
    return str(row.outbox)


@pytest.fixture
def valkey(valkey_url: str) -> Redis:
    client = Redis.from_url(valkey_url)
    client.flushall()
    return client


def relay(office: Office, valkey_url: str, later_s: float = 1) -> Relay:
    """A relay that lives a little later than the office: leases are system time."""

    def now() -> datetime:
        return office.at.clock.now() + timedelta(seconds=later_s)

    signing = Signing(office.at.master)
    broker = make_broker(valkey_url, signing)
    return Relay(office.at.store.dispatch(), broker, signing, now, lease_s=60)


def hand_all_over(at: Relay) -> None:
    while at.hand_over():
        pass


def test_an_errand_is_handed_over_and_points_at_its_row(
    office: Office, valkey: Redis, valkey_url: str
) -> None:
    errand = ordered(office)

    hand_all_over(relay(office, valkey_url))

    (message,) = [each for each in collected(valkey) if each.args[1] == errand]
    assert message.args == (str(office.landlord.tenant), errand)
    assert (message.actor_name, message.queue_name) == (DISPATCH.actor, QUEUE)
    assert message.kwargs == {}
    assert Signing(office.at.master).genuine(message)
    assert office.errand_called(errand).attempts == 1


def test_an_errand_under_lease_is_not_handed_over_again(
    office: Office, valkey: Redis, valkey_url: str
) -> None:
    errand = ordered(office)

    hand_all_over(relay(office, valkey_url))
    hand_all_over(relay(office, valkey_url))

    assert [m.args[1] for m in collected(valkey)].count(errand) == 1


def test_an_errand_whose_lease_ran_out_comes_again_each_time_after_longer(
    office: Office, valkey: Redis, valkey_url: str
) -> None:
    errand = ordered(office)

    for later_s in (1, 62, 120, 183, 300, 425):
        hand_all_over(relay(office, valkey_url, later_s))

    # leased at 1 s until 61, at 62 until 182, at 183 until 423, at 425
    assert [m.args[1] for m in collected(valkey)].count(errand) == 4
    assert office.errand_called(errand).attempts == 4


def test_emptying_the_queue_loses_nothing(office: Office, valkey: Redis, valkey_url: str) -> None:
    errand = ordered(office)
    hand_all_over(relay(office, valkey_url))
    valkey.flushall()

    hand_all_over(relay(office, valkey_url, later_s=90))

    assert [m.args[1] for m in collected(valkey)].count(errand) == 1


def test_a_settled_errand_is_handed_over_no_more(
    office: Office, valkey: Redis, valkey_url: str
) -> None:
    errand = ordered(office)
    DISPATCH.carry_out(office.at, str(office.landlord.tenant), errand)

    hand_all_over(relay(office, valkey_url, later_s=3600))

    assert errand not in [m.args[1] for m in collected(valkey)]


def test_what_the_queue_does_not_take_is_given_back_as_if_never_leased(
    office: Office, valkey: Redis, valkey_url: str
) -> None:
    errand = ordered(office)
    signing = Signing(office.at.master)
    deaf = Relay(office.at.store.dispatch(), DeafBroker(), signing, office.at.clock.now)

    with pytest.raises(TryAgain):
        deaf.hand_over()

    assert office.errand_called(errand).attempts == 0
    hand_all_over(relay(office, valkey_url))
    assert [m.args[1] for m in collected(valkey)].count(errand) == 1


@pytest.mark.parametrize("rows", [0, 1, BATCH, BATCH + 1, 3 * BATCH + 5])
def test_a_backlog_is_handed_over_until_nothing_is_ready(rows: int) -> None:
    backlog, queue = Backlog(rows), Taking()

    assert of(backlog, queue).drain() == rows
    assert backlog.left == 0
    assert len(set(queue.taken)) == len(queue.taken) == rows


def test_a_relay_that_is_told_to_stop_leaves_the_rest_of_a_backlog() -> None:
    backlog, queue, stop = Backlog(9 * BATCH), Taking(), Event()
    stop.set()

    assert of(backlog, queue).drain(stop) == BATCH
    assert backlog.left == 8 * BATCH


def test_trouble_in_a_backlog_gives_back_what_was_not_taken() -> None:
    class TakesOne(Taking):
        def enqueue_all(self, messages: Iterable[Message[None]]) -> None:
            if self.taken:
                raise OSError
            super().enqueue_all(messages)

    backlog, queue = Backlog(9 * BATCH), TakesOne()
    with pytest.raises(TryAgain):
        of(backlog, queue).drain()

    assert HANDS > 1
    assert backlog.left == 8 * BATCH
