"""The tests mirror the tree: each file imports what it is named after, and each test can fail.

What is looked at is the source of the tests; none of them is run."""

import ast
import inspect
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from tests.support.fakes import FakeUnit, FixedClock
from tests.support.source import ROOT, Module, imported, module, modules

from putright.clock import Clock
from putright.ports import Unit

TESTS = ROOT / "tests"
MIRRORS = {
    "core": "putright",
    "api": "putright_api",
    "worker": "putright_worker",
    "email": "putright_email",
    "development": "putright_development",
    "bench": "bench",
    "chaos": "chaos",
    "support": "tests.support",
}
ACROSS = {"house", "whole", "more"}
"""Folders whose tests are of no one module: the house, all parts together, what no wheel holds."""
EACH_HAS_A_TEST = ("putright.rules.", "putright.cases.")
"""Where the Code is kept or broken: no module here goes without a test file of its own."""
RAISES = {"raises", "fail", "warns"}
CHECKS = {
    "verify": "raises for a history that is not as written",
    "run_state_machine_as_test": "runs the rules and invariants of a machine, which assert",
}
"""What is no assertion by its looks, and fails a test all the same."""


def files() -> list[Path]:
    return sorted(TESTS.rglob("test_*.py"))


@cache
def known() -> frozenset[str]:
    """Every module that a test file may be named after."""
    ours = [each.name for each in modules()]
    bench = [f"bench.{each.stem}" for each in (ROOT / "bench").glob("*.py")]
    support = [f"tests.support.{each.stem}" for each in (TESTS / "support").glob("*.py")]
    chaos = [
        ".".join(each.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for each in (ROOT / "chaos").rglob("*.py")
    ]
    return frozenset((*ours, *bench, *support, *chaos))


def named_after(file: Path, known: frozenset[str]) -> str | None:
    """The module a test file is named after; a longer name adds what about it: `test_perform_x`."""
    folder, *inside, name = file.relative_to(TESTS).with_suffix("").parts
    words = name.split("_")[1:]
    above = ".".join((MIRRORS[folder], *inside))
    candidates = [f"{above}.{'_'.join(words[:end])}" for end in range(len(words), 0, -1)]
    if above != "putright":
        candidates.append(above)  # what a package does as a whole: tests/email/test_email.py
    return next((each for each in candidates if each in known), None)


@cache
def imports_of(name: str) -> dict[str, str]:
    """What a module of the product imports, by the names it gives."""
    return next((each.names for each in modules() if each.name == name), {})


@cache
def within(name: str) -> frozenset[str]:
    """Every address that a function of `tests.support` uses, by that function's own address."""
    package, _, function = name.rpartition(".")
    above, _, support = package.rpartition(".")
    file = TESTS / "support" / f"{support}.py"
    if above != "tests.support" or not file.is_file():
        return frozenset()
    tree = ast.parse(file.read_text("utf-8"))
    names = imported(tree)
    return frozenset(
        names.get(node.id, node.id)
        for top in tree.body
        if isinstance(top, ast.FunctionDef) and top.name == function
        for node in ast.walk(top)
        if isinstance(node, ast.Name)
    )


def imports(file: Path) -> set[str]:
    """Every address that a file imports, where a package has it from, what a factory uses of it."""
    said = set(imported(ast.parse(file.read_text("utf-8"))).values())
    for address in list(said):
        package, _, name = address.rpartition(".")
        said.add(imports_of(package).get(name, address))
        said |= within(address)
    return said


@pytest.mark.parametrize(
    "file",
    [each for each in files() if each.relative_to(TESTS).parts[0] not in ACROSS],
    ids=lambda file: str(file.relative_to(TESTS)),
)
def test_each_file_imports_the_module_it_is_named_after(file: Path) -> None:
    name = named_after(file, known())

    assert name, "no module has this name"
    assert {each for each in imports(file) if f"{each}.".startswith(f"{name}.")}, name


def test_every_folder_of_tests_is_of_a_part_of_the_product() -> None:
    assert {each.relative_to(TESTS).parts[0] for each in files()} <= set(MIRRORS) | ACROSS


@pytest.mark.parametrize(
    "name",
    [each.name for each in modules() if each.name.startswith(EACH_HAS_A_TEST)],
)
def test_each_rule_and_each_verb_has_a_test_file(name: str) -> None:
    inside = name.removeprefix("putright.").split(".")
    held = TESTS / "core" / Path(*inside[:-1])

    assert (held / f"test_{inside[-1]}.py").is_file() or (held / inside[-1]).is_dir()


def idle(of: Module, helpers: set[str]) -> Iterator[str]:
    """The tests of a module in which nothing is asserted, neither here nor in a helper called."""
    functions = {each.name: each for each in ast.walk(of.tree) if isinstance(each, ast.FunctionDef)}
    asserting = {name for name, function in functions.items() if _asserts(function)} | helpers
    while more := {
        name
        for name, function in functions.items()
        if name not in asserting and _calls(function) & asserting
    }:
        asserting |= more
    yield from (name for name in functions if name.startswith("test_") and name not in asserting)


def _asserts(function: ast.AST) -> bool:
    for node in ast.walk(function):
        if isinstance(node, ast.Assert) and not isinstance(node.test, ast.Constant):
            return True
        if isinstance(node, ast.Attribute) and node.attr in RAISES:
            return True
    return False


def _calls(function: ast.AST) -> set[str]:
    called = {node.func for node in ast.walk(function) if isinstance(node, ast.Call)}
    return {each.id for each in called if isinstance(each, ast.Name)} | {
        each.attr for each in called if isinstance(each, ast.Attribute)
    }


@cache
def asserting_elsewhere() -> set[str]:
    return set(CHECKS) | {
        node.name
        for file in (TESTS / "support").glob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef) and _asserts(node)
    }


@pytest.mark.parametrize("file", files(), ids=lambda file: str(file.relative_to(TESTS)))
def test_each_test_asserts_something(file: Path) -> None:
    of = module(file.stem, file.read_text("utf-8"), file)

    assert list(idle(of, asserting_elsewhere())) == []


@pytest.mark.parametrize(
    "text",
    ["def test_x(): decide()", "def test_x(): assert True", "def test_x():\n '''assert 1 == 2'''"],
)
def test_a_test_that_cannot_fail_is_seen(text: str) -> None:
    assert list(idle(module("test_sly", text), set())) == ["test_x"]


@pytest.mark.parametrize(("port", "fake"), [(Unit, FakeUnit), (Clock, FixedClock)])
def test_a_fake_takes_what_its_port_takes(port: type, fake: type) -> None:
    wanted = {name: each for name, each in vars(port).items() if inspect.isfunction(each)}
    wanted = {name: each for name, each in wanted.items() if not name.startswith("_")}

    assert wanted
    for name, each in wanted.items():
        assert inspect.signature(getattr(fake, name)) == inspect.signature(each), name
