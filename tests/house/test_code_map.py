"""docs/code-map.md is what the editions' files say today."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from putright.commands.code_map import code_map, map_of
from putright.rules.editions import editions

CODE_MAP = Path(__file__).parents[2] / "docs/code-map.md"


def test_the_code_map_is_fresh() -> None:
    assert CODE_MAP.read_text("utf-8") == map_of(editions())


def test_the_code_map_has_a_row_for_every_provision() -> None:
    rows = [line for line in map_of(editions()).splitlines() if line.startswith("| ")]

    numbers = [number for number in (row.split(" | ")[0][2:] for row in rows) if number != "No"]
    assert numbers == [number for edition in editions() for number in edition.provisions]


def test_a_stale_code_map_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("docs").mkdir()

    missing = CliRunner().invoke(code_map, ["--check"])
    written = CliRunner().invoke(code_map, [])
    fresh = CliRunner().invoke(code_map, ["--check"])
    Path("docs/code-map.md").write_text("# Old\n", "utf-8")
    stale = CliRunner().invoke(code_map, ["--check"])

    assert [missing.exit_code, written.exit_code, fresh.exit_code, stale.exit_code] == [1, 0, 0, 1]
    assert "is stale" in stale.stderr
