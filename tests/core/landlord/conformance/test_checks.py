"""A policy held against an edition, whole: any policy, homes apart, departures declared."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.support.any_policy import policies
from tests.support.conformant_policy import AS_OF, conformant, starter, wd
from tests.support.policy_loosened import LOOSER
from tests.support.policy_settings import Path, put

from putright.landlord.conformance import undeclared
from putright.landlord.conformance.checks import check
from putright.landlord.policy import Departure, Homes, Letterhead, Policy
from putright.rules.editions import EDITION_NAMES, EditionName, edition

LATER = AS_OF + timedelta(days=90)
SLOWER = put(conformant("2024"), ("promises", "stage1.respond", "length"), wd(15))
SILENT = Policy(
    number=1,
    title="Complaints policy",
    version="1",
    in_force_from=date(2024, 4, 1),
    letterhead=Letterhead(name="Larkrise Homes"),
)


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
)
@given(policy=policies(), as_of=st.dates(date(2019, 1, 1), date(2030, 1, 1)))
def test_any_policy_is_told_in_words_of_the_edition(policy: Policy, as_of: date) -> None:
    for name in EDITION_NAMES:
        found = check(policy, name, as_of)
        numbers = [each.provision for each in found]

        assert numbers == sorted(numbers, key=list(edition(name).provisions).index)
        assert all(each.setting and each.says and each.requires for each in found)
        assert {each.edition for each in found} <= {name}


@pytest.mark.parametrize("name", EDITION_NAMES)
def test_a_policy_that_says_nothing_lacks_what_a_policy_must_say(name: EditionName) -> None:
    found = check(SILENT, name, AS_OF)
    asked_of_the_policy = {
        "2024": {"1.2", "1.4", "2.2", "2.4", "3.1", "3.4", "3.5", "3.7", "5.10", "5.14", "6.2"},
        "2022": {"1.2", "1.8", "1.9", "2.1", "2.2", "2.3", "2.5", "2.6", "2.8", "4.13", "4.18"},
    }

    assert {each.verdict for each in found} == {"missing"}
    assert asked_of_the_policy[name] <= {each.provision for each in found}


def test_what_is_said_and_what_is_required_stand_side_by_side() -> None:
    (found,) = check(SLOWER, "2024", AS_OF)

    assert (found.provision, found.setting) == ("6.3", "promises.stage1.respond")
    assert found.says == "15 working days from acknowledged"
    assert found.requires == "10 working days of the acknowledgement"
    assert (found.verdict, found.source, found.declared) == ("breach", "6", None)


def test_what_is_declared_is_still_found_until_the_landlord_was_to_comply() -> None:
    departure = Departure(provision="6.3", explanation="Two officers left.", comply_by=LATER)
    declared = replace(SLOWER, departures=(departure,))
    (now,) = check(declared, "2024", AS_OF)
    (then,) = check(declared, "2024", LATER)
    (after,) = check(replace(declared, document=None), "2024", LATER + timedelta(days=1))

    assert (now.declared, then.declared, after.declared) == (departure, departure, None)
    assert undeclared([now, then]) == ()
    assert undeclared([after]) == (after,)


def test_a_departure_excuses_no_other_provision() -> None:
    departure = Departure(provision="6.14", explanation="Two officers left.", comply_by=LATER)
    found = check(replace(SLOWER, departures=(departure,)), "2024", AS_OF)

    assert undeclared(found) == found


def test_only_what_is_looser_keeps_a_policy_from_being_saved() -> None:
    said = starter()
    for path, value in (
        (("ombudsman", "new_cases_by_email"), True),
        (("promises", "stage1.respond", "counts_from"), None),
        (("promises", "stage2.respond", "length"), wd(10)),
        (("adjustments", "process"), None),
        (("channels", "any_staff"), False),
    ):
        said = put(said, path, value)
    found = check(said, "2024", AS_OF)

    assert {each.verdict for each in found} == {
        "breach",
        "missing",
        "ambiguous",
        "obsolete",
        "stricter",
    }
    assert [each.provision for each in undeclared(found)] == ["3.2", "5.10"]


def test_what_differs_for_some_homes_is_found_there_and_nowhere_else() -> None:
    slower = tuple(each for each in SLOWER.promises if each.stage == 1)
    others = tuple(each for each in conformant("2024").promises if each.stage != 1)
    homes = Homes(
        scope="managed_for_another_owner", words="Theirs are slower.", promises=(*slower, *others)
    )
    found = check(replace(conformant("2024"), homes=(homes,)), "2024", AS_OF)

    assert [(each.provision, each.setting) for each in found] == [
        ("6.3", "homes.managed_for_another_owner.promises.stage1.respond")
    ]


def test_what_is_wrong_everywhere_is_not_told_again_for_some_homes() -> None:
    homes = Homes(scope="managed_by_an_agent", words="As ours.", promises=SLOWER.promises)
    found = check(replace(SLOWER, homes=(homes,)), "2024", AS_OF)

    assert [each.setting for each in found] == ["promises.stage1.respond"]


@settings(max_examples=40, deadline=None)
@given(draw=st.data())
def test_two_things_loosened_are_both_found(draw: st.DataObject) -> None:
    """Of sections apart, so that neither hides the other."""
    first, second = draw.draw(st.lists(st.sampled_from(LOOSER), min_size=2, max_size=2))
    if first.path[0] == second.path[0]:
        return
    policy = put(conformant("2024"), first.path, draw.draw(first.values))
    policy = put(policy, second.path, draw.draw(second.values))
    found = {each.provision for each in check(policy, "2024", AS_OF)}

    assert found == {*first.breaks.all_of("2024"), *second.breaks.all_of("2024")}


@pytest.mark.parametrize(
    ("path", "value", "source"),
    [
        (("stages", 1, "acknowledgement", "says"), (), "6"),
        (("stages", 2, "response", "says"), (), "7"),
        (("stages", 1, "extension", "further"), wd(30), "6"),
        (("stages", 2, "extension", "resident_agrees"), "always", "7"),
        (("stages", 2, "extension", "notice_says"), (), "7"),
        (("stages", 1, "updates", "interval_agreed"), False, "6"),
        (("exclusions", "grounds", "too_old", "discretion"), False, "4"),
        (("promises", "stage1.acknowledge", "length"), wd(9), "6"),
        (("behaviour", "process"), None, "9"),
        (("ombudsman", "new_cases_by_email"), True, "11"),
        (("roles", "senior_lead", "held_by"), None, "12"),
    ],
)
def test_where_the_policy_says_it_is_told_the_nearest_place_first(
    path: Path, value: object, source: str
) -> None:
    found = check(put(conformant("2024"), path, value), "2024", AS_OF)

    assert {each.source for each in found} == {source}


def test_a_place_of_its_own_comes_before_that_of_the_whole() -> None:
    policy = put(conformant("2024"), ("stages", 1, "extension", "further"), wd(30))
    policy = put(policy, ("stages", 1, "extension", "source"), "6.4")
    (found,) = check(policy, "2024", AS_OF)

    assert found.source == "6.4"
