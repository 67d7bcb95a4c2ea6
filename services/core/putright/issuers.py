"""What a landlord's sign-in service publishes: its metadata, its keys.

Which token is good is the API's business; keeping keys for a while is too."""

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, ProxyHandler, Request, build_opener

from putright.errors import TryAgain

TIMEOUT_S = 3.0
LARGEST_BYTES = 256 * 1024
LOOPBACK = {"127.0.0.1", "::1", "localhost"}
METADATA = "/.well-known/openid-configuration"
Fetch = Callable[[str], Any]


class IssuerUnreachable(TryAgain):
    """The landlord's issuer does not give what it publishes just now."""


class _NoRedirect(HTTPRedirectHandler):
    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


_opener = build_opener(ProxyHandler({}), _NoRedirect)


def trustworthy(url: str) -> bool:
    """Whether nobody between could change what is published there: HTTPS, or loopback."""
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return False
    return bool(host) and (parts.scheme == "https" or (parts.scheme == "http" and host in LOOPBACK))


def fetch_json(url: str) -> Any:
    """What an issuer publishes at `url`: HTTPS, or loopback; no redirect; bounded in size."""
    if not trustworthy(url):
        raise IssuerUnreachable
    try:
        with _opener.open(Request(url), timeout=TIMEOUT_S) as answer:  # noqa: S310 - checked above
            content = answer.read(LARGEST_BYTES + 1)
        if len(content) > LARGEST_BYTES:
            raise IssuerUnreachable
        return json.loads(content)
    except (OSError, ValueError) as error:
        raise IssuerUnreachable from error


def jwks_uri_of(issuer: str, fetch: Fetch = fetch_json) -> str:
    """Where the issuer says that its keys are (OpenID Connect Discovery, section 4).

    Raises IssuerUnreachable, also where the metadata is another issuer's."""
    metadata = fetch(issuer.rstrip("/") + METADATA)
    if not isinstance(metadata, dict) or metadata.get("issuer") != issuer:
        raise IssuerUnreachable
    jwks_uri = metadata.get("jwks_uri")
    if not isinstance(jwks_uri, str) or not trustworthy(jwks_uri):
        raise IssuerUnreachable
    return jwks_uri
