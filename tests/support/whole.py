"""The whole product on this machine, killed at will, and a reader of what it left behind.

The reader knows PostgreSQL, the mail catcher's log and the documents alone, nothing that the
product says of itself: what is wrong there `chaos.checks` finds."""

import os
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from queue import Empty, Queue
from typing import Any

from chaos.checks import check
from chaos.checks.answers import Told
from chaos.ground import LEASE_S, RESTARTS, killed, quiet_port
from chaos.records import read_records
from tests.support.records import rows

from putright.tenancy import TenantId
from putright_development.calling import Caller
from putright_development.demo import land_sandbox, telling
from putright_development.places import Places, Ports
from putright_development.stack import Stack, stack
from putright_development.story import Step, Telling

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
        killed(self.running, name)
        self.running.children.again(self.running.children.called(name))

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

    def nothing_is_wrong(self, tale: Telling, letters: int) -> None:
        """What `make chaos` checks, every letter sent, and what the clocks said in due order."""
        callers = [each for each in vars(tale).values() if isinstance(each, Caller)]
        told = [
            Told(self.tenant, each.key, each.status, each.version, each.body)
            for caller in callers
            for each in caller.heard
        ]
        found = check(
            read_records(self.running.database.url(), [self.tenant]),
            told=told,
            caught=self.running.mailbox.caught(tale.mail_to),
            blobs=self.running.places.blobs,
        )
        assert [each.line() for each in found] == []
        assert [each["status"] for each in self.rows("letter")] == ["sent"] * letters
        days = [on for on, *_ in self.timers()]
        assert days == sorted(days)


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
