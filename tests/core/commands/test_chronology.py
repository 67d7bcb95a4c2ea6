"""`putright chronology` as a complaints officer or a script calls it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.support.chronologies import answered, on

from putright.commands import chronology, putright


def run(*arguments: str) -> Result:
    return CliRunner().invoke(putright, ["chronology", *arguments])


@pytest.fixture
def in_order(tmp_path: Path) -> Path:
    file = tmp_path / "told.json"
    file.write_text(json.dumps({"reference": "202408056", "events": list(answered())}), "utf-8")
    return file


def test_the_command_is_the_module_of_its_name() -> None:
    assert chronology.chronology.name == "chronology"


def test_nothing_found_ends_with_0_and_something_with_1(in_order: Path, tmp_path: Path) -> None:
    late = tmp_path / "late.json"
    events = [on("Tue 2024-05-21", "received"), on("Thu 2024-05-30", "acknowledged", 1)]
    late.write_text(json.dumps({"events": events}), "utf-8")

    assert run(str(in_order)).exit_code == 0
    assert run(str(late), "--as-of", "2024-06-03").exit_code == 1


def test_json_is_printed_for_a_program(in_order: Path) -> None:
    shape = json.loads(run(str(in_order), "--as-of", "2024-06-10", "--json").stdout)

    assert shape["as_of"] == "2024-06-10"
    assert [each["id"] for each in shape["obligations"]] == [
        "stage1.acknowledge",
        "stage1.respond",
        "stage1.total",
    ]


def test_a_file_of_days_to_come_is_reviewed_on_its_last_day(tmp_path: Path) -> None:
    """What a landlord on a test clock writes."""
    file = tmp_path / "told.json"
    events = [on("Mon 2028-06-05", "received"), on("Tue 2028-06-06", "acknowledged", 1)]
    file.write_text(json.dumps({"events": events}), "utf-8")
    shape = json.loads(run(str(file), "--json").stdout)

    assert (shape["as_of"], shape["events_after"]) == ("2028-06-06", 0)


def test_a_policy_is_counted_beside_the_code(in_order: Path, tmp_path: Path) -> None:
    policy = tmp_path / "policy.toml"
    policy.write_text(
        'title = "Complaints policy"\nversion = "1"\nin_force_from = 2021-07-01\n'
        '[letterhead]\nname = "Larkrise Homes"\naddress = ["1 Larkrise Way"]\n'
        '[[promises]]\nid = "stage1.acknowledge"\ncounts_from = "received"\n'
        'length = "2 working days"\n'
        'source = "Appendix 1"\n',
        "utf-8",
    )
    shape = json.loads(run(str(in_order), "--policy", str(policy), "--json").stdout)

    assert [
        (each["clock"], each["due_on"], each["state"])
        for each in shape["obligations"]
        if each["id"] == "stage1.acknowledge"
    ] == [("code", "2024-05-29", "met"), ("policy", "2024-05-23", "late")]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "expected JSON"),
        ('{"events": [{"event": "recieved"}]}', "events[0].event: expected one of"),
        ('{"events": [{"event": "received", "on": "soon"}]}', "events[0].on: expected a day"),
        ('{"events": [{"event": "received", "on": "2028-12-29"}]}', "counts end by 2028-12-31"),
    ],
)
def test_what_cannot_be_read_ends_with_2_and_says_where(
    tmp_path: Path, content: str, message: str
) -> None:
    file = tmp_path / "told.json"
    file.write_text(content, "utf-8")
    result = run(str(file), "--as-of", "2028-12-31")

    assert (result.exit_code, result.stdout) == (2, "")
    assert str(file) in result.stderr
    assert message in result.stderr


def test_a_file_that_is_not_there_and_a_policy_that_is_none_are_named(in_order: Path) -> None:
    nowhere = run(str(in_order.with_name("nowhere.json")))
    no_policy = run(str(in_order), "--policy", str(in_order))

    assert (nowhere.exit_code, no_policy.exit_code) == (2, 2)
    assert "nowhere.json: expected a file that can be read" in nowhere.stderr
    assert "told.json: expected a landlord's policy" in no_policy.stderr


@pytest.mark.parametrize("as_of", ["2011-12-31", "2029-01-01", "tomorrow"])
def test_the_day_of_the_review_is_one_whose_holidays_are_known(in_order: Path, as_of: str) -> None:
    result = run(str(in_order), "--as-of", as_of)

    assert (result.exit_code, result.stdout) == (2, "")
    assert "expected a day" in result.stderr


def test_it_needs_no_database() -> None:
    code = (
        "import sys; import putright.commands.chronology;"
        "print([name for name in ('sqlalchemy', 'psycopg') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
