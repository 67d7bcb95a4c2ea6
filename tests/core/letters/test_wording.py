"""Days, money and addresses as a letter writes them."""

from datetime import date

import pytest

from putright.letters.letter import Paragraph
from putright.letters.wording import (
    address_line,
    long_day,
    paragraphs,
    pounds,
    sentence,
    short_day,
)


def test_a_day_is_written_out_and_never_parted_from_its_month() -> None:
    assert long_day(date(2026, 12, 29)) == "Tuesday 29\N{NO-BREAK SPACE}December 2026"
    assert short_day(date(2027, 1, 4)) == "4\N{NO-BREAK SPACE}January 2027"


@pytest.mark.parametrize(
    ("pence", "written"),
    [(0, "£0"), (5, "£0.05"), (25000, "£250"), (25050, "£250.50"), (123456700, "£1,234,567")],
)
def test_money_shows_pence_only_where_there_are_any(pence: int, written: str) -> None:
    assert pounds(pence) == written


def test_a_postcode_is_never_parted() -> None:
    assert address_line(("2 Quay Street", "BW1 4QA")) == "2 Quay Street, BW1\N{NO-BREAK SPACE}4QA"


def test_a_blank_line_parts_paragraphs_and_a_blank_text_has_none() -> None:
    assert paragraphs(" One.\n \n\nTwo.\nStill. ") == (Paragraph("One."), Paragraph("Two.\nStill."))
    assert paragraphs(" \n\n ") == ()


@pytest.mark.parametrize(
    ("written", "read"),
    [("A leak ", "A leak."), ("Why?", "Why?"), ("", ""), ("It ended.", "It ended.")],
)
def test_a_text_ends_as_a_sentence(written: str, read: str) -> None:
    assert sentence(written) == read
