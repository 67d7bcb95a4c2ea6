"""What a policy says, what it does not, and what it cannot say."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.support.complaints import a_policy

from putright.landlord.policy import (
    GROUNDS_OF_THE_CODE,
    Age,
    Anonymous,
    Control,
    Departure,
    Escalation,
    Exclusions,
    Extension,
    Ground,
    Homes,
    Length,
    Policy,
    Promise,
    Stage,
    Term,
)
from putright.landlord.policy.contradiction import Contradiction

TEN = Length(10, "working_days")


def promise(**said: Any) -> Promise:
    return Promise(**{"id": "stage1.respond", "length": TEN, **said})


def test_a_policy_that_says_nothing_runs_on_the_codes_grounds_and_asks_for_no_approver() -> None:
    silent = a_policy()

    assert silent.grounds == GROUNDS_OF_THE_CODE
    assert set(silent.grounds) == {"too_old", "legal_proceedings", "already_considered"}
    assert {each.kind for each in silent.grounds.values()} == set(silent.grounds)
    assert (silent.window, silent.refusal_approver, silent.stage(1)) == (None, None, None)
    assert silent.extension_approver(1) is None


def test_what_a_policy_says_is_what_runs() -> None:
    own = Ground(words="A home we do not manage", kind="not_our_responsibility")
    window = Term(length=TEN, counts_from="response_received")
    policy = a_policy(
        exclusions=Exclusions(grounds={"not_ours": own}, approver="Head of Housing"),
        escalation=Escalation(window=window),
        stages=(Stage(number=1, extension=Extension(approver="Head of Operations")),),
    )

    assert policy.grounds == {"not_ours": own}
    assert (policy.window, policy.refusal_approver) == (window, "Head of Housing")
    assert policy.extension_approver(1) == "Head of Operations"
    assert policy.extension_approver(2) is None


def test_a_promise_knows_its_stage_and_its_step() -> None:
    assert (promise(id="stage2.respond").stage, promise(id="stage2.respond").step) == (2, "respond")


def test_homes_of_another_owner_have_what_differs_and_the_rest_of_the_policy() -> None:
    theirs = (promise(id="stage1.respond", length=Length(5, "days")),)
    differs = Homes(scope="managed_by_an_agent", words="The agent answers", promises=theirs)
    policy = replace(a_policy(promise()), homes=(differs,), escalation=Escalation(words="Ask us"))

    there = policy.in_homes("managed_by_an_agent")
    assert (there.promises, there.escalation) == (theirs, policy.escalation)
    assert policy.in_homes("managed_for_another_owner") == policy


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ({"id": "stage4.respond"}, "id"),
        ({"id": "stage1.forget"}, "id"),
        ({"id": "respond"}, "id"),
        ({"kind": "target"}, "share_percent"),
        ({"kind": "target", "share_percent": 0}, "share_percent"),
        ({"kind": "target", "share_percent": 101}, "share_percent"),
        ({"kind": "average", "share_percent": 90}, "share_percent"),
        ({"id": "stage1.enclose"}, "what"),
        ({"what": "The policy"}, "what"),
        ({"id": "stage1.notify", "what": "That it came"}, "to"),
        ({"to": "The manager"}, "to"),
    ],
)
def test_a_promise_that_promises_nothing_clear_is_refused(said: dict[str, Any], key: str) -> None:
    with pytest.raises(Contradiction) as raised:
        promise(**said)

    assert raised.value.key == key


@pytest.mark.parametrize(
    "said",
    [
        {"kind": "target", "share_percent": 100},
        {"kind": "average"},
        {"id": "stage1.enclose", "what": "The policy"},
        {"id": "stage1.notify", "what": "That it came", "to": "The manager"},
        {"id": "stage3.respond"},
        {"id": "stage0.respond"},
    ],
)
def test_a_promise_can_be_anything_that_is_promised(said: dict[str, Any]) -> None:
    assert promise(**said).length == TEN


@pytest.mark.parametrize(
    ("kind", "said", "key"),
    [
        (Stage, {"number": 4}, "number"),
        (Stage, {"number": -1}, "number"),
        (Stage, {"number": 0}, "number"),
        (Stage, {"number": 0, "kind": "panel"}, "number"),
        (Extension, {"good_reason_without_number": True, "further": TEN}, None),
        (Extension, {"times": -1}, "times"),
        (Escalation, {"without_window": True, "window": Term(length=TEN)}, "without_window"),
        (Ground, {"words": "x", "age": Age(limit=Length(6, "months"))}, "age"),
        (Anonymous, {"taken": "never", "when": ("harassment",)}, "when"),
        (
            Control,
            {"issued_on": date(2021, 7, 1), "review_on": date(2021, 6, 30)},
            "review_on",
        ),
        (
            Departure,
            {"provision": "6.99", "explanation": "x", "comply_by": date(2027, 1, 1)},
            "provision",
        ),
        (
            Departure,
            {"provision": "6.3", "explanation": " ", "comply_by": date(2027, 1, 1)},
            "explanation",
        ),
    ],
)
def test_settings_that_cannot_both_be_meant_are_refused(
    kind: type, said: dict[str, Any], key: str | None
) -> None:
    with pytest.raises(Contradiction) as raised:
        kind(**said)

    assert raised.value.key == (key or "good_reason_without_number")


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"closures": {date(2026, 12, 26): "Closed"}}, "closures.2026-12-26"),  # a Saturday
        ({"warning_working_days": -1}, "warning_working_days"),
        ({"stages": (Stage(number=1), Stage(number=1))}, "stages.1.number"),
        ({"stages": (Stage(number=1),), "promises": (promise(id="stage2.log"),)}, "promises.0.id"),
        (
            {"homes": (Homes(scope="managed_by_an_agent", words="x"),) * 2},
            "homes.1.scope",
        ),
    ],
)
def test_sections_that_cannot_both_be_meant_are_refused(changes: dict[str, Any], key: str) -> None:
    with pytest.raises(Contradiction) as raised:
        replace(a_policy(), **changes)

    assert raised.value.key == key


def test_a_policy_may_contradict_itself_and_the_code() -> None:
    twice = (
        promise(id="stage1.acknowledge", counts_from="assigned"),
        promise(id="stage1.acknowledge", counts_from="received", length=Length(2, "days")),
    )
    stages = tuple(Stage(number=n, kind=kind) for n, kind in enumerate(KINDS))

    assert isinstance(replace(a_policy(*twice), stages=stages), Policy)


KINDS: tuple[Any, ...] = ("pre_complaint", "informal", "formal", "panel")
