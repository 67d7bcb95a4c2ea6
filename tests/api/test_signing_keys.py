"""Keys are asked for when they must be, and not more often."""

from typing import Any

import pytest
from joserfc.jwk import RSAKey

from putright.issuers import IssuerUnreachable
from putright_api.signing_keys import (
    ASK_AGAIN_AFTER_S,
    FRESH_FOR_S,
    KEPT_AT_MOST_S,
    SigningKeys,
)

URI = "https://sign-in.example/jwks"
OLD = RSAKey.generate_key(2048, {"kid": "old"}).as_dict(private=False)
NEW = RSAKey.generate_key(2048, {"kid": "new"}).as_dict(private=False)


class Issuer:
    """An issuer at the end of the network, and a clock to turn."""

    def __init__(self) -> None:
        self.keys: Any = {"keys": [OLD]}
        self.asked = 0
        self.now_s = 1000.0

    def fetch(self, url: str) -> Any:
        assert url == URI
        self.asked += 1
        if isinstance(self.keys, Exception):
            raise self.keys
        return self.keys

    def seconds(self) -> float:
        return self.now_s


@pytest.fixture
def issuer() -> Issuer:
    return Issuer()


@pytest.fixture
def keys(issuer: Issuer) -> SigningKeys:
    return SigningKeys(issuer.fetch, issuer.seconds)


def test_keys_are_asked_for_once_while_they_are_fresh(issuer: Issuer, keys: SigningKeys) -> None:
    for _ in range(3):
        assert [key.kid for key in keys.of(URI, "old").keys] == ["old"]
    assert issuer.asked == 1
    issuer.now_s += FRESH_FOR_S + 1
    keys.of(URI, "old")
    assert issuer.asked == 2


def test_an_unknown_key_makes_it_ask_again(issuer: Issuer, keys: SigningKeys) -> None:
    keys.of(URI, "old")
    issuer.keys = {"keys": [NEW]}
    issuer.now_s += ASK_AGAIN_AFTER_S + 1
    assert [key.kid for key in keys.of(URI, "new").keys] == ["new"]


def test_invented_keys_do_not_make_it_ask_without_end(issuer: Issuer, keys: SigningKeys) -> None:
    for number in range(100):
        keys.of(URI, f"invented {number}")
    assert issuer.asked == 1


@pytest.mark.parametrize("answer", [IssuerUnreachable(), [], {}, {"keys": [{"kty": "?"}]}, None])
def test_keys_are_kept_while_the_issuer_is_away_but_not_for_ever(
    issuer: Issuer, keys: SigningKeys, answer: Any
) -> None:
    keys.of(URI, "old")
    issuer.keys = answer
    issuer.now_s += FRESH_FOR_S + 1
    assert [key.kid for key in keys.of(URI, "old").keys] == ["old"]
    issuer.now_s += KEPT_AT_MOST_S
    with pytest.raises(IssuerUnreachable):
        keys.of(URI, "old")


def test_without_any_keys_it_may_work_later(issuer: Issuer, keys: SigningKeys) -> None:
    issuer.keys = IssuerUnreachable()
    with pytest.raises(IssuerUnreachable):
        keys.of(URI, "old")
    issuer.keys = {"keys": [OLD]}
    with pytest.raises(IssuerUnreachable):
        keys.of(URI, "old")  # not asked again at once
    issuer.now_s += ASK_AGAIN_AFTER_S + 1
    assert keys.of(URI, "old")
