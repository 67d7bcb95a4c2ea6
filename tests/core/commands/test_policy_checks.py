"""docs/policy-check.md is what the checks are today."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from putright.commands.policy_checks import write, written
from putright.landlord.conformance import CHECKS
from putright.rules.provenance import dotted_name

PAGE = Path(__file__).parents[3] / "docs/policy-check.md"


def test_the_page_is_fresh() -> None:
    page = PAGE.read_text("utf-8")

    assert page == written(page)


def test_the_page_has_a_row_for_every_check() -> None:
    rows = [line for line in written("").splitlines() if line.startswith("| ")]

    for each in CHECKS:
        name = dotted_name(each.finds).rpartition(".")[2]
        assert sum(row.endswith(f"| `{name}` |") for row in rows) == 1, name


def test_the_tables_are_written_anew_and_the_rest_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("docs").mkdir()
    Path("docs/policy-check.md").write_text("# By hand\n\n## What is checked\nOld.\n", "utf-8")
    CliRunner().invoke(write, [])

    assert Path("docs/policy-check.md").read_text("utf-8") == "# By hand\n\n" + written("")
