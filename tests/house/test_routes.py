"""Routes: each asks for a token but a named few, and knows no other landlord's ids."""

import re
from collections.abc import Iterator
from typing import Any

from flask import Flask
from tests.support.api import PROBLEM, Office, Person
from werkzeug.routing import Rule

from putright.onboarding.new import RESERVED
from putright_api.asking import PUBLIC
from putright_api.schemas import examples

NAMED_PUBLIC = {
    "/livez",
    "/readyz",
    "/metrics",
    "/openapi.json",
    "/docs",
    "/docs/<name>",
    "/problems/<slug>",
    "/v1/code/<edition>/<number>",
}
VERSION = '"1"'
PART = re.compile(r"<(?:[^:<>]+:)?(\w+)>")
"""A part of an address, with its converter or without."""
NAMES_ANOTHER = {"to", "into"}
"""The fields of a body that name another complaint of the same landlord."""


def test_the_public_routes_are_the_named_ones(app: Flask) -> None:
    public = {rule.rule for rule in app.url_map.iter_rules() if rule.endpoint in PUBLIC}
    assert public == NAMED_PUBLIC
    assert all("<landlord>" in rule.rule for rule in _guarded(app))


def test_no_landlord_can_have_the_place_of_another_address(app: Flask) -> None:
    versioned = {
        rule.rule.split("/")[2] for rule in app.url_map.iter_rules() if "/v1/" in rule.rule
    }
    assert versioned - {"<landlord>"} == RESERVED


def test_no_route_answers_without_a_token(app: Flask, office: Office) -> None:
    logged = office.person().logged(examples.LOGGED)["reference"]
    for method, rule in _operations(app):
        for token in (None, "not.a.token"):
            answer = _call(office.bearer(token), method, rule, logged, _body(app, method, rule))
            assert (answer.status_code, answer.content_type) == (401, PROBLEM), (method, rule)
            assert answer.headers["WWW-Authenticate"].startswith("Bearer")


def test_no_route_knows_another_landlord(
    app: Flask, office: Office, another_office: Office
) -> None:
    theirs = another_office.person().logged(examples.LOGGED)["reference"]
    assert office.person().get("").status_code == 200
    for method, rule in _operations(app):
        body = _body(app, method, rule)
        visitor = office.person().at(another_office.landlord.slug)
        answer = _call(visitor, method, rule, theirs, body)
        assert (answer.status_code, answer.content_type) == (404, PROBLEM), (method, rule)
        nowhere = _call(office.person().at("nobody-at-all"), method, rule, theirs, body)
        assert _same(nowhere.json) == _same(answer.json), (method, rule)


def test_no_route_finds_another_landlords_ids(
    app: Flask, office: Office, another_office: Office
) -> None:
    met = 0
    for method, rule in _operations(app):
        if "<reference>" not in rule:
            continue
        body = _body(app, method, rule)
        theirs = _theirs(another_office, rule)
        if body and (names := NAMES_ANOTHER & body.keys()):
            body = body | dict.fromkeys(names, _theirs(another_office, rule))
        found = _call(another_office.person(), method, rule, theirs, body)
        not_found = _call(office.person(), method, rule, theirs, body)
        assert (not_found.status_code, not_found.content_type) == (404, PROBLEM), (method, rule)
        if not rule.endswith(
            ("/document", "<sha256>")
        ):  # where no worker has made one, nobody finds it
            assert found.status_code != 404, (method, rule, found.data)
            met += 1
    assert met > 30


def _guarded(app: Flask) -> Iterator[Rule]:
    return (rule for rule in app.url_map.iter_rules() if rule.endpoint not in PUBLIC)


def _operations(app: Flask) -> list[tuple[str, str]]:
    return [
        (method, rule.rule)
        for rule in _guarded(app)
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})
    ]


def _body(app: Flask, method: str, rule: str) -> Any:
    """The body that the OpenAPI document gives as an example."""
    if method == "GET":
        return None
    operation = app.config["OPENAPI"]["paths"][PART.sub(r"{\1}", rule)][method.lower()]
    return operation["requestBody"]["content"]["application/json"]["example"]


def _call(person: Person, method: str, rule: str, reference: str, body: Any) -> Any:
    parts = {
        "reference": reference,
        "sequence": "4",
        "stage": "1",
        "action": "ceiling",
        "promise": "policy:stage1.notify",
        "number": "1",
        "sha256": "0" * 64,
    }
    path = PART.sub(lambda part: parts[part[1]], rule.removeprefix("/v1/<landlord>"))
    if method == "GET":
        return person.get(path)
    return person.post(path, body, If_Match=VERSION)


def _theirs(office: Office, rule: str) -> str:
    """A reference that the route would find at its own landlord: letter 4 has been ordered."""
    person = office.person()
    if "/intake/" in rule:
        return str(person.post("/intake", examples.TAKEN_IN).json["reference"])
    reference = str(person.logged(examples.LOGGED)["reference"])
    person.done(f"/complaints/{reference}/stage-1/definition", examples.DEFINED)
    person.done(f"/complaints/{reference}/stage-1/acknowledgement", {})
    return reference


def _same(problem: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in problem.items() if name != "trace_id"}
