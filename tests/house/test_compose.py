"""compose.yaml against the Compose specification's schema, and against what `make run` serves."""

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

ROOT = Path(__file__).parents[2]


@pytest.fixture
def schema() -> jsonschema.Draft202012Validator:
    vendor = files("check_jsonschema.builtin_schemas.vendor")
    told = json.loads((vendor / "compose-spec.json").read_text("utf-8"))
    kind = jsonschema.validators.validator_for(told)
    kind.check_schema(told)
    return kind(told)


@pytest.fixture
def compose() -> dict[str, Any]:
    return yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))


def test_the_compose_file_is_as_the_specification_has_it(
    schema: jsonschema.Draft202012Validator, compose: dict[str, Any]
) -> None:
    assert [error.message for error in schema.iter_errors(compose)] == []


@pytest.mark.parametrize(
    "broken", [{"imagee": "x"}, {"ports": 8700}, {"depends_on": {"valkey": {"condition": "up"}}}]
)
def test_the_schema_refuses_a_mistake(
    schema: jsonschema.Draft202012Validator, compose: dict[str, Any], broken: dict[str, Any]
) -> None:
    compose["services"]["api"].update(broken)
    assert list(schema.iter_errors(compose))


def test_every_service_depended_on_is_described(compose: dict[str, Any]) -> None:
    services = compose["services"]
    for name, service in services.items():
        assert set(service.get("depends_on", {})) <= set(services), name


def test_no_port_is_open_beyond_this_machine(compose: dict[str, Any]) -> None:
    ports = [port for service in compose["services"].values() for port in service.get("ports", [])]
    assert ports
    assert all(port.startswith("127.0.0.1:") for port in ports)


def test_no_secret_is_written_in_the_file(compose: dict[str, Any]) -> None:
    for name, service in compose["services"].items():
        for variable, value in service.get("environment", {}).items():
            if "PASSWORD" in variable or "KEY" in variable or "URL" in variable:
                assert "${" in value, (name, variable)


def test_the_image_runs_as_nobody_in_particular() -> None:
    lines = (ROOT / "infra/images/Dockerfile").read_text("utf-8").splitlines()
    last_stage = lines[max(n for n, line in enumerate(lines) if line.startswith("FROM ")) :]
    users = [line.split()[1] for line in last_stage if line.startswith("USER ")]
    assert users
    assert users[-1] not in {"0", "root"}


def test_the_image_holds_what_its_files_name(compose: dict[str, Any]) -> None:
    assert (ROOT / compose["services"]["api"]["build"]["dockerfile"]).exists()
    for line in (ROOT / "infra/images/Dockerfile").read_text("utf-8").splitlines():
        if line.startswith("COPY ") and "--from" not in line:
            assert (ROOT / line.split()[1]).exists(), line
