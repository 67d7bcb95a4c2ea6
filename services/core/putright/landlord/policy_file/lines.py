"""In which line of a TOML text each key stands.

What the keys say is read by `tomllib`; this only finds them, for whoever must mend one."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

import tree_sitter_toml
from tree_sitter import Language, Node, Parser

Path = tuple[str | int, ...]
_KEYS = {"bare_key", "quoted_key", "dotted_key"}


def lines_of(text: str) -> Mapping[Path, int]:
    """The line of each key, table and item of an array, by its path; the first line is 1."""
    found: dict[Path, int] = {}
    counted: dict[Path, int] = {}
    for node in _parser().parse(text.encode()).root_node.named_children:
        if node.type == "pair":
            _mark(found, _pair(node, ()))
        elif node.type in {"table", "table_array_element"}:
            named = _named(node)
            path = _whole(named, counted)
            if node.type == "table_array_element":
                counted[path] = counted.get(path, 0) + 1
                found.setdefault(path, _line(node))
                path = (*path, counted[path] - 1)
            _mark(found, ((path, _line(node)),))
            for each in node.named_children:
                if each.type == "pair":
                    _mark(found, _pair(each, path))
    return found


def line_of(path: Path, lines: Mapping[Path, int]) -> int:
    """The line of that path, or of the nearest that holds it where it is not written.

    A key missing from the whole belongs at its top: the first line."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 1)


@cache
def _parser() -> Parser:
    return Parser(Language(tree_sitter_toml.language()))


def _mark(found: dict[Path, int], more: Iterable[tuple[Path, int]]) -> None:
    for path, line in more:
        for end in range(1, len(path) + 1):  # a dotted key begins the tables it goes through
            found.setdefault(path[:end], line)


def _whole(named: Path, counted: Mapping[Path, int]) -> Path:
    """The path with the index of each array of tables that it goes through: the last one begun."""
    path: Path = ()
    for n, key in enumerate(named):
        path = (*path, key)
        if path in counted and n < len(named) - 1:
            path = (*path, counted[path] - 1)
    return path


def _pair(node: Node, above: Path) -> Iterator[tuple[Path, int]]:
    path = (*above, *_named(node))
    yield path, _line(node)
    yield from _value(node.named_children[-1], path)


def _value(node: Node, path: Path) -> Iterator[tuple[Path, int]]:
    if node.type == "inline_table":
        for each in node.named_children:
            if each.type == "pair":
                yield from _pair(each, path)
    elif node.type == "array":
        items = (each for each in node.named_children if each.type != "comment")
        for n, item in enumerate(items):
            yield (*path, n), _line(item)
            yield from _value(item, (*path, n))


def _named(node: Node) -> Path:
    """The key of a pair or a table: its parts, without quotes."""
    key = next(each for each in node.named_children if each.type in _KEYS)
    return tuple(_parts(key))


def _parts(key: Node) -> Iterator[str]:
    if key.type == "dotted_key":
        for each in key.named_children:
            yield from _parts(each)
    elif key.text is not None:
        yield key.text.decode().strip("\"'")


def _line(node: Node) -> int:
    return node.start_point.row + 1
