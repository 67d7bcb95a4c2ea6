"""A store as the services open it, and a landlord of the test's own."""

from collections.abc import Iterator
from contextlib import closing

import pytest
from tests.support.records import Records
from tests.support.services import Database

from putright.store import Store


@pytest.fixture
def store(database: Database) -> Iterator[Store]:
    with closing(Store(database.app_url, database.dispatch_url)) as store:
        yield store


@pytest.fixture
def records(database: Database, store: Store) -> Records:
    return Records.of_a_new_landlord(database, store)
