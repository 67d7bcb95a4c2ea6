"""The installation that is measured: landlords, complaints, real durability.

Loaded once for each state of the schema and kept under `var/bench`; what the runs themselves log
is added to it, and the count of the day is given with every figure."""

import hashlib
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import as_file, files
from typing import Any, LiteralString
from uuid import UUID

import psycopg

from bench.cloning import HISTORIES, REGISTERS, clone
from putright.tenancy import TenantId
from putright_development.landlord import land
from putright_development.places import VAR, Places, Ports
from putright_development.register import fill
from putright_development.stack import Stack, stack

BENCH = VAR / "bench"
PLAYED = 125
"""Complaints of the first landlord, played through the one road; the others' are copies."""
SETTINGS = ("fsync", "synchronous_commit", "full_page_writes", "server_version", "shared_buffers")
DURABLE = ("fsync", "synchronous_commit", "full_page_writes")


class NotDurable(RuntimeError):
    """The database under measurement would not keep what it confirms."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How much is loaded where; `tables` are what the copies are of.

    The ports are kept from run to run: each landlord's issuer is an address."""

    folder: str
    landlords: int
    complaints: int
    tables: tuple[str, ...]
    first_port: int

    @property
    def ports(self) -> Ports:
        """Five in a row."""
        at = self.first_port
        return Ports(api=at, issuer=at + 1, mail=at + 2, postgres=at + 3, valkey=at + 4)

    @property
    def copies(self) -> int:
        """Of each complaint that was played, at every landlord but the first."""
        return self.complaints // self.landlords // PLAYED


WHOLE = Plan("ground", 200, 100_000, HISTORIES, 8710)
TEN_THOUSAND = Plan("ground-10k", 20, 10_000, REGISTERS, 8715)
"""As many complaints at each landlord as in the whole ground."""
MILLION = Plan("ground-1m", 200, 1_000_000, REGISTERS, 8720)


@dataclass(frozen=True, slots=True)
class Ground:
    """The running installation, its landlords by slug, and how full it is."""

    running: Stack
    landlords: dict[str, TenantId]
    size: dict[str, Any]


@contextmanager
def ground(plan: Plan = WHOLE) -> Iterator[Ground]:
    """Serve the loaded installation, without the worker and relay. Raises NotDurable."""
    places = Places(BENCH / f"{plan.folder}-{_schema()}")
    loaded = places.state / "loaded.json"
    if not loaded.exists():
        for folder in (places.state, places.postgres):
            shutil.rmtree(folder, ignore_errors=True)
    with stack(places, plan.ports) as running:
        if not loaded.exists():
            landlords = _load(running, plan)
            loaded.write_text(json.dumps({slug: str(id_) for slug, id_ in landlords.items()}))
        named = json.loads(loaded.read_text())
        landlords = {slug: TenantId(UUID(id_)) for slug, id_ in named.items()}
        yield Ground(running, landlords, _size(running))


@contextmanager
def serving(running: Stack, *names: str) -> Iterator[None]:
    """The named services, for as long as they are needed; what ran before runs on."""
    wanted = [name for name in names if name not in running.services]
    if wanted:
        running.start_services(*wanted)
    try:
        yield
    finally:
        for name in wanted:
            running.children.end(running.services.pop(name))


def _schema() -> str:
    """The migrations' content: whatever changes in them asks for a fresh load."""
    digest = hashlib.sha256()
    with as_file(files("putright.store.migrations") / "versions") as folder:
        for path in sorted(folder.glob("*.py")):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _load(running: Stack, plan: Plan) -> dict[str, TenantId]:
    """One landlord's register through the one road; the other landlords' are copies of it."""
    print(f"loading {plan.complaints} complaints of {plan.landlords} landlords, once", flush=True)
    landed = [land(running, "pivotal", slug=f"bench-{n:03}") for n in range(plan.landlords)]
    first, *others = landed
    with psycopg.connect(running.database.url(), autocommit=True) as connection:
        connection.execute("alter database putright set synchronous_commit = off")
        fill(running, first, PLAYED, lambda *_: None)
        targets = [each.tenant for each in others]
        clone(connection, first.tenant, targets, plan.copies, plan.tables)
        connection.execute("alter database putright reset synchronous_commit")
        connection.execute("vacuum analyze")
        connection.execute("checkpoint")
    return {each.slug: each.tenant for each in landed}


def _size(running: Stack) -> dict[str, Any]:
    with psycopg.connect(running.migrator_url) as connection:
        settings = {name: _one(connection, f"show {name}") for name in SETTINGS}
        if any(settings[name] != "on" for name in DURABLE):
            raise NotDurable(settings)
        counts = {
            "landlords": _one(connection, "select count(*) from putright.landlord"),
            "complaints": _one(connection, "select count(*) from putright.complaint"),
            "events": _one(connection, "select count(*) from putright.event"),
        }
    return counts | settings


def _one(connection: psycopg.Connection[Any], query: LiteralString) -> Any:
    row = connection.execute(query).fetchone()
    assert row is not None
    return row[0]
