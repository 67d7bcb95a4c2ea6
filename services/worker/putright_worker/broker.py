"""The queue: dramatiq on Redis or Valkey, with nothing delayed and nothing retried in it.

An errand comes again because its row's lease ran out, never because of the queue: losing all of
the queue loses nothing."""

from collections.abc import Iterable
from itertools import chain

import orjson
from dramatiq import Message, MessageProxy, Middleware
from dramatiq.broker import Broker
from dramatiq.brokers.redis import RedisBroker
from dramatiq.middleware import AgeLimit, ShutdownNotifications, SkipMessage, TimeLimit
from redis import Redis

from putright_worker.messages import QUEUE, Signing
from putright_worker.watching import Watching, forged

AGE_LIMIT_MS = 30 * 60 * 1000
"""An older message is of a worker long asleep: its row was handed over again since."""
TIME_LIMIT_MS = 2 * 60 * 1000
DEAD_KEPT_MS = 60 * 60 * 1000
SOCKET_TIMEOUT_S = 10


class OnlyOurs(Middleware):
    """Lets no message reach an actor that was not made with our key."""

    def __init__(self, signing: Signing) -> None:
        self._signing = signing

    def before_process_message(self, broker: Broker, message: MessageProxy) -> None:
        """Skip what is not ours: dramatiq goes on after any other exception, so none may leave."""
        del broker
        try:
            genuine = self._signing.genuine(_within(message))
        except Exception:  # noqa: BLE001
            genuine = False
        if not genuine:
            forged()
            raise SkipMessage("not ours")


class ErrandBroker(RedisBroker):
    """dramatiq on Redis, which also takes many messages in one trip."""

    def enqueue_all(self, messages: Iterable[Message[None]]) -> None:
        """Put all of them in the queue, or none. Raises RedisError.

        dramatiq itself makes a trip for each. They lie as its own script lays them: a test keeps
        watch of that. No middleware of ours looks at what is put in."""
        bodies: dict[str, bytes] = {}
        for message in messages:
            id_ = message.message_id
            options = {**message.options, "redis_message_id": id_}
            bodies[id_] = orjson.dumps({**vars(message), "options": options})
        queue = f"{self.namespace}:{QUEUE}"
        with self.client.pipeline(transaction=True) as together:
            together.hset(f"{queue}.msgs", items=list(chain(*bodies.items())))
            together.rpush(queue, *bodies)
            together.execute()


def make_broker(url: str, signing: Signing) -> ErrandBroker:
    """The broker of one process; its actors are declared on it."""
    broker = ErrandBroker(  # type: ignore[no-untyped-call]
        client=Redis.from_url(
            url, socket_timeout=SOCKET_TIMEOUT_S, socket_connect_timeout=SOCKET_TIMEOUT_S
        ),
        namespace="putright",
        dead_message_ttl=DEAD_KEPT_MS,
        middleware=[
            OnlyOurs(signing),
            AgeLimit(max_age=AGE_LIMIT_MS),
            TimeLimit(time_limit=TIME_LIMIT_MS),
            ShutdownNotifications(),
            Watching(),
        ],
    )
    broker.declare_queue(QUEUE)
    return broker


def _within(message: MessageProxy) -> Message[None]:
    within: Message[None] = message._message  # noqa: SLF001 - the proxy hides options' types
    return within
