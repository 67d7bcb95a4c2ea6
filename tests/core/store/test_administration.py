"""What the administration does to the installation, and what it will not do."""

from datetime import UTC, datetime

import pytest
from tests.support.landlords import MASTER, administering
from tests.support.services import Database

from putright.onboarding.new import RESERVED, NewLandlord
from putright.store.taking_on import SlugReserved


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
