"""The Ombudsman's contacts by the day, and stale advice told from harmless words."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from putright.ombudsman.contacts import BLOCKS, NoContactsThen, block_on, obsolete_advice


@pytest.mark.parametrize(
    ("day", "version"),
    [
        (date(2021, 7, 1), "2021-07-01"),
        (date(2022, 9, 30), "2021-07-01"),
        (date(2022, 10, 1), "2022-10-01"),
        (date(2024, 3, 31), "2022-10-01"),
        (date(2024, 4, 1), "2024-04-01"),
        (date(2026, 1, 12), "2024-04-01"),
        (date(2026, 1, 13), "2026-01-13"),
        (date(2026, 12, 22), "2026-01-13"),
    ],
)
def test_the_block_is_that_of_the_day(day: date, version: str) -> None:
    assert block_on(day).version == version


def test_a_day_before_all_blocks_is_refused() -> None:
    with pytest.raises(NoContactsThen):
        block_on(date(2021, 6, 30))


def test_blocks_follow_one_another_without_a_gap_and_each_names_its_source() -> None:
    for newer, older in pairwise(BLOCKS):
        assert older.until_on is not None
        assert older.until_on + timedelta(days=1) == newer.from_on
    assert BLOCKS[0].until_on is None
    assert all(block.source and block.address and block.telephone for block in BLOCKS)


def test_new_cases_are_not_taken_by_email_from_13_january_2026() -> None:
    assert block_on(date(2026, 1, 12)).case_email == "info@housing-ombudsman.org.uk"
    assert block_on(date(2026, 1, 13)).case_email is None


@pytest.mark.parametrize(
    "text",
    [
        "The HOS can be contacted eight weeks after you have had our final response.",
        "The Ombudsman will not get involved until 8 weeks after our answer.",
        "The Ombudsman waits for an 8-week period.",
        "Housing Ombudsman Service\nPO Box 152\nLiverpool\nL33 7WQ",
        "E-mail: info@housing-ombudsman.org.uk",
        "You can also e-mail the Housing Ombudsman.",
        "Emailing the Ombudsman is quickest.",
    ],
)
def test_stale_advice_is_told(text: str) -> None:
    assert len(obsolete_advice(text, BLOCKS[0])) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The leak went on for 8 weeks. You can contact the Housing Ombudsman at any time.",
        "The Ombudsman no longer takes new cases by email.",
        "We sent you an email. The Housing Ombudsman can help.",
        "Housing Ombudsman Service, PO Box 1484, Unit D, Preston, PR2 0ET",
        "The Ombudsman has been looking into this for eighteen weeks.",
    ],
)
def test_harmless_words_are_left_alone(text: str) -> None:
    assert obsolete_advice(text, BLOCKS[0]) == ()


def test_a_letter_sent_with_an_old_block_can_be_found() -> None:
    for block in BLOCKS[2:]:
        address = ", ".join(block.address)
        assert obsolete_advice(address, BLOCKS[0]) == (address,)
        unparted = address.replace(" ", "\N{NO-BREAK SPACE}")
        assert obsolete_advice(unparted, BLOCKS[0]) == (address,)
