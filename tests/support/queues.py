"""What is in the queue, read without taking it out, and a queue that takes nothing."""

from collections.abc import Iterable
from typing import Any, NoReturn

from dramatiq import Message
from redis import Redis
from redis.exceptions import BusyLoadingError

from putright_worker.broker import ErrandBroker
from putright_worker.messages import QUEUE


def collected(valkey: "Redis") -> list[Message[Any]]:
    """Every message in the queue, oldest first."""
    with valkey.pipeline(transaction=True) as together:  # the relay may be writing
        together.hgetall(f"putright:{QUEUE}.msgs")
        together.lrange(f"putright:{QUEUE}", 0, -1)
        bodies, ids = together.execute()
    return [Message.decode(bodies[each]) for each in ids]


class DeafBroker(ErrandBroker):
    """A queue that is just loading its data, as after a restart."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]

    def enqueue_all(self, messages: Iterable[Message[None]]) -> NoReturn:
        """Refuse them."""
        raise BusyLoadingError(list(messages))
