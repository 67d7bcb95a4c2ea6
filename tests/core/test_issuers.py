"""What a sign-in service publishes is believed only where nobody between could change it."""

from typing import Any

import pytest

from putright.issuers import IssuerUnreachable, fetch_json, jwks_uri_of

ISSUER = "https://sign-in.example/millbrook"
METADATA = {"issuer": ISSUER, "jwks_uri": f"{ISSUER}/keys"}


@pytest.mark.parametrize("url", ["http://sign-in.example/jwks", "ftp://127.0.0.1:1/x", "file:///x"])
def test_what_it_publishes_is_fetched_over_https_or_loopback_only(url: str) -> None:
    with pytest.raises(IssuerUnreachable):
        fetch_json(url)


def test_an_issuer_says_where_its_keys_are() -> None:
    asked = []

    def fetch(url: str) -> Any:
        asked.append(url)
        return METADATA

    assert jwks_uri_of(ISSUER, fetch) == f"{ISSUER}/keys"
    assert asked == [f"{ISSUER}/.well-known/openid-configuration"]


@pytest.mark.parametrize(
    "answer",
    [
        None,
        [],
        {},
        {**METADATA, "issuer": "https://sign-in.example/another"},
        {"issuer": ISSUER},
        {**METADATA, "jwks_uri": 7},
        {**METADATA, "jwks_uri": "http://sign-in.example/keys"},
        {**METADATA, "jwks_uri": "https://[::1"},
    ],
)
def test_metadata_that_is_not_the_issuers_own_tells_nothing(answer: Any) -> None:
    with pytest.raises(IssuerUnreachable):
        jwks_uri_of(ISSUER, lambda _: answer)
