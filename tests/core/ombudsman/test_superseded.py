"""A block of an Ombudsman's contacts is right from one day to another, both of them included."""

import pytest
from tests.support.worked_dates import day

from putright.ombudsman.superseded import (
    VERSIONS,
    CarriedBlock,
    OldBlock,
    relied_on_from,
    wrong_on,
)


@pytest.mark.parametrize(
    ("version", "on", "wrong"),
    [
        ("2024-04-01", "Sun 2024-03-31", True),
        ("2024-04-01", "Mon 2024-04-01", False),
        ("2024-04-01", "Mon 2026-01-12", False),
        ("2024-04-01", "Tue 2026-01-13", True),
        ("2026-01-13", "Mon 2026-01-12", True),
        ("2026-01-13", "Tue 2026-01-13", False),
        ("2026-01-13", "Fri 2027-12-31", False),
        ("lgsco-2022-10-01", "Fri 2026-12-18", False),
        ("nobody knows it", "Fri 2026-12-18", True),
    ],
)
def test_a_block_is_wrong_before_its_first_day_and_after_its_last(
    version: str, on: str, *, wrong: bool
) -> None:
    assert wrong_on(version, day(on)) is wrong


@pytest.mark.parametrize(
    ("today", "since"),
    [
        ("Fri 2026-12-18", "Thu 2025-12-18"),
        ("Tue 2028-02-29", "Sun 2027-02-28"),
        ("Wed 2028-03-01", "Mon 2027-03-01"),
    ],
)
def test_a_resident_relies_on_the_last_word_for_twelve_months(today: str, since: str) -> None:
    assert relied_on_from(day(today)) == day(since)


@pytest.mark.parametrize(
    ("block", "sent_on", "status", "matter"),
    [
        ("2024-04-01", "Tue 2026-01-13", "closed", OldBlock.WRONG_WHEN_SENT),
        ("lgsco-2022-10-01 2024-04-01", "Tue 2026-01-13", "logged", OldBlock.WRONG_WHEN_SENT),
        ("2024-04-01", "Mon 2026-01-12", "acknowledged", OldBlock.SUPERSEDED_WHILE_OPEN),
        ("2024-04-01", "Mon 2026-01-12", "closed", OldBlock.SUPERSEDED_AND_RELIED_ON),
        ("2024-04-01", "Mon 2026-01-12", "withdrawn", OldBlock.SUPERSEDED_AND_RELIED_ON),
    ],
)
def test_what_is_the_matter_is_told_apart(
    block: str, sent_on: str, status: str, matter: OldBlock
) -> None:
    old = CarriedBlock(
        reference="100000000009",
        sequence=4,
        kind="acknowledgement",
        stage=1,
        sent_on=day(sent_on),
        ombudsman_block=block,
        status=status,
        told_right_on=None,
    )
    assert old.matter is matter


def test_the_blocks_of_both_ombudsmen_are_known_by_different_names() -> None:
    assert {"2026-01-13", "2024-04-01", "2022-10-01", "2021-07-01", "lgsco-2022-10-01"} <= set(
        VERSIONS
    )
