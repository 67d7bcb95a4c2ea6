"""Plain keys become a policy strictly, or everything that is wrong with them is told at once."""

from datetime import date, datetime
from typing import Any

import pytest

from putright.landlord.policy import Policy
from putright.landlord.policy_file.keys import plain, structured
from putright.landlord.policy_file.wrong import Wrong

BODY: dict[str, Any] = {
    "number": 1,
    "title": "t",
    "version": "1",
    "in_force_from": "2024-04-01",
    "letterhead": {"name": "Larkrise Homes"},
}


def wrong_keys(**more: Any) -> list[str]:
    found = structured({**BODY, **more})
    assert isinstance(found, tuple), "it was read"
    return [each.key for each in found]


def test_days_are_read_from_toml_and_from_json_and_written_back_without_what_is_not_said() -> None:
    policy = structured(BODY)

    assert isinstance(policy, Policy)
    assert policy == structured({**BODY, "in_force_from": date(2024, 4, 1)})
    assert plain(policy) == BODY


@pytest.mark.parametrize(
    ("more", "keys"),
    [
        ({"title": 3}, ["title"]),
        ({"in_force_from": datetime(2024, 4, 1)}, ["in_force_from"]),  # noqa: DTZ001  as TOML has
        ({"in_force_from": "soon"}, ["in_force_from"]),
        ({"warning_working_days": True}, ["warning_working_days"]),
        ({"warning_working_days": "2"}, ["warning_working_days"]),
        ({"reaches_open_stages": 1}, ["reaches_open_stages"]),
        ({"channels": "email"}, ["channels"]),
        ({"channels": {"named": "email"}}, ["channels.named"]),
        ({"channels": {"named": ["email", "pigeon"]}}, ["channels.named[1]"]),
        ({"publicity": {"ways": "a flyer"}}, ["publicity.ways"]),
        ({"stages": {"number": 1}}, ["stages"]),
        ({"stages": [1]}, ["stages[0]"]),
        ({"promises": [{"id": "stage1.log", "length": 5}]}, ["promises[0].length"]),
        ({"promises": [{"length": "5 days"}]}, ["promises[0].id"]),
        ({"letterhead": {"nam": "x"}}, ["letterhead.name", "letterhead.nam"]),
        ({"edition": "2020"}, ["edition"]),
        ({"edition": 2024}, ["edition"]),
        ({"duties": {"fly": {"words": "x"}}}, ["duties.fly"]),
        ({"exclusions": {"grounds": {"a": {"kind": "x"}}}}, None),
        ({"closures": {"tomorrow": "Closed"}}, ["closures.tomorrow"]),
        ({"closures": ["2026-12-29"]}, ["closures"]),
        ({"mood": "grim"}, ["mood"]),
        ({"title": 3, "mood": "grim", "edition": "x"}, ["title", "edition", "mood"]),
    ],
)
def test_a_value_of_another_kind_is_refused_under_its_key(
    more: dict[str, Any], keys: list[str] | None
) -> None:
    both = ["exclusions.grounds.a.words", "exclusions.grounds.a.kind"]
    assert sorted(wrong_keys(**more)) == sorted(keys or both)


def test_what_is_missing_and_what_contradicts_itself_are_told_together() -> None:
    stages = [{"number": 1}, {"number": 1}]
    found = structured({"stages": stages, "channels": {"any_staff": "no"}})

    assert isinstance(found, tuple)
    assert {each.key for each in found} == {
        *BODY.keys(),
        "channels.any_staff",
        "stages[1].number",
    }


def test_an_unknown_key_is_told_what_may_be_meant() -> None:
    found = structured({**BODY, "definitoin": {"words": "x"}})

    assert found == (Wrong(("definitoin",), "is no key; is definition meant?"),)
