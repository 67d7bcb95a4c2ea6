"""What the administration does to the installation, and what it will not do."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from uuid import uuid4

import psycopg
import pytest
from tests.support.landlords import MADE_AT, MASTER, a_policy, administering
from tests.support.records import rows
from tests.support.services import Database
from tests.support.waiting import until

from putright.onboarding.new import RESERVED, NewLandlord, Onboarding
from putright.store.taking_on import ONE_AT_A_TIME, SlugReserved, SlugTaken, TokensShared


@pytest.mark.parametrize("slug", sorted(RESERVED))
def test_no_landlord_takes_the_place_of_another_address(database: Database, slug: str) -> None:
    new = NewLandlord(
        slug=slug,
        name="A",
        issuer="https://i.example",
        audience="a",
        jwks_uri="https://i.example/k",
    )
    with administering(database) as administration:
        with pytest.raises(SlugReserved):
            administration.add_landlord(new, MASTER, datetime(2026, 12, 18, tzinfo=UTC))
        assert administration.landlord_called(slug) is None


def test_of_two_taken_on_at_once_the_second_sees_the_first(database: Database) -> None:
    slug = f"millbrook-{uuid4().hex[:8]}"
    named, tokens = an_onboarding(slug, "one"), an_onboarding(f"{slug}-two", "one")
    waiting = (
        "select count(*) from pg_locks where locktype = 'advisory' and not granted"
        " and database = (select oid from pg_database where datname = current_database())"
    )
    with administering(database) as administration, ThreadPoolExecutor(3) as pool:
        with psycopg.connect(database.superuser_url) as holder:
            holder.execute("select pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])
            tried = [
                pool.submit(administration.take_on, each, MASTER, MADE_AT)
                for each in (named, an_onboarding(slug, "another"), tokens)
            ]
            until(lambda: rows(database.superuser_url, waiting)[0]["count"] == 3)
        refused = [each.exception() for each in tried]

    made = [each for each in refused if each is None]
    assert len(made) in {1, 2}
    assert {type(each) for each in refused if each} <= {SlugTaken, TokensShared}
    of_that_name = "select count(*) from putright.landlord where slug = %(slug)s"
    of_that_issuer = (
        "select count(*) from putright.landlord where issuer = 'https://sign-in.example/one'"
        " and slug like %(slug)s || '%%'"
    )
    assert rows(database.backup_url, of_that_name, slug=slug)[0]["count"] == 1
    assert rows(database.backup_url, of_that_issuer, slug=slug)[0]["count"] <= 1


def an_onboarding(slug: str, issuer: str) -> Onboarding:
    """A landlord with a policy and nobody yet."""
    return Onboarding(
        landlord=NewLandlord(
            slug=slug,
            name="Millbrook Homes",
            issuer=f"https://sign-in.example/{issuer}",
            audience=slug.removesuffix("-two"),
            jwks_uri="https://sign-in.example/keys",
        ),
        policy=a_policy(),
        source="written for a test",
    )
