"""Everything on this machine: services, API and worker, on one state folder and its own ports.

What is loaded into it is `seed` and `demo`; how a process is kept and ended is `children`.
"""

import base64
import os
import secrets
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from putright.sealing import KEY_BYTES, MasterKey
from putright.settings import Settings
from putright.store.provision import ROLES, create_roles, migrate
from putright_development import issuer, mail, postgres, valkey
from putright_development.children import Child, Children, Program
from putright_development.issuer import Issuer
from putright_development.mail import Mailbox
from putright_development.places import Places, Ports, secret_made_by
from putright_development.processes import LOOPBACK
from putright_worker.relay import LEASE_S

_DOCUMENTS = ("PUTRIGHT_BLOBS", "PUTRIGHT_S3_")


@dataclass(frozen=True, kw_only=True)
class Stack:
    """A running installation: where its parts answer, and with which keys."""

    places: Places
    ports: Ports
    children: Children
    database: postgres.Server
    issuer: Issuer
    mailbox: Mailbox
    environment: Mapping[str, str]
    services: dict[str, Child] = field(default_factory=dict)
    lease_s: float = LEASE_S

    @property
    def api(self) -> str:
        """Where the API answers."""
        return f"http://{LOOPBACK}:{self.ports.api}"

    @property
    def settings(self) -> Settings:
        """The settings that every process of the stack reads."""
        return Settings.read(self.environment)

    @property
    def master(self) -> MasterKey:
        """The key that wraps each landlord's."""
        return MasterKey(self.settings.needed_master_key())

    @property
    def migrator_url(self) -> str:
        """What migrations and the administration connect with; no service does."""
        return self.environment["PUTRIGHT_MIGRATOR_DATABASE_URL"]

    def start_services(self, *names: str) -> None:
        """Start the API, the worker and the relay with its sweep, or those that are named.

        Raises PortTaken, DidNotStart."""
        every = (self._api(), self._worker(), self._schedule())
        programs = [each for each in every if not names or each.name in names]
        for program, child in zip(programs, self.children.start(*programs), strict=True):
            self.services[program.name] = child

    def _program(self, name: str, *arguments: str, port: int | None = None) -> Program:
        return Program(
            name=name,
            command=(sys.executable, "-m", *arguments),
            folder=self.places.state / name,
            environment=self.environment,
            port=port,
        )

    def _api(self) -> Program:
        return self._program(
            "api",
            *("granian", "--interface", "wsgi", "--host", LOOPBACK, "--port", str(self.ports.api)),
            *("--workers", "1", "--blocking-threads", "8", "--no-ws", "--log-level", "warning"),
            *("--workers-kill-timeout", "5s", "--factory", "putright_api.wsgi:app"),
            port=self.ports.api,
        )

    def _worker(self) -> Program:
        return self._program("worker", "putright_worker", "--threads", "4")

    def _schedule(self) -> Program:
        return self._program("schedule", "putright_worker.schedule", "--lease-s", str(self.lease_s))


@contextmanager
def stack(places: Places, ports: Ports, *, lease_s: float = LEASE_S) -> Iterator[Stack]:
    """PostgreSQL, Valkey, the mail catcher and the issuer, with the schema in place.

    The API and the worker come with `start_services`, so that there is something to serve first.
    Raises NoBinaries, PortTaken, DidNotStart."""
    signer = Issuer(places.keys / "issuer", f"http://{LOOPBACK}:{ports.issuer}")
    with Children(places.children) as children:
        queue = valkey.server_in(places.valkey, ports.valkey)
        cluster = postgres.Cluster(places.postgres)
        started = children.start(
            valkey.program(places.valkey, queue),
            mail.program(places.mail, ports.mail),
            issuer.program(signer, ports.issuer, places.state / "issuer"),
        )
        database = cluster.serve(children, ports.postgres)
        passwords = {role: places.secret(role) for role in ROLES}
        create_roles(database.url(), passwords)
        migrate(database.url(role="putright_migrator", password=passwords["putright_migrator"]))
        names = ("valkey", "mail", "issuer")
        yield Stack(
            places=places,
            ports=ports,
            children=children,
            database=database,
            issuer=signer,
            mailbox=Mailbox(places.mail),
            environment=_environment(places, ports, database, queue, passwords),
            services=dict(zip(names, started, strict=True)),
            lease_s=lease_s,
        )


def _environment(
    places: Places,
    ports: Ports,
    database: postgres.Server,
    queue: valkey.Server,
    passwords: Mapping[str, str],
) -> dict[str, str]:
    def url(role: str) -> str:
        return database.url(role=role, password=passwords[role])

    return {
        "PUTRIGHT_DATABASE_URL": url("putright_app"),
        "PUTRIGHT_DISPATCH_DATABASE_URL": url("putright_dispatch"),
        "PUTRIGHT_MIGRATOR_DATABASE_URL": url("putright_migrator"),
        "PUTRIGHT_REDIS_URL": queue.url,
        "PUTRIGHT_BLOBS": str(places.blobs),
        # documents elsewhere, if the person who starts it says so
        **{name: told for name, told in os.environ.items() if name.startswith(_DOCUMENTS)},
        "PUTRIGHT_MASTER_KEY": secret_made_by(places.keys / "master", _fresh_key),
        "PUTRIGHT_SANDBOX_MAIL": f"{LOOPBACK}:{ports.mail}",
        "PUTRIGHT_PUBLIC_URL": f"http://{LOOPBACK}:{ports.api}",
        "PYTHONUNBUFFERED": "1",
        "PATH": os.environ.get("PATH", ""),
    }


def _fresh_key() -> str:
    return base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode("ascii")
