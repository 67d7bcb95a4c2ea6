"""Alive, ready, counted."""

from flask import Flask
from tests.support.api import Office

from putright.settings import Settings
from putright.store import Store
from putright_api.app import create_app
from putright_api.resources.health import blueprint


def test_a_process_that_answers_is_alive(app: Flask) -> None:
    answer = app.test_client().get("/livez")
    assert (answer.status_code, answer.json) == (200, {"process": "up"})


def test_a_process_with_its_database_is_ready(app: Flask) -> None:
    answer = app.test_client().get("/readyz")
    assert (answer.status_code, answer.json) == (200, {"database": "up"})


def test_without_its_database_a_process_is_alive_but_not_ready() -> None:
    nowhere = Store("postgresql://nobody@127.0.0.1:1/nothing")
    blobs = object()
    alone = create_app(
        Settings(master_key=bytes(32)),
        store=nowhere,
        blobs=blobs,  # type: ignore[arg-type]
    )
    client = alone.test_client()
    assert client.get("/livez").status_code == 200
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json) == (503, {"database": "down"})
    bearer = {"Authorization": "Bearer a.b.c"}
    refused = client.get("/v1/pivotal/complaints", headers=bearer)
    assert (refused.status_code, refused.headers["Retry-After"]) == (503, "5")
    assert client.get("/v1/pivotal/complaints").status_code == 401
    nowhere.close()


def test_requests_are_counted_by_route_and_never_by_landlord(office: Office) -> None:
    office.person().get("/complaints")
    counts = office.app.test_client().get("/metrics").get_data(as_text=True)
    assert 'route="/v1/<landlord>/complaints",status="200"' in counts
    assert "putright_api_request_seconds_bucket" in counts
    assert office.landlord.slug not in counts
    assert blueprint.name == "health"
