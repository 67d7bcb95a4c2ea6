from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta

import psycopg
import pytest
from bench.register_floor import keyset, place, values
from tests.support.records import FRIDAY, Records
from tests.support.services import Database

from putright.ports import Page
from putright.store import Store

LATER = (FRIDAY + timedelta(days=90)).date().isoformat()


@pytest.fixture
def records(database: Database) -> Iterator[Records]:
    with closing(Store(database.app_url)) as store:
        records = Records.of_a_new_landlord(database, store)
        for number in range(7):
            records.clock.at = FRIDAY + timedelta(days=number // 2)
            records.log()
        yield records


@pytest.mark.parametrize(
    "filters",
    [
        {},
        {"order": "next_due"},
        {"status": "logged", "order": "next_due"},
        {"overdue": LATER, "order": "next_due"},
        {"stage": "1"},
    ],
)
def test_the_floor_finds_what_the_register_finds_page_by_page(
    database: Database, records: Records, filters: dict[str, str]
) -> None:
    after, found, pages = None, [], 0
    with psycopg.connect(database.superuser_url) as owner:
        while pages == 0 or after is not None:
            with records.store.reading(records.scope) as reading:
                page = reading.register(Page(filters=filters, after=after, limit=3))
            asked = values(filters, after, tenant=records.landlord.tenant, limit=4)
            rows = owner.execute(keyset(filters, after=after is not None), asked).fetchall()
            found += [row[0] for row in rows[:3]]
            assert [row[0] for row in rows[:3]] == [row.stream for row in page.rows]
            after, pages = page.next, pages + 1

    assert (len(set(found)), pages) == (7, 3)


def test_the_place_after_some_pages_is_that_of_their_last_line(
    database: Database, records: Records
) -> None:
    with records.store.reading(records.scope) as reading:
        first = reading.register(Page(limit=3))
        second = reading.register(Page(limit=3, after=first.next))
    with psycopg.connect(database.superuser_url) as owner:
        found = owner.execute(place(2, 3), [records.landlord.tenant]).fetchone()

    assert found == second.next
