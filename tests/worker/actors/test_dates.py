"""A bank holiday proclaimed in March 2028, which no other test counts across."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta

import pytest
from tests.support.services import Database
from tests.support.smtp import Provider
from tests.support.workplaces import Office

from putright.complaint.events import DatesMoved
from putright.complaint.obligations import obligations
from putright.complaint.state import fold
from putright.ports import Opening
from putright.store.administration import Administration
from putright.tenancy import Scope, StreamId
from putright_worker.actors.dates import MOVE

FRIDAY = datetime(2028, 3, 10, 11, tzinfo=UTC)
HOLIDAY = date(2028, 3, 15)  # a Wednesday


@pytest.fixture
def sandbox(worker_database: Database, server: Provider) -> Iterator[Office]:
    made = Office.open(worker_database, server, sandbox_at=FRIDAY)
    yield made
    made.at.store.close()


def proclaim(database: Database, on: date, title: str) -> int:
    with closing(Administration(database.migrator_url)) as administration:
        return administration.add_holiday(on, title, "a test", datetime.now(UTC))


def carry_out(office: Office) -> int:
    now = office.at.clock.now() + timedelta(seconds=5)
    rows = office.at.store.dispatch().lease(10_000, now, 0.01)
    mine = [
        row for row in rows if (row.tenant, row.actor) == (office.landlord.tenant, "dates.move")
    ]
    for row in mine:
        MOVE.carry_out(office.at, str(row.tenant), str(row.id))
        MOVE.carry_out(office.at, str(row.tenant), str(row.id))
    return len(mine)


def moved(office: Office, stream: StreamId) -> list[DatesMoved]:
    return [e.facts for e in office.history(stream) if isinstance(e.facts, DatesMoved)]


def due_on(office: Office, stream: StreamId, key: str) -> date | None:
    state = fold(office.history(stream))
    with office.at.store.reading(Scope(office.landlord.tenant)) as reading:
        opened = reading.opened(Opening(streams=(stream,), now=FRIDAY, lock=False))
        versions = reading.versions(opened.policy_number, opened.calendar_number)
    return next(each.due_on for each in obligations(state, versions) if each.key == key)


def test_a_proclaimed_holiday_moves_open_days_once_and_says_so(
    sandbox: Office, worker_database: Database
) -> None:
    stream = sandbox.complaint(received_on=FRIDAY.date())
    assert due_on(sandbox, stream, "code:stage1.acknowledge") == date(2028, 3, 17)  # Friday

    assert proclaim(worker_database, HOLIDAY, "Day of the Test") >= 1
    assert carry_out(sandbox) == 1

    assert due_on(sandbox, stream, "code:stage1.acknowledge") == date(2028, 3, 20)  # Monday
    [change] = moved(sandbox, stream)
    assert change.calendar_now == change.calendar_was + 1
    by_key = {each.obligation: (each.was, each.now) for each in change.moved}
    assert by_key["code:stage1.acknowledge"] == (date(2028, 3, 17), date(2028, 3, 20))

    assert proclaim(worker_database, HOLIDAY, "Day of the Test") == 0
    assert carry_out(sandbox) == 0
    assert len(moved(sandbox, stream)) == 1


def test_two_changes_are_told_together_by_whichever_errand_comes_first(
    worker_database: Database, server: Provider
) -> None:
    office = Office.open(
        worker_database, server, sandbox_at=datetime(2028, 9, 1, 11, tzinfo=UTC)
    )  # a Friday
    stream = office.complaint(received_on=date(2028, 9, 1))
    for on in (date(2028, 9, 5), date(2028, 9, 6)):  # a Tuesday and a Wednesday
        proclaim(worker_database, on, "Day of the Test")
    now = office.at.clock.now() + timedelta(seconds=5)
    rows = [
        row
        for row in office.at.store.dispatch().lease(10_000, now, 0.01)
        if (row.tenant, row.actor) == (office.landlord.tenant, "dates.move")
    ]
    assert len(rows) == 2

    for row in reversed(rows):
        MOVE.carry_out(office.at, str(row.tenant), str(row.id))

    [change] = moved(office, stream)
    assert change.calendar_now == change.calendar_was + 2
    by_key = {each.obligation: (each.was, each.now) for each in change.moved}
    assert by_key["code:stage1.acknowledge"] == (date(2028, 9, 8), date(2028, 9, 12))
    office.at.store.close()
