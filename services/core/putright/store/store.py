"""The store as the edges hold it: opened once in a process, it gives out units and readings.

What a unit does is `unit`; what is read is `reading`."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from putright.settings import Settings
from putright.store.audit import Audited, audit
from putright.store.directory import Directory
from putright.store.dispatch import Dispatch
from putright.store.numbered import Numbered
from putright.store.opening import ErrandRow, asked_for, errand_in
from putright.store.reading import Reading
from putright.store.rebuild import Rebuilt, rebuild
from putright.store.scoped import READING, WRITING, Scoped, pool
from putright.store.unit import StoreUnit
from putright.tenancy import OutboxId, Scope

CONNECTIONS = 8


class Store:
    """One installation's records, as the app's role and the dispatcher's see them.

    Connections are made when first needed, and kept: make it after a fork, close it at the end."""

    def __init__(
        self,
        app_url: str,
        dispatch_url: str | None = None,
        *,
        direct_url: str | None = None,
        pooled: bool = False,
        connections: int = CONNECTIONS,
    ) -> None:
        self._app = pool(app_url, pooled=pooled, size=connections)
        self._dispatch_url = dispatch_url
        self._direct_url = direct_url or dispatch_url
        self._dispatcher = pool(dispatch_url, pooled=pooled, size=2) if dispatch_url else None
        self._numbered = Numbered()
        self.directory = Directory(self._app)

    @classmethod
    def of(cls, settings: Settings) -> "Store":
        """The store that the settings name. Raises MissingSetting."""
        return cls(
            settings.needed("database_url"),
            settings.dispatch_database_url,
            direct_url=settings.dispatch_direct_url,
            pooled=settings.database_pooled,
        )

    @contextmanager
    def unit(self, scope: Scope) -> Iterator[StoreUnit]:
        """A unit of work; what is not committed when it is left is rolled back."""
        with self._scoped(scope, WRITING) as through:
            yield StoreUnit(through, self._numbered)

    @contextmanager
    def reading(self, scope: Scope) -> Iterator[Reading]:
        """A read-only transaction."""
        with self._scoped(scope, READING) as through:
            yield Reading(through, self._numbered)

    def errand(self, scope: Scope, errand: OutboxId) -> ErrandRow:
        """The errand a message points at, in a transaction of its own. Raises NotFound."""
        with self._scoped(scope, READING) as through:
            return errand_in(through.only(asked_for(scope, errand)), errand)

    def rebuild(self, scope: Scope, now: datetime) -> Rebuilt:
        """Compute every projection of a landlord again, in a transaction of its own."""
        with self._scoped(scope, WRITING) as through:
            return rebuild(through, self._numbered, now)

    def audit(self, scope: Scope) -> Audited:
        """Check every history of a landlord against its chain of hashes."""
        with self._scoped(scope, READING) as through:
            return audit(through)

    def dispatch(self) -> Dispatch:
        """The relay's and the sweep's side. Raises RuntimeError where it has no address."""
        if self._dispatcher is None or self._direct_url is None:
            raise RuntimeError("dispatch_database_url")
        return Dispatch(self._dispatcher, self._direct_url)

    def ready(self) -> bool:
        """Whether the database answers. Raises TryAgain where it does not."""
        return self.directory.answers()

    def close(self) -> None:
        """Close every connection that is not in use."""
        self._app.dispose()
        if self._dispatcher is not None:
            self._dispatcher.dispose()

    @contextmanager
    def _scoped(self, scope: Scope, begin: bytes) -> Iterator[Scoped]:
        through = Scoped(self._app, scope, begin)
        try:
            yield through
        finally:
            through.abandon()
