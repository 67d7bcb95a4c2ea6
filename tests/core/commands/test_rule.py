"""`make rule`: what stands behind a provision in the source."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from putright.commands.rule import rule
from putright.commands.uses import Use, uses

ROOT = Path(__file__).parents[3]


def test_a_provision_shows_its_function_docstring_and_tests(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(ROOT)

    result = CliRunner().invoke(rule, ["6.3"])

    assert result.exit_code == 0
    assert "putright.rules.timescales.last_day  (services/core/putright/rules/t" in result.stdout
    assert "The last day on which the step is in time" in result.stdout
    assert "tests/support/worked_dates.py:" in result.stdout


def test_a_number_that_is_no_provision_is_refused() -> None:
    result = CliRunner().invoke(rule, ["6.99"])

    assert (result.exit_code, result.stdout) == (2, "")
    assert "expected the number of a provision" in result.stderr


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("from shop.till import add\ndef sell():\n    add(1)\n", [(3, "sell")]),
        ("from shop.till import add as plus\nclass A:\n    def b(self): plus()\n", [(3, "A.b")]),
        ("from shop import till\nx = till.add\n", [(2, "")]),
        ("import shop.till\nshop.till.add(1)\n", [(2, "")]),
        ("import shop.till as t\nasync def go():\n    await t.add(1)\n", [(3, "go")]),
        ("from other.till import add\nadd(1)\n", []),
        ("def add(n): pass\nadd(1)\n", []),
        ("text = 'add'\n", []),
    ],
)
def test_a_use_is_found_however_it_was_imported(
    tmp_path: Path, source: str, found: list[tuple[int, str]]
) -> None:
    (tmp_path / "services").mkdir()
    (tmp_path / "services/page.py").write_text(source, "utf-8")

    assert list(uses(tmp_path, "shop.till.add")) == [
        Use(Path("services/page.py"), line, inside) for line, inside in found
    ]


def test_a_use_in_the_functions_own_module_is_found(tmp_path: Path) -> None:
    (tmp_path / "services/shop").mkdir(parents=True)
    till = tmp_path / "services/shop/till.py"
    till.write_text("def add(n): pass\ndef sell():\n    add(1)\n", "utf-8")

    assert [each.inside for each in uses(tmp_path, "shop.till.add")] == ["sell"]


def test_uses_in_tests_are_told_from_callers(tmp_path: Path) -> None:
    for folder in ("services", "tests"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "page.py").write_text("from shop.till import add\nadd()\n", "utf-8")

    assert [each.in_a_test for each in uses(tmp_path, "shop.till.add")] == [False, True]
