"""Hands rows of the outbox to the queue, soon after they are written and again when need be.

What the rows ask for it cannot even read: it points at them, and the actors look."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from threading import Event

from redis.exceptions import RedisError

from putright.errors import TryAgain
from putright.store import Dispatch, Listener
from putright_worker import watching
from putright_worker.broker import ErrandBroker
from putright_worker.messages import Signing

BATCH = 1000
"""In one trip to each side: trips, not rows, were the time."""
HANDS = 2
"""With a backlog, one makes messages while another waits for the database."""
LEASE_S = 60.0
"""Longer than an errand takes; what is not settled by then is handed over again."""
POLL_S = 1.0
"""How long a lost notice can delay an errand."""


class Relay:
    """One round hands over what is ready; rounds may run in several processes at once."""

    def __init__(
        self,
        dispatch: Dispatch,
        broker: ErrandBroker,
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
        if not rows:
            return 0
        try:
            self._broker.enqueue_all(
                self._signing.message(row.actor, row.tenant, row.id, row.attempts) for row in rows
            )
        except (RedisError, OSError) as error:
            self._dispatch.release(rows, self._now())
            raise TryAgain(type(error).__name__) from error
        watching.handed_over(len(rows), sum(row.attempts > 1 for row in rows))
        return len(rows)

    def drain(self, stop: Event | None = None) -> int:
        """Hand over until nothing is ready: how many rows. Raises TryAgain."""
        first = self.hand_over()
        if first < BATCH:
            return first

        def hand_on(_: int) -> int:
            made = 0
            while not (stop and stop.is_set()) and (count := self.hand_over()):
                made += count
            return made

        with ThreadPoolExecutor(HANDS) as hands:
            return first + sum(hands.map(hand_on, range(HANDS)))

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
            self.drain(stop)
            listener.wait(POLL_S)
