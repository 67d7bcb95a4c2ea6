"""Whose token is taken, and whose is not."""

import base64
import hashlib
import hmac
import json
import time
from dataclasses import dataclass
from typing import Any

import pytest
from joserfc import jwt
from joserfc.jwk import ECKey, RSAKey

from putright.errors import NotFound
from putright.people.principals import Identity
from putright_api.errors import NotSignedIn
from putright_api.sign_in import SignIn, bearer
from putright_api.signing_keys import SigningKeys


@dataclass(frozen=True)
class Landlord:
    issuer: str
    audience: str
    jwks_uri: str


HERE = Landlord("https://sign-in.here.example", "putright", "https://sign-in.here.example/jwks")
THERE = Landlord("https://sign-in.there.example", "putright", "https://sign-in.there.example/jwks")
RSA = RSAKey.generate_key(2048, {"kid": "rsa"})
EC = ECKey.generate_key("P-256", {"kid": "ec"})
OTHERS = RSAKey.generate_key(2048, {"kid": "others"})
STRANGE = RSAKey.generate_key(2048, {"kid": "rsa"})
PUBLISHED = {
    HERE.jwks_uri: {"keys": [RSA.as_dict(private=False), EC.as_dict(private=False)]},
    THERE.jwks_uri: {"keys": [OTHERS.as_dict(private=False)]},
}


def _sign_in() -> SignIn:
    known: dict[str, tuple[Landlord, ...]] = {each.issuer: (each,) for each in (HERE, THERE)}
    return SignIn(SigningKeys(PUBLISHED.__getitem__), lambda issuer: known.get(issuer, ()))


def _claims(landlord: Landlord = HERE, **changes: Any) -> dict[str, Any]:
    now = int(time.time())
    claims = {"iss": landlord.issuer, "aud": "putright", "sub": "ana", "iat": now, "exp": now + 60}
    return {name: value for name, value in {**claims, **changes}.items() if value is not None}


def _token(
    claims: dict[str, Any], key: Any = RSA, alg: str = "RS256", typ: str | None = "at+jwt"
) -> str:
    header = {"alg": alg, "kid": key.kid} | ({"typ": typ} if typ else {})
    return jwt.encode(header, claims, key, algorithms=[alg], default_type=None)


@pytest.mark.parametrize(("key", "alg"), [(RSA, "RS256"), (EC, "ES256")])
def test_a_good_token_names_its_bearer_by_issuer_and_subject(key: Any, alg: str) -> None:
    token = _token(_claims(), key, alg)
    assert _sign_in().person(token, HERE) == Identity(HERE.issuer, "ana")


@pytest.mark.parametrize(
    "claims",
    [
        _claims(exp=int(time.time()) - 3600),
        _claims(nbf=int(time.time()) + 3600),
        _claims(exp=None),
        _claims(exp="soon"),
        _claims(iss=None),
        _claims(iss="https://sign-in.here.example/"),
        _claims(aud=None),
        _claims(aud="something else"),
        _claims(aud=["something", "else"]),
        _claims(sub=None),
        _claims(sub=""),
        _claims(sub=7),
        _claims(sub="a\x00b"),
        _claims(sub="a" * 300),
    ],
)
def test_a_token_with_a_claim_that_is_wrong_is_refused(claims: dict[str, Any]) -> None:
    with pytest.raises(NotSignedIn) as refused:
        _sign_in().person(_token(claims), HERE)
    assert refused.value.invalid


def test_a_token_taken_once_is_refused_once_it_has_run_out(monkeypatch: pytest.MonkeyPatch) -> None:
    sign_in, token = _sign_in(), _token(_claims())
    sign_in.person(token, HERE)
    later = time.time() + 3600
    monkeypatch.setattr(time, "time", lambda: later)
    with pytest.raises(NotSignedIn):
        sign_in.person(token, HERE)


def test_a_token_taken_once_is_refused_when_its_key_is_withdrawn() -> None:
    published, now = dict(PUBLISHED), [0.0]
    keys = SigningKeys(published.__getitem__, lambda: now[0])
    sign_in, token = SignIn(keys, lambda _: ()), _token(_claims())
    sign_in.person(token, HERE)
    published[HERE.jwks_uri] = {"keys": [STRANGE.as_dict(private=False)]}
    now[0] += 3600
    with pytest.raises(NotSignedIn):
        sign_in.person(token, HERE)


@pytest.mark.parametrize("typ", ["JWT", "id+jwt", None, "at+jwt;x"])
def test_a_token_of_another_type_is_refused(typ: str | None) -> None:
    with pytest.raises(NotSignedIn):
        _sign_in().person(_token(_claims(), typ=typ), HERE)


def test_a_token_signed_by_another_key_of_the_same_name_is_refused() -> None:
    with pytest.raises(NotSignedIn):
        _sign_in().person(_token(_claims(), STRANGE), HERE)


def test_a_token_without_a_signature_is_refused() -> None:
    part = [_part({"alg": "none", "typ": "at+jwt", "kid": "rsa"}), _part(_claims()), ""]
    with pytest.raises(NotSignedIn):
        _sign_in().person(".".join(part), HERE)


def test_a_token_signed_with_the_public_key_as_a_secret_is_refused() -> None:
    signed = ".".join([_part({"alg": "HS256", "typ": "at+jwt", "kid": "rsa"}), _part(_claims())])
    secret = RSA.as_pem(private=False)
    signature = hmac.new(secret, signed.encode(), hashlib.sha256).digest()
    token = f"{signed}.{base64.urlsafe_b64encode(signature).rstrip(b'=').decode()}"
    with pytest.raises(NotSignedIn):
        _sign_in().person(token, HERE)


def test_a_good_token_of_another_landlord_finds_nothing_here() -> None:
    with pytest.raises(NotFound):
        _sign_in().person(_token(_claims(THERE), OTHERS), HERE)


def test_a_good_token_finds_nothing_at_a_landlord_there_is_not() -> None:
    with pytest.raises(NotFound):
        _sign_in().person(_token(_claims()), None)


def test_a_token_that_claims_to_be_here_but_is_signed_there_is_refused() -> None:
    with pytest.raises(NotSignedIn):
        _sign_in().person(_token(_claims(), OTHERS), HERE)


@pytest.mark.parametrize(
    "token",
    ["a", "a.b.c", "..", "a" * 5000, "e30.e30.e30", "W10.W10.W10", "bnVsbA.bnVsbA.bnVsbA"],
)
def test_what_is_no_token_is_refused(token: str) -> None:
    with pytest.raises(NotSignedIn):
        _sign_in().person(token, HERE)


@pytest.mark.parametrize("given", [None, "", "Basic YTpi", "Bearer", "Bearer  ", "token abc"])
def test_a_header_without_a_bearer_token_says_nothing_of_validity(given: str | None) -> None:
    with pytest.raises(NotSignedIn) as refused:
        bearer(given)
    assert not refused.value.invalid


@pytest.mark.parametrize("given", ["Bearer " + "a" * 9000, "Bearer é"])
def test_a_bearer_token_beyond_measure_is_invalid(given: str) -> None:
    with pytest.raises(NotSignedIn) as refused:
        bearer(given)
    assert refused.value.invalid


def _part(value: Any) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()
