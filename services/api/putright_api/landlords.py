"""The landlords of this installation, as every request needs them: held for some seconds.

The truth is the store's directory; time here is system time."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from threading import Lock
from time import monotonic
from typing import Protocol

from putright.store import Entry

FRESH_FOR_S = 10.0
ASK_AGAIN_AFTER_S = 1.0


class ListsLandlords(Protocol):
    """The store's directory, as far as this needs it."""

    def all(self) -> tuple[Entry, ...]:
        """Every landlord."""
        ...


@dataclass(frozen=True, slots=True)
class _Snapshot:
    taken_s: float
    by_slug: Mapping[str, Entry]
    by_issuer: Mapping[str, tuple[Entry, ...]]


class Landlords:
    """Landlords by name and by issuer. A change is seen within seconds, a new one at once."""

    def __init__(self, directory: ListsLandlords, seconds: Callable[[], float] = monotonic) -> None:
        self._directory = directory
        self._seconds = seconds
        self._lock = Lock()
        self._held = _Snapshot(float("-inf"), {}, {})

    def named(self, slug: str) -> Entry | None:
        """The landlord of that name in an address."""
        found = self._fresh(FRESH_FOR_S).by_slug.get(slug)
        return found or self._fresh(ASK_AGAIN_AFTER_S).by_slug.get(slug)

    def issued_by(self, issuer: str) -> tuple[Entry, ...]:
        """The landlords whose tokens that issuer signs."""
        return self._fresh(FRESH_FOR_S).by_issuer.get(issuer, ())

    def _fresh(self, for_s: float) -> _Snapshot:
        if self._seconds() - self._held.taken_s > for_s:
            with self._lock:
                if self._seconds() - self._held.taken_s > for_s:
                    self._held = self._taken()
        return self._held

    def _taken(self) -> _Snapshot:
        taken_s, entries = self._seconds(), self._directory.all()
        by_issuer: dict[str, list[Entry]] = defaultdict(list)
        for entry in entries:
            by_issuer[entry.issuer].append(entry)
        return _Snapshot(
            taken_s,
            {entry.slug: entry for entry in entries},
            {issuer: tuple(each) for issuer, each in by_issuer.items()},
        )
