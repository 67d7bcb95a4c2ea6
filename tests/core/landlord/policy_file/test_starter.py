"""What a file takes from the starter policy, and what stays unsaid."""

from datetime import date

import pytest

from putright.landlord.policy import DUTIES, GROUNDS_OF_THE_CODE, Length
from putright.landlord.policy_file import NotAPolicy, policy_body, policy_from, read_policy
from putright.landlord.policy_file.starter import ARRANGEMENTS, completed, starter
from putright.rules.editions import edition

NAMED = '[letterhead]\nname = "Larkrise Homes"\n'


def test_an_empty_file_is_the_starter_policy() -> None:
    empty = read_policy("", 1)

    assert empty == policy_from({**starter(), "number": 1})
    assert policy_from(policy_body(empty)) == empty
    assert empty.in_force_from <= edition("2022").received_from


def test_a_file_that_only_names_the_landlord_takes_all_the_rest() -> None:
    policy = read_policy(NAMED + '[closures]\n2026-12-29 = "Closed"\n', 1)

    assert policy.letterhead.name == "Larkrise Homes"
    assert policy.closures == {date(2026, 12, 29): "Closed"}
    assert policy.promises == read_policy("", 1).promises
    assert set(ARRANGEMENTS) >= {"letterhead", "closures"}


def test_a_file_that_says_something_of_complaints_is_not_completed() -> None:
    text = 'title = "t"\nversion = "1"\nin_force_from = 2024-04-01\nstages = []\n' + NAMED

    assert read_policy(text, 1).promises == ()
    assert read_policy(text, 1).definition is None
    assert read_policy('based_on = "starter"\n' + text, 1).definition is not None


def test_what_a_file_has_of_its_own_takes_the_place_of_the_starters_whole_table() -> None:
    text = """
based_on = "starter"
[[promises]]
id = "stage1.acknowledge"
length = "2 working days"
counts_from = "received"
[exclusions]
approver = "Head of Housing"
"""
    policy = read_policy(text, 1)

    [promise] = policy.promises
    assert promise.length == Length(2, "working_days")
    assert policy.exclusions is not None
    assert (policy.exclusions.grounds, policy.refusal_approver) == ({}, "Head of Housing")
    assert policy.grounds == GROUNDS_OF_THE_CODE
    assert policy.escalation == read_policy("", 1).escalation


def test_nothing_else_can_be_built_on() -> None:
    with pytest.raises(NotAPolicy) as refused:
        read_policy('# a policy\nbased_on = "marlow-vale"\n', 1)

    assert [(each.key, each.line) for each in refused.value.wrong] == [("based_on", 2)]


def test_the_starter_gives_the_codes_own_times_and_grounds_and_every_duty() -> None:
    policy = read_policy("", 1)
    code = edition("2024").timescales

    promised = {each.id: each for each in policy.promises}
    for step in ("stage1.acknowledge", "stage1.respond", "stage2.acknowledge", "stage2.respond"):
        assert promised[step].length == Length(code[step].amount, "working_days")
        assert promised[step].counts_from == code[step].counts_from[0]
    for number in (1, 2):
        stage = policy.stage(number)
        assert stage is not None
        assert stage.extension is not None
        allowed = code[f"stage{number}.extend"].amount
        assert stage.extension.further == Length(allowed, "working_days")
    assert policy.grounds.keys() == GROUNDS_OF_THE_CODE.keys()
    assert set(policy.duties) == set(DUTIES)
    assert completed({"stages": []}) == {"stages": []}


def test_a_file_based_on_nothing_is_kept_as_it_stands() -> None:
    text = 'based_on = "nothing"\ntitle = "t"\nversion = "1"\nin_force_from = 2024-04-01\n' + NAMED
    silent = read_policy(text, 1)

    assert (silent.promises, silent.definition) == ((), None)
    assert policy_from(policy_body(silent)) == silent
