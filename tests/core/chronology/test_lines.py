"""The kinds of event, and the page and the schema that describe them to others."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from tests.support.chronology_files import FILE
from tests.support.source import ROOT

from putright.chronology.lines import ALWAYS, KINDS, Line
from putright.chronology.plain import Unreadable
from putright.chronology.reading import read_chronology

DOCS = Path(ROOT, "docs")
SCHEMA = json.loads((DOCS / "chronology.schema.json").read_text("utf-8"))


def test_a_line_names_its_place_in_the_file() -> None:
    assert Line(index=3, event="received").place == "events[3]"


@pytest.mark.parametrize("name", sorted(KINDS))
def test_the_page_names_every_kind_with_what_it_must_and_may_say(name: str) -> None:
    page = (DOCS / "chronology.md").read_text("utf-8")
    row = next(each for each in page.splitlines() if each.startswith("|") and f"`{name}`" in each)

    said = KINDS[name].must | KINDS[name].may - {"reason", "reasons"}
    assert {key for key in said if f"`{key}`" not in row} == set()


def test_the_schema_knows_the_same_kinds_and_keys() -> None:
    described = {
        each["properties"]["event"]["const"]: (set(each["required"]), set(each["properties"]))
        for each in SCHEMA["properties"]["events"]["items"]["oneOf"]
    }

    assert described == {
        name: ({"event"} | kind.must, ALWAYS | kind.must | kind.may) for name, kind in KINDS.items()
    }


@settings(max_examples=20, deadline=None, database=None)
@given(FILE)
def test_the_schema_takes_what_the_command_reads(file: dict[str, Any]) -> None:

    try:
        read_chronology(json.dumps(file).encode())
    except Unreadable:
        return
    assert list(jsonschema.Draft202012Validator(SCHEMA).iter_errors(file)) == []
