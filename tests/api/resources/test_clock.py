"""A sandbox's clock moves forwards; a live landlord has none."""

from datetime import UTC, datetime

import pytest
from flask import Flask
from tests.support.api import PROBLEM, Office, open_office
from tests.support.services import Database

from putright.people.roles import Role
from putright_api.resources.clock import blueprint
from putright_api.schemas import examples
from putright_development.issuer import Issuer

CALLED_AT = datetime(2026, 12, 18, 10, 12, tzinfo=UTC)  # a Friday


@pytest.fixture
def sandbox(database: Database, app: Flask, issuer: Issuer) -> Office:
    return open_office(database, app, issuer, sandbox_at=CALLED_AT)


def test_a_sandbox_lives_on_its_own_clock(sandbox: Office) -> None:
    officer = sandbox.person()
    assert officer.get("/clock").json == {"now": CALLED_AT.isoformat(), "today": "2026-12-18"}
    moved = officer.post("/clock", examples.CLOCK_MOVED)
    assert (moved.status_code, moved.json["today"]) == (200, "2026-12-21")
    assert officer.get("").json["today"] == "2026-12-21"
    logged = officer.logged({**examples.LOGGED, "received_on": "2026-12-21"})
    assert logged["today"] == "2026-12-21"


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
