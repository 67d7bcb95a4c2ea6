"""`putright import preview`: what a run will do, before it does."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.support.moving_in import House, a_house
from tests.support.registers import a_register, of, write_csv
from tests.support.services import Database

from putright.commands.import_ import import_
from putright.commands.import_shown import SHOWN


@pytest.fixture
def house(database: Database, tmp_path: Path) -> House:
    return a_house(database, tmp_path)


def test_a_preview_writes_nothing_and_says_what_a_run_will_do(house: House) -> None:
    register = a_register(7, 90)
    file = house.write(register)
    told = house.do("preview", file)
    shown = json.loads(house.do("preview", file, "--json").stdout)

    assert told.exit_code == 1
    assert "90 complaints, of which 0 were taken over before" in told.stdout
    assert house.rows("stream") == []
    owed = sum(each.open for each in register.complaints)
    assert f"  and {owed - SHOWN} more" in told.stdout.splitlines()
    due = {each["called"]: each["next_due_on"] for each in shown["new"] if each["next_due_on"]}
    assert due == {each.reference: str(each.due_on) for each in register.complaints if each.open}
    assert shown["breaches"]["2024 5.3"] == sum(1 for _ in of(register, "third stage"))
    assert shown["people_not_known_here"] == ["Ottoline Marsh", "Wren Hollis"]

    house.do("run", file)
    found = {str(row["next_due_on"]) for row in house.rows("complaint") if row["next_due_on"]}
    assert found == set(due.values())


def test_a_preview_needs_no_database(tmp_path: Path) -> None:
    register = a_register(7, 60)
    write_csv(register, tmp_path / "register.csv")
    guessed = CliRunner().invoke(import_, ["guess", str(tmp_path / "register.csv")])
    (tmp_path / "guessed.toml").write_text(guessed.stdout, "utf-8")
    arguments = ["--mapping", str(tmp_path / "guessed.toml"), "--as-of", "2026-12-18"]
    result = CliRunner(env={"PUTRIGHT_DATABASE_URL": None}).invoke(
        import_, ["preview", str(tmp_path / "register.csv"), *arguments, "--json"]
    )
    shown = json.loads(result.stdout)

    assert shown["complaints"] == 60
    due = {each["called"]: each["next_due_on"] for each in shown["new"] if each["next_due_on"]}
    assert due == {each.reference: str(each.due_on) for each in register.complaints if each.open}
