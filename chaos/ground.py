"""The installation that the faults are put into: the whole product on loopback, on free ports.

What is done to it is the suites'; what is left of it is looked at by `checks`."""

import os
import random
import signal
import tempfile
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from uuid import UUID

import psycopg
import requests

from chaos.checks import check
from chaos.checks.answers import Told
from chaos.checks.landlords import Owners
from chaos.findings import LOST, Finding, Result
from chaos.records import read_records
from putright_development.children import Child
from putright_development.landlord import Landed
from putright_development.places import Places, Ports
from putright_development.processes import family, port_taken, send
from putright_development.stack import Stack, stack

RESTARTS = "dramatiq_restart_delay"
LEASE_S = 2.0
"""Short, so that what a killed process held comes again soon."""
SETTLES_WITHIN_S = 120
SERVICES = ("api", "worker", "schedule")
WAITING = """
select (select count(*) from putright.outbox where tenant_id = any(%(of)s)
          and confirmed_at is null and failed_at is null)
     + (select count(*) from putright.timer t join putright.landlord l on l.id = t.tenant_id
         where l.id = any(%(of)s) and t.handed_at is null and t.fires_at <= l.sandbox_at)
"""


@dataclass
class Ground:
    """The running stack, and the chance by which everything on it is chosen."""

    running: Stack
    chance: random.Random
    numbers: Iterator[int] = field(default_factory=count)

    @property
    def superuser_url(self) -> str:
        """What the checker reads with."""
        return self.running.database.url()

    def child(self, name: str) -> Child:
        """A process of the stack."""
        return self.running.children.called(name)

    def kill(self, name: str) -> None:
        """`kill -9` for every process of a child, and start it again as `make run` would."""
        killed(self.running, name)
        self.running.children.again(self.child(name))

    def ready(self) -> bool | None:
        """Whether the API says that it is ready."""
        with suppress(requests.RequestException):
            return requests.get(f"{self.running.api}/readyz", timeout=5).ok or None
        return None

    def settled(self, tenants: Collection[UUID]) -> Iterator[Finding]:
        """Wait until nothing waits at these landlords; what still does after long is lost."""
        give_up_at = time.monotonic() + SETTLES_WITHIN_S
        with psycopg.connect(self.superuser_url, autocommit=True) as connection:
            while True:
                row = connection.execute(WAITING, {"of": list(tenants)}).fetchone()
                if row == (0,):
                    return
                if time.monotonic() > give_up_at:
                    yield Finding("I3", LOST, f"{row} errands and timers still wait")
                    return
                time.sleep(0.1)

    def owners(self, tenants: Collection[UUID]) -> Owners:
        """Which ids these landlords have by now."""
        return read_records(self.superuser_url, tenants).owners()

    def look(  # noqa: PLR0913  each is what somebody was told or saw
        self,
        result: Result,
        landed: Collection[Landed],
        told: Collection[Told],
        before: Collection[Owners] = (),
        *,
        blobs: Path | None = None,
        settled: bool = True,
    ) -> None:
        """Check everything these landlords have, once nothing waits any more if it is to settle."""
        tenants = [each.tenant for each in landed]
        if settled:
            result.add(self.settled(tenants))
        records = read_records(self.superuser_url, tenants)
        slugs = tuple(f"@{each.slug}.resident.example" for each in landed)
        caught = [each for each in self.running.mailbox.caught() if each.to[0].endswith(slugs)]
        blobs = blobs or self.running.places.blobs
        found = check(
            records, told=told, caught=caught, blobs=blobs, before=before, settled=settled
        )
        fired = sum(each["kind"] == "timer_fired" for each in records.rows["event"])
        counts = {
            "answers": sum(each.status < 300 for each in told),  # noqa: PLR2004
            "refusals": sum(each.status >= 300 for each in told),  # noqa: PLR2004
            "events": len(records.rows["event"]),
            "letters": len(records.rows["letter"]),
            "letters failed": sum(each["status"] == "failed" for each in records.rows["letter"]),
            "copies on the wire": len(caught) - len({each.message_id for each in caught}),
            "timers": fired,
        }
        result.add(found, {what: number for what, number in counts.items() if number})


def killed(running: Stack, name: str) -> None:
    """`kill -9` for every process of a child."""
    entry = running.children.called(name).entry
    send(signal.SIGKILL, family(entry.leader, entry.program, Path(entry.folder)))


def quiet_port() -> int:
    """A free port below those that clients get.

    Who asks a dead service again and again might otherwise be given that service's own port, and
    connect to itself."""
    while port_taken(port := random.randrange(20000, 32000)):  # noqa: S311  no secret
        pass
    return port


@contextmanager
def ground(chance: random.Random) -> Iterator[Ground]:
    """A fresh installation, ended and thrown away afterwards."""
    os.environ[RESTARTS] = "200"  # a worker that lost Valkey looks again so soon
    with tempfile.TemporaryDirectory(prefix="putright-chaos-") as name:
        folder = Path(name)
        folder.chmod(0o711)  # as root, PostgreSQL runs as another user
        ports = Ports(*(quiet_port() for _ in range(5)))
        with stack(Places(folder), ports, lease_s=LEASE_S) as running:
            yield Ground(running, chance)
    del os.environ[RESTARTS]
