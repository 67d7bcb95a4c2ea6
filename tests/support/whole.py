"""The whole product on this machine, killed at will, and a reader of what it left behind.

The reader knows PostgreSQL and the mail catcher's log alone, nothing that the product says of
itself."""

import os
import random
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from queue import Empty, Queue
from typing import Any

from tests.support.records import rows

from putright.clock import day_of
from putright.store import Store
from putright.tenancy import Scope, TenantId
from putright_development.demo import land_sandbox, telling
from putright_development.places import Places, Ports
from putright_development.processes import family, port_taken, send
from putright_development.stack import Stack, stack
from putright_development.story import Step, Telling

RESTARTS = "dramatiq_restart_delay"
LEASE_S = 2.0
"""Short, so that what a killed process held comes again soon."""
ORDERS = ("acknowledged", "updated", "responded", "extended", "closed")
Line = tuple[str, str, str, str]


@dataclass
class Installation:
    """A running stack; each landlord of it is a test's own."""

    running: Stack
    numbers: Iterator[int] = field(default_factory=count)

    def fresh(self) -> tuple[TenantId, Telling]:
        """A sandbox landlord nobody else uses, and its people."""
        slug = f"pivotal-{next(self.numbers)}"
        landed = land_sandbox(self.running, slug)
        return landed.tenant, telling(self.running, landed, f"ivy@{slug}.resident.example")

    def kill(self, name: str) -> None:
        """`kill -9` for every process of a service, and start it again as `make run` would."""
        child = self.running.services[name]
        leader, program = child.entry.leader, child.entry.program
        send(signal.SIGKILL, family(leader, program, Path(child.entry.folder)))
        self.running.children.again(child)

    def left(self, tenant: TenantId) -> "Left":
        """What a landlord's story left behind."""
        return Left(self.running, tenant)


@dataclass
class Left:
    """One landlord's rows, read as the backup reads them, and the mail that was caught."""

    running: Stack
    tenant: TenantId

    def rows(self, table: str, where: str = "true", order: str = "1") -> list[dict[str, Any]]:
        """Rows of the landlord."""
        secret = self.running.places.secret("putright_backup")
        url = self.running.database.url(role="putright_backup", password=secret)
        sql = (
            f"select * from putright.{table} t where tenant_id = %(tenant)s"  # noqa: S608
            f" and {where} order by {order}"
        )
        return rows(url, sql, tenant=self.tenant)

    def events(self) -> list[dict[str, Any]]:
        """Every event of the one complaint."""
        return self.rows("event", order="stream_id, sequence")

    def timers(self) -> list[Line]:
        """What the clocks said, in the order in which it was recorded."""
        return [
            (str(e["happened_on"]), f["moment"], f["obligation"], f["due_on"])
            for e in self.events()
            if e["kind"] == "timer_fired" and (f := e["facts"])
        ]

    def letters_are_each_recorded_once(self, mail_to: str, ordered_letters: int) -> None:
        """One sending recorded for each that was ordered; a copy has the same Message-ID."""
        events = self.events()
        ordered = [e["sequence"] for e in events if e["kind"] in ORDERS]
        sent = {e["facts"]["answers"]: e["facts"] for e in events if e["kind"] == "letter_sent"}
        assert len(ordered) == ordered_letters
        assert Counter(
            e["facts"]["answers"] for e in events if e["kind"] == "letter_sent"
        ) == dict.fromkeys(ordered, 1)
        letters = {row["sequence"]: row for row in self.rows("letter")}
        assert {sequence: row["status"] for sequence, row in letters.items()} == dict.fromkeys(
            ordered, "sent"
        )
        caught = self.running.mailbox.caught(mail_to)
        assert {each.message_id for each in caught} == {f["message_id"] for f in sent.values()}
        for sequence, row in letters.items():
            assert sent[sequence]["message_id"].startswith(f"<{row['outbox_id']}@")

    def nothing_waits(self) -> None:
        """Every errand is done, none was given up, and no timer is due that was not noticed."""
        errands = self.rows("outbox", "confirmed_at is null or failed_at is not null")
        assert errands == []
        due = (
            "handed_at is null and fires_at <="
            " (select sandbox_at from putright.landlord l where l.id = t.tenant_id)"
        )
        assert self.rows("timer", due) == []

    def no_timer_fired_early_or_twice(self) -> None:
        """Each fact once, on a day that had come when it was recorded, in due order."""
        fired = [e for e in self.events() if e["kind"] == "timer_fired"]
        assert len({str(e["facts"]) for e in fired}) == len(fired)
        for event in fired:
            assert event["happened_on"] <= day_of(event["recorded_at"])
        days = [event["happened_on"] for event in fired]
        assert days == sorted(days)

    def the_chain_holds(self) -> None:
        """Every event is hashed onto the one before it, up to its stream's head."""
        with closing(Store.of(self.running.settings)) as store:
            audited = store.audit(Scope(self.tenant))
        assert (audited.streams, audited.broken) == (1, ())
        assert audited.events == len(self.events())


@dataclass
class Killer:
    """Kills one service when it is asked to, in the thread that makes it.

    The thread that forks a child must be the main one: the child dies with it."""

    whole: Installation
    victim: str
    asked: Queue[tuple[float, Future[None]]] = field(default_factory=Queue)

    def strike(self, after_s: float) -> Future[None]:
        """Ask for a kill so long from now: done when the service runs again."""
        again: Future[None] = Future()
        self.asked.put((after_s, again))
        return again

    def serve(self, until: Callable[[], bool]) -> None:
        """Do what is asked until it is over."""
        while not until():
            with suppress(Empty):
                after_s, again = self.asked.get(timeout=0.05)
                time.sleep(after_s)  # no event is waited for: the moment is the test's to choose
                try:
                    self.whole.kill(self.victim)
                except BaseException as failure:  # whoever asked must not wait for ever
                    again.set_exception(failure)
                    raise
                again.set_result(None)


def quiet_port() -> int:
    """A free port below those that clients get: one that asks a dead service again and again
    might otherwise be given the service's own port, and connect to itself."""
    while port_taken(port := random.randrange(20000, 32000)):  # noqa: S311  no secret
        pass
    return port


@contextmanager
def installation(folder: Path) -> Iterator[Installation]:
    """The whole product, on free ports."""
    os.environ[RESTARTS] = "200"  # a worker that lost Valkey looks again so soon
    try:
        with stack(Places(folder), Ports(*(quiet_port() for _ in range(5))), lease_s=LEASE_S) as it:
            it.start_services()
            yield Installation(it)
    finally:
        del os.environ[RESTARTS]


def played(tale: Telling, steps: tuple[Step, ...]) -> Telling:
    """So much of the story, undisturbed."""
    for step in steps:
        step.happens(tale)
    return tale
