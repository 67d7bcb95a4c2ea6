"""Secrets and special-category data sealed: a key per landlord, wrapped by the master key.

Where wrapped keys and sealed columns are kept is the store's business; nothing here reads one.
"""

import hmac
import json
from dataclasses import dataclass, field
from secrets import token_bytes
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from putright.tenancy import TenantId

KEY_BYTES = 32
NONCE_BYTES = 12
SHAPE = b"\x01"
"""The first byte of everything sealed: how the rest is to be read."""


class NotUnsealed(Exception):
    """Not sealed by this key, or for another place, or altered since."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sealed value belongs: moved anywhere else, it does not open."""

    table: str
    column: str
    row: str


@dataclass(frozen=True, slots=True)
class WrappedKey:
    """A landlord's data key as it is kept: destroying this row shreds all it sealed."""

    tenant: TenantId
    version: int
    wrapped: bytes


@dataclass(frozen=True, slots=True)
class LandlordKey:
    """A landlord's data key, opened; held in memory only."""

    tenant: TenantId
    version: int
    secret: bytes = field(repr=False)

    def seal(self, place: Place, plain: bytes) -> bytes:
        """The value sealed for this landlord and this place."""
        return _seal(self.secret, _bound(self, place), plain)

    def unseal(self, place: Place, sealed: bytes) -> bytes:
        """The value sealed for this very landlord, table, column and row. Raises NotUnsealed."""
        return _unseal(self.secret, _bound(self, place), sealed)


@dataclass(frozen=True, slots=True)
class MasterKey:
    """The installation's key: wraps landlords' keys, and is the root of keys for single purposes.

    Landlords' keys are random and wrapped, not derived, so that destroying one is for good.
    """

    secret: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.secret) != KEY_BYTES:
            raise ValueError(len(self.secret))

    def new_landlord_key(self, tenant: TenantId, version: int = 1) -> WrappedKey:
        """A new random data key for a landlord, wrapped."""
        return self._wrap(LandlordKey(tenant, version, token_bytes(KEY_BYTES)))

    def unwrap(self, key: WrappedKey) -> LandlordKey:
        """A landlord's key opened. Raises NotUnsealed."""
        secret = _unseal(self.secret, _naming(key), key.wrapped)
        return LandlordKey(key.tenant, key.version, secret)

    def rewrapped(self, key: WrappedKey, former: "MasterKey") -> WrappedKey:
        """The same landlord's key under this master key: nothing it sealed needs sealing again."""
        return self._wrap(former.unwrap(key))

    def subkey(self, purpose: str) -> bytes:
        """A key for one purpose, of which nothing can be told from another's."""
        return HKDF(SHA256(), KEY_BYTES, salt=None, info=purpose.encode()).derive(self.secret)

    def _wrap(self, key: LandlordKey) -> WrappedKey:
        return WrappedKey(key.tenant, key.version, _seal(self.secret, _naming(key), key.secret))


def mac(key: bytes, *parts: str | int | UUID) -> str:
    """A code that only a holder of the key can make over these parts, in this order."""
    return hmac.digest(key, _parts(*parts), "sha256").hex()


def same(one: str, other: str) -> bool:
    """Whether two codes agree, in a time that does not tell where they differ."""
    return hmac.compare_digest(one.encode(), other.encode())


def _naming(key: LandlordKey | WrappedKey) -> bytes:
    return _parts("landlord_key", key.tenant, key.version)


def _bound(key: LandlordKey, place: Place) -> bytes:
    return _parts("column", key.tenant, key.version, place.table, place.column, place.row)


def _parts(*parts: str | int | UUID) -> bytes:
    return _json.encode(
        [each if isinstance(each, (str, int)) else str(each) for each in parts]
    ).encode()


_json = json.JSONEncoder(check_circular=False)
"""Made once: a code is made of every message."""


def _seal(secret: bytes, bound_to: bytes, plain: bytes) -> bytes:
    nonce = token_bytes(NONCE_BYTES)
    return SHAPE + nonce + AESGCM(secret).encrypt(nonce, plain, SHAPE + bound_to)


def _unseal(secret: bytes, bound_to: bytes, sealed: bytes) -> bytes:
    shape, nonce = sealed[:1], sealed[1 : 1 + NONCE_BYTES]
    if shape != SHAPE or len(nonce) != NONCE_BYTES:
        raise NotUnsealed
    try:
        return AESGCM(secret).decrypt(nonce, sealed[1 + NONCE_BYTES :], SHAPE + bound_to)
    except InvalidTag as error:
        raise NotUnsealed from error
