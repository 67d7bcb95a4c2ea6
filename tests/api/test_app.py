"""The whole application against its own document: whatever fits it, and much that does not."""

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from tests.support.api import Office

from putright_api.app import LARGEST_BODY_BYTES, create_app
from putright_api.schemas import examples

EXAMPLES_EACH = 20
CHECKS = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
)


@pytest.fixture
def operations(office: Office) -> list[Any]:
    schema = schemathesis.openapi.from_wsgi("/openapi.json", office.app)
    return [found.ok() for found in schema.get_all_operations()]


def test_nothing_that_can_be_asked_brings_it_down(office: Office, operations: list[Any]) -> None:
    officer = office.person()
    reference = officer.logged(examples.LOGGED)["reference"]
    officer.done(f"/complaints/{reference}/stage-1/definition", examples.DEFINED)
    asked: dict[str, int] = {}
    for operation in operations:

        @settings(
            max_examples=EXAMPLES_EACH,
            deadline=None,
            database=None,
            phases=(Phase.generate,),
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy(), known=st.booleans())
        def ask(case: Any, known: bool) -> None:  # noqa: FBT001 - drawn by Hypothesis
            if "landlord" in (case.path_parameters or {}):
                case.path_parameters["landlord"] = office.landlord.slug
            if known and "reference" in (case.path_parameters or {}):
                case.path_parameters["reference"] = reference
            case.headers["Authorization"] = f"Bearer {officer.token}"
            case.validate_response(case.call(), checks=CHECKS)
            asked[operation.label] = asked.get(operation.label, 0) + 1  # noqa: B023 - run at once

        ask()
    assert len(asked) == len(operations) > 20
    assert all(times > 0 for times in asked.values())


def test_what_is_not_given_is_made_from_the_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    monkeypatch.setenv("PUTRIGHT_DATABASE_URL", "postgresql://nobody@127.0.0.1:1/nothing")
    monkeypatch.setenv("PUTRIGHT_BLOBS", str(tmp_path))
    monkeypatch.setenv("PUTRIGHT_MASTER_KEY", "A" * 43 + "=")
    app = create_app()
    assert app.config["MAX_CONTENT_LENGTH"] == LARGEST_BODY_BYTES
    assert app.test_client().get("/livez").status_code == 200
