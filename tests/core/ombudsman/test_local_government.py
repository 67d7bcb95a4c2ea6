"""The other Ombudsman's block: dated, with its source, and not taken for confirmed."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from putright.ombudsman.contacts import NoContactsThen
from putright.ombudsman.local_government import BLOCKS, local_government_on


def test_a_block_holds_from_its_first_day_on() -> None:
    first = BLOCKS[-1]
    assert local_government_on(first.from_on) == first
    assert local_government_on(date(2026, 12, 22)) == BLOCKS[0]


def test_before_the_first_block_none_is_known() -> None:
    with pytest.raises(NoContactsThen):
        local_government_on(BLOCKS[-1].from_on - timedelta(days=1))


def test_every_block_names_its_source_and_blocks_do_not_overlap() -> None:
    assert all(each.source for each in BLOCKS)
    for newer, older in pairwise(BLOCKS):
        assert older.until_on is not None
        assert older.until_on < newer.from_on
    assert len({each.version for each in BLOCKS}) == len(BLOCKS)


def test_what_nobody_compared_with_its_own_pages_is_not_called_confirmed() -> None:
    assert not BLOCKS[0].confirmed
    assert "published" in BLOCKS[0].source
