"""Fixtures: one application over the real database and a real issuer, and landlords apart.

What a person does there is `api`."""

from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from flask import Flask
from tests.support.api import Office, StillClock, open_office, serving
from tests.support.services import Database

from putright.blobs import FolderBlobs
from putright.settings import Settings
from putright.store import Store
from putright_api.app import create_app
from putright_development.issuer import Issuer


@pytest.fixture(scope="session")
def issuer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Issuer]:
    with serving(tmp_path_factory.mktemp("issuer")) as running:
        yield running


@pytest.fixture(scope="session")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("documents")


@pytest.fixture(scope="session")
def app(database: Database, documents: Path) -> Iterator[Flask]:
    store = Store(database.app_url)
    yield create_app(
        Settings(master_key=bytes(range(32)), public_url="https://putright.example"),
        store=store,
        blobs=FolderBlobs(documents),
        clock=StillClock(),
    )
    store.close()


@pytest.fixture
def office(database: Database, app: Flask, issuer: Issuer) -> Office:
    return open_office(database, app, issuer)


@pytest.fixture(scope="module")
def shared_office(database: Database, app: Flask, issuer: Issuer) -> Office:
    """One landlord for the tests of a module, each of which logs complaints of its own."""
    return open_office(database, app, issuer)


@pytest.fixture
def another_office(database: Database, app: Flask, issuer: Issuer) -> Office:
    return open_office(database, app, issuer)


@pytest.fixture
def rows(database: Database) -> Callable[[Office], dict[str, int]]:
    """How many rows of each kind a landlord has: what must not change when something is refused."""
    tables = ("stream", "event", "event_text", "complaint", "intake", "timer", "outbox", "letter")

    def count(office: Office) -> dict[str, int]:
        with psycopg.connect(database.backup_url) as connection:
            found = {}
            for table in tables:
                sql = f"select count(*) from putright.{table} where tenant_id = %s"  # noqa: S608
                row = connection.execute(sql, (office.landlord.tenant,)).fetchone()  # type: ignore[arg-type]
                found[table] = row[0] if row else 0
            return found

    return count
