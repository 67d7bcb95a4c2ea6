"""A policy as it is written is read whole or refused with the key that is wrong."""

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
    ("right", "wrong", "named"),
    [
        ("3 working days", "-3 working days", "-3 working days"),
        ("3 working days", "soon", "soon"),
        ("stage1.acknowledge", "stage4.acknowledge", "stage4.acknowledge"),
        ("stage1.acknowledge", "stage1.forget", "stage1.forget"),
        ('"received"', '"whenever"', "whenever"),
        ("2026-12-29", "2026-12-27", "2026-12-27"),
        ("2026-12-29", "tomorrow", "closures"),
        ('version = "2.0"', "", "version"),
        ('version = "2.0"', 'version = "2.0"\nmood = "grim"', "mood"),
        ("title =", "title", "expected"),
    ],
)
def test_a_policy_that_cannot_run_is_refused_and_the_place_is_named(
    right: str, wrong: str, named: str
) -> None:
    with pytest.raises(NotAPolicy) as refused:
        read_policy(WRITTEN.replace(right, wrong, 1), 1)

    assert named in str(refused.value).lower() or named in str(refused.value)


@pytest.mark.parametrize("name", ["pivotal", "marlow-vale"])
def test_the_policies_of_the_development_landlords_can_be_read(name: str) -> None:
    text = files("putright_development").joinpath("landlords", f"{name}.toml").read_text("utf-8")
    policy = read_policy(text, 1)

    assert policy_from(policy_body(policy)) == policy
