"""The installation that is measured: 200 landlords, 100,000 complaints, real durability.

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

from bench.cloning import clone
from putright.tenancy import TenantId
from putright_development.landlord import land
from putright_development.places import VAR, Places, Ports
from putright_development.register import fill
from putright_development.stack import Stack, stack

BENCH = VAR / "bench"
LANDLORDS = 200
COMPLAINTS = 100_000
COPIES = 4
"""Of each complaint played through the one road, at every landlord but the first."""
PORTS = Ports(api=8710, issuer=8711, mail=8712, postgres=8713, valkey=8714)
"""Kept from run to run: each landlord's issuer is an address."""
SETTINGS = ("fsync", "synchronous_commit", "full_page_writes", "server_version", "shared_buffers")
DURABLE = ("fsync", "synchronous_commit", "full_page_writes")


class NotDurable(RuntimeError):
    """The database under measurement would not keep what it confirms."""


@dataclass(frozen=True, slots=True)
class Ground:
    """The running installation, its landlords by slug, and how full it is."""

    running: Stack
    landlords: dict[str, TenantId]
    size: dict[str, Any]


@contextmanager
def ground() -> Iterator[Ground]:
    """Serve the loaded installation, without the worker and relay. Raises NotDurable."""
    places = Places(BENCH / f"ground-{_schema()}")
    loaded = places.state / "loaded.json"
    if not loaded.exists():
        for folder in (places.state, places.postgres):
            shutil.rmtree(folder, ignore_errors=True)
    with stack(places, PORTS) as running:
        if not loaded.exists():
            landlords = _load(running)
            loaded.write_text(json.dumps({slug: str(id_) for slug, id_ in landlords.items()}))
        named = json.loads(loaded.read_text())
        landlords = {slug: TenantId(UUID(id_)) for slug, id_ in named.items()}
        yield Ground(running, landlords, _size(running))


def _schema() -> str:
    """The migrations' content: whatever changes in them asks for a fresh load."""
    digest = hashlib.sha256()
    with as_file(files("putright.store.migrations") / "versions") as folder:
        for path in sorted(folder.glob("*.py")):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _load(running: Stack) -> dict[str, TenantId]:
    """One landlord's register through the one road; the other landlords' are copies of it."""
    print(f"loading {COMPLAINTS} complaints of {LANDLORDS} landlords, once")
    landed = [land(running, "pivotal", slug=f"bench-{number:03}") for number in range(LANDLORDS)]
    first, *others = landed
    with psycopg.connect(running.database.url(), autocommit=True) as connection:
        connection.execute("alter database putright set synchronous_commit = off")
        fill(running, first, COMPLAINTS // LANDLORDS // COPIES, lambda *_: None)
        clone(connection, first.tenant, [each.tenant for each in others], COPIES)
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
