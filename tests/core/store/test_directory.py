"""The list of landlords, read before any scope is set."""

import pytest
from tests.support.landlords import ISSUER, make_landlord
from tests.support.records import FRIDAY
from tests.support.services import Database

from putright.errors import NotFound, TryAgain
from putright.store import Store
from putright.store.directory import Entry


def test_a_landlord_is_found_by_the_name_in_its_address(database: Database, store: Store) -> None:
    live = make_landlord(database)
    sandbox = make_landlord(database, sandbox_at=FRIDAY)
    found = store.directory.by_slug(live.slug)

    assert found == Entry(
        tenant=live.tenant,
        slug=live.slug,
        name=f"Landlord {live.slug}",
        issuer=ISSUER,
        audience="putright",
        jwks_uri="https://sign-in.example/keys",
        kind="live",
        sandbox_at=None,
    )
    assert not found.sandbox
    assert store.directory.by_slug(sandbox.slug).sandbox
    assert {found, store.directory.by_slug(sandbox.slug)} <= set(store.directory.all())


@pytest.mark.parametrize("slug", ["", "nobody", "' or true --", "LANDLORD"])
def test_a_name_that_nobody_has_is_not_found(store: Store, slug: str) -> None:
    with pytest.raises(NotFound):
        store.directory.by_slug(slug)


def test_the_store_says_whether_the_database_answers(database: Database, store: Store) -> None:
    assert store.ready()
    with pytest.raises(TryAgain):
        Store(database.app_url.replace("@127.0.0.1:", "@127.0.0.1:1")).ready()
