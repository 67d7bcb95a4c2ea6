"""What is written about a request, and what never is."""

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
import structlog
from flask import Flask
from tests.support.api import Office
from tests.support.services import Database

from putright.logs import log_as_json
from putright_api.logs import log_requests
from putright_api.schemas import examples

TRACE = "4bf92f3577b34da6a3ce929d0e0e4736"
TRACEPARENT = f"00-{TRACE}-00f067aa0ba902b7-01"
CANARY = "canary-7f3e"


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    handlers, level = logging.root.handlers[:], logging.root.level
    stream = io.StringIO()
    log_as_json(stream)
    yield stream
    structlog.reset_defaults()
    logging.root.handlers[:] = handlers
    logging.root.setLevel(level)


def _lines(written: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in written.getvalue().splitlines()]


def test_each_request_is_one_line_with_its_trace(office: Office, written: io.StringIO) -> None:
    office.person().get("/complaints", traceparent=TRACEPARENT)
    line = next(each for each in _lines(written) if each["event"] == "request")
    assert line["trace_id"] == TRACE
    assert (line["method"], line["route"]) == ("GET", "/v1/<landlord>/complaints")
    assert (line["status"], line["landlord"]) == (200, office.landlord.slug)
    assert line["took_ms"] > 0


def test_what_no_route_and_no_landlord_answers_is_a_line_too(written: io.StringIO) -> None:
    app = Flask("bare")
    log_requests(app)
    app.test_client().get(f"/{CANARY}")
    (line,) = _lines(written)
    assert (line["status"], line["route"], line["landlord"], line["trace_id"]) == (404, *[None] * 3)


def test_a_problem_quotes_the_trace_it_was_written_under(office: Office) -> None:
    answer = office.bearer(None).get("/complaints", traceparent=TRACEPARENT)
    assert answer.json["trace_id"] == TRACE


def test_the_trace_goes_on_in_the_outbox(office: Office, database: Database) -> None:
    officer = office.person()
    at = f"/complaints/{officer.logged(examples.LOGGED)['reference']}"
    officer.done(f"{at}/stage-1/definition", examples.DEFINED)
    officer.post(f"{at}/stage-1/acknowledgement", {}, version=3, traceparent=TRACEPARENT)
    sql = "select trace from putright.outbox where tenant_id = %s and trace like %s"
    with psycopg.connect(database.backup_url) as connection:
        found = connection.execute(sql, (office.landlord.tenant, f"00-{TRACE}-%")).fetchall()
    assert len(found) == 1


def test_no_word_of_a_resident_is_ever_written(office: Office, written: io.StringIO) -> None:
    officer = office.person()
    body: dict[str, Any] = json.loads(
        json.dumps(examples.LOGGED)
        .replace("Petra Quill", f"Petra {CANARY}")
        .replace("14 Sample Court", CANARY)
        .replace("p.quill@", f"{CANARY}@")
        .replace("Nobody came", CANARY)
        .replace("Leak left", CANARY)
    )
    logged = officer.logged(body)
    officer.get(f"/complaints/{logged['reference']}")
    officer.post("/complaints", {**body, "channel": CANARY}, Idempotency_Key=CANARY)
    officer.get(f"/complaints?category={CANARY}&cursor={CANARY}")
    officer.get(f"/complaints/{CANARY}")
    officer.client.get(f"/{CANARY}?name={CANARY}")
    assert len(_lines(written)) >= 6
    assert CANARY not in written.getvalue()
    assert logged["reference"] not in written.getvalue()
    assert str(officer.token) not in written.getvalue()


def test_a_failure_of_ours_is_told_by_its_place_and_not_by_its_words(
    office: Office, written: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object) -> None:
        raise RuntimeError(CANARY)

    monkeypatch.setattr(office.app.extensions["putright"].store.__class__, "reading", breaks)
    answer = office.person().get("/complaints")
    assert (answer.status_code, answer.json["title"]) == (500, "Something is wrong on our side")
    assert CANARY not in answer.get_data(as_text=True)
    failure = next(each for each in _lines(written) if each["event"] == "unexpected")
    assert failure["failure"][0]["class"] == "builtins.RuntimeError"
    assert any("questions.py" in place for place in failure["failure"][0]["at"])
    assert failure["trace_id"] == answer.json["trace_id"]
    assert CANARY not in written.getvalue()
