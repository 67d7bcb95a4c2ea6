"""Deletes the answers kept for repeated requests once nobody will repeat them any more.

They may name a resident, so they are kept for days and not for years; nothing else is deleted."""

from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Event

from putright.errors import TryAgain
from putright.store import Dispatch
from putright_worker import watching

KEPT_FOR = timedelta(days=7)
BATCH = 1000
EVERY_S = 600.0


class Forget:
    """One round deletes all that is old enough; rounds may run in several processes at once."""

    def __init__(
        self, dispatch: Dispatch, now: Callable[[], datetime], *, every_s: float = EVERY_S
    ) -> None:
        self._dispatch = dispatch
        self._now = now
        self._every_s = every_s

    def forget(self) -> int:
        """Delete until nothing is old enough: how many answers. Raises TryAgain."""
        gone = 0
        while count := self._dispatch.forget_answers(self._now() - KEPT_FOR, BATCH):
            gone += count
        return gone

    def run(self, stop: Event) -> None:
        """Forget until told to stop; trouble ends a round and no more."""
        while not stop.is_set():
            try:
                self.forget()
            except TryAgain as passing:
                watching.trouble("forget", passing)
            stop.wait(self._every_s)
