"""Lengths are written as policies write them, and a time knows what it counts from."""

import re

import pytest

from putright.landlord.policy import Length, NotALength, Term
from putright.landlord.policy.contradiction import Contradiction
from putright.landlord.policy.lengths import PATTERN, UNITS


@pytest.mark.parametrize(
    ("written", "length"),
    [
        ("10 working days", Length(10, "working_days")),
        ("1 working day", Length(1, "working_days")),
        ("14 calendar days", Length(14, "calendar_days")),
        ("5 days", Length(5, "days")),
        ("8 weeks", Length(8, "weeks")),
        ("1 month", Length(1, "months")),
        ("48 hours", Length(48, "hours")),
        ("0 working days", Length(0, "working_days")),
    ],
)
def test_a_length_is_read_and_written(written: str, length: Length) -> None:
    assert Length.read(written) == length
    assert str(length) == written
    assert re.fullmatch(PATTERN, written)


def test_every_unit_can_be_written() -> None:
    assert {Length.read(str(Length(2, unit))).unit for unit in UNITS} == set(UNITS)


@pytest.mark.parametrize(
    "written", ["", "days", "ten days", "-1 days", "5", "5 fortnights", "5  days", "1.5 days"]
)
def test_what_is_no_length_is_refused(written: str) -> None:
    assert not re.fullmatch(PATTERN, written)
    with pytest.raises(NotALength):
        Length.read(written)


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ({"counts_from": "response_deemed_received"}, "deemed_after"),
        ({"counts_from": "response_sent", "deemed_after": Length(2, "days")}, "deemed_after"),
        ({"counts_from": "appeal_reached"}, "reaches"),
        ({"counts_from": "received", "reaches": "A Director"}, "reaches"),
    ],
)
def test_a_time_that_cannot_be_counted_is_refused(said: dict[str, object], key: str) -> None:
    with pytest.raises(Contradiction) as raised:
        Term(length=Length(5, "days"), **said)  # type: ignore[arg-type]

    assert raised.value.key == key
