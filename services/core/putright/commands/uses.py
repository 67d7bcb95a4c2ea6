"""Where the source tree uses a function, found by reading the code and never running it.

Not here: which functions matter (`rules.provenance` marks them).
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDERS = ("services", "plugins", "infra", "tests", "bench")


@dataclass(frozen=True, slots=True)
class Use:
    """A line that uses a function, and the function or class it stands in."""

    file: Path
    line: int
    inside: str

    @property
    def in_a_test(self) -> bool:
        """Whether a test uses it."""
        return self.file.parts[0] == "tests"


def uses(root: Path, target: str) -> Iterator[Use]:
    """Every use of the function named `target` (dotted, from its module) under the root."""
    name = target.rpartition(".")[2]
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*.py")):
            text = path.read_text("utf-8")
            if name in text:
                module = ast.parse(text, str(path))
                yield from _in_module(module, target, path.relative_to(root))


def _in_module(module: ast.Module, target: str, file: Path) -> Iterator[Use]:
    names = _imported(module)
    own_module, _, function = target.rpartition(".")
    if tuple(own_module.split(".")) == file.with_suffix("").parts[-own_module.count(".") - 1 :]:
        names[function] = target
    yield from _walk(module, names, target, file, inside="")


def _walk(
    node: ast.AST, names: dict[str, str], target: str, file: Path, *, inside: str
) -> Iterator[Use]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            within = f"{inside}.{child.name}" if inside else child.name
            yield from _walk(child, names, target, file, inside=within)
        elif isinstance(child, ast.Name | ast.Attribute) and _dotted(child, names) == target:
            yield Use(file, child.lineno, inside)
        else:
            yield from _walk(child, names, target, file, inside=inside)


def _imported(module: ast.Module) -> dict[str, str]:
    names: dict[str, str] = {}
    for node in ast.walk(module):
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names |= {each.asname or each.name: f"{node.module}.{each.name}" for each in node.names}
        elif isinstance(node, ast.Import):
            names |= {each.asname: each.name for each in node.names if each.asname}
            names |= {root: root for each in node.names if (root := each.name.partition(".")[0])}
    return names


def _dotted(node: ast.expr, names: dict[str, str]) -> str | None:
    if isinstance(node, ast.Name):
        return names.get(node.id)
    if isinstance(node, ast.Attribute) and (owner := _dotted(node.value, names)):
        return f"{owner}.{node.attr}"
    return None
