from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime
from threading import Event, Thread

from tests.support.services import Database
from tests.support.smtp import Provider
from tests.support.workplaces import Office

from putright.errors import TryAgain
from putright.ports import Opening
from putright.store import Dispatch, Listener, StillWaiting
from putright_worker.sweep import BATCH, Sweep
from putright_worker.task_scope import reading_scope


class Hears(Listener):
    """Notices, as a test gives them."""

    def __init__(self, notices: Event) -> None:
        self.notices = notices

    def wait(self, timeout_s: float) -> bool:
        heard = self.notices.wait(timeout_s)
        self.notices.clear()
        return heard


class Due(Dispatch):
    """Timers that are due, and trouble, as a test wants them."""

    def __init__(self, *rounds: int | Exception) -> None:
        self.rounds = list(rounds)
        self.asked = 0
        self.exhausted = Event()
        self.notices = Event()

    def listen_for_clocks(self) -> AbstractContextManager[Listener]:
        return nullcontext(Hears(self.notices))

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


def test_a_moved_clock_wakes_the_sweep_at_once(worker_database: Database, server: Provider) -> None:
    friday = datetime(2026, 12, 18, 11, tzinfo=UTC)
    sandbox = Office.open(worker_database, server, sandbox_at=friday)
    sandbox.complaint()
    dispatch, stop = sandbox.at.store.dispatch(), Event()
    sweep = Sweep(dispatch, sandbox.at.clock.now, every_s=30)
    running = Thread(target=sweep.run, args=(stop,))
    with dispatch.listen() as errands:
        running.start()
        sandbox.move_clock(datetime(2026, 12, 30, 12, tzinfo=UTC))
        assert errands.wait(10), "the relay is told of what was swept"
        assert waiting(sandbox).timers == 0
        assert waiting(sandbox).errands > 0
    stop.set()
    sandbox.move_clock(datetime(2026, 12, 30, 13, tzinfo=UTC))  # it looks up, and ends
    running.join(10)
    sandbox.at.store.close()

    assert not running.is_alive()


def waiting(office: Office) -> StillWaiting:
    """What waits by the office's own clock."""
    with reading_scope(office.at.store, office.landlord.tenant) as reading:
        opened = reading.opened(Opening(now=office.at.clock.now()))
        assert opened.sandbox_at is not None
        return reading.still_waiting(opened.sandbox_at)
