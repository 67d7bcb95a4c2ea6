"""What a request may carry, value by value."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marshmallow import ValidationError

from putright.complaint.events import Channel
from putright.complaint.text import Text
from putright_api.schemas.fields import (
    Category,
    Count,
    Day,
    EmailAddress,
    Flag,
    LineOfWords,
    OneOf,
    Pence,
    Words,
)


def test_words_are_trimmed_and_their_line_ends_made_one_kind() -> None:
    assert Words().deserialize("  a\r\nb \n") == Text("a\nb")


@pytest.mark.parametrize("bad", ["", "   ", "a\x00b", "a\x1bb", "\ud800", "a\u2028b", "a\x85b"])
def test_words_that_would_break_a_store_are_refused(bad: str) -> None:
    with pytest.raises(ValidationError):
        Words().deserialize(bad)


@pytest.mark.parametrize("bad", [1, 1.5, True, ["a"], {"a": "b"}, None])
def test_words_are_nothing_but_a_string(bad: object) -> None:
    with pytest.raises(ValidationError):
        Words(required=True).deserialize(bad)


def test_words_end_at_their_longest() -> None:
    assert Words(longest=3).deserialize("abc") == Text("abc")
    with pytest.raises(ValidationError):
        Words(longest=3).deserialize("abcd")


@given(st.text())
def test_whatever_words_let_through_can_be_stored(said: str) -> None:
    try:
        loaded = Words().deserialize(said)
    except ValidationError:
        return
    assert loaded.words
    assert "\x00" not in loaded.words
    loaded.words.encode()


@pytest.mark.parametrize("bad", ["a\nb", "a\tb", "Bcc: x\r\n"])
def test_a_line_is_one_line(bad: str) -> None:
    if bad.strip() != bad and "\n" not in bad.strip():
        assert LineOfWords().deserialize(bad) == Text(bad.strip())
        return
    with pytest.raises(ValidationError):
        LineOfWords().deserialize(bad)


@pytest.mark.parametrize(
    "bad", ["quill", "a@b@c", "a b@example.org", "a@example.org\r\nBcc: x@y.z"]
)
def test_an_address_of_electronic_mail_is_one(bad: str) -> None:
    with pytest.raises(ValidationError):
        EmailAddress().deserialize(bad)


def test_an_address_of_electronic_mail_is_loaded_as_words() -> None:
    assert EmailAddress().deserialize("p.quill@example.org") == Text("p.quill@example.org")


@pytest.mark.parametrize(
    "bad",
    ["2026-02-30", "20261218", "2026-W51-5", "18/12/2026", "2026-12-18T00:00", "٢٠٢٦-12-18", 1,
     None, "2011-12-31", "2101-01-01", "0000-00-00", ""],
)  # fmt: skip
def test_an_impossible_day_is_refused(bad: object) -> None:
    with pytest.raises(ValidationError):
        Day(required=True).deserialize(bad)


@pytest.mark.parametrize("good", [date(2012, 1, 1), date(2024, 2, 29), date(2100, 12, 31)])
def test_a_day_is_read(good: date) -> None:
    assert Day().deserialize(good.isoformat()) == good


@pytest.mark.parametrize("bad", [1.0, "1", True, 0, -1, 100_000_001, float("inf")])
def test_money_is_whole_pence_in_bounds(bad: object) -> None:
    with pytest.raises(ValidationError):
        Pence().deserialize(bad)


def test_money_is_read() -> None:
    assert Pence().deserialize(15_000) == 15_000


@pytest.mark.parametrize("bad", [True, 1.0, "2", 2**80])
def test_a_count_is_a_whole_number_in_bounds(bad: object) -> None:
    with pytest.raises(ValidationError):
        Count().deserialize(bad)


@pytest.mark.parametrize("bad", ["true", 1, 0, "yes", "off"])
def test_a_flag_is_true_or_false_only(bad: object) -> None:
    with pytest.raises(ValidationError):
        Flag().deserialize(bad)


def test_a_flag_is_read() -> None:
    assert Flag().deserialize(True) is True  # noqa: FBT003 - the value under test
    assert Flag().deserialize(False) is False  # noqa: FBT003


@pytest.mark.parametrize("bad", ["TELEPHONE", "fax", 1, None, ["telephone"], {"a": 1}])
def test_an_enumeration_knows_its_words_only(bad: object) -> None:
    with pytest.raises(ValidationError):
        OneOf(Channel, required=True).deserialize(bad)


def test_an_enumeration_is_loaded_as_the_cores() -> None:
    assert OneOf(Channel).deserialize("telephone") is Channel.TELEPHONE


@pytest.mark.parametrize("bad", ["Repairs", "damp & mould", "1st", "a" * 61, "repairs\n"])
def test_a_category_is_a_word_the_register_can_keep(bad: str) -> None:
    with pytest.raises(ValidationError):
        Category().deserialize(bad)
