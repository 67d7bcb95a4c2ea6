"""The API described, from this machine alone."""

import json
import re

import pytest
from flask import Flask
from jsonschema import Draft202012Validator

from putright_api.problems import BY_STATUS, PROBLEMS
from putright_api.resources.browse import blueprint


def test_the_document_is_openapi_3_1_and_says_how_to_sign_in(app: Flask) -> None:
    document = app.test_client().get("/openapi.json").json
    assert document["openapi"] == "3.1.0"
    assert document["security"] == [{"bearer": []}]
    assert len(document["paths"]) > 15


def test_every_problem_is_documented_in_the_media_type_it_has(app: Flask) -> None:
    document = app.test_client().get("/openapi.json").json
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            if not isinstance(operation, dict):
                continue
            answers = operation["responses"]
            assert "default" in answers
            assert "401" in answers or operation.get("security") == [], (path, method)
            for status, answer in answers.items():
                if status == "default" or int(status) >= 400:
                    found = document["components"]["responses"][answer["$ref"].rpartition("/")[2]]
                    assert list(found["content"]) == ["application/problem+json"]


def test_every_example_is_good_by_its_own_schema(app: Flask) -> None:
    document = app.test_client().get("/openapi.json").json
    examples = 0
    for operations in document["paths"].values():
        for operation in operations.values():
            if isinstance(operation, dict) and "requestBody" in operation:
                content = operation["requestBody"]["content"]["application/json"]
                schema = {**content["schema"], "components": document["components"]}
                Draft202012Validator(schema).validate(content["example"])
                examples += 1
    assert examples > 9


def test_the_pages_load_nothing_from_anywhere_else(app: Flask) -> None:
    client = app.test_client()
    page = client.get("/docs")
    loaded = re.findall(r'(?:src|href)="([^"]+)"', page.get_data(as_text=True))
    assert loaded
    for address in loaded:
        assert address.startswith("/docs/")
        with client.get(address) as served:
            assert served.status_code == 200, address
    assert "default-src 'none'; script-src 'self'" in page.headers["Content-Security-Policy"]
    assert "<script>" not in page.get_data(as_text=True)
    assert client.get("/docs/start.js").content_type.startswith("text/javascript")


@pytest.mark.parametrize("name", ["index.html", "oauth2-redirect.html", "..%2f__init__.py"])
def test_only_the_files_of_the_pages_are_served(app: Flask, name: str) -> None:
    assert app.test_client().get(f"/docs/{name}").status_code == 404


def test_the_type_of_every_problem_leads_to_its_page(app: Flask) -> None:
    client = app.test_client()
    for how in (*PROBLEMS.values(), *BY_STATUS.values()):
        page = client.get(f"/problems/{how.slug}")
        assert page.status_code == 200
        assert "<h1>" in page.get_data(as_text=True)
    assert client.get("/problems/<script>").status_code == 404
    assert blueprint.name == "browse"


def test_a_problem_of_flask_itself_has_the_same_shape(app: Flask) -> None:
    client = app.test_client()
    missing, method = client.get("/nowhere"), client.delete("/livez")
    for answer, status in ((missing, 404), (method, 405)):
        assert (answer.status_code, answer.content_type) == (status, "application/problem+json")
        assert set(json.loads(answer.data)) == {"type", "title", "status", "detail", "trace_id"}
    assert "GET" in method.headers["Allow"]
