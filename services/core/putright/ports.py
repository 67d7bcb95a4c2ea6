"""What the core asks of the world: one landlord's records in two trips, documents.

`putright.store` and `putright.blobs` implement these; tests have fakes. Only an edge commits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, BinaryIO, Generic, Literal, Protocol, TypeVar

from putright.complaint.codec import Written
from putright.landlord.versions import Versions
from putright.people.principals import NO_NAMES, Identity, Names, Principal
from putright.tenancy import OutboxId, PrincipalId, Scope, StreamId

T = TypeVar("T")
StreamKind = Literal["complaint", "intake", "policy"]


@dataclass(frozen=True, slots=True, kw_only=True)
class IdempotencyKey:
    """The caller's key, and the SHA-256 of the request it stands for (method, path, body)."""

    key: str
    fingerprint: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """The answer to an earlier request with the same key, byte for byte."""

    fingerprint: bytes
    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What the first trip asks for. Streams are named by id or by reference (digits only).

    `now` decides which version of the policy is in force for a live landlord; `refusal_reasons`
    are looked for among the reasons given in other cases, `people` among the landlord's own;
    `names` are asked for where a letter may be ordered on a stream, and the 2022 edition asks."""

    now: datetime
    streams: tuple[StreamId | str, ...] = ()
    person: Identity | None = None
    idempotency: IdempotencyKey | None = None
    refusal_reasons: str | None = None
    people: tuple[PrincipalId, ...] = ()
    names: bool = False
    lock: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """One stream as stored. `verb_sequence` is the last event made by a verb: the ETag."""

    stream: StreamId
    kind: StreamKind
    reference: str
    verb_sequence: int
    written: tuple[Written, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """What the first trip brought.

    `sandbox_at` is a sandbox landlord's own moment; `reasons_copied` says that another case was
    refused with the very same reasons; `people` are those asked about whom the landlord has.

    A stream that is not there, or not in scope, is simply not among the histories."""

    histories: Mapping[StreamId, History]
    principal: Principal | None
    kept: Kept | None
    policy_number: int
    calendar_number: int
    sandbox_at: datetime | None
    reasons_copied: bool = False
    people: frozenset[PrincipalId] = frozenset()
    names: Names = NO_NAMES


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamHead:
    """Where a stream stands after the write; `new` makes it."""

    stream: StreamId
    kind: StreamKind
    reference: str
    sequence: int
    verb_sequence: int
    new: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Timer:
    """When an obligation speaks: a cache of `obligations`, keyed by all but `fires_at`."""

    obligation: str
    moment: str
    due_on: date
    fires_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """Something the worker must do because of what was recorded; becomes an outbox row.

    `stream` and `sequence` name the event it follows from; arguments hold no personal data."""

    id: OutboxId
    actor: str
    stream: StreamId
    sequence: int
    arguments: Mapping[str, str | int] = field(default_factory=dict)
    trace: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterRow:
    """The register's line on one complaint: a projection of its history."""

    stream: StreamId
    reference: str
    edition: str | None
    stage: int
    status: str
    category: str
    subject: str | None
    resident_name: str | None
    relation: str
    channel: str
    received_on: date | None
    logged_on: date | None
    acknowledged_on: date | None
    responded_on: date | None
    handler: str | None
    next_action: str | None
    next_provision: str | None
    next_due_on: date | None
    sequence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeRow:
    """The intake queue's line on one item: a projection of its history."""

    stream: StreamId
    reference: str
    status: str
    channel: str
    arrived_on: date | None
    next_due_on: date | None
    sequence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterRow:
    """A letter ordered by event `sequence` of `stream`, and how far it got. A plain row.

    `exact` is the letter as composed, to the word; `document` the blob key of its PDF."""

    stream: StreamId
    sequence: int
    kind: str
    stage: int
    status: Literal["ordered", "to_post", "sent", "failed", "returned"]
    way: str
    outbox: OutboxId
    document: str | None = None
    exact: Mapping[str, Any] | None = None
    template: str | None = None
    policy_number: int | None = None
    ombudsman_block: str | None = None
    sent_on: date | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """A letter that waits for somebody, and the reference of its complaint."""

    reference: str
    letter: LetterRow


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    """A document's type, size and hash: the truth about it, whatever the blob store says."""

    key: str
    stream: StreamId
    media_type: str
    size_bytes: int
    sha256: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedRow:
    """One name by which a complaint taken over was known in its source, hashed: used once."""

    source: str
    key: bytes
    stream: StreamId


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionRow:
    """A version of the policy. Without `in_force_from` it is a draft.

    One that came with the landlord has no stream, and nobody here drafted or approved it."""

    number: int
    in_force_from: date | None
    body: Mapping[str, Any]
    source: str
    made_at: datetime
    stream: StreamId | None
    drafted_by: PrincipalId | None
    approved_by: PrincipalId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """Every open complaint is to be looked at again: these numbers counted before."""

    calendar_was: int
    policy_was: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Staged:
    """Everything one decision writes, in one trip, with the commit."""

    heads: tuple[StreamHead, ...] = ()
    events: tuple[Written, ...] = ()
    register: tuple[RegisterRow, ...] = ()
    intake: tuple[IntakeRow, ...] = ()
    timers: Mapping[StreamId, tuple[Timer, ...]] = field(default_factory=dict)
    errands: tuple[Errand, ...] = ()
    letters: tuple[LetterRow, ...] = ()
    documents: tuple[DocumentRow, ...] = ()
    imported: tuple[ImportedRow, ...] = ()
    policies: tuple[VersionRow, ...] = ()
    reached: tuple[Reached, ...] = ()
    confirmed: tuple[OutboxId, ...] = ()


class Unit(Protocol):
    """A unit of work in one scope. `commit` is for the edges alone."""

    scope: Scope

    def open(self, opening: Opening) -> Opened:
        """The first trip: lock the named streams in id order, and read what a decision needs."""
        ...

    def versions(self, policy_number: int, calendar_number: int) -> Versions:
        """Every version up to that one, each with that calendar: cached by the two numbers."""
        ...

    def policy_versions(self) -> tuple[VersionRow, ...]:
        """Every version of the landlord's policy, drafts too, by number."""
        ...

    def stage(self, staged: Staged) -> None:
        """Add to what the second trip writes."""
        ...

    def keep(self, key: IdempotencyKey, person: Identity, answer: Kept) -> None:
        """Keep the answer in the same transaction as the write."""
        ...

    def commit(self) -> None:
        """The second trip: every write and the commit, in one pipeline."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Capabilities:
    """What a store of documents does, as found by asking it.

    `ranges`: it sends a part of a document. `write_once`: it refuses a second write when asked to.
    `direct`: readers may fetch from it themselves."""

    ranges: bool
    write_once: bool
    direct: bool


class Blobs(Protocol):
    """Documents' bytes, by key `tenant/sha256`; writing the same bytes twice is one document.

    Each raises TryAgain when it may work later, PermanentFailure when it never will."""

    def put(self, key: str, content: bytes, media_type: str) -> None:
        """Store."""
        ...

    def put_file(self, key: str, file: BinaryIO, media_type: str) -> None:
        """Store from a file, however large: nothing is there until all of it is, and fits."""
        ...

    def get(self, key: str) -> bytes:
        """The bytes; raises NotFound."""
        ...

    def get_range(self, key: str, start: int, end: int) -> bytes:
        """The bytes from `start` up to `end`, which is not among them; raises NotFound."""
        ...

    def presigned(self, key: str, *, name: str, media_type: str, lifetime_s: int) -> str | None:
        """An address at the store itself for so long, where readers may go there."""
        ...

    def capabilities(self) -> Capabilities:
        """What the store does, found by asking it."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A slice of a list: filters, an opaque place to go on from, and how many rows."""

    filters: Mapping[str, str] = field(default_factory=dict)
    after: Sequence[str] | None = None
    limit: int = 50


@dataclass(frozen=True, slots=True)
class Slice(Generic[T]):
    """Rows of one page and where the next one starts."""

    rows: tuple[T, ...]
    next: Sequence[str] | None
