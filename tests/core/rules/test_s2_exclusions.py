import pytest
from tests.support.worked_dates import day

from putright.rules.bank_holidays import england
from putright.rules.editions import EditionName, editions
from putright.rules.s2_exclusions import (
    DiscretionNotConsidered,
    GroundForbidden,
    GroundNotListed,
    GroundNotShown,
    LateAcceptanceUnexplained,
    RefusalReasonsCopied,
    RefusalReasonsMissing,
    accepted_beyond_the_limit,
    discretion_is_considered,
    ground_is_listed,
    ground_is_not_forbidden,
    ground_is_shown,
    late_acceptance_is_explained,
    older_than_the_limit,
    refusal_is_reasoned,
)

ENGLAND = england()
LISTED = {"too_old", "legal_proceedings", "already_considered", "not_our_home"}


@pytest.mark.parametrize(("edition", "provision"), [("2024", "2.2"), ("2022", "1.8")])
def test_a_ground_the_policy_does_not_list_is_none(edition: EditionName, provision: str) -> None:
    with pytest.raises(GroundNotListed) as raised:
        ground_is_listed(edition, "nuisance", LISTED)

    assert raised.value.provision == provision
    ground_is_listed(edition, "not_our_home", LISTED)


@pytest.mark.parametrize(
    ("edition", "ground", "provision"),
    [(each.name, no.ground, no.provision) for each in editions() for no in each.forbidden_grounds],
)
def test_a_ground_the_code_forbids_is_none_whatever_the_policy_lists(
    edition: EditionName, ground: str, provision: str
) -> None:
    with pytest.raises(GroundForbidden) as raised:
        ground_is_not_forbidden(edition, ground)

    assert raised.value.provision == provision
    ground_is_not_forbidden(edition, "not_our_home")


def test_both_editions_forbid_refusing_what_is_about_the_landlords_own_staff() -> None:
    for each in editions():
        assert "about_staff" in {no.ground for no in each.forbidden_grounds}


@pytest.mark.parametrize(("edition", "provision"), [("2024", "2.2"), ("2022", "1.8")])
@pytest.mark.parametrize(
    ("ground", "shown"),
    [
        ("too_old", "issue_on"),
        ("legal_proceedings", "court_filed_on"),
        ("already_considered", "considered_in"),
    ],
)
def test_a_ground_of_the_code_is_shown_by_its_fact(
    edition: EditionName, provision: str, ground: str, shown: str
) -> None:
    with pytest.raises(GroundNotShown) as raised:
        ground_is_shown(edition, ground, {}, too_old=True)

    assert raised.value.provision == provision
    assert raised.value.values == {"ground": ground, "needs": shown}
    ground_is_shown(edition, ground, {shown: "something"}, too_old=True)


def test_age_shows_only_once_the_limit_has_passed_and_another_ground_needs_no_fact() -> None:
    with pytest.raises(GroundNotShown):
        ground_is_shown("2024", "too_old", {"issue_on": day("Mon 2026-05-25")}, too_old=False)
    ground_is_shown("2024", "not_our_home", {}, too_old=False)


@pytest.mark.parametrize(
    ("issue", "aware", "complained", "older"),
    [
        ("Sun 2025-06-01", None, "Mon 2026-06-01", False),  # twelve months to the day
        ("Sat 2025-05-31", None, "Mon 2026-06-01", True),  # and one day more
        ("Wed 2023-06-07", "Sun 2025-06-01", "Mon 2026-06-01", False),  # aware later
        ("Wed 2023-06-07", "Sat 2025-05-31", "Mon 2026-06-01", True),
        (None, "Sat 2025-05-31", "Mon 2026-06-01", True),
        (None, None, "Mon 2026-06-01", False),  # nothing is known: nothing is shown
        ("Thu 2024-02-29", None, "Fri 2025-02-28", False),  # a leap day's year ends on the 28th
        ("Thu 2024-02-29", None, "Sat 2025-03-01", True),
    ],
)
def test_the_age_counts_from_the_issue_or_from_becoming_aware_whichever_is_later(
    issue: str | None, aware: str | None, complained: str, *, older: bool
) -> None:
    issue_on, aware_on = (None if each is None else day(each) for each in (issue, aware))

    assert older_than_the_limit("2024", issue_on, aware_on, day(complained), ENGLAND) is older


def test_where_the_edition_leaves_the_age_to_the_policy_any_age_shows_it() -> None:
    known, complained = day("Thu 2023-01-05"), day("Mon 2023-06-05")

    assert older_than_the_limit("2022", known, None, complained, ENGLAND)
    assert not older_than_the_limit("2022", None, None, complained, ENGLAND)


@pytest.mark.parametrize(
    ("edition", "missing", "copied"), [("2024", "2.1", "2.5"), ("2022", "1.9", "1.9")]
)
def test_a_refusal_has_reasons_and_they_are_its_own(
    edition: EditionName, missing: str, copied: str
) -> None:
    with pytest.raises(RefusalReasonsMissing) as without:
        refusal_is_reasoned(edition, "  ", copied=False)
    with pytest.raises(RefusalReasonsCopied) as from_another:
        refusal_is_reasoned(edition, "The claim is filed", copied=True)

    assert (without.value.provision, from_another.value.provision) == (missing, copied)
    refusal_is_reasoned(edition, "The claim is filed", copied=False)


@pytest.mark.parametrize(("edition", "provision"), [("2024", "2.3"), ("2022", "1.8")])
@pytest.mark.parametrize("silent", [None, "", " "])
def test_age_alone_refuses_nothing(
    edition: EditionName, provision: str, silent: str | None
) -> None:
    with pytest.raises(DiscretionNotConsidered) as raised:
        discretion_is_considered(edition, "too_old", silent)

    assert raised.value.provision == provision
    discretion_is_considered(edition, "too_old", "She was in hospital for none of it")
    discretion_is_considered(edition, "legal_proceedings", silent)


@pytest.mark.parametrize(("edition", "provision"), [("2024", "2.3"), ("2022", "4.13")])
def test_what_comes_late_is_accepted_with_a_reason(edition: EditionName, provision: str) -> None:
    with pytest.raises(LateAcceptanceUnexplained) as raised:
        late_acceptance_is_explained(edition, " ", late=True)

    assert raised.value.provision == provision
    late_acceptance_is_explained(edition, "She was in hospital", late=True)
    late_acceptance_is_explained(edition, None, late=False)


@pytest.mark.parametrize(
    ("edition", "issue", "complained", "beyond"),
    [
        ("2024", "Sun 2025-06-01", "Mon 2026-06-01", False),  # the last day of the twelve months
        ("2024", "Sat 2025-05-31", "Mon 2026-06-01", True),
        ("2024", None, "Mon 2026-06-01", False),  # nobody knows how old it is
        ("2024", "Sat 2025-05-31", None, False),
        ("2022", "Thu 2020-01-02", "Mon 2023-06-05", False),  # left to the policy
        (None, "Thu 2020-01-02", "Mon 2021-06-07", False),  # before either edition
    ],
)
def test_a_reason_is_asked_beyond_the_limit_of_the_edition_and_no_other(
    edition: EditionName | None, issue: str | None, complained: str | None, *, beyond: bool
) -> None:
    issue_on, asked_on = (None if each is None else day(each) for each in (issue, complained))

    assert accepted_beyond_the_limit(edition, issue_on, None, asked_on, ENGLAND) is beyond
