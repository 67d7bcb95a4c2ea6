"""The queue: dramatiq on Redis or Valkey, with nothing delayed and nothing retried in it.

An errand comes again because its row's lease ran out, never because of the queue: losing all of
the queue loses nothing."""

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


def make_broker(url: str, signing: Signing) -> RedisBroker:
    """The broker of one process; its actors are declared on it."""
    broker = RedisBroker(  # type: ignore[no-untyped-call]
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
