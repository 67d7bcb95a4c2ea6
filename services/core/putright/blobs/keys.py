"""A document's key: its landlord, and the SHA-256 of its bytes.

Where the bytes lie is the business of each kind of store."""

import hashlib
import re
from uuid import UUID

from putright.errors import PermanentFailure
from putright.tenancy import TenantId

_KEY = re.compile(r"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/([0-9a-f]{64})", re.ASCII)


class NotAKey(PermanentFailure):
    """Not a landlord's id and a hash: nothing is read or written by such a name."""


class BytesDoNotFitKey(PermanentFailure):
    """The bytes are not those that the key names."""


def key_of(tenant: TenantId, content: bytes) -> str:
    """The key of these bytes as that landlord's document."""
    return key_for(tenant, hashlib.sha256(content).hexdigest())


def key_for(tenant: TenantId, sha256: str) -> str:
    """The key of the bytes with that hash, in hexadecimal."""
    return f"{tenant}/{sha256}"


def parts(key: str) -> tuple[TenantId, str]:
    """The landlord and the hash a key names. Raises NotAKey."""
    match = _KEY.fullmatch(key)
    if match is None:
        raise NotAKey
    return TenantId(UUID(match[1])), match[2]


def fits(key: str, content: bytes) -> None:
    """Check that the bytes are those that the key names. Raises NotAKey, BytesDoNotFitKey."""
    tenant, _ = parts(key)
    if key_of(tenant, content) != key:
        raise BytesDoNotFitKey(key)
