"""Text made fit for paper: control characters, emoji, long words; ordinary text untouched."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from putright.letters.printable import LONGEST_WORD, printable, without_controls


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Plain words, £12, café", "Plain words, £12, café"),
        ("bell\x07 and \x1b[31mred", "bell and [31mred"),
        ("one\r\ntwo\rthree\tfour", "one\ntwo\nthree four"),
        ("right \u202eto left\u202c", "right to left"),
        ("\u2066isolated\u2069\ufeff", "isolated"),
        ("e\u0301", "é"),
        ("Thanks 🙂", "Thanks [slightly smiling face]"),
        ("👍🏽", "[thumbs up sign]"),
        ("☔ again", "[umbrella with rain drops] again"),
        ("क्\u200dष", "क्\u200dष"),
    ],
)
def test_what_paper_cannot_show_goes_or_is_spelt_out(written: str, printed: str) -> None:
    assert printable(written) == printed


def test_a_long_word_may_break_after_its_marks() -> None:
    word = "https://www.housing-ombudsman.org.uk/residents/make-a-complaint/"
    pieces = printable(word).split("\N{ZERO WIDTH SPACE}")
    assert "".join(pieces) == word
    assert "residents/" in pieces


@given(st.text(st.characters(codec="utf-8")))
def test_no_word_is_longer_than_a_line_and_no_control_is_left(text: str) -> None:
    printed = printable(text)
    for word in printed.replace("\N{ZERO WIDTH SPACE}", " ").split():
        assert len(word) <= LONGEST_WORD
    assert {unicodedata.category(each) for each in printed} & {"Cc", "Cs"} <= (
        {"Cc"} if "\n" in printed else set()
    )


@given(st.text(st.characters(codec="utf-8")))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert without_controls(without_controls(text)) == without_controls(text)
