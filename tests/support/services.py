"""The real services that tests run against: PostgreSQL, Valkey, S3 and the mail catcher.

No factories and no fakes: those are its neighbours. The fixtures are in tests/conftest.py.
"""

import contextlib
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from putright.store import provision
from putright_development import mail, postgres, s3, valkey
from putright_development.children import Child, Children
from putright_development.processes import LOOPBACK, free_port


@dataclass(frozen=True)
class Database:
    """The migrated database of this test session, seen by each role."""

    superuser_url: str
    passwords: Mapping[str, str]

    def url(self, role: str) -> str:
        """The address with which this role connects."""
        host = urlsplit(self.superuser_url).netloc.rpartition("@")[2]
        name = urlsplit(self.superuser_url).path
        return f"postgresql://{role}:{self.passwords[role]}@{host}{name}"

    @property
    def app_url(self) -> str:
        """What the API and the actors connect with."""
        return self.url("putright_app")

    @property
    def dispatch_url(self) -> str:
        """What the relay and the sweep connect with."""
        return self.url("putright_dispatch")

    @property
    def migrator_url(self) -> str:
        """What migrations connect with."""
        return self.url("putright_migrator")

    @property
    def backup_url(self) -> str:
        """What a backup connects with."""
        return self.url("putright_backup")

    @property
    def onboarding_url(self) -> str:
        """What the endpoint that takes landlords on connects with."""
        return self.url("putright_onboarding")

    @property
    def eraser_url(self) -> str:
        """What an erasure connects with."""
        return self.url("putright_eraser")


@dataclass(frozen=True)
class MailCatcher:
    """A running mail catcher: its SMTP address, and the messages it has accepted."""

    port: int
    mailbox: mail.Mailbox
    host: str = LOOPBACK

    def caught(self, to: str | None = None) -> list[mail.Caught]:
        """Every message accepted so far; only those to one address if given."""
        return self.mailbox.caught(to)

    def wait_for(self, to: str, *, count: int = 1, timeout_s: float = 15) -> list[mail.Caught]:
        """Messages to this address, as soon as there are `count`. Raises TimeoutError."""
        return self.mailbox.wait_for(to, count=count, timeout_s=timeout_s)


@dataclass
class Services:
    """Starts each service once, in a folder that the test session throws away."""

    folder: Path
    children: Children
    running: dict[str, Child] = field(default_factory=dict)

    def postgres(self) -> postgres.Server:
        """A PostgreSQL that trades the safety of its data for speed."""
        cluster = postgres.Cluster(self.folder / "postgres")
        return cluster.serve(self.children, free_port(), postgres.UNSAFE_AND_FAST)

    def valkey(self) -> valkey.Server:
        """A Valkey set up as `make run` has it."""
        return valkey.serve(self.children, self.folder / "valkey", free_port())

    def s3(self) -> s3.Server:
        """An S3 with one bucket."""
        return s3.serve(self.children, self.folder / "s3", free_port())

    def mail_catcher(self) -> MailCatcher:
        """A mail catcher."""
        port, folder = free_port(), self.folder / "mail"
        self.children.start(mail.program(folder, port))
        return MailCatcher(port, mail.Mailbox(folder))


def containers_wanted() -> bool:
    """Whether PostgreSQL and Valkey should come from Docker."""
    return os.environ.get("PUTRIGHT_TEST_CONTAINERS") == "1"


@contextlib.contextmanager
def postgres_in_docker() -> Iterator[str]:
    """A superuser's address of an empty database in a container."""
    # only imported where there is Docker to talk to
    from testcontainers.postgres import PostgresContainer  # noqa: PLC0415

    container = PostgresContainer("postgres:18-alpine", dbname=postgres.DATABASE, driver=None)
    with container as running:
        yield running.get_connection_url()


@contextlib.contextmanager
def valkey_in_docker() -> Iterator[str]:
    """The address of a Valkey in a container."""
    from testcontainers.redis import RedisContainer  # noqa: PLC0415

    with RedisContainer("valkey/valkey:9-alpine") as running:
        host, port = running.get_container_host_ip(), running.get_exposed_port(6379)
        yield f"redis://{host}:{port}/0"


def provisioned(superuser_url: str) -> Database:
    """The database with its roles made and its schema migrated."""
    passwords = {role: f"{role}-of-a-test" for role in provision.ROLES}
    database = Database(superuser_url, passwords)
    provision.create_roles(superuser_url, database.passwords)
    provision.migrate(database.migrator_url)
    return database
