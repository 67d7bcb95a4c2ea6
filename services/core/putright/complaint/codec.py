"""Events written down: canonical JSON, salted texts beside it, a hash over each and the one before.

Knows no database; `store` keeps what this makes."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any
from uuid import UUID

from cattrs import Converter
from cattrs.errors import ForbiddenExtraKeysError

from putright.complaint.events import FACTS, Event, Fact, Provenance
from putright.complaint.events.policies import POLICY_FACTS
from putright.complaint.text import Erased, Text
from putright.tenancy import StreamId, TenantId

SALT_BYTES = 16
GENESIS = b"\x00" * 32
Json = dict[str, Any]


class UnreadableEvent(Exception):
    """A stored event that no known kind and version can read."""


class BrokenChain(Exception):
    """A stored event whose hash is not the hash of what it says and what came before."""


@dataclass(frozen=True, slots=True)
class SaltedText:
    """Words kept beside the chain, which holds SHA-256(salt, words) and their number only."""

    number: int
    salt: bytes
    words: str

    @property
    def digest(self) -> str:
        """What the chain holds."""
        return hashlib.sha256(self.salt + self.words.encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One event as it is stored."""

    stream: StreamId
    sequence: int
    kind: str
    version: int
    happened_on: date | None
    recorded_at: datetime
    actor: str
    provenance: str
    facts: Json
    previous: bytes
    hash: bytes
    texts: tuple[SaltedText, ...] = ()


_TEXT = "$text"
KINDS: Mapping[str, type[Fact]] = {fact.kind: fact for fact in (*FACTS, *POLICY_FACTS)}
UPCASTERS: Mapping[tuple[str, int], Callable[[Json], Json]] = {}
"""(kind, version) to the function that turns its facts into those of the next version."""


def _text(value: Any, _: type) -> Text:
    if not isinstance(value, Text):
        raise TypeError(value)
    return value


def _converter() -> Converter:
    # details are for people who write; what is stored wrongly needs no more than its place
    converter = Converter(forbid_extra_keys=True, detailed_validation=False)
    converter.register_unstructure_hook(Text, lambda text: text)
    converter.register_structure_hook(Text, _text)
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_structure_hook(date, lambda value, _: date.fromisoformat(value))
    converter.register_unstructure_hook(UUID, str)
    converter.register_structure_hook(UUID, lambda value, _: UUID(value))
    return converter


_facts = _converter()


def canonical(value: object) -> bytes:
    """The one way to write a value down: sorted keys, UTF-8, no blanks, no floats."""
    return json.dumps(
        value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False
    ).encode()


def write(event: Event, tenant: TenantId, previous: bytes, salt: Callable[[], bytes]) -> Written:
    """An event as it is stored, chained to the hash of the one before it."""
    texts: list[SaltedText] = []

    def beside(value: Any) -> Any:
        if isinstance(value, Text):
            if value.words is None:
                return {_TEXT: None}
            text = SaltedText(len(texts), salt(), value.words)
            texts.append(text)
            return {_TEXT: text.number, "sha256": text.digest}
        if isinstance(value, dict):
            return {key: beside(each) for key, each in value.items()}
        if isinstance(value, list | tuple):
            return [beside(each) for each in value]
        return value.value if isinstance(value, Enum) else value

    unsigned = Written(
        stream=event.stream,
        sequence=event.sequence,
        kind=event.facts.kind,
        version=event.facts.version,
        happened_on=event.happened_on,
        recorded_at=event.recorded_at,
        actor=event.actor,
        provenance=event.provenance,
        facts=beside(_facts.unstructure(event.facts)),
        previous=previous,
        hash=b"",
        texts=tuple(texts),
    )
    return replace(unsigned, hash=hash_of(unsigned, tenant))


def read(written: Written) -> Event:
    """The event a stored row tells of; words whose text is gone are read as erased.

    Raises UnreadableEvent for a kind, version or shape that nothing here knows."""
    words = {text.number: text.words for text in written.texts}
    try:
        return Event(
            stream=written.stream,
            sequence=written.sequence,
            facts=fact(written.kind, written.version, written.facts, words),
            happened_on=written.happened_on,
            recorded_at=written.recorded_at,
            actor=written.actor,
            provenance=Provenance(written.provenance),
        )
    except ValueError as error:
        raise UnreadableEvent(written.kind, written.version) from error


def fact(kind: str, version: int, facts: Json, words: Mapping[int, str]) -> Fact:
    """What the facts of an event of that kind and version say. Raises UnreadableEvent."""

    def within(value: Any) -> Any:
        if isinstance(value, dict):
            if _TEXT in value:
                found = words.get(value[_TEXT])
                return Erased if found is None else Text(found)
            return {key: within(each) for key, each in value.items()}
        if isinstance(value, list):
            return [within(each) for each in value]
        return value

    known, now = KINDS.get(kind), version
    if known is None or version > known.version:
        raise UnreadableEvent(kind, version)
    try:
        while now < known.version:
            facts = UPCASTERS[kind, now](facts)
            now += 1
        return _facts.structure(within(facts), known)
    except (ForbiddenExtraKeysError, AttributeError, LookupError, TypeError, ValueError) as error:
        raise UnreadableEvent(kind, version) from error


def hash_of(written: Written, tenant: TenantId) -> bytes:
    """SHA-256 over everything the row says but its own hash; texts count by their digests."""
    return hashlib.sha256(
        canonical(
            {
                "tenant": str(tenant),
                "stream": str(written.stream),
                "sequence": written.sequence,
                "kind": written.kind,
                "version": written.version,
                "happened_on": written.happened_on and written.happened_on.isoformat(),
                "recorded_at": written.recorded_at.astimezone(UTC).isoformat(),
                "actor": written.actor,
                "provenance": written.provenance,
                "facts": written.facts,
                "previous": written.previous.hex(),
            }
        )
    ).digest()


def verify(history: Iterable[Written], tenant: TenantId, last: int | None = None) -> None:
    """Check a stream from its first event: order, chain, hashes, and each text still there.

    `last` is the sequence of the stream's head: without it an end cut off is not found.
    Raises BrokenChain with the sequence at which it breaks."""
    previous, sequence = GENESIS, 0
    for sequence, written in enumerate(history, 1):
        digests = _digests(written.facts)
        if (
            written.sequence != sequence
            or written.previous != previous
            or written.hash != hash_of(written, tenant)
            or any(digests.get(text.number) != text.digest for text in written.texts)
        ):
            raise BrokenChain(sequence)
        previous = written.hash
    if last is not None and last != sequence:
        raise BrokenChain(sequence + 1)


def _digests(value: Any) -> dict[int, str]:
    if isinstance(value, dict):
        if _TEXT in value:
            return {} if value[_TEXT] is None else {value[_TEXT]: value["sha256"]}
        value = list(value.values())
    if isinstance(value, list):
        return {number: digest for each in value for number, digest in _digests(each).items()}
    return {}
