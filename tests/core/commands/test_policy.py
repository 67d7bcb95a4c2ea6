"""`putright policy check` as a complaints officer or a script calls it."""

import json
import subprocess
import sys
from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import putright_development
from putright.commands import policy, putright
from putright.landlord import policy_file


def run(*arguments: str) -> Result:
    return CliRunner().invoke(putright, ["policy", "check", *arguments, "--as-of", "2026-11-23"])


@pytest.fixture
def pivotal() -> Iterator[str]:
    place = files(putright_development).joinpath("landlords", "pivotal.toml")
    with as_file(place) as file:
        yield str(file)


@pytest.fixture
def starter() -> Iterator[Path]:
    with as_file(files(policy_file).joinpath("starter.toml")) as file:
        yield file


def test_the_command_is_the_module_of_its_name() -> None:
    assert policy.policy.name == "policy"


def test_json_is_what_formats_gives(pivotal: str) -> None:
    result = run(pivotal, "--json")
    shape = json.loads(result.stdout)
    (age,) = [each for each in shape["findings"] if each["setting"] == "exclusions.age"]

    assert (shape["landlord"], shape["edition"]) == ("Pivotal", "2024")
    assert age == {
        "provision": "2.3",
        "setting": "exclusions.age",
        "says": "6 months",
        "requires": "12 months from the issue or from becoming aware of it, with discretion",
        "verdict": "breach",
        "source": "6.1 a",
        "declared": None,
    }
    assert result.exit_code == 1


def test_the_edition_is_chosen(pivotal: str) -> None:
    shape = json.loads(run(pivotal, "--edition", "2022", "--json").stdout)

    assert shape["edition"] == "2022"
    assert "exclusions.age" not in {each["setting"] for each in shape["findings"]}


def test_a_person_reads_english(pivotal: str) -> None:
    result = run(pivotal)

    assert "2.3  exclusions.age: looser than the Code (breach)" in result.stdout
    assert "     The policy says: 6 months [6.1 a]" in result.stdout
    assert "     The Code requires: 12 months from the issue" in result.stdout


def test_nothing_found_and_only_stricter_things_end_with_0(starter: Path, tmp_path: Path) -> None:
    stricter = tmp_path / "stricter.toml"
    text = starter.read_text("utf-8")
    stricter.write_text(text.replace('"12 months"', '"24 months"'), "utf-8")

    assert (run(str(starter)).exit_code, run(str(stricter)).exit_code) == (0, 0)
    assert "Nothing differs from the Code." in run(str(starter)).stdout
    assert "1 found: 1 stricter." in run(str(stricter)).stdout


def test_what_is_declared_is_shown_with_its_explanation_and_its_day(
    starter: Path, tmp_path: Path
) -> None:
    file = tmp_path / "declared.toml"
    departure = (
        '[[departures]]\nprovision = "6.3"\nexplanation = "Two officers have left."\n'
        "comply_by = 2027-03-31\n"
    )
    text = starter.read_text("utf-8").replace('"10 working days"', '"15 working days"')
    file.write_text(f"{text}\n{departure}", "utf-8")
    result = run(str(file))
    shape = json.loads(run(str(file), "--json").stdout)

    assert "Declared: Two officers have left; to be put right by 2027-03-31" in result.stdout
    assert {each["provision"]: each["declared"] for each in shape["findings"]} == {
        "6.3": {"explanation": "Two officers have left.", "comply_by": "2027-03-31"},
        "6.4": None,
    }
    assert result.exit_code == 1


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"title =", "line 1"),
        (b'mood = "grim"', "mood"),
        (b"\xff", "byte 0: expected text in UTF-8"),
    ],
)
def test_what_cannot_be_read_ends_with_2_and_says_where(
    tmp_path: Path, content: bytes, message: str
) -> None:
    file = tmp_path / "policy.toml"
    file.write_bytes(content)
    result = run(str(file), "--json")

    assert (result.exit_code, result.stdout) == (2, "")
    assert str(file) in result.stderr
    assert message in result.stderr


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    result = run(str(tmp_path / "nowhere.toml"))

    assert (result.exit_code, result.stdout) == (2, "")
    assert "nowhere.toml: expected a file that can be read" in result.stderr


def test_it_needs_no_database() -> None:
    code = (
        "import sys; import putright.commands.policy;"
        "print([name for name in ('sqlalchemy', 'psycopg') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
