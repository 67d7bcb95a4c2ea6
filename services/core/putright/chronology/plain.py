"""The text of a file as plain values: JSON or YAML, nothing guessed and nothing lost.

A key written twice is refused. In YAML a scalar stays as it was written (`on` is no truth value,
a reference keeps its noughts, a day is text); what the values mean is `reading`."""

import json
from collections.abc import Iterable
from typing import Any

import yaml

HALVES = range(0xD800, 0xE000)
WHOLE_CHARACTERS = "whole characters, not halves of one"
_NULL, _BOOL = "tag:yaml.org,2002:null", "tag:yaml.org,2002:bool"
_SCALARS = {
    f"tag:yaml.org,2002:{name}" for name in ("null", "bool", "str", "int", "float", "timestamp")
} | {"tag:yaml.org,2002:merge", "tag:yaml.org,2002:value"}
_SEQUENCE, _MAPPING = "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map"


class Unreadable(Exception):
    """The file cannot be read: at which place, what was expected there, what was found."""

    def __init__(self, place: str, expected: str, found: str | None = None) -> None:
        super().__init__(place, expected, found)
        self.place, self.expected, self.found = place, expected, found

    def __str__(self) -> str:
        found = "" if self.found is None else f", not {self.found}"
        return f"{self.place}: expected {self.expected}{found}"


class Repeated(list[Any]):
    """The values of a key that an object names more than once, in order."""


def plain(content: bytes, kind: str | None = None) -> Any:
    """The values of a file of that kind (JSON, YAML, or whichever it looks like).

    Raises Unreadable."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(f"byte {error.start}", "text in UTF-8") from None
    if kind is None:
        kind = "json" if text.lstrip()[:1] in {"{", "["} else "yaml"
    try:
        return _from_json(text) if kind == "json" else _from_yaml(text)
    except RecursionError:
        raise Unreadable("the file", "less deeply nested values") from None


def _from_json(text: str) -> Any:
    try:
        value = json.loads(text, object_pairs_hook=_object)
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise Unreadable("the file", WHOLE_CHARACTERS) from None
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise Unreadable(place, f"JSON ({error.msg})") from None
    except ValueError as error:  # a number of thousands of digits
        raise Unreadable("the file", "JSON", str(error)) from None
    return value


def _object(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for key, value in pairs:
        if key not in values:
            values[key] = value
        elif isinstance(before := values[key], Repeated):
            before.append(value)
        else:
            values[key] = Repeated([before, value])
    return values


def _from_yaml(text: str) -> Any:
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = "the file" if mark is None else _place(mark)
        raise Unreadable(place, f"YAML ({error.problem})") from None
    except yaml.YAMLError as error:
        raise Unreadable("the file", f"YAML ({error})".replace("\n", " ")) from None
    return None if node is None else _Values().of(node)


class _Values:
    """Turns nodes into values; one that is named again (an alias) is turned only once."""

    def __init__(self) -> None:
        self._known: dict[int, Any] = {}
        self._inside: set[int] = set()

    def of(self, node: yaml.Node) -> Any:
        """The value of a node. Raises Unreadable."""
        if id(node) in self._known:
            return self._known[id(node)]
        if id(node) in self._inside:
            raise Unreadable(_place(node.start_mark), "a value that does not hold itself")
        self._inside.add(id(node))
        value = self._known[id(node)] = self._made(node)
        self._inside.discard(id(node))
        return value

    def _made(self, node: yaml.Node) -> Any:
        if isinstance(node, yaml.ScalarNode) and node.tag in _SCALARS:
            return _scalar(node)
        if isinstance(node, yaml.SequenceNode) and node.tag == _SEQUENCE:
            return [self.of(each) for each in node.value]
        if isinstance(node, yaml.MappingNode) and node.tag == _MAPPING:
            return _object((self._key(key), self.of(value)) for key, value in node.value)
        raise Unreadable(_place(node.start_mark), "a plain value", f"one tagged {node.tag}")

    def _key(self, node: yaml.Node) -> str:
        if not isinstance(node, yaml.ScalarNode):
            raise Unreadable(_place(node.start_mark), "a key that is a word")
        return str(node.value)


def _scalar(node: yaml.ScalarNode) -> str | bool | None:
    written = str(node.value)
    if not written.isascii() and any(half in HALVES for half in map(ord, written)):
        raise Unreadable(_place(node.start_mark), WHOLE_CHARACTERS)
    if node.tag == _NULL:
        return None
    if node.tag == _BOOL and written.lower() in {"true", "false"}:
        return written.lower() == "true"
    return written


def _place(mark: yaml.Mark) -> str:
    return f"line {mark.line + 1}, column {mark.column + 1}"
