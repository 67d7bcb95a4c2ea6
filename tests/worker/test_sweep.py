from collections.abc import Sequence
from datetime import datetime
from threading import Event, Thread

from tests.support.workplaces import Office

from putright.errors import TryAgain
from putright.store import Dispatch
from putright_worker.sweep import BATCH, Sweep


class Due(Dispatch):
    """Timers that are due, and trouble, as a test wants them."""

    def __init__(self, *rounds: int | Exception) -> None:
        self.rounds = list(rounds)
        self.asked = 0
        self.exhausted = Event()

    def sweep(self, now: datetime, limit: int) -> int:
        assert now.tzinfo is not None
        assert limit == BATCH
        self.asked += 1
        if not self.rounds:
            self.exhausted.set()
            return 0
        told = self.rounds.pop(0)
        if isinstance(told, Exception):
            raise told
        return told

    def sweep_sandboxes(self, now: datetime, limit: int) -> int:
        del now, limit
        return 0


def test_a_round_goes_on_until_nothing_is_due(office: Office) -> None:
    due = Due(BATCH, BATCH, 3)

    assert Sweep(due, office.at.clock.now).sweep() == 2 * BATCH + 3
    assert due.asked == 4


def test_trouble_ends_a_round_and_not_the_sweep(office: Office) -> None:
    due, stop = Due(TryAgain("connection"), 3), Event()
    running = Thread(target=Sweep(due, office.at.clock.now, every_s=0.01).run, args=(stop,))
    running.start()

    assert due.exhausted.wait(10)
    stop.set()
    running.join(10)

    assert not running.is_alive()


def test_a_swept_timer_is_not_swept_again(office: Office) -> None:
    office.complaint()
    sweep = Sweep(office.at.store.dispatch(), office.at.clock.now)
    made: Sequence[int] = [sweep.sweep() for _ in range(2)]

    assert made[1] == 0
