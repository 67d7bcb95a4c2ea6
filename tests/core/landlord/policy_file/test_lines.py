"""Every key of a TOML text is found in its line, however it is written."""

import tomllib
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest

from putright.landlord.policy_file.lines import Path, line_of, lines_of

TEXT = '''title = "one"
dotted.key."with space" = 2
inline = { a = 1, b = [ { c = 2 },
  { c = 3 } ] }
words = """
[not.a.table]
not_a_key = 1
"""
list = [
  "a",  # a comment
  # and another
  "b",
]

[table]
key = 1
[table.below]
key = 2

[[many]]
id = 1
[many.inside]
key = 1
[[many.more]]
x = 1
[[many]]
id = 2
[many.inside]
key = 2
[[many.more]]
x = 2
[[many.more]]
x = 3
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("title",), 1),
        (("dotted",), 2),
        (("dotted", "key", "with space"), 2),
        (("inline", "a"), 3),
        (("inline", "b", 0, "c"), 3),
        (("inline", "b", 1), 4),
        (("inline", "b", 1, "c"), 4),
        (("words",), 5),
        (("list", 0), 10),
        (("list", 1), 12),
        (("table",), 15),
        (("table", "below", "key"), 18),
        (("many",), 20),
        (("many", 0), 20),
        (("many", 0, "id"), 21),
        (("many", 0, "inside", "key"), 23),
        (("many", 0, "more", 0, "x"), 25),
        (("many", 1), 26),
        (("many", 1, "id"), 27),
        (("many", 1, "inside", "key"), 29),
        (("many", 1, "more", 0, "x"), 31),
        (("many", 1, "more", 1), 32),
        (("many", 1, "more", 1, "x"), 33),
    ],
)
def test_a_key_is_found_in_its_line(path: Path, line: int) -> None:
    assert lines_of(TEXT)[path] == line


def test_nothing_within_words_is_a_key() -> None:
    assert ("not", "a", "table") not in lines_of(TEXT)
    assert ("words", "not_a_key") not in lines_of(TEXT)


def test_what_is_not_written_is_looked_for_where_it_belongs() -> None:
    lines = lines_of(TEXT)

    assert line_of(("many", 1, "name"), lines) == 26
    assert line_of(("table", "below", "length", "unit"), lines) == 17
    assert line_of(("version",), lines) == 1


@pytest.mark.parametrize("name", ["pivotal", "ids", "council", "stevenage", "marlow-vale"])
def test_every_key_of_a_real_file_is_found_and_no_other(name: str) -> None:
    text = files("putright_development").joinpath("landlords", f"{name}.toml").read_text("utf-8")

    assert lines_of(text).keys() == set(paths(tomllib.loads(text)))


def test_every_key_that_is_read_is_found() -> None:
    assert lines_of(TEXT).keys() == set(paths(tomllib.loads(TEXT)))


def paths(value: Any, above: Path = ()) -> Iterator[Path]:
    below = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inside in below:
        yield (*above, key)
        if isinstance(inside, dict | list):
            yield from paths(inside, (*above, key))
