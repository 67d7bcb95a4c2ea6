"""A register of invented complaints, spread over every state the verbs reach so far.

Played day by day through the one road, with the worker's own errands, on a clock that is set: what
is in the database afterwards is what some months of a landlord's work would have left there."""

import heapq
import random
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from itertools import count

from putright.blobs import blobs_of
from putright.cases import (
    Acknowledge,
    AskClarification,
    Assign,
    Command,
    Define,
    RecordPosting,
    Respond,
    SetIntakeAside,
    TakeIn,
    Update,
)
from putright.clock import SystemClock, day_of, moment_on
from putright.complaint.events import ActionPromised, Channel, SetAsideGround
from putright.complaint.text import Text
from putright.people.principals import Identity
from putright.perform import Asked, perform
from putright.plugin_api import load_plugins
from putright.ports import LetterRow, Page, Staged
from putright.references import new_reference, new_stream
from putright.rules.bank_holidays import england
from putright.rules.working_days import WorkingDays
from putright.store import HandOver, Store
from putright.tenancy import Scope
from putright_development.invented import Invented, complaint
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
LAST_OF_2022 = date(2024, 3, 4)
REFUSED = "refuse-550"
"""The mail catcher refuses this mailbox for good: some letters must fail."""
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


def fill(
    running: Stack, landed: Landed, complaints: int, progress: Callable[[int, int], None]
) -> None:
    """Fill a fresh landlord's register; the same name gets much the same register each time.

    `progress` hears of turns taken, and how many there are."""
    chance = random.Random(landed.slug)  # noqa: S311 - invented residents, no secret
    now = SystemClock().now()
    with _workplace(running, SetClock(now)) as (at, clock):
        play = Play(landed, running.issuer.issuer(landed.slug), at, clock, england(), now)
        for n in range(complaints):
            _complaint(play, chance, n)
        for n in range(complaints // 6):
            _intake(play, chance, n)
        play.run(progress)


@contextmanager
def _workplace(running: Stack, clock: SetClock) -> Iterator[tuple[Workplace, SetClock]]:
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


def _complaint(play: Play, chance: random.Random, n: int) -> None:
    """One complaint, some days ago; how far it comes depends on how many."""
    today = day_of(play.ends_at)
    received_on = LAST_OF_2022 if n % 12 == 0 else today - timedelta(days=chance.randint(0, 75))
    logged_on = play.days.first_working_day_on_or_after(received_on)
    if n % 9 == 4:  # noqa: PLR2004 - one in nine lay in a mailbox
        logged_on = play.after(logged_on, 6)
    mail_to = f"{REFUSED}+{n}@resident.example" if n % 17 == 3 else None  # noqa: PLR2004
    made = complaint(chance, received_on, logged_on, mail_to)
    play.does(logged_on, "officer", made.log, hour=9)
    _first_stage(play, chance, made, logged_on)


def _first_stage(play: Play, chance: random.Random, made: Invented, logged_on: date) -> None:
    """Assigned, defined, acknowledged, answered: mostly in time, some late, some not at all."""
    stream = made.log.stream
    handler = chance.choice(["handler", "second-handler"])
    acknowledged_on = play.after(logged_on, chance.choices([1, 2, 4, 7], [30, 40, 20, 10])[0])
    assigned_on = play.after(logged_on, 1)
    declaration = Text("None known")
    person = play.landed.people[handler]
    assign = Assign(stream=stream, stage=1, handler=person, declaration=declaration)
    play.does(assigned_on, "officer", assign)
    define = Define(
        stream=stream,
        stage=1,
        points=made.points,
        outcomes_sought=Text("An apology, and that it is put right."),
    )
    play.does(acknowledged_on, handler, define, hour=11)
    if chance.random() < 0.1:  # noqa: PLR2004
        asked = (Text("On which days did this happen?"),)
        play.does(
            acknowledged_on, handler, AskClarification(stream=stream, stage=1, questions=asked), 12
        )
    play.does(acknowledged_on, handler, Acknowledge(stream=stream, stage=1), hour=13)
    answered_on = play.after(acknowledged_on, chance.choices([6, 9, 10, 14], [25, 40, 20, 15])[0])
    news_on = play.after(acknowledged_on, 5)
    if news_on < answered_on and chance.random() < 0.4:  # noqa: PLR2004
        news = Update(
            stream=stream,
            news=Text("We have the contractor's report and are reading it."),
            next_update_on=answered_on,
        )
        play.does(news_on, handler, news, hour=15)
    if chance.random() < 0.9:  # noqa: PLR2004
        play.does(answered_on, handler, _answer(play, made, answered_on), hour=16)


def _answer(play: Play, made: Invented, on: date) -> Respond:
    actions: tuple[ActionPromised, ...] = ()
    if made.remedies:
        due_on = play.after(on, 15)
        actions = (ActionPromised(id="1", what=Text("Put it right"), due_on=due_on),)
    return Respond(
        stream=made.log.stream,
        stage=1,
        decisions=made.decisions,
        remedies=made.remedies,
        actions=actions,
    )


def _intake(play: Play, chance: random.Random, n: int) -> None:
    """Something that arrived: some of it waits, some was taken up, some set aside."""
    arrived_on = day_of(play.ends_at) - timedelta(days=chance.randint(1, 9))
    stream = new_stream()
    arrived = TakeIn(
        stream=stream,
        reference=new_reference(),
        channel=chance.choice([Channel.EMAIL, Channel.WEB_FORM]),
        sender=Text(f"resident{n}@resident.example"),
        said=Text("I have written three times about the lift and nobody answers."),
        arrived_on=arrived_on,
        automatic_receipt=True,
    )
    play.does(arrived_on, "staff", arrived, hour=8)
    if n % 3 == 1:
        made = complaint(chance, arrived_on, arrived_on, None)
        play.does(arrived_on, "officer", replace(made.log, intake=stream), hour=9)
    if n % 3 == 0:
        aside = SetIntakeAside(
            stream=stream,
            ground=SetAsideGround.SERVICE_REQUEST,
            reasons=Text("A first report of a lift fault; she chose not to complain."),
            choice_offered_on=arrived_on,
        )
        play.does(arrived_on, "officer", aside, hour=17)
