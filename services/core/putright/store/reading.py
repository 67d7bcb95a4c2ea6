"""What an edge reads of one landlord: histories, lists, letters, documents, people.

In one read-only transaction, which sees one state of the database; nothing is locked."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, TypeVar

import psycopg
from psycopg import Cursor
from psycopg.rows import TupleRow

from putright.changed import made_of
from putright.errors import Malformed, NotFound
from putright.landlord.versions import Versions
from putright.ombudsman.superseded import CarriedBlock
from putright.people.principals import Identity, Principal
from putright.people.roles import Role
from putright.ports import (
    DocumentRow,
    IntakeRow,
    LetterRow,
    Opened,
    Opening,
    Page,
    Posting,
    RegisterRow,
    Slice,
    VersionRow,
)
from putright.sealing import WrappedKey
from putright.store.numbered import Numbered
from putright.store.opening import opened_by
from putright.store.previewing import Previewing
from putright.store.scoped import Call, Scoped
from putright.store.standing import FIRST, old_blocks
from putright.store.statements import listing as statements
from putright.store.statements import standing
from putright.tenancy import PrincipalId, Scope, StreamId

T = TypeVar("T")
REGISTER_FILTERS = frozenset({"status", "stage", "category", "handler", "overdue", "reference"})
INTAKE_FILTERS = frozenset({"status", "channel", "reference"})
AFTER = ("after_on", "after_stream")
ORDERS = frozenset({"received", "next_due"})


@dataclass(frozen=True, slots=True)
class StillWaiting:
    """Timers that are due and not yet an errand, and errands that are not settled."""

    timers: int
    errands: int


class Reading:
    """One landlord's records, read in one scope."""

    def __init__(self, through: Scoped, numbered: Numbered, *, last: bool = False) -> None:
        self.scope: Scope = through.scope
        self._through = through
        self._numbered = numbered
        self._last = last

    @property
    def lastly(self) -> "Reading":
        """The same records, to ask a last page of: the transaction ends with it, a trip sooner."""
        return Reading(self._through, self._numbered, last=True)

    def opened(self, opening: Opening) -> Opened:
        """Histories and standing, as a unit's first trip brings them, without a lock."""
        return opened_by(self._through, replace(opening, lock=False))

    def versions(self, policy_number: int, calendar_number: int) -> Versions:
        """Every version up to that one, each with that calendar: cached by the two numbers."""
        return self._numbered.versions(policy_number, calendar_number, self._through)

    def policy_versions(self) -> tuple[VersionRow, ...]:
        """Every version of the landlord's policy, drafts too, by number."""
        return self._numbered.rows(self._through)

    def previewing(self) -> Previewing:
        """What a preview of a change reads."""
        return Previewing(self._through, self._numbered)

    def register(self, page: Page) -> Slice[RegisterRow]:
        """A page of the register.

        Filters: status, stage, category, handler, reference, and overdue: what was due before that
        day. `order` is `received`, latest first (as it is without), or `next_due`, soonest first.
        Raises Malformed for a filter it does not know."""
        order = page.filters.get("order", "received")
        filters = _filters(page, REGISTER_FILTERS)
        if order not in ORDERS:
            raise Malformed(order=[f"not one of {', '.join(sorted(ORDERS))}"])
        newest_first = order == "received"
        sql = statements.register(
            *sorted(filters),
            newest_first=newest_first,
            after=page.after is not None,
            delegated=self.scope.organisation is not None,
        )
        rows = _rows(RegisterRow, self._page(sql, page, filters))

        def place(row: RegisterRow) -> tuple[str, str]:
            day = row.received_on if newest_first else row.next_due_on
            return str(day or _nowhere(newest_first)), str(row.stream)

        return _slice(rows, place, page)

    def intake(self, page: Page) -> Slice[IntakeRow]:
        """A page of the intake queue, what is due soonest first.

        Filters: status, channel, reference."""
        filters = _filters(page, INTAKE_FILTERS)
        sql = statements.intake_page(
            *sorted(filters),
            after=page.after is not None,
            delegated=self.scope.organisation is not None,
        )
        rows = _rows(IntakeRow, self._page(sql, page, filters))
        return _slice(
            rows, lambda row: (str(row.next_due_on or statements.LATEST), str(row.stream)), page
        )

    def letters(self, stream: StreamId) -> tuple[LetterRow, ...]:
        """Every letter ordered for a stream, oldest first."""
        return tuple(LetterRow(**row) for row in self._ask(statements.LETTERS, stream=stream))

    def letter(self, stream: StreamId, sequence: int) -> LetterRow:
        """The letter ordered by that event. Raises NotFound."""
        found = self._ask(statements.LETTER, stream=stream, sequence=sequence)
        return LetterRow(**_only(found, letter=sequence))

    def letter_and_settings(
        self, stream: StreamId, sequence: int, plugins: Collection[str]
    ) -> tuple[LetterRow, dict[str, tuple[WrappedKey, bytes]]]:
        """The letter ordered by that event, and what those plugins are set to, in one trip.

        Raises NotFound for the letter."""
        letter, *settings = self._ask_all(
            (statements.LETTER, {"stream": stream, "sequence": sequence}),
            *((statements.PLUGIN_SETTING, {"plugin": plugin}) for plugin in plugins),
        )
        sealed = {
            plugin: self._sealed(found[0])
            for plugin, found in zip(plugins, settings, strict=True)
            if found
        }
        return LetterRow(**_only(letter, letter=sequence)), sealed

    def to_post(self, page: Page) -> Slice[Posting]:
        """A page of the letters in the print queue."""
        return self._letters_that_are(page, "to_post")

    def undelivered(self, page: Page) -> Slice[Posting]:
        """A page of the letters that could not be sent, or came back."""
        return self._letters_that_are(page, "failed", "returned")

    def _letters_that_are(self, page: Page, *statuses: str) -> Slice[Posting]:
        _filters(page, frozenset())
        sql = statements.letters_that_are(*statuses, after=page.after is not None)
        found = _named(self._page(sql, page, {}, "after_stream", "after_sequence"))
        rows = tuple(
            Posting(reference=row.pop("reference"), letter=LetterRow(**row)) for row in found
        )
        return _slice(rows, lambda row: (str(row.letter.stream), str(row.letter.sequence)), page)

    def old_blocks(self, page: Page, today: date) -> Slice[CarriedBlock]:
        """A page of the letters that went with contacts of an Ombudsman wrong then, or since."""
        _filters(page, frozenset())
        place = ("after_stream", "after_sequence")
        values = {**old_blocks(today), **dict(zip(place, FIRST, strict=True))}
        found = _named(self._page(standing.OLD_BLOCKS, page, values, *place))
        here = _slice(tuple(found), lambda row: (str(row["stream"]), str(row["sequence"])), page)
        blocks = (
            CarriedBlock(**{name: value for name, value in row.items() if name != "stream"})
            for row in here.rows
        )
        return Slice(tuple(blocks), here.next)

    def document(self, stream: StreamId, key: str) -> DocumentRow:
        """The type, size and hash of a document of a stream. Raises NotFound."""
        found = self._ask(statements.DOCUMENT, stream=stream, key=key)
        return DocumentRow(**_only(found, document=key))

    def documents(self, stream: StreamId, page: Page) -> Slice[DocumentRow]:
        """A page of the documents of a stream, by name: its letters, and what came with it."""
        _filters(page, frozenset())
        sql = statements.documents(after=page.after is not None)
        found = self._page(sql, page, {"stream": stream}, "after_name", "after_key")
        return _slice(_rows(DocumentRow, found), lambda row: (row.name, row.key), page)

    def principals(self) -> tuple[Principal, ...]:
        """The landlord's people, by name."""
        return tuple(_principal(row) for row in self._ask(statements.PRINCIPALS))

    def plugins(self) -> tuple[str, ...]:
        """The plugins that the landlord has settings for."""
        return tuple(row["plugin"] for row in self._ask(standing.PLUGINS))

    def imported(self, source: str) -> dict[bytes, StreamId]:
        """Every name by which complaints of that source have been taken over, hashed."""
        rows = self._ask(statements.IMPORTED, source=source)
        return {bytes(row["key"]): StreamId(row["stream"]) for row in rows}

    def plugin_setting(self, plugin: str) -> tuple[WrappedKey, bytes]:
        """The sealed settings of a plugin, with the key they are sealed by. Raises NotFound."""
        found = self._ask(statements.PLUGIN_SETTING, plugin=plugin)
        return self._sealed(_only(found, plugin=plugin))

    def still_waiting(self, now: datetime) -> StillWaiting:
        """What the worker has yet to do, by a clock that shows `now`."""
        return StillWaiting(**self._ask(statements.STILL_WAITING, now=now)[0])

    def landlord_keys(self) -> tuple[WrappedKey, ...]:
        """The landlord's data keys, wrapped."""
        found = self._ask(statements.LANDLORD_KEYS)
        return tuple(WrappedKey(self.scope.tenant, row["version"], row["wrapped"]) for row in found)

    def _page(
        self,
        sql: bytes,
        page: Page,
        filters: Mapping[str, object],
        *place: str,
    ) -> Cursor[TupleRow]:
        """The rows of a page, and one more where the list goes on. Raises Malformed."""
        values: dict[str, object] = {
            **filters,
            "tenant": self.scope.tenant,
            "limit": page.limit + 1,
            "organisation": self.scope.organisation,
        }
        try:
            if page.after is not None:
                values.update(zip(place or AFTER, page.after, strict=True))
            _only_days(values.get("overdue"), values.get("after_on"))
            call = Call(sql, values)
            return self._through.only(call) if self._last else self._through.trip(call)[0]
        except (psycopg.DataError, ValueError) as error:
            raise Malformed(page=["a filter or the place to go on from cannot be read"]) from error

    def _sealed(self, row: Mapping[str, Any]) -> tuple[WrappedKey, bytes]:
        return WrappedKey(self.scope.tenant, row["version"], row["wrapped"]), row["sealed"]

    def _ask(self, sql: bytes, **values: object) -> list[dict[str, Any]]:
        return self._ask_all((sql, values))[0]

    def _ask_all(self, *asked: tuple[bytes, Mapping[str, object]]) -> list[list[dict[str, Any]]]:
        tenant = {"tenant": self.scope.tenant}
        return [
            _named(each)
            for each in self._through.trip(*(Call(s, tenant | dict(v)) for s, v in asked))
        ]


def _named(cursor: Cursor[TupleRow]) -> list[dict[str, Any]]:
    names = [column.name for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _rows(kind: type[T], cursor: Cursor[TupleRow]) -> tuple[T, ...]:
    """Rows as values whose fields the columns are named after."""
    made = made_of(kind, *(column.name for column in cursor.description or ()))
    return tuple(map(made, cursor.fetchall()))


def _only(found: Sequence[dict[str, Any]], **values: object) -> dict[str, Any]:
    if not found:
        raise NotFound(**values)
    return found[0]


def _filters(page: Page, known: Iterable[str]) -> dict[str, str]:
    filters = {name: value for name, value in page.filters.items() if name != "order"}
    if unknown := set(filters) - set(known):
        raise Malformed(**{name: ["not a filter of this list"] for name in unknown})
    return filters


def _only_days(*values: object) -> None:
    """PostgreSQL would read `yesterday` as a day too, by its own clock. Raises ValueError."""
    for value in values:
        if value not in {None, statements.EARLIEST, statements.LATEST}:
            date.fromisoformat(str(value))


def _nowhere(newest_first: bool) -> str:  # noqa: FBT001
    return statements.EARLIEST if newest_first else statements.LATEST


def _slice(rows: tuple[T, ...], place: Callable[[T], tuple[str, str]], page: Page) -> Slice[T]:
    """The page's rows, and the place of its last where the list goes on after it."""
    here = rows[: page.limit]
    return Slice(here, place(here[-1]) if len(rows) > page.limit else None)


def _principal(row: Mapping[str, Any]) -> Principal:
    return Principal(
        id=PrincipalId(row["id"]),
        identity=Identity(row["issuer"], row["subject"]),
        name=row["name"],
        email=row["email"],
        roles=frozenset(Role(role) for role in row["roles"]),
    )
