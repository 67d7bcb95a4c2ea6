"""Marks the timers whose moment has come and makes an errand of each, across all landlords.

Whether the obligation still stands the errand finds out, in the landlord's own scope."""

from collections.abc import Callable
from datetime import datetime
from threading import Event

from putright.errors import TryAgain
from putright.store import Dispatch
from putright_worker import watching

BATCH = 1000
EVERY_S = 1.0
"""Time passes without a notice: how late a timer can be noticed."""


class Sweep:
    """One round sweeps all that is due; rounds may run in several processes at once."""

    def __init__(
        self, dispatch: Dispatch, now: Callable[[], datetime], *, every_s: float = EVERY_S
    ) -> None:
        self._dispatch = dispatch
        self._now = now
        self._every_s = every_s

    def sweep(self) -> int:
        """Sweep until nothing is due: how many timers. Raises TryAgain."""
        made = 0
        for of in (self._dispatch.sweep, self._dispatch.sweep_sandboxes):
            while count := of(self._now(), BATCH):
                made += count
                watching.swept(count)
        return made

    def run(self, stop: Event) -> None:
        """Sweep until told to stop, at once when a clock is moved; trouble never ends the sweep."""
        while not stop.is_set():
            try:
                with self._dispatch.listen_for_clocks() as listener:
                    while not stop.is_set():
                        self.sweep()
                        listener.wait(self._every_s)
            except TryAgain as passing:
                watching.trouble("sweep", passing)
                stop.wait(self._every_s)
