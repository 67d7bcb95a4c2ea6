"""A sandbox's clock moves forwards; a live landlord has none."""

from contextlib import closing
from datetime import UTC, datetime

import pytest
from flask import Flask
from tests.support.api import PROBLEM, Office, open_office
from tests.support.services import Database

from putright.people.roles import Role
from putright.store import Store
from putright_api.resources.clock import blueprint
from putright_api.schemas import examples
from putright_development.issuer import Issuer

CALLED_AT = datetime(2026, 12, 18, 10, 12, tzinfo=UTC)  # a Friday


@pytest.fixture
def sandbox(database: Database, app: Flask, issuer: Issuer) -> Office:
    return open_office(database, app, issuer, sandbox_at=CALLED_AT)


def test_a_sandbox_lives_on_its_own_clock(sandbox: Office) -> None:
    officer = sandbox.person()
    assert officer.get("/clock").json == {
        "now": CALLED_AT.isoformat(),
        "today": "2026-12-18",
        "waiting": {"timers": 0, "errands": 0},
    }
    moved = officer.post("/clock", examples.CLOCK_MOVED)
    assert (moved.status_code, moved.json["today"]) == (200, "2026-12-21")
    assert officer.get("").json["today"] == "2026-12-21"
    logged = officer.logged({**examples.LOGGED, "received_on": "2026-12-21"})
    assert logged["today"] == "2026-12-21"


def test_a_clock_tells_what_is_still_waiting_at_its_moment(
    sandbox: Office, database: Database
) -> None:
    officer = sandbox.person()
    officer.logged({**examples.LOGGED, "received_on": "2026-12-18"})
    assert officer.get("/clock").json["waiting"] == {"timers": 0, "errands": 0}
    officer.post("/clock", {"to": "2026-12-24T12:00:00Z"})
    due = officer.get("/clock").json["waiting"]
    assert due["timers"] > 0
    assert due["errands"] == 0

    with closing(Store(database.app_url, database.dispatch_url)) as store:
        while store.dispatch().sweep_sandboxes(CALLED_AT, 1000):
            pass
    noticed = officer.get("/clock").json["waiting"]
    assert noticed == {"timers": 0, "errands": due["timers"]}


def test_a_clock_tells_of_its_own_landlord_alone(
    sandbox: Office, database: Database, app: Flask, issuer: Issuer
) -> None:
    other = open_office(database, app, issuer, sandbox_at=CALLED_AT)
    other.person().logged({**examples.LOGGED, "received_on": "2026-12-18"})
    other.person().post("/clock", {"to": "2026-12-24T12:00:00Z"})
    assert other.person().get("/clock").json["waiting"]["timers"] > 0
    sandbox.person().post("/clock", {"to": "2026-12-24T12:00:00Z"})
    assert sandbox.person().get("/clock").json["waiting"] == {"timers": 0, "errands": 0}


def test_a_clock_is_not_put_back_nor_moved_twice(sandbox: Office) -> None:
    officer = sandbox.person()
    for _ in range(2):
        answer = officer.post("/clock", examples.CLOCK_MOVED, Idempotency_Key="Monday")
        assert answer.status_code == 200
    back = officer.post("/clock", {"to": "2026-12-18T10:12:00Z"})
    assert (back.status_code, back.json["type"].rpartition("/")[2]) == (409, "clock-runs-forwards")


def test_a_live_landlord_has_no_clock(office: Office) -> None:
    officer = office.person()
    answers = [officer.get("/clock"), officer.post("/clock", examples.CLOCK_MOVED)]
    assert [(each.status_code, each.content_type) for each in answers] == [(409, PROBLEM)] * 2


@pytest.mark.parametrize("role", [Role.HANDLER, Role.MRC, Role.STAFF])
def test_not_everybody_moves_the_clock(sandbox: Office, role: Role) -> None:
    answer = sandbox.person(role).post("/clock", examples.CLOCK_MOVED)
    assert (answer.status_code, answer.content_type) == (403, PROBLEM)


@pytest.mark.parametrize("to", ["tomorrow", "2026-12-21T09:00:00", "9999-01-01T00:00:00Z", 1])
def test_a_moment_is_a_moment(sandbox: Office, to: object) -> None:
    answer = sandbox.person().post("/clock", {"to": to})
    assert (answer.status_code, answer.content_type) == (422, PROBLEM)
    assert blueprint.name == "clock"
