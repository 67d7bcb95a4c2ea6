"""Any file at all gives a review or a clear error: generated, and then damaged, by Hypothesis.

N=10000 in the environment asks for that many files of each kind."""

import json
import os
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.support.chronology_files import FILE, damaged

from putright.commands.chronology import chronology

FILES = int(os.environ.get("N", "50"))
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
MANY = settings(max_examples=FILES, deadline=None, suppress_health_check=SLOW, database=None)

AS_OF = st.dates(date(2020, 1, 1), date(2028, 12, 31)).map(date.isoformat)


def reviewed(content: bytes, name: str, as_of: str, *, as_json: bool) -> Result:
    with TemporaryDirectory() as folder:
        file = Path(folder, name)
        file.write_bytes(content)
        asked = [str(file), "--as-of", as_of, *(["--json"] if as_json else [])]
        return CliRunner().invoke(chronology, asked)


def is_a_review_or_a_clear_error(result: Result, name: str, *, as_json: bool) -> None:
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert result.exit_code in {0, 1, 2}
    if result.exit_code == 2:
        assert result.stdout == ""
        assert name in result.stderr
        assert "expected" in result.stderr
        assert "Traceback" not in result.stderr
        return
    if as_json:
        shape = json.loads(result.stdout)
        assert bool(shape["findings"]) == (result.exit_code == 1)
        for each in shape["obligations"]:
            assert (each["state"] == "undecided") == (each["working_days_late"] is None)
    else:
        assert result.stdout.startswith("Complaint ")


@MANY
@given(FILE, AS_OF, st.booleans())
def test_a_well_formed_file_gives_a_review(
    file: dict[str, Any],
    as_of: str,
    as_json: bool,  # noqa: FBT001 - Hypothesis gives it by place
) -> None:
    result = reviewed(json.dumps(file).encode(), "told.json", as_of, as_json=as_json)

    is_a_review_or_a_clear_error(result, "told.json", as_json=as_json)


@MANY
@given(damaged(), AS_OF, st.booleans())
def test_a_damaged_file_gives_a_review_or_a_clear_error(
    file: dict[str, Any],
    as_of: str,
    as_json: bool,  # noqa: FBT001 - the same
) -> None:
    result = reviewed(json.dumps(file).encode(), "told.json", as_of, as_json=as_json)

    is_a_review_or_a_clear_error(result, "told.json", as_json=as_json)


@MANY
@given(st.one_of(FILE, damaged()), AS_OF)
def test_yaml_says_what_json_says(file: dict[str, Any], as_of: str) -> None:
    """YAML reads more: a number where text is expected is the text that was written."""
    text = yaml.safe_dump(file, sort_keys=False)  # escaped: some characters are YAML's line breaks
    as_yaml = reviewed(text.encode(), "told.yaml", as_of, as_json=True)
    as_json = reviewed(json.dumps(file).encode(), "told.json", as_of, as_json=True)

    is_a_review_or_a_clear_error(as_yaml, "told.yaml", as_json=True)
    assert as_json.exit_code == 2 or as_json.stdout == as_yaml.stdout


@MANY
@given(
    FILE,
    st.sampled_from(["told.json", "told.yaml", "told.txt"]),
    st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=4)), min_size=1, max_size=6),
)
def test_any_bytes_give_a_review_or_a_clear_error(
    file: dict[str, Any], name: str, blows: list[tuple[float, bytes]]
) -> None:
    content = json.dumps(file, indent=1).encode()
    for where, blow in blows:
        at = int(where * len(content))
        content = content[:at] + blow + content[at + len(blow) // 2 :]

    is_a_review_or_a_clear_error(
        reviewed(content, name, "2026-11-21", as_json=True), name, as_json=True
    )
