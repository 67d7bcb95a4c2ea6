"""Who is calling: a bearer token, checked against the keys of the landlord's own issuer.

The landlord is the one the address names; a token only shows that its bearer is that landlord's.
Where the keys come from is `signing_keys`; what a person may do is the core's business."""

import json
from collections.abc import Callable
from functools import lru_cache
from typing import Any, Protocol

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from joserfc.jws import extract_compact
from joserfc.jwt import JWTClaimsRegistry

from putright.errors import NotFound
from putright.people.principals import Identity
from putright_api.errors import NotSignedIn
from putright_api.signing_keys import SigningKeys

ALGORITHMS = ("RS256", "ES256")
TYPES = frozenset({"at+jwt", "application/at+jwt"})
LEEWAY_S = 30
REMEMBERED = 1024
LONGEST = 8192
LONGEST_SUBJECT = 255


class Landlord(Protocol):
    """What must be known of a landlord to check a token."""

    @property
    def issuer(self) -> str:
        """Its sign-in service."""
        ...

    @property
    def audience(self) -> str:
        """What a token for it is made out to."""
        ...

    @property
    def jwks_uri(self) -> str:
        """Where its sign-in service publishes its keys."""
        ...


class _Wrong(Exception):
    """The token does not hold."""


def bearer(authorization: str | None) -> str:
    """The token of an Authorization header. Raises NotSignedIn."""
    scheme, _, token = (authorization or "").partition(" ")
    token = token.strip()
    if scheme.lower() != "bearer" or not token:
        raise NotSignedIn(invalid=False)
    if len(token) > LONGEST or not token.isascii():
        raise NotSignedIn(invalid=True)
    return token


class SignIn:
    """Checks tokens. `issued_by` names the landlords an issuer signs for."""

    def __init__(self, keys: SigningKeys, issued_by: Callable[[str], tuple[Landlord, ...]]) -> None:
        self._keys = keys
        self._issued_by = issued_by
        self._signatures: dict[str, tuple[KeySet, dict[str, Any]]] = {}

    def person(self, token: str, landlord: Landlord | None) -> Identity:
        """The bearer of the token, for that landlord.

        Raises NotSignedIn where the token is not good, and NotFound for a good one of another
        landlord: an address of somebody else's is answered as one that is not there."""
        if landlord is not None:
            try:
                return self._checked(token, landlord)
            except _Wrong:
                pass
        if self._holds_elsewhere(token):
            raise NotFound
        raise NotSignedIn(invalid=True)

    def _holds_elsewhere(self, token: str) -> bool:
        """Whether the token is good for some other landlord; only chooses between 401 and 404."""
        for landlord in self._issued_by(_unchecked_issuer(token)):
            try:
                self._checked(token, landlord)
            except _Wrong:
                continue
            return True
        return False

    def _checked(self, token: str, landlord: Landlord) -> Identity:
        try:
            keys = self._keys.of(landlord.jwks_uri, _key_id(token))
            claims = self._signed(token, keys)
            _registry(landlord).validate(claims)
        except (JoseError, ValueError, TypeError, KeyError, RecursionError) as error:
            raise _Wrong from error
        return Identity(landlord.issuer, _subject(claims))

    def _signed(self, token: str, keys: KeySet) -> dict[str, Any]:
        """What the token claims, its signature checked once under the keys of each fetch."""
        checked_under, claims = self._signatures.get(token, (None, {}))
        if checked_under is not keys:
            claims = jwt.decode(token, keys, algorithms=list(ALGORITHMS)).claims
            if len(self._signatures) >= REMEMBERED:
                self._signatures.clear()
            self._signatures[token] = keys, claims
        return claims


@lru_cache(REMEMBERED)
def _key_id(token: str) -> str | None:
    """The key that a token of the right type says it is signed by."""
    header = extract_compact(token.encode()).headers()
    kid = header.get("kid")
    if str(header.get("typ", "")).lower() not in TYPES or not isinstance(kid, str | None):
        raise _Wrong
    return kid


def _registry(landlord: Landlord) -> JWTClaimsRegistry:
    return JWTClaimsRegistry(
        leeway=LEEWAY_S,
        iss={"essential": True, "value": landlord.issuer},
        aud={"essential": True, "value": landlord.audience},
        exp={"essential": True},
        sub={"essential": True},
    )


def _subject(claims: dict[str, Any]) -> str:
    subject = claims["sub"]
    if not isinstance(subject, str) or len(subject) > LONGEST_SUBJECT or not subject.isprintable():
        raise _Wrong
    return subject


def _unchecked_issuer(token: str) -> str:
    """What the token says of its issuer, believed only as far as to look for that issuer's keys."""
    try:
        payload = extract_compact(token.encode()).payload
        issuer = json.loads(payload or b"{}").get("iss")
    except (JoseError, ValueError, TypeError, AttributeError, RecursionError):
        return ""
    return issuer if isinstance(issuer, str) and issuer.isprintable() else ""
