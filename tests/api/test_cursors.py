"""Cursors are opaque, signed, and bound to their list."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from putright.tenancy import TenantId
from putright_api.cursors import Cursors
from putright_api.errors import CursorNotValid

ONE = TenantId(UUID(int=1))
OTHER = TenantId(UUID(int=2))
CURSORS = Cursors(b"a secret of a test")
PLACE = ("2026-12-18", "0199c2f4")
FILTERS = {"status": "logged"}


def test_a_cursor_leads_back_to_its_place() -> None:
    cursor = CURSORS.write(PLACE, ONE, "register", FILTERS)
    assert CURSORS.read(cursor, ONE, "register", FILTERS) == PLACE


@pytest.mark.parametrize(
    ("tenant", "of", "filters"),
    [
        (OTHER, "register", FILTERS),
        (ONE, "intake", FILTERS),
        (ONE, "register", {"status": "responded"}),
        (ONE, "register", {}),
    ],
)
def test_a_cursor_serves_no_other_landlord_list_or_filter(
    tenant: TenantId, of: str, filters: dict[str, str]
) -> None:
    cursor = CURSORS.write(PLACE, ONE, "register", FILTERS)
    with pytest.raises(CursorNotValid):
        CURSORS.read(cursor, tenant, of, filters)


def test_a_cursor_of_another_key_is_refused() -> None:
    cursor = Cursors(b"another secret").write(PLACE, ONE, "register", FILTERS)
    with pytest.raises(CursorNotValid):
        CURSORS.read(cursor, ONE, "register", FILTERS)


@given(st.text(max_size=600))
def test_no_invented_cursor_is_accepted(invented: str) -> None:
    with pytest.raises(CursorNotValid):
        CURSORS.read(invented, ONE, "register", FILTERS)
