"""References that survive the telephone, and ids that sort by the time they were made."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import damm

from putright.errors import Malformed
from putright.references import new_outbox_id, new_reference, new_stream, read_reference, shown

FULL_WIDTH = "".join(chr(ord(digit) + 0xFEE0) for digit in "482177330518")

references = st.integers(0, 10**11 - 1).map(
    lambda number: f"{number:011d}{damm.calc_check_digit(f'{number:011d}')}"
)


def test_a_new_reference_is_twelve_digits_that_fit() -> None:
    made = {new_reference() for _ in range(500)}

    assert len(made) == 500
    assert all(len(each) == 12 and read_reference(each) == each for each in made)


def test_references_use_their_whole_range() -> None:
    assert {new_reference()[0] for _ in range(500)} == set("0123456789")


def test_a_reference_is_shown_in_groups_of_four() -> None:
    assert shown("482177330518") == "4821-7733-0518"


@given(reference=references)
def test_a_reference_is_read_however_it_was_written(reference: str) -> None:
    spaced = " ".join(reference[at : at + 3] for at in range(0, 12, 3))

    assert read_reference(shown(reference)) == reference
    assert read_reference(f" {spaced} ") == reference


@given(reference=references, place=st.integers(0, 11), by=st.integers(1, 9))
def test_every_single_wrong_digit_is_found(reference: str, place: int, by: int) -> None:
    wrong = (int(reference[place]) + by) % 10
    with pytest.raises(Malformed):
        read_reference(f"{reference[:place]}{wrong}{reference[place + 1 :]}")


@given(reference=references)
def test_every_swap_of_neighbours_is_found(reference: str) -> None:
    for place, (one, other) in enumerate(pairwise(reference)):
        if one != other:
            with pytest.raises(Malformed):
                read_reference(f"{reference[:place]}{other}{one}{reference[place + 2 :]}")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "4821",
        "4821-7733-05180",
        "4821-7733-051x",
        FULL_WIDTH,
        "4821\x007733-0518",
    ],
)
def test_what_is_no_reference_is_malformed(text: str) -> None:
    with pytest.raises(Malformed):
        read_reference(text)


def test_ids_sort_by_the_time_they_were_made() -> None:
    for new in (new_stream, new_outbox_id):
        made = [new() for _ in range(50)]
        assert len(set(made)) == 50
        assert [each.version for each in made] == [7] * 50
        first, last = (each.int >> 80 for each in (made[0], made[-1]))  # milliseconds of a UUIDv7
        assert first <= last
