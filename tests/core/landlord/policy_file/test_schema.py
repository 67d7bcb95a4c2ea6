"""The published schema is the values', and the files that are read are valid under it."""

import json
import tomllib
from datetime import date
from importlib.resources import files
from typing import Any

import jsonschema
import pytest
from tests.support.source import ROOT

from putright.landlord.policy import DUTIES, Policy
from putright.landlord.policy_file import policy_body, read_policy
from putright.landlord.policy_file.schema import policy_schema

LANDLORDS = ("pivotal", "ids", "council", "stevenage", "marlow-vale")
VALIDATOR = jsonschema.Draft202012Validator(
    policy_schema(), format_checker=jsonschema.FormatChecker()
)


def as_json(text: str) -> Any:
    return json.loads(json.dumps(tomllib.loads(text), default=date.isoformat))


def refused(body: Any) -> list[str]:
    return [each.json_path for each in VALIDATOR.iter_errors(body)]


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(policy_schema())
    assert policy_schema()["properties"].keys() >= Policy.__dataclass_fields__.keys() - {"number"}


@pytest.mark.parametrize("name", LANDLORDS)
def test_the_files_of_the_development_landlords_are_valid(name: str) -> None:
    text = files("putright_development").joinpath("landlords", f"{name}.toml").read_text("utf-8")

    assert refused(as_json(text)) == []
    body = policy_body(read_policy(text, 1))
    assert refused({key: of for key, of in body.items() if key != "number"}) == []


def test_the_starter_and_an_empty_file_are_valid() -> None:
    text = files("putright.landlord.policy_file").joinpath("starter.toml").read_text("utf-8")

    assert refused(as_json(text)) == []
    assert refused({}) == []
    assert refused({"based_on": "starter", "promises": []}) == []


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ({"mood": "grim"}, "$"),
        ({"stages": []}, "$"),  # of complaints, and without a title
        ({"letterhead": {}}, "$.letterhead"),
        ({"based_on": "us"}, "$.based_on"),
        ({"based_on": "starter", "channels": {"any_staff": "no"}}, "$.channels.any_staff"),
        ({"based_on": "starter", "duties": {"fly": {"words": "x"}}}, "$.duties"),
        (
            {"based_on": "starter", "promises": [{"id": "stage1.log", "length": "soon"}]},
            "$.promises[0].length",
        ),
        ({"based_on": "starter", "closures": {"tomorrow": "Closed"}}, "$.closures"),
    ],
)
def test_what_would_be_refused_is_invalid(body: dict[str, Any], place: str) -> None:
    assert place in refused(body)


def test_the_page_names_every_section_and_every_duty_is_in_the_schema() -> None:
    page = (ROOT / "docs" / "policy.md").read_text("utf-8")

    sections = Policy.__dataclass_fields__.keys() - {"number"}
    assert {each for each in sections if each not in page} == set()
    assert policy_schema()["properties"]["duties"]["propertyNames"] == {"enum": list(DUTIES)}
