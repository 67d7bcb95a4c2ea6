"""Hands rows of the outbox to the queue, soon after they are written and again when need be.

What the rows ask for it cannot even read: it points at them, and the actors look."""

from collections.abc import Callable
from datetime import datetime
from threading import Event

from dramatiq.broker import Broker
from dramatiq.errors import BrokerError
from redis.exceptions import RedisError

from putright.errors import TryAgain
from putright.store import Dispatch, HandOver, Listener
from putright_worker import watching
from putright_worker.messages import Signing

BATCH = 50
LEASE_S = 60.0
"""Longer than an errand takes; what is not settled by then is handed over again."""
POLL_S = 1.0
"""How long a lost notice can delay an errand."""


class Relay:
    """One round hands over what is ready; rounds may run in several processes at once."""

    def __init__(
        self,
        dispatch: Dispatch,
        broker: Broker,
        signing: Signing,
        now: Callable[[], datetime],
        *,
        lease_s: float = LEASE_S,
    ) -> None:
        self._dispatch = dispatch
        self._broker = broker
        self._signing = signing
        self._now = now
        self._lease_s = lease_s

    def hand_over(self) -> int:
        """Hand one batch to the queue: how many rows. Raises TryAgain.

        What the queue does not take is given back, and is handed over in a later round."""
        rows = self._dispatch.lease(BATCH, self._now(), self._lease_s)
        for at, row in enumerate(rows):
            try:
                self._broker.enqueue(self._signing.message(row.actor, row.tenant, row.id))
            except (RedisError, BrokerError, OSError) as error:
                self._dispatch.release(rows[at:], self._now())
                _count(rows[:at])
                raise TryAgain(type(error).__name__) from error
        _count(rows)
        return len(rows)

    def run(self, stop: Event) -> None:
        """Hand over until told to stop, woken by notices; trouble ends a round, never the relay."""
        while not stop.is_set():
            try:
                with self._dispatch.listen() as listener:
                    self._listen(listener, stop)
            except TryAgain as passing:
                watching.trouble("relay", passing)
                stop.wait(POLL_S)

    def _listen(self, listener: Listener, stop: Event) -> None:
        while not stop.is_set():
            while self.hand_over() == BATCH and not stop.is_set():
                pass
            listener.wait(POLL_S)


def _count(rows: tuple[HandOver, ...]) -> None:
    watching.handed_over(len(rows), sum(row.attempts > 1 for row in rows))
