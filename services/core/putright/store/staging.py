"""What a unit has staged, and the calls of the second trip that write it.

The statements are `statements.writing`; sending them with the commit is `scoped`."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from psycopg.types.json import Jsonb

from putright.people.principals import Identity
from putright.ports import IdempotencyKey, Kept, Staged, StreamHead, Timer
from putright.store.errors import NotOpened
from putright.store.scoped import Call, together
from putright.store.statements import row, rows
from putright.store.statements import writing as statements
from putright.store.statements.moving import OF_A_POLICY
from putright.tenancy import OutboxId, Scope, StreamId


class Staging:
    """Rows by their keys: staged again, the later one counts."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._heads: dict[StreamId, StreamHead] = {}
        self._timers: dict[StreamId, tuple[Timer, ...]] = {}
        self._staged: list[Staged] = []
        self._kept: dict[str, object] | None = None
        self._failed: dict[OutboxId, str] = {}
        self._clock: datetime | None = None

    def add(self, staged: Staged) -> None:
        """Stage more."""
        for head in staged.heads:
            begun_here = self._is_new(head.stream)
            self._heads[head.stream] = replace(head, new=True) if begun_here else head
        self._timers.update(staged.timers)
        self._staged.append(staged)

    def keep(self, key: IdempotencyKey, person: Identity, answer: Kept) -> None:
        """Keep the answer to a request."""
        self._kept = row(
            answer,
            "headers",
            tenant_id=self._scope.tenant,
            scope=self._scope.setting,
            issuer=person.issuer,
            subject=person.subject,
            key=key.key,
            headers=Jsonb(answer.headers),
        )

    def fail(self, errand: OutboxId, why: str) -> None:
        """Give an errand up."""
        self._failed[errand] = why

    def move_clock(self, to: datetime) -> None:
        """Move the sandbox's clock."""
        self._clock = to

    def calls(self, now: datetime, *, sandbox: bool | None) -> list[Call]:
        """Everything as one statement: whatever is written, it is one call."""
        tenant = self._scope.tenant
        heads = self._heads.values()
        events = [each for staged in self._staged for each in staged.events]
        calls: list[Call] = []

        def send(sql: bytes, each: Iterable[dict[str, object]]) -> None:
            found = list(each)
            if found:
                calls.append(Call(sql, {"rows": rows(found), "tenant": tenant}))

        if self._kept is not None:
            calls.append(Call(statements.IDEMPOTENCY, {**self._kept, "made_at": now}))
        send(statements.NEW_STREAMS, (row(each, "new") for each in heads if each.new))
        send(statements.HEADS, (row(each, "new") for each in heads if not each.new))
        send(statements.EVENTS, (row(each, "texts") for each in events))
        send(
            statements.TEXTS,
            (
                row(text, stream_id=each.stream, sequence=each.sequence)
                for each in events
                for text in each.texts
            ),
        )
        for table, begins, goes_on in (
            ("register", statements.NEW_REGISTER, statements.REGISTER),
            ("intake", statements.NEW_INTAKE, statements.INTAKE),
        ):
            lines = {each.stream: row(each) for own in self._staged for each in getattr(own, table)}
            send(begins, (line for of, line in lines.items() if self._is_new(of)))
            send(goes_on, (line for of, line in lines.items() if not self._is_new(of)))
        calls.extend(self._timer_calls(sandbox=sandbox))
        send(
            statements.OUTBOX,
            (
                row(each, made_at=now, leased_until=now, attempts=0)
                for staged in self._staged
                for each in staged.errands
            ),
        )
        send(statements.POLICIES, self._latest("policies", "number"))
        send(statements.IMPORTED, self._latest("imported", "source", "key"))
        send(statements.DOCUMENTS, self._latest("documents", "stream", "key"))
        send(statements.LETTERS, self._latest("letters", "stream", "sequence"))
        calls.extend(
            Call(OF_A_POLICY, {"tenant": tenant, "now": now, **row(each)})
            for staged in self._staged
            for each in staged.reached
        )
        calls.extend(self._settling(now))
        return [together(calls)] if calls else []

    def afterwards(self) -> list[Call]:
        """What is sent after the commit: a notice of an errand, a notice that a clock moved."""
        errand = any(each.errands or each.reached for each in self._staged)
        return [
            *([Call(statements.NOTICE)] if errand else ()),
            *([Call(statements.CLOCK_NOTICE)] if self._clock is not None else ()),
        ]

    def _latest(self, table: str, *key: str) -> list[dict[str, object]]:
        found: dict[tuple[object, ...], dict[str, object]] = {}
        for staged in self._staged:
            for each in getattr(staged, table):
                found[tuple(getattr(each, name) for name in key)] = row(each)
        return list(found.values())

    def _timer_calls(self, *, sandbox: bool | None) -> list[Call]:
        if not self._timers:
            return []
        if sandbox is None:
            raise NotOpened
        calls: list[Call] = []
        new = [each for each in self._timers if self._is_new(each)]
        if new:
            calls.append(self._timer_call(statements.NEW_TIMERS, new, sandbox=sandbox))
        if older := [each for each in self._timers if not self._is_new(each)]:
            kept = self._timer_call(statements.TIMERS, older, sandbox=sandbox)
            gone = Call(statements.TIMERS_GONE, {**kept.values, "streams": older})
            calls.extend((gone, kept))
        return calls

    def _timer_call(self, sql: bytes, streams: Iterable[StreamId], *, sandbox: bool) -> Call:
        timers = rows(
            row(each, stream_id=written, sandbox=sandbox)
            for written, of_stream in ((str(id_), self._timers[id_]) for id_ in streams)
            for each in of_stream
        )
        return Call(sql, {"tenant": self._scope.tenant, "rows": timers})

    def _is_new(self, stream: StreamId) -> bool:
        head = self._heads.get(stream)
        return head is not None and head.new

    def _settling(self, now: datetime) -> list[Call]:
        tenant = self._scope.tenant
        confirmed = [each for staged in self._staged for each in staged.confirmed]
        calls = []
        if confirmed:
            values = {"tenant": tenant, "ids": confirmed, "now": now}
            calls.append(Call(statements.CONFIRMED, values))
        for errand, why in self._failed.items():
            values = {"tenant": tenant, "errand": errand, "now": now, "reason": why}
            calls.append(Call(statements.FAILED, values))
        if self._clock is not None:
            calls.append(Call(statements.CLOCK, {"tenant": tenant, "to": self._clock}))
        return calls
