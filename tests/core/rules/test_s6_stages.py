"""By when a stage is answered, and what the answer holds, under both editions."""

import pytest
from tests.support.worked_dates import day

from putright.rules.bank_holidays import england
from putright.rules.editions import EDITION_NAMES, EditionName, edition
from putright.rules.s6_stages import (
    ActionWithoutDay,
    PointUnanswered,
    ReasonsMissing,
    UnknownPoint,
    action_has_its_day,
    every_point_is_answered,
    respond_by,
)


@pytest.mark.parametrize(
    ("held", "counted_from", "lawful_until", "due_on", "work_by"),
    [
        # 2024: from the acknowledgement, lawful until 29 December for a receipt on the 18th
        ("2024", None, "Tue 2026-12-29", "Wed 2027-01-13", "Wed 2027-01-13"),
        ("2024", "Mon 2026-12-21", "Tue 2026-12-29", "Thu 2027-01-07", "Thu 2027-01-07"),
        ("2024", "Tue 2026-12-29", "Tue 2026-12-29", "Wed 2027-01-13", "Wed 2027-01-13"),
        ("2024", "Wed 2026-12-30", "Tue 2026-12-29", "Thu 2027-01-14", "Wed 2027-01-13"),
        ("2024", "Wed 2027-03-31", "Tue 2026-12-29", "Wed 2027-04-14", "Wed 2027-01-13"),
        # 2022: from the logging
        ("2022", "Mon 2022-12-19", "Wed 2022-12-28", "Thu 2023-01-05", "Thu 2023-01-05"),
        ("2022", "Thu 2022-12-29", "Wed 2022-12-28", "Fri 2023-01-13", "Thu 2023-01-12"),
    ],
)
def test_a_late_start_of_the_count_never_buys_time(
    held: EditionName, counted_from: str | None, lawful_until: str, due_on: str, work_by: str
) -> None:
    allowed = edition(held).timescales["stage1.respond"]
    start = day(counted_from) if counted_from else None

    found = respond_by(allowed, start, day(lawful_until), england())
    assert found == (day(due_on), day(work_by))


@pytest.mark.parametrize("held", EDITION_NAMES)
@pytest.mark.parametrize(
    ("reasons", "refusal", "provisions", "point"),
    [
        ({}, PointUnanswered, ("5.6", "6.7"), 1),
        ({2: "Because"}, PointUnanswered, ("5.6", "6.7"), 1),
        ({1: "Because"}, PointUnanswered, ("5.6", "6.7"), 2),
        ({1: "Because", 2: " "}, ReasonsMissing, ("5.6", "6.7"), 2),
        ({1: "Because", 2: "Since", 3: "As"}, UnknownPoint, ("5.7", "6.8"), 3),
    ],
)
def test_every_point_has_a_decision_with_reasons_and_nothing_else_has(
    held: EditionName,
    reasons: dict[int, str],
    refusal: type[PointUnanswered | ReasonsMissing | UnknownPoint],
    provisions: tuple[str, str],
    point: int,
) -> None:
    with pytest.raises(refusal) as refused:
        every_point_is_answered(held, [1, 2], reasons)

    assert refused.value.provision == provisions[held == "2024"]
    assert refused.value.values == {"point": point}
    every_point_is_answered(held, [1, 2], {1: "Because", 2: "Since"})


@pytest.mark.parametrize("held", EDITION_NAMES)
@pytest.mark.parametrize(
    ("what", "due_on"),
    [("", "Mon 2026-06-01"), (" ", "Tue 2026-06-02"), ("Paint", "Sun 2026-05-31")],
)
def test_an_action_says_what_and_by_a_day_that_has_not_passed(
    held: EditionName, what: str, due_on: str
) -> None:
    today = day("Mon 2026-06-01")
    with pytest.raises(ActionWithoutDay) as refused:
        action_has_its_day(held, what, day(due_on), today)

    assert refused.value.provision == {"2022": "5.5", "2024": "6.6"}[held]
    action_has_its_day(held, "Paint", today, today)
