"""Some months of a landlord's work, turn by turn, on a clock that is set.

Everything goes through the one road, with the worker's own errands; what happens is `lives`."""

import heapq
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from itertools import count

from putright.blobs import blobs_of
from putright.cases import (
    Command,
    RecordPosting,
)
from putright.clock import SystemClock, day_of, moment_on
from putright.people.principals import Identity
from putright.perform import Asked, perform
from putright.plugin_api import load_plugins
from putright.ports import LetterRow, Page, Staged
from putright.rules.working_days import WorkingDays
from putright.store import HandOver, Store
from putright.tenancy import Scope
from putright_development.landlord import Landed
from putright_development.stack import Stack
from putright_worker.actors import ERRANDS
from putright_worker.task_scope import task_scope
from putright_worker.workplace import Workplace

BATCH = 500
LEASE_S = 60.0
WORKERS = 4
IN_THE_TRAY_DAYS = 3
"""Letters of the last days are still waiting to be posted."""
DOES = {errands.actor: errands for errands in ERRANDS}


@dataclass
class SetClock:
    """A clock that shows the moment it was set to."""

    moment: datetime

    def now(self) -> datetime:
        """That moment."""
        return self.moment


@dataclass(frozen=True, order=True)
class Turn:
    """Something somebody does at a moment; `order` decides between equals."""

    at: datetime
    order: int
    subject: str = field(compare=False)
    command: Command = field(compare=False)


@dataclass
class Play:
    """The turns of one landlord's months, in order of time."""

    landed: Landed
    issuer: str
    at: Workplace
    clock: SetClock
    days: WorkingDays
    ends_at: datetime
    turns: list[Turn] = field(default_factory=list)
    numbers: Iterator[int] = field(default_factory=count)

    def does(self, day: date, subject: str, command: Command, hour: int = 10) -> None:
        """Have somebody do something that day, if the day has come."""
        turn = Turn(moment_on(day, time(hour)), next(self.numbers), subject, command)
        if turn.at <= self.ends_at:
            heapq.heappush(self.turns, turn)

    def after(self, day: date, working_days: int) -> date:
        """So many working days later."""
        return self.days.add(day, working_days)

    def run(self, progress: Callable[[int, int], None]) -> None:
        """Take every turn, with the worker's errands and the post between them, up to now."""
        every = len(self.turns)
        while self.turns:
            turn = heapq.heappop(self.turns)
            progress(every - len(self.turns), every)
            self._work_until(turn.at)
            self._perform(turn.subject, turn.command)
            self._work_until(turn.at)
            if turn.at < self.ends_at - timedelta(days=IN_THE_TRAY_DAYS):
                self._post(day_of(turn.at))
        self._work_until(self.ends_at)

    def _work_until(self, moment: datetime) -> None:
        """What the sweep, the relay and the actors would have done by then."""
        self.clock.moment = moment
        dispatch = self.at.store.dispatch()
        while dispatch.sweep(moment, BATCH):
            pass
        while rows := dispatch.lease(BATCH, SystemClock().now(), LEASE_S):
            with ThreadPoolExecutor(WORKERS) as workers:
                for _ in workers.map(self._carry_out, rows):
                    pass

    def _carry_out(self, row: HandOver) -> None:
        DOES[row.actor].carry_out(self.at, str(row.tenant), str(row.id))

    def _post(self, on: date) -> None:
        """Somebody takes the letters in the print queue to the post."""
        with self.at.store.reading(Scope(self.landed.tenant)) as reading:
            waiting = reading.to_post(Page(limit=BATCH)).rows
        for row in waiting:
            self._perform("officer", posting(row.letter, on), row.letter)

    def _perform(self, subject: str, command: Command, letter: LetterRow | None = None) -> None:
        person = Identity(self.issuer, subject)
        with task_scope(self.at.store, self.landed.tenant) as unit:
            perform(unit, command, Asked(person=person), self.clock)
            if letter is not None:
                sent_on = day_of(self.clock.now())
                unit.stage(Staged(letters=(replace(letter, status="sent", sent_on=sent_on),)))


def posting(letter: LetterRow, on: date) -> RecordPosting:
    """That the letter was posted that day."""
    return RecordPosting(
        stream=letter.stream,
        sequence=letter.sequence,
        letter=letter.kind,
        way=letter.way,
        document=letter.document or "",
        message_id=None,
        template=letter.template or "",
        policy=letter.policy_number or 1,
        ombudsman_block=letter.ombudsman_block or "",
        sent_on=on,
    )


@contextmanager
def workplace(running: Stack, clock: SetClock) -> Iterator[tuple[Workplace, SetClock]]:
    """What an actor works with, on a clock to set."""
    settings = running.settings
    store = Store.of(settings)
    try:
        yield (
            Workplace(
                store=store,
                blobs=blobs_of(settings),
                plugins=load_plugins(),
                master=running.master,
                clock=clock,
            ),
            clock,
        )
    finally:
        store.close()
