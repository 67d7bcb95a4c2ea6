"""The plain text of a letter: everything it says, within 80 columns, with nothing drawn."""

import re

import pytest
from tests.support.letters import RECIPIENT, complete

from putright.letters.kinds import LetterKind
from putright.letters.letter import Rows, words
from putright.letters.plain import COLUMNS, plain_text
from putright.rules.editions import EDITION_NAMES, EditionName


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize("edition", EDITION_NAMES)
@pytest.mark.parametrize("kind", LetterKind)
def test_it_says_everything_the_letter_says(kind: LetterKind, edition: EditionName) -> None:
    letter = complete(kind, edition)
    text = flat(plain_text(letter))
    for section in letter.sections:
        assert section.heading.upper() in text
        for block in section.blocks:
            if not isinstance(block, Rows):
                assert all(flat(each) in text for each in words(block))
            else:
                for row in block.rows:
                    assert f"{row.label}: " in text
                    assert flat(row.value).removeprefix("www.") in text
    assert f"Dear {RECIPIENT.greeted_as}," in text
    assert "4821-7733-0518" in text


@pytest.mark.parametrize("kind", LetterKind)
def test_lines_keep_to_eighty_columns(kind: LetterKind) -> None:
    assert max(map(len, plain_text(complete(kind)).splitlines())) <= COLUMNS


@pytest.mark.parametrize("kind", LetterKind)
def test_nothing_is_drawn_with_characters(kind: LetterKind) -> None:
    assert not re.search(r"[*_=#|~]{1,}|-{2,}", plain_text(complete(kind)))


def test_a_table_is_read_row_by_row() -> None:
    text = flat(plain_text(complete(LetterKind.STAGE_1_RESPONSE)))
    assert (
        "What we will do: Replace the shower seal upstairs. By when: Friday 15 January 2027" in text
    )


def test_an_address_on_the_web_is_whole_so_that_it_can_be_followed() -> None:
    assert (
        "Online form: https://www.housing-ombudsman.org.uk/residents/make-a-complaint/\n"
        in plain_text(complete(LetterKind.ACKNOWLEDGEMENT))
    )
