"""A document's key is its landlord and the hash of its bytes, and nothing else is one."""

import hashlib
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from putright.blobs.keys import BytesDoNotFitKey, NotAKey, fits, key_of, parts
from putright.tenancy import TenantId

TENANT = TenantId(UUID("0195a000-0000-7000-8000-000000000001"))
DIGEST = "ab" * 32


@given(content=st.binary(max_size=64))
def test_a_key_names_its_landlord_and_its_bytes(content: bytes) -> None:
    key = key_of(TENANT, content)

    assert parts(key) == (TENANT, hashlib.sha256(content).hexdigest())
    fits(key, content)
    with pytest.raises(BytesDoNotFitKey):
        fits(key, content + b".")


@pytest.mark.parametrize(
    "key",
    [
        "",
        "/",
        DIGEST,
        f"{TENANT}/",
        f"/{TENANT}/{DIGEST}",
        f"{TENANT}/{DIGEST}/",
        f"{TENANT}/{DIGEST}\n",
        f"{TENANT}/{DIGEST.upper()}",
        f"{TENANT}/{DIGEST[:-1]}",
        f"{TENANT}/../{DIGEST}",
        f"../{TENANT}/{DIGEST}",
        f"{str(TENANT).upper()}/{DIGEST}",
        f"{TENANT.hex}/{DIGEST}",
        f"{TENANT}\\{DIGEST}",
        f"{TENANT}/{'٣' * 64}",
        "/etc/passwd",
    ],
)
def test_anything_else_is_refused(key: str) -> None:
    with pytest.raises(NotAKey):
        parts(key)
