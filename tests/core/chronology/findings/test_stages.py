"""The way to stage 2, who considered each stage, and stages there should not be."""

import pytest
from tests.support.chronologies import answered, needed, on, provisions, reviewed, states

from putright.chronology.findings import JUDGES
from putright.chronology.findings.stages import considered_twice, further_stages, way_to_stage_2

ESCALATED = answered(
    on("Thu 2024-06-20", "escalation_requested"),
    on("Tue 2024-06-25", "acknowledged", 2),
    on("Tue 2024-07-23", "responded", 2),
)


def test_all_judges_of_the_stages_sit() -> None:
    assert {considered_twice, further_stages, way_to_stage_2} <= set(JUDGES)


@pytest.mark.parametrize("name", ["Tobias Finch", " tobias  FINCH"])
def test_whoever_considered_stage_1_does_not_consider_stage_2(name: str) -> None:
    found = reviewed(*ESCALATED, on("Mon 2024-07-22", "considered", 2, by=name))

    assert provisions(found) == {("6.13", 2)}
    assert not needed(found)


def test_it_is_5_12_under_2022() -> None:
    found = reviewed(
        on("Mon 2023-06-05", "received"),
        on("Tue 2023-06-06", "acknowledged", 1),
        on("Mon 2023-06-12", "considered", 1, by="Tobias Finch"),
        on("Mon 2023-06-19", "responded", 1),
        on("Mon 2023-06-26", "escalation_requested"),
        on("Mon 2023-07-17", "considered", 2, by="Tobias Finch"),
        on("Mon 2023-07-24", "responded", 2),
    )

    assert provisions(found) == {("5.12", 2)}


def test_to_be_assigned_is_not_to_have_considered() -> None:
    found = reviewed(*ESCALATED, on("Thu 2024-06-20", "assigned", 2, by="Tobias Finch"))

    assert provisions(found) == set()
    assert needed(found) == {("6.13", "who considered each stage")}


def test_a_request_that_led_to_nothing_is_a_way_blocked() -> None:
    found = reviewed(*answered(on("Thu 2024-06-20", "escalation_requested")))

    assert {("6.10", 2), ("6.11", 2), ("6.14", 2)} <= provisions(found)
    assert states(found)["stage2.acknowledge"] == "missed"


def test_stage_2_follows_the_answer_of_stage_1() -> None:
    found = reviewed(
        on("Tue 2024-05-21", "received"),
        on("Fri 2024-05-24", "acknowledged", 1),
        on("Thu 2024-05-30", "escalation_requested"),
        on("Fri 2024-05-31", "acknowledged", 2),
        as_of="Mon 2024-06-03",
    )

    assert provisions(found) == {("6.10", 2)}


def test_unless_the_ombudsman_instructed_it() -> None:
    found = reviewed(
        on("Tue 2024-05-21", "received"),
        on("Fri 2024-05-24", "acknowledged", 1),
        on("Thu 2024-05-30", "ombudsman_instructed", until="Fri 2024-06-28", asks="escalate"),
        on("Thu 2024-05-30", "escalation_requested"),
        on("Fri 2024-05-31", "acknowledged", 2),
        as_of="Mon 2024-06-03",
    )

    assert provisions(found) == set()


def test_a_third_stage_is_never_acceptable_under_2024() -> None:
    found = reviewed(*ESCALATED, on("Mon 2024-08-05", "acknowledged", 3))

    assert ("5.3", 3) in provisions(found)


@pytest.mark.parametrize(("stage", "found"), [(3, False), (4, True)])
def test_under_2022_a_third_is_justified_and_a_fourth_never(stage: int, *, found: bool) -> None:
    result = reviewed(
        on("Mon 2023-06-05", "received"),
        on("Mon 2023-07-24", "responded", stage),
        as_of="Mon 2023-07-24",
    )

    assert (("5.17", stage) in provisions(result)) == found
    assert any(provision == "5.17" for provision, _ in needed(result)) != found
