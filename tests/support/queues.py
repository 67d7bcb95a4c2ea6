"""What is in the queue, read without taking it out, and a queue that takes nothing."""

from typing import Any, NoReturn

from dramatiq import Message
from dramatiq.brokers.stub import StubBroker
from redis import Redis
from redis.exceptions import BusyLoadingError

from putright_worker.messages import QUEUE


def collected(valkey: "Redis") -> list[Message[Any]]:
    """Every message in the queue, oldest first."""
    with valkey.pipeline(transaction=True) as together:  # the relay may be writing
        together.hgetall(f"putright:{QUEUE}.msgs")
        together.lrange(f"putright:{QUEUE}", 0, -1)
        bodies, ids = together.execute()
    return [Message.decode(bodies[each]) for each in ids]


class DeafBroker(StubBroker):
    """A queue that is just loading its data, as after a restart."""

    def enqueue(self, message: object, *, delay: int | None = None) -> NoReturn:
        """Refuse it."""
        raise BusyLoadingError(message, delay)
