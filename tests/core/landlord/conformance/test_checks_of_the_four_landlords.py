"""The four landlords' policies, held against both editions: the conflicts known of each, no others.

`conflicts.csv` is the study's list, row by row: each is found, or never where it is practised and
no policy says it. `found.csv` is all that is found, each line looked at, with why it is right."""

import csv
from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest
from tests.support.conformant_policy import AS_OF

import putright_development
from putright.landlord.conformance.checks import check
from putright.landlord.policy import Policy
from putright.landlord.policy_file import read_policy
from putright.rules.editions import EDITION_NAMES, EditionName

HERE = Path(__file__).parent
LANDLORDS = ("pivotal", "ids", "council", "stevenage")


def rows(name: str) -> Iterator[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as table:
        yield from csv.DictReader(table)


def policy(landlord: str) -> Policy:
    place = files(putright_development).joinpath("landlords", f"{landlord}.toml")
    return read_policy(place.read_text("utf-8"), 1)


def found(landlord: str, edition: EditionName) -> set[tuple[str, str, str]]:
    """Provision, verdict and setting of each finding."""
    return {
        (each.provision, each.verdict, each.setting)
        for each in check(policy(landlord), edition, AS_OF)
    }


CONFLICTS = list(rows("conflicts.csv"))


@pytest.mark.parametrize(
    "row",
    [each for each in CONFLICTS if each["verdict"] != "never"],
    ids=lambda row: "-".join(row.values()),
)
def test_each_conflict_of_a_policy_is_found_under_its_provision(row: dict[str, str]) -> None:
    (edition,) = [each for each in EDITION_NAMES if each == row["edition"]]

    assert (row["provision"], row["verdict"], row["setting"]) in found(row["landlord"], edition)


@pytest.mark.parametrize(
    "row",
    [each for each in CONFLICTS if each["verdict"] == "never"],
    ids=lambda row: "-".join(row.values()),
)
def test_what_is_practised_is_never_found_in_a_policy(row: dict[str, str]) -> None:
    (edition,) = [each for each in EDITION_NAMES if each == row["edition"]]

    settings = {setting for _, _, setting in found(row["landlord"], edition)}
    provisions = {provision for provision, _, _ in found(row["landlord"], edition)}

    if row["setting"]:
        assert not any(each.startswith(row["setting"]) for each in settings)
    else:
        assert row["provision"] not in provisions


@pytest.mark.parametrize("edition", EDITION_NAMES)
@pytest.mark.parametrize("landlord", LANDLORDS)
def test_nothing_is_found_that_was_not_looked_at(landlord: str, edition: EditionName) -> None:
    expected = {
        (row["provision"], row["verdict"], row["setting"])
        for row in rows("found.csv")
        if (row["landlord"], row["edition"]) == (landlord, edition)
    }

    assert found(landlord, edition) == expected


def test_every_line_that_was_looked_at_says_why_it_is_right() -> None:
    assert all(row["why"].strip() for row in rows("found.csv"))


@pytest.mark.parametrize("landlord", LANDLORDS)
def test_practices_change_nothing_that_is_found(landlord: str) -> None:
    said = policy(landlord)

    for edition in EDITION_NAMES:
        without = replace(said, practices=())
        assert check(said, edition, AS_OF) == check(without, edition, AS_OF)
