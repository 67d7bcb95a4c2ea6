"""The product's own source, parsed for the house tests: every module, by its dotted name.

Nothing of it is imported or run."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PARTS = ("services/core", "services/api", "services/worker", "plugins/email", "infra/development")


@dataclass(frozen=True)
class Module:
    """One module: where it is, and what is written in it."""

    name: str
    path: Path
    text: str
    tree: ast.Module

    @property
    def names(self) -> dict[str, str]:
        """What each imported name stands for, by its full address."""
        return imported(self.tree)

    def words(self) -> Iterator[str]:
        """Every text in the code, of strings and of bytes; docstrings are not among them."""
        prose = set(_docstrings(self.tree))
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Constant) and node not in prose:
                if isinstance(node.value, str):
                    yield node.value
                elif isinstance(node.value, bytes):
                    yield node.value.decode("latin-1")


@cache
def modules() -> tuple[Module, ...]:
    """Every module of every distribution."""
    return tuple(_modules())


def _modules() -> Iterator[Module]:
    for part in PARTS:
        for path in sorted((ROOT / part).rglob("*.py")):
            inside = path.relative_to(ROOT / part).with_suffix("")
            parts = inside.parts[:-1] if inside.name == "__init__" else inside.parts
            yield module(".".join(parts), path.read_text("utf-8"), path)


def module(name: str, text: str, path: Path = Path("invented.py")) -> Module:
    """A module of that text."""
    return Module(name, path, text, ast.parse(text))


def others(*suffixes: str) -> Iterator[tuple[Path, str]]:
    """The product's files in other languages, such as `.sql` and `.typ`."""
    for part in PARTS:
        for path in sorted((ROOT / part).rglob("*")):
            if path.suffix in suffixes:
                yield path.relative_to(ROOT), path.read_text("utf-8")


def imported(tree: ast.Module) -> dict[str, str]:
    """What each imported name stands for, by its full address."""
    names: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names |= {each.asname or each.name: f"{node.module}.{each.name}" for each in node.names}
        elif isinstance(node, ast.Import):
            for each in node.names:
                first = each.name.partition(".")[0]
                names[each.asname or first] = each.name if each.asname else first
    return names


def address(node: ast.AST, names: dict[str, str]) -> str | None:
    """The full address of an imported name or of an attribute of one; None for anything else."""
    if isinstance(node, ast.Name):
        return names.get(node.id)
    if isinstance(node, ast.Attribute) and (owner := address(node.value, names)):
        return f"{owner}.{node.attr}"
    return None


def _docstrings(tree: ast.Module) -> Iterator[ast.Constant]:
    """Every text that stands alone as a statement: it does nothing."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value
