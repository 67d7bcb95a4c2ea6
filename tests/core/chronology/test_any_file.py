"""Any file at all gives a review or a clear error: generated, and then damaged, by Hypothesis.

N=10000 in the environment asks for that many files of each kind."""

import copy
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

from putright.chronology.lines import KINDS
from putright.commands.chronology import chronology

FILES = int(os.environ.get("N", "50"))
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
MANY = settings(max_examples=FILES, deadline=None, suppress_health_check=SLOW, database=None)

DAYS = st.one_of(
    st.none(),
    st.dates(date(2024, 3, 1), date(2024, 9, 30)).map(date.isoformat),
    st.dates(date(2021, 1, 1), date(2028, 12, 31)).map(date.isoformat),
)
TRUTHS = st.sampled_from([True, False, None])
WORDS = st.sampled_from(["", "too_old", "legal_proceedings", "A. Nother", "a. nother", "fan", None])
SAYS: dict[str, st.SearchStrategy[Any]] = {
    "stage": st.sampled_from([1, 1, 1, 2, 2, 3, None]),
    "update_every_days": st.one_of(st.none(), st.integers(1, 30)),
    "sequence": st.integers(1, 20),
    "of": st.sampled_from(sorted(KINDS)),
    "part": st.sampled_from(["investigator", "decider", "approver", None]),
    "asks": st.sampled_from(["log", "respond", "escalate", "reopen", None]),
    "because": st.sampled_from(["satisfied", "answered", "refused", "withdrawn", "merged", None]),
    "field": st.sampled_from(["happened_on", "channel", None]),
    **dict.fromkeys(
        ("on", "until", "due_on", "next_update_on", "issue_on", "aware_on", "court_filed_on"), DAYS
    ),
    **dict.fromkeys(("from", "to"), DAYS),
    **dict.fromkeys(
        ("good_reason", "ombudsman_contacts_given", "resident_agreed", "new_matter"), TRUTHS
    ),
}


@st.composite
def events(draw: st.DrawFn) -> dict[str, Any]:
    name = draw(st.sampled_from(sorted(KINDS)))
    kind = KINDS[name]
    said = {key: draw(SAYS.get(key, WORDS)) for key in sorted(kind.must)}
    for key in sorted({"on", "by", *kind.may}):
        if draw(st.booleans()):
            said[key] = draw(SAYS.get(key, WORDS))
    if name == "assigned" and "to" in said:
        said["to"] = draw(WORDS)
    return {"event": name, **said}


FILE = st.fixed_dictionaries(
    {
        "reference": st.one_of(st.none(), st.text(max_size=12)),
        "edition": st.sampled_from([None, None, "2022", "2024"]),
        "events": st.lists(events(), max_size=14),
    }
)
ANYTHING = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20), DAYS),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=8,
)


@st.composite
def damaged(draw: st.DrawFn) -> dict[str, Any]:
    """A file in which a few values are replaced, dropped, renamed or repeated."""
    file = copy.deepcopy(draw(FILE))
    for _ in range(draw(st.integers(1, 3))):
        part: Any = file
        while True:
            keys: list[Any] = list(part if isinstance(part, dict) else range(len(part)))
            if not keys:
                break
            key = draw(st.sampled_from(keys))
            if isinstance(part[key], dict | list) and part[key] and draw(st.booleans()):
                part = part[key]
                continue
            _damage(draw, part, key)
            break
    return file


def _damage(draw: st.DrawFn, part: Any, key: Any) -> None:
    how = draw(st.sampled_from(["replace", "drop", "add"]))
    if how == "replace":
        part[key] = draw(ANYTHING)
    elif how == "drop":
        del part[key]
    elif isinstance(part, dict):
        part[draw(st.one_of(st.sampled_from(sorted(SAYS)), st.text(max_size=8)))] = draw(ANYTHING)
    else:
        part.append(copy.deepcopy(part[key]))


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
    text = yaml.safe_dump(file, allow_unicode=True, sort_keys=False)
    as_yaml = reviewed(text.encode(), "told.yaml", as_of, as_json=True)
    is_a_review_or_a_clear_error(as_yaml, "told.yaml", as_json=True)
    if as_yaml.exit_code != 2:
        as_json = reviewed(json.dumps(file).encode(), "told.json", as_of, as_json=True)
        assert as_json.stdout == as_yaml.stdout


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
