"""The public keys of landlords' issuers, kept for a while.

Which token is good is `sign_in`. Time here is system time: a key's age is not the Code's business.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from time import monotonic

from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from putright.issuers import Fetch, IssuerUnreachable, fetch_json

FRESH_FOR_S = 600.0
KEPT_AT_MOST_S = 86_400.0
ASK_AGAIN_AFTER_S = 5.0


@dataclass(slots=True)
class _Held:
    keys: KeySet | None = None
    fetched_s: float = float("-inf")
    asked_s: float = float("-inf")
    kids: frozenset[str | None] = frozenset()
    lock: Lock = field(default_factory=Lock)


class SigningKeys:
    """Keys by address. An unknown key id makes it ask again, at most every few seconds."""

    def __init__(self, fetch: Fetch = fetch_json, seconds: Callable[[], float] = monotonic) -> None:
        self._fetch = fetch
        self._seconds = seconds
        self._held: dict[str, _Held] = {}

    def of(self, jwks_uri: str, kid: str | None) -> KeySet:
        """The keys published there, asked for again when stale or when `kid` is not among them.

        Raises IssuerUnreachable while there are none, or only those of more than a day ago."""
        held = self._held.setdefault(jwks_uri, _Held())
        if held.keys is None or self._wants_asking(held, kid):
            with held.lock:
                if held.keys is None or self._wants_asking(held, kid):
                    self._ask(jwks_uri, held)
        if held.keys is None or self._seconds() - held.fetched_s > KEPT_AT_MOST_S:
            raise IssuerUnreachable
        return held.keys

    def _wants_asking(self, held: _Held, kid: str | None) -> bool:
        now = self._seconds()
        stale = now - held.fetched_s > FRESH_FOR_S or (kid is not None and kid not in held.kids)
        return stale and now - held.asked_s > ASK_AGAIN_AFTER_S

    def _ask(self, jwks_uri: str, held: _Held) -> None:
        if self._seconds() - held.asked_s <= ASK_AGAIN_AFTER_S:
            return
        held.asked_s = self._seconds()
        try:
            keys = KeySet.import_key_set(self._fetch(jwks_uri))
        except (IssuerUnreachable, JoseError, KeyError, TypeError, ValueError):
            return
        held.keys, held.kids = keys, frozenset(key.kid for key in keys.keys)
        held.fetched_s = held.asked_s
