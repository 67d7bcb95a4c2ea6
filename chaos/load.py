"""A bounded load on one sandbox landlord: a few officers at work, its clock moving meanwhile.

What they do is `courses`; what breaks under them is the suites'."""

import random
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from chaos.checks.answers import Told
from chaos.courses import COURSES, Desk, arrive
from chaos.findings import WRONG, Finding
from chaos.ground import Ground
from putright.clock import day_of, moment_on
from putright_development.calling import Caller, Refusal
from putright_development.landlord import PEOPLE, Landed, land

STARTS_AT = moment_on(date(2026, 11, 16), time(9))  # a Monday
OFFICERS = 2
PAUSE_S = 0.03
CLOCK_EVERY_S = 0.7
CLOCK_HOURS = (4, 30)
BROKEN = 500


@dataclass
class Load:
    """The officers' threads and the clock's, and all that any of them was told."""

    ground: Ground
    landed: Landed
    stop: threading.Event = field(default_factory=threading.Event)
    callers: list[Caller] = field(default_factory=list)
    trouble: list[Finding] = field(default_factory=list)
    shows: datetime = STARTS_AT
    refused: list[str] = field(default_factory=list)

    @property
    def told(self) -> list[Told]:
        """Everything that was answered."""
        return [
            Told(self.landed.tenant, each.key, each.status, each.version, each.body)
            for caller in self.callers
            for each in caller.heard
        ]

    def desk(self, number: int) -> Desk:
        """A desk with callers and a chance of its own."""
        return Desk(
            landed=self.landed,
            callers={subject: self.caller(subject) for subject in PEOPLE},
            chance=random.Random(self.ground.chance.random()),  # noqa: S311  no secret
            today=lambda: day_of(self.shows),
            mailbox=f"officer-{number}@{self.landed.slug}.resident.example",
        )

    def caller(self, subject: str) -> Caller:
        """Somebody's calls, remembered."""
        token = self.ground.running.issuer.token_for(self.landed.slug, subject)
        made = Caller(self.ground.running.api, self.landed.slug, token)
        self.callers.append(made)
        return made

    def work(self, desk: Desk) -> None:
        """One complaint after another until told to stop."""
        while not self.stop.is_set():
            try:
                self._one(desk)
            except Refusal as refusal:
                self.refused.append(f"{refusal.status} {refusal.problem.get('type')}")
                if refusal.status >= BROKEN:
                    self.trouble.append(Finding("I2", WRONG, f"answered {refusal}"))
            except Exception as error:  # noqa: BLE001  a thread's failure must be told
                self.trouble.append(Finding("I1", WRONG, f"a caller gave up: {error!r}"))
                return

    def _one(self, desk: Desk) -> None:
        course = desk.chance.choice((*COURSES, None))
        if course is None:
            arrive(desk)
            return
        path = desk.logged(prefers=desk.chance.choice(["email", "email", "post"]))
        for who, verb, body in course(desk):
            if self.stop.wait(desk.chance.random() * PAUSE_S):
                return
            desk.call(who, f"{path}/{verb}", body)

    def move_on(self, caller: Caller, chance: random.Random) -> None:
        """Let time pass at the landlord until told to stop."""
        while not self.stop.wait(CLOCK_EVERY_S):
            to = self.shows + timedelta(hours=chance.randint(*CLOCK_HOURS))
            try:
                caller.post("/clock", {"to": to.astimezone(UTC).isoformat()}, key=f"to {to}")
            except Exception as error:  # noqa: BLE001
                self.trouble.append(Finding("I1", WRONG, f"the clock stands: {error!r}"))
                return
            self.shows = to


def landlord(ground: Ground) -> Landed:
    """A sandbox landlord nobody else uses."""
    slug = f"pivotal-{next(ground.numbers)}"
    return land(ground.running, "pivotal", slug=slug, sandbox_at=STARTS_AT)


@contextmanager
def loaded(ground: Ground) -> Iterator[Load]:
    """A landlord at work for as long as the block lasts."""
    load = Load(ground, landlord(ground))
    chance = random.Random(ground.chance.random())  # noqa: S311  no secret
    threads = [
        threading.Thread(target=load.work, args=(load.desk(number),), name=f"officer {number}")
        for number in range(OFFICERS)
    ]
    clock = threading.Thread(target=load.move_on, args=(load.caller("officer"), chance))
    for thread in (*threads, clock):
        thread.start()
    try:
        yield load
    finally:
        load.stop.set()
        for thread in (*threads, clock):
            thread.join()
