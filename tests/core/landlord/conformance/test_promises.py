"""How a promise stands to the Code's time, by where it counts from and what else is promised."""

import pytest
from tests.support.conformant_policy import AS_OF, conformant, wd
from tests.support.policy_settings import REMOVED, put

from putright.landlord.conformance.finding import Asked
from putright.landlord.conformance.promises import no_promise_is_later_than_the_code, promised
from putright.landlord.policy import Length, Policy, Promise, Start
from putright.rules.editions import EditionName, edition


def verdicts(policy: Policy, step: str, name: EditionName = "2024") -> list[str]:
    """How each promise of a step stands to the edition's time."""
    found = no_promise_is_later_than_the_code(Asked(policy, edition(name), AS_OF))
    return [each.verdict for each in found if each.setting == f"promises.{step}"]


def promising(*promises: Promise, name: EditionName = "2024") -> Policy:
    """The conformant policy with these promises in the place of its own of the same step."""
    policy = conformant(name)
    for number, each in enumerate(promises):
        if promised(policy, each.id) and not any(each.id == one.id for one in promises[:number]):
            policy = put(policy, ("promises", each.id), REMOVED)
        policy = put(policy, ("promises", number), each)
    return policy


def promise(step: str, amount: int, counts_from: Start, **more: str) -> Promise:
    return Promise(id=step, length=wd(amount), counts_from=counts_from, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("assigned", "verdict"), [(1, ["stricter"]), (2, ["stricter"]), (3, []), (4, ["breach"])]
)
def test_an_acknowledgement_from_allocation_is_as_late_as_allocation_may_be(
    assigned: int, verdict: list[str]
) -> None:
    policy = promising(
        promise("stage1.assign", assigned, "received"),
        promise("stage1.acknowledge", 2, "assigned"),
    )

    assert verdicts(policy, "stage1.acknowledge") == verdict


def test_where_nobody_says_when_it_begins_it_is_open_to_doubt() -> None:
    policy = promising(promise("stage1.acknowledge", 2, "assigned"))

    assert verdicts(policy, "stage1.acknowledge") == ["ambiguous"]


def test_what_is_too_long_by_itself_is_a_breach_wherever_it_begins() -> None:
    policy = promising(promise("stage1.acknowledge", 6, "assigned"))

    assert verdicts(policy, "stage1.acknowledge") == ["breach"]


@pytest.mark.parametrize(
    ("counts_from", "amount", "verdict"),
    [
        ("acknowledged", 10, []),
        ("acknowledgement_sent", 9, ["stricter"]),
        ("received", 10, ["stricter"]),
        ("received", 11, ["breach"]),
        ("defined", 10, ["stricter"]),
        ("logged", 10, ["obsolete"]),
        ("logged", 9, ["stricter"]),
    ],
)
def test_a_stage_1_response_under_2024(counts_from: Start, amount: int, verdict: list[str]) -> None:
    policy = promising(promise("stage1.respond", amount, counts_from))

    assert verdicts(policy, "stage1.respond") == verdict


@pytest.mark.parametrize(
    ("counts_from", "amount", "verdict"),
    [
        ("logged", 10, []),
        ("received", 10, []),
        ("received", 9, ["stricter"]),
        ("acknowledged", 10, ["breach"]),
        ("acknowledged", 5, []),
        ("acknowledged", 4, ["stricter"]),
    ],
)
def test_a_stage_1_response_under_2022(counts_from: Start, amount: int, verdict: list[str]) -> None:
    policy = promising(promise("stage1.respond", amount, counts_from), name="2022")

    assert verdicts(policy, "stage1.respond", "2022") == verdict


def test_the_day_of_the_event_as_day_1_is_a_day_less() -> None:
    same = Promise(id="stage1.respond", length=wd(11), counts_from="acknowledged", first_day="same")

    assert verdicts(promising(same), "stage1.respond") == []


def test_days_of_no_kind_are_a_breach_only_where_both_readings_are() -> None:
    for amount, verdict in ((14, []), (15, ["breach"])):
        days = Promise(
            id="stage1.respond", length=Length(amount, "days"), counts_from="acknowledged"
        )
        assert verdicts(promising(days), "stage1.respond") == verdict


def test_a_letter_deemed_received_begins_the_count_later() -> None:
    late = Promise(
        id="stage1.respond",
        length=wd(9),
        counts_from="acknowledgement_deemed_received",
        deemed_after=wd(2),
    )
    in_time = put(promising(late), ("promises", "stage1.respond", "length"), wd(8))

    assert verdicts(promising(late), "stage1.respond") == ["breach"]
    assert verdicts(in_time, "stage1.respond") == []


def test_an_appeal_that_must_reach_one_person_is_a_breach_of_what_counts_from_the_request() -> None:
    reached = promise("stage2.acknowledge", 3, "appeal_reached", reaches="A Director")
    answered = promise("stage2.respond", 20, "appeal_reached", reaches="A Director")
    policy = promising(reached, answered)

    assert verdicts(policy, "stage2.acknowledge") == ["breach"]
    assert verdicts(policy, "stage2.respond") == []
    assert verdicts(policy, "stage2.respond", "2022") == ["breach"]


def test_a_chain_of_promises_is_followed_to_its_beginning() -> None:
    chained = (
        promise("stage1.assign", 1, "received"),
        promise("stage1.log", 1, "assigned"),
    )
    in_time = promising(*chained, promise("stage1.acknowledge", 3, "logged"))
    late = promising(*chained, promise("stage1.acknowledge", 4, "logged"))

    assert verdicts(in_time, "stage1.acknowledge") == []
    assert verdicts(late, "stage1.acknowledge") == ["breach"]


def test_steps_that_wait_for_one_another_end_in_doubt_and_not_in_a_loop() -> None:
    policy = promising(
        promise("stage1.log", 1, "assigned"),
        promise("stage1.assign", 1, "logged"),
        promise("stage1.acknowledge", 1, "assigned"),
    )

    assert verdicts(policy, "stage1.acknowledge") == ["ambiguous"]
