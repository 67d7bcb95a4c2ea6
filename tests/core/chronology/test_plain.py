"""JSON and YAML as plain values: nothing guessed, nothing lost, and a clear word where it fails."""

import pytest

from putright.chronology.plain import Repeated, Unreadable, plain


def test_yaml_keeps_what_is_written() -> None:
    text = b"on: 2024-05-21\nreference: 007\nby: no\nat: 12:30\nyes: true\nnull_: ~\nhalf: 1.5\n"

    assert plain(text, "yaml") == {
        "on": "2024-05-21",
        "reference": "007",
        "by": "no",
        "at": "12:30",
        "yes": True,
        "null_": None,
        "half": "1.5",
    }


def test_yaml_may_name_a_value_and_use_it_again() -> None:
    assert plain(b"one: &a {x: 1}\ntwo: *a\n", "yaml") == {"one": {"x": "1"}, "two": {"x": "1"}}


def test_values_named_in_one_another_do_not_grow_without_end() -> None:
    lines = ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 60))]

    value = plain("\n".join(lines).encode(), "yaml")
    assert value["a59"][0] is value["a59"][1]


@pytest.mark.parametrize("kind", ["json", "yaml"])
def test_a_key_written_twice_keeps_both_values(kind: str) -> None:
    value = plain(b'{"event": "corrected", "event": "received"}', kind)

    assert isinstance(value["event"], Repeated)
    assert list(value["event"]) == ["corrected", "received"]


@pytest.mark.parametrize(
    ("content", "kind", "place"),
    [
        (b'{"events": [}', "json", "line 1, column 13"),
        (b"events: [", "yaml", "line 1, column 10"),
        (b"events: !!python/object:os.system {}", "yaml", "line 1, column 9"),
        (b"a: &a [*a]", "yaml", "line 1, column 4"),
        (b"a: *nobody", "yaml", "line 1, column 4"),
        (b"? [a]\n: b", "yaml", "line 1, column 3"),
        (b"a: \xff", None, "byte 3"),
        (b"a: \x01", "yaml", "the file"),
        (b'{"a": "\\ud800"}', "json", "the file"),
        (b'a: "\\ud800"', "yaml", "line 1, column 4"),
        (b"[" * 100_000, "json", "the file"),
        (b"[" * 3_000, "yaml", "the file"),
        (b"1" * 5_000, "json", "the file"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_place(
    content: bytes, kind: str | None, place: str
) -> None:
    with pytest.raises(Unreadable) as unreadable:
        plain(content, kind)

    assert unreadable.value.place == place
    assert "expected" in str(unreadable.value)


def test_a_file_without_a_kind_is_read_as_what_it_looks_like() -> None:
    assert plain(b' {"a": 1}') == {"a": 1}
    assert plain(b"\xef\xbb\xbfa: 1\n") == {"a": "1"}
    assert plain(b"") is None
