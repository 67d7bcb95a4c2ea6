"""A unit of work: what it opens in the first trip, and what it has staged for the second.

How a trip is made is `scoped`; who may commit is the edges' business."""

from datetime import datetime

from putright.clock import SystemClock
from putright.landlord.versions import Versions
from putright.people.principals import Identity
from putright.ports import IdempotencyKey, Kept, Opened, Opening, Staged, VersionRow
from putright.store.errors import NotOpened
from putright.store.numbered import Numbered
from putright.store.opening import ErrandRow, asked_for, errand_in, opened_by
from putright.store.scoped import Scoped
from putright.store.staging import Staging
from putright.tenancy import OutboxId, Scope

_system = SystemClock()  # leases are system time, whatever a sandbox's clock shows


class StoreUnit:
    """`ports.Unit` on PostgreSQL. After a failed commit it may be opened again, nothing staged."""

    def __init__(self, through: Scoped, numbered: Numbered) -> None:
        self.scope: Scope = through.scope
        self._through = through
        self._numbered = numbered
        self._staging = Staging(through.scope)
        self._sandbox: bool | None = None

    def open(self, opening: Opening) -> Opened:
        """The first trip. Raises NotFound, NoPolicyInForce, NoCalendar, TryAgain."""
        opened = opened_by(self._through, opening)
        self._sandbox = opened.sandbox_at is not None
        return opened

    def errand(self, id: OutboxId) -> ErrandRow:  # noqa: A002
        """The errand a message points at, read again in the landlord's scope. Raises NotFound."""
        return errand_in(self._through.trip(asked_for(self.scope, id))[0], id)

    def versions(self, policy_number: int, calendar_number: int) -> Versions:
        """Every version up to that one, each with that calendar: cached by the two numbers."""
        return self._numbered.versions(policy_number, calendar_number, self._through)

    def policy_versions(self) -> tuple[VersionRow, ...]:
        """Every version of the landlord's policy, drafts too, by number."""
        return self._numbered.rows(self._through)

    def stage(self, staged: Staged) -> None:
        """Add to what the second trip writes."""
        self._staging.add(staged)

    def keep(self, key: IdempotencyKey, person: Identity, answer: Kept) -> None:
        """Keep the answer in the same transaction as the write."""
        self._staging.keep(key, person, answer)

    def fail(self, errand: OutboxId, why: str) -> None:
        """The errand will not succeed by trying again: a person must see it."""
        self._staging.fail(errand, why)

    def move_clock(self, to: datetime) -> None:
        """Move a sandbox landlord's clock forward; a live landlord has none to move."""
        self._staging.move_clock(to)

    def commit(self) -> None:
        """The second trip: every write and the commit, in one pipeline.

        Raises KeyRace, ReferenceTaken, ChangedMeanwhile, TryAgain; then nothing was written."""
        staging, self._staging = self._staging, Staging(self.scope)
        if not self._through.begun:
            raise NotOpened
        sandbox, self._sandbox = self._sandbox, None
        calls = staging.calls(_system.now(), sandbox=sandbox)
        self._through.finish(calls, staging.afterwards())
