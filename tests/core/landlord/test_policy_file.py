"""A policy as it is written is read whole, or refused with every key that is wrong and its line."""

from datetime import date
from importlib.resources import files

import pytest

from putright.landlord.policy import Length, Letterhead, Policy, Promise
from putright.landlord.policy_file import NotAPolicy, policy_body, policy_from, read_policy

WRITTEN = """
title = "Complaints policy"
version = "2.0"
in_force_from = 2024-04-01
warning_working_days = 3

[letterhead]
name = "Larkrise Homes"
address = ["1 Larkrise Way", "Millbrook"]

[[promises]]
id = "stage1.acknowledge"
counts_from = "received"
length = "3 working days"
source = "section 4"

[closures]
2026-12-29 = "Closed"
"""


def test_a_policy_is_read_with_all_it_says() -> None:
    assert read_policy(WRITTEN, 4) == Policy(
        number=4,
        title="Complaints policy",
        version="2.0",
        in_force_from=date(2024, 4, 1),
        warning_working_days=3,
        letterhead=Letterhead(name="Larkrise Homes", address=("1 Larkrise Way", "Millbrook")),
        promises=(
            Promise(
                id="stage1.acknowledge",
                counts_from="received",
                length=Length(3, "working_days"),
                source="section 4",
            ),
        ),
        closures={date(2026, 12, 29): "Closed"},
    )


def test_a_policy_kept_in_a_row_is_read_back_as_it_was() -> None:
    policy = read_policy(WRITTEN, 4)

    assert policy_from(policy_body(policy)) == policy


@pytest.mark.parametrize(
    ("right", "wrong", "key", "line"),
    [
        ("3 working days", "-3 working days", "promises[0].length", 14),
        ("3 working days", "soon", "promises[0].length", 14),
        ("stage1.acknowledge", "stage4.acknowledge", "promises[0].id", 12),
        ("stage1.acknowledge", "stage1.forget", "promises[0].id", 12),
        ('id = "stage1.acknowledge"', 'source = "4"', "", 15),  # the key twice: no TOML
        ('id = "stage1.acknowledge"', "", "promises[0].id", 11),
        ('"received"', '"whenever"', "promises[0].counts_from", 13),
        ("2026-12-29", "2026-12-27", "closures.2026-12-27", 18),
        ("2026-12-29", "tomorrow", "closures.tomorrow", 18),
        ('version = "2.0"', "", "version", 1),
        ('version = "2.0"', 'version = "2.0"\nmood = "grim"', "mood", 4),
        ('name = "Larkrise Homes"', "", "letterhead.name", 7),
        ('name = "Larkrise Homes"', "name = 3", "letterhead.name", 8),
        ("title =", "title", "", 2),
    ],
)
def test_a_policy_that_cannot_run_is_refused_and_the_place_is_named(
    right: str, wrong: str, key: str, line: int
) -> None:
    with pytest.raises(NotAPolicy) as refused:
        read_policy(WRITTEN.replace(right, wrong, 1), 1)

    assert [(each.key, each.line) for each in refused.value.wrong] == [(key, line)]
    assert f"line {line}" in str(refused.value)


def test_everything_that_is_wrong_is_told_at_once_in_the_order_of_the_file() -> None:
    text = WRITTEN.replace('"Larkrise Homes"', "3").replace("3 working", "3 wrking")
    with pytest.raises(NotAPolicy) as refused:
        read_policy(text.replace("warning_", "warnin_"), 1)

    assert [each.line for each in refused.value.wrong] == [5, 8, 14]


@pytest.mark.parametrize("name", ["pivotal", "ids", "council", "stevenage", "marlow-vale"])
def test_the_policies_of_the_development_landlords_can_be_read(name: str) -> None:
    text = files("putright_development").joinpath("landlords", f"{name}.toml").read_text("utf-8")
    policy = read_policy(text, 1)

    assert policy_from(policy_body(policy)) == policy


def test_pivotals_policy_says_what_its_document_says() -> None:
    text = files("putright_development").joinpath("landlords", "pivotal.toml").read_text("utf-8")
    policy = read_policy(text, 1)

    times = [each.length for each in policy.promises if each.id == "stage1.acknowledge"]
    starts = [each.counts_from for each in policy.promises if each.id == "stage1.acknowledge"]
    assert times == [Length(2, "working_days")] * 2
    assert starts == ["assigned", "received"]
    age = policy.grounds["too_old"].age
    assert age is not None
    assert (age.limit, age.since) == (Length(6, "months"), "occurrence")
    assert policy.ombudsman is not None
    assert policy.ombudsman.wait == Length(8, "weeks")
    assert policy.window is not None
    assert (policy.window.length, policy.window.counts_from) == (
        Length(10, "working_days"),
        "response_received",
    )
    first, second = (stage.extension for stage in policy.stages if stage.number)
    assert first is not None
    assert first.total is not None
    assert first.total.length == Length(20, "days")
    assert first.notice_says == ("reason", "new_date")
    assert second is not None
    assert second.good_reason_without_number
    assert policy.behaviour is None
