"""A letter is only ordered where it can safely go."""

import pytest
from tests.support.complaints import BOTH_EDITIONS, a_complaint, a_history, received, resident

from putright.cases.written import a_safe_way
from putright.complaint.people import Way
from putright.rules.s5_process import NoSafeWay


@pytest.mark.parametrize(("edition", "on"), BOTH_EDITIONS)
def test_the_refusal_names_the_provision_of_the_complaints_edition(edition: str, on: str) -> None:
    unsafe = resident(unsafe_ways=(Way.EMAIL, Way.POST))
    with pytest.raises(NoSafeWay) as refused:
        a_safe_way(a_complaint(*a_history((received(resident=unsafe), on))))

    assert (refused.value.edition, refused.value.provision) == (
        edition,
        {"2022": "2.5", "2024": "5.10"}[edition],
    )


def test_the_unsafe_way_is_passed_over_for_the_safe_one() -> None:
    wants_mail = resident(prefers=Way.EMAIL, unsafe_ways=(Way.EMAIL,))
    found = a_safe_way(a_complaint(*a_history((received(resident=wants_mail), "Mon 2026-06-01"))))

    assert found.way is Way.POST
