"""The landlords of this installation, as every request needs them: held for some seconds.

The truth is the store's directory; time here is system time."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from threading import Lock
from time import monotonic
from typing import Protocol

from putright.errors import NotFound
from putright.store import Entry

FRESH_FOR_S = 10.0
ASK_AGAIN_AFTER_S = 1.0


class Directory(Protocol):
    """The store's directory, as far as this needs it."""

    def all(self) -> tuple[Entry, ...]:
        """Every landlord."""
        ...

    def by_slug(self, slug: str) -> Entry:
        """The landlord of that name. Raises NotFound."""
        ...


@dataclass(frozen=True, slots=True)
class _Snapshot:
    taken_s: float
    by_slug: Mapping[str, Entry]
    by_issuer: Mapping[str, tuple[Entry, ...]]


class Landlords:
    """Landlords by name and by issuer. A change is seen within seconds, a new landlord at once."""

    def __init__(self, directory: Directory, seconds: Callable[[], float] = monotonic) -> None:
        self._directory = directory
        self._seconds = seconds
        self._lock = Lock()
        self._held = _snapshot(float("-inf"), ())

    def named(self, slug: str) -> Entry | None:
        """The landlord of that name in an address."""
        found = self._fresh(FRESH_FOR_S).by_slug.get(slug)
        return found or self._just_added(slug)

    def issued_by(self, issuer: str) -> tuple[Entry, ...]:
        """The landlords whose tokens that issuer signs; one just added may be missing yet."""
        found = self._fresh(FRESH_FOR_S).by_issuer.get(issuer)
        return found or self._fresh(ASK_AGAIN_AFTER_S).by_issuer.get(issuer, ())

    def _just_added(self, slug: str) -> Entry | None:
        try:
            added = self._directory.by_slug(slug)
        except NotFound:
            return None
        with self._lock:
            self._held = _snapshot(self._held.taken_s, (*self._held.by_slug.values(), added))
        return added

    def _fresh(self, for_s: float) -> _Snapshot:
        if self._seconds() - self._held.taken_s > for_s:
            with self._lock:
                if self._seconds() - self._held.taken_s > for_s:
                    self._held = _snapshot(self._seconds(), self._directory.all())
        return self._held


def _snapshot(taken_s: float, entries: Iterable[Entry]) -> _Snapshot:
    by_slug = {entry.slug: entry for entry in entries}
    by_issuer: dict[str, tuple[Entry, ...]] = {}
    for entry in by_slug.values():
        by_issuer[entry.issuer] = (*by_issuer.get(entry.issuer, ()), entry)
    return _Snapshot(taken_s, by_slug, by_issuer)
