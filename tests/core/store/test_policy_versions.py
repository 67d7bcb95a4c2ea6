"""Drafts and approvals on PostgreSQL: who may write them, and that a draft is never in force."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import psycopg
import pytest
from tests.support.landlords import Landlord, a_policy, make_landlord, make_organisation
from tests.support.services import Database

from putright.complaint.codec import verify
from putright.errors import ChangedMeanwhile, NotFound, NotKnownHere, NotPermitted
from putright.landlord.policy import Departure, Policy
from putright.landlord.policy_file import policy_from
from putright.people.roles import Role
from putright.perform import Asked
from putright.policies.deciding import (
    AlreadyApproved,
    BeginsInThePast,
    LooserThanTheCode,
    OvertakenVersion,
    OwnDraft,
)
from putright.policies.road import approve_version, draft_version
from putright.policies.version import Version
from putright.ports import Opening
from putright.store import Store

FRIDAY = datetime(2026, 12, 18, 11, tzinfo=UTC)
MONDAY = date(2026, 12, 21)


class At:
    """A clock that shows one moment."""

    def now(self) -> datetime:
        """That moment."""
        return FRIDAY


@pytest.fixture
def landlord(database: Database) -> Landlord:
    return make_landlord(database)


def conformant(**changes: object) -> Policy:
    starter = policy_from(
        {
            "based_on": "starter",
            "number": 1,
            "title": "Complaints policy",
            "version": "2.0",
            "in_force_from": MONDAY.isoformat(),
            "letterhead": {"name": "Larkrise Homes"},
        }
    )
    return replace(starter, **changes)  # type: ignore[arg-type]


def drafted(
    store: Store,
    landlord: Landlord,
    policy: Policy | None = None,
    role: Role = Role.COMPLAINTS_OFFICER,
) -> Version:
    with store.unit(landlord.scope) as unit:
        asked = Asked(person=landlord.identity(role))
        made = draft_version(unit, policy or conformant(), "a test", asked, At())
        unit.commit()
    assert isinstance(made, Version)
    return made


def approved(
    store: Store,
    landlord: Landlord,
    number: int,
    begins: date | None = None,
    **asked: Any,
) -> Version:
    """By the member responsible for complaints, unless `person` names another."""
    person = landlord.identity(Role.MRC)
    with store.unit(landlord.scope) as unit:
        made = approve_version(unit, number, begins, Asked(**{"person": person, **asked}), At())
        unit.commit()
    assert isinstance(made, Version)
    return made


def test_a_draft_is_kept_with_its_history_and_is_not_in_force(
    store: Store, landlord: Landlord
) -> None:
    draft = drafted(store, landlord)

    with store.reading(landlord.scope) as reading:
        opened = reading.opened(Opening(streams=(draft.stream,), now=FRIDAY))
        first, row = reading.policy_versions()
    history = opened.histories[draft.stream]
    verify(history.written, landlord.tenant)
    assert (history.kind, opened.policy_number) == ("policy", 1)
    assert (first.number, first.stream, first.approved_by) == (1, None, None)
    assert (row.number, row.in_force_from, row.approved_by) == (2, None, None)
    assert row.drafted_by == landlord.people[Role.COMPLAINTS_OFFICER].id


def test_an_approved_version_is_in_force_from_its_day(store: Store, landlord: Landlord) -> None:
    drafted(store, landlord)
    made = approved(store, landlord, 2)

    assert made.policy.in_force_from == MONDAY
    with store.reading(landlord.scope) as reading:
        eve = reading.opened(Opening(now=FRIDAY))
        day = reading.opened(Opening(now=datetime(2026, 12, 21, 0, 1, tzinfo=UTC)))
        versions = reading.versions(day.policy_number, day.calendar_number)
        row = reading.policy_versions()[-1]
    assert (eve.policy_number, day.policy_number) == (1, 2)
    assert [each.policy.number for each in versions.terms] == [1, 2]
    assert row.approved_by == landlord.people[Role.MRC].id


def test_nobody_approves_her_own_draft(store: Store, landlord: Landlord) -> None:
    drafted(store, landlord, role=Role.ADMINISTRATOR)
    with pytest.raises(OwnDraft):
        approved(store, landlord, 2, person=landlord.identity(Role.ADMINISTRATOR))


def test_nothing_is_approved_twice_or_from_a_day_that_has_passed(
    store: Store, landlord: Landlord
) -> None:
    drafted(store, landlord)
    with pytest.raises(BeginsInThePast):
        approved(store, landlord, 2, date(2026, 12, 17))
    approved(store, landlord, 2, date(2026, 12, 18))
    with pytest.raises(AlreadyApproved):
        approved(store, landlord, 2)


def test_a_draft_is_overtaken_by_a_later_one_that_was_approved(
    store: Store, landlord: Landlord
) -> None:
    drafted(store, landlord)
    drafted(store, landlord)
    approved(store, landlord, 3)
    with pytest.raises(OvertakenVersion):
        approved(store, landlord, 2)


def test_only_the_version_that_was_read_is_approved(store: Store, landlord: Landlord) -> None:
    drafted(store, landlord)
    with pytest.raises(ChangedMeanwhile):
        approved(store, landlord, 2, if_match=7)


def test_what_does_not_exist_or_came_with_the_landlord_is_not_approved(
    store: Store, landlord: Landlord
) -> None:
    for number in (1, 9):
        with pytest.raises(NotFound):
            approved(store, landlord, number)


def test_looser_than_the_code_needs_an_explanation_and_a_day(
    store: Store, landlord: Landlord
) -> None:
    silent = conformant(definition=None)
    with pytest.raises(LooserThanTheCode) as refused:
        drafted(store, landlord, silent)
    provisions = refused.value.values["provisions"]
    assert isinstance(provisions, tuple)
    assert "1.2" in provisions

    explained = tuple(
        Departure(
            provision=each, explanation="Our board adopts it in March.", comply_by=date(2027, 3, 31)
        )
        for each in provisions
    )
    assert drafted(store, landlord, replace(silent, departures=explained)).policy.number == 2

    past = tuple(replace(each, comply_by=date(2026, 12, 17)) for each in explained)
    with pytest.raises(LooserThanTheCode):
        drafted(store, landlord, replace(silent, departures=past))


def test_who_may_not_is_refused(store: Store, landlord: Landlord, database: Database) -> None:
    with pytest.raises(NotPermitted):
        drafted(store, landlord, role=Role.HANDLER)
    drafted(store, landlord)
    with pytest.raises(NotPermitted):
        approved(store, landlord, 2, person=landlord.identity())
    other = make_landlord(database)
    with store.unit(landlord.scope) as unit, pytest.raises(NotKnownHere):
        draft_version(unit, conformant(), "a test", Asked(person=other.identity()), At())


def test_a_contractor_reads_the_policy_and_never_writes_it(
    database: Database, landlord: Landlord
) -> None:
    contractor = make_organisation(database, landlord)
    with psycopg.connect(database.app_url) as connection:
        connection.execute(
            "select set_config('app.tenant', %s, true), set_config('app.scope', %s, true)",
            (str(contractor.tenant), contractor.setting),
        )
        assert connection.execute("select from putright.policy").rowcount == 1
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("update putright.policy set source = 'ours'")


def test_the_policy_of_another_landlord_is_out_of_sight(
    database: Database, store: Store, landlord: Landlord
) -> None:
    draft = drafted(store, landlord)
    other = make_landlord(database, policies=(a_policy(),))
    with store.reading(other.scope) as reading:
        assert [each.number for each in reading.policy_versions()] == [1]
        assert not reading.opened(Opening(streams=(draft.stream,), now=FRIDAY)).histories
