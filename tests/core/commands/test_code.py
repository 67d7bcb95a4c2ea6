"""`putright code` as a complaints officer or a script calls it."""

import json
import subprocess
import sys

import pytest
from click.testing import CliRunner, Result

from putright.commands import SUBCOMMANDS, putright
from putright.commands.code import code
from putright.rules.editions import edition


def run(*arguments: str) -> Result:
    return CliRunner().invoke(code, arguments)


def test_a_provision_is_told_in_english() -> None:
    lines = run("3.4").stdout.splitlines()

    assert lines[0] == f"3.4  {edition('2024').provisions['3.4'].summary}"
    assert lines[1].strip() == "Complaint Handling Code 2024, Accessibility and awareness (must)"
    assert lines[2].strip() == "Accounted for by the landlord's own duty."


def test_what_is_not_enforced_yet_is_said() -> None:
    awaiting = next(each for each in edition("2024").provisions.values() if each.awaits)

    assert f"Not yet enforced in full: awaits {awaiting.awaits}." in run(awaiting.number).stdout


def test_the_2022_edition_is_asked_for_by_name_and_leads_to_2024() -> None:
    result = run("5.1", "--edition", "2022")

    assert "Complaint Handling Code 2022" in result.stdout
    assert "In the 2024 edition: 6.3, 6.4" in result.stdout


def test_a_provision_as_json_has_every_key() -> None:
    shape = json.loads(run("6.3", "--json").stdout)
    provision = edition("2024").provisions["6.3"]

    assert shape == {
        "edition": "2024",
        "number": "6.3",
        "section": "Complaint stages",
        "level": "must",
        "summary": provision.summary,
        "account": "auto",
        "by": list(provision.by),
        "proved_by": list(provision.proved_by),
        "duty": None,
        "awaits": provision.awaits,
        "became": [],
    }


@pytest.mark.parametrize("name", ["2022", "2024"])
def test_without_a_number_every_provision_is_shown(name: str) -> None:
    held = edition("2022" if name == "2022" else "2024")

    shown = json.loads(run("--edition", name, "--json").stdout)
    in_english = run("--edition", name).stdout

    assert [each["number"] for each in shown["provisions"]] == list(held.provisions)
    assert all(each.summary in in_english for each in held.provisions.values())


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("4.13",), "the 2022 edition has one: add --edition 2022"),
        (("9.9",), "the 2024 edition runs from 1.1 to 9.8"),
        (("stage one",), "expected the number of a provision, such as 6.3"),
        (("6.3", "--edition", "2020"), "'2020' is not one of '2022', '2024'"),
    ],
)
def test_what_cannot_be_found_ends_with_2_and_says_what_was_expected(
    arguments: tuple[str, ...], expected: str
) -> None:
    result = run(*arguments)

    assert result.exit_code == 2
    assert result.stdout == ""
    assert expected in result.stderr


def test_every_subcommand_is_found_in_the_module_of_its_name() -> None:
    listed = CliRunner().invoke(putright, ["--help"])

    for name in SUBCOMMANDS:
        assert name in listed.stdout
        assert CliRunner().invoke(putright, [name, "--help"]).exit_code == 0


def test_a_command_on_files_alone_loads_no_database() -> None:
    asks = (
        "import sys; from putright.commands import putright;"
        "putright(['code', '6.3'], standalone_mode=False);"
        "sys.exit('sqlalchemy' in sys.modules or 'psycopg' in sys.modules)"
    )

    command = [sys.executable, "-c", asks]
    ran = subprocess.run(command, check=False, capture_output=True)

    assert (ran.returncode, ran.stderr) == (0, b"")
