"""A workplace on real services, in a database of its own: the relay hands over every landlord's
rows, and other tests' errands are none of ours."""

from collections.abc import Iterator

import psycopg
import pytest
from tests.support.services import Database, provisioned
from tests.support.smtp import Provider, provider
from tests.support.workplaces import Office


@pytest.fixture(scope="session")
def worker_database(postgres_url: str) -> Database:
    name = "worker_tests"
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute(f"create database {name}")
    address, _, _ = postgres_url.rpartition("/")
    return provisioned(f"{address}/{name}")


@pytest.fixture
def server() -> Iterator[Provider]:
    """A mail server that can be put in a mood."""
    with provider() as serving:
        yield serving


@pytest.fixture
def office(worker_database: Database, server: Provider) -> Iterator[Office]:
    """A landlord with a mail server, and a workplace that does its errands."""
    made = Office.open(worker_database, server)
    yield made
    made.at.store.close()


@pytest.fixture
def other_office(worker_database: Database, server: Provider) -> Iterator[Office]:
    """Another landlord, with a workplace of its own."""
    made = Office.open(worker_database, server)
    yield made
    made.at.store.close()
