"""Every kind survives being written down, and every change to what was written is found."""

import json
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime, timedelta
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.support.complaints import STREAM, TENANT, acknowledged, defined, logged, sent

from putright.complaint.codec import (
    GENESIS,
    KINDS,
    BrokenChain,
    SaltedText,
    UnreadableEvent,
    Written,
    canonical,
    read,
    verify,
    write,
)
from putright.complaint.events import FACTS, Event, Fact, Provenance
from putright.complaint.events.policies import POLICY_FACTS
from putright.complaint.text import Erased, Text
from putright.tenancy import StreamId, TenantId

st.register_type_strategy(Text, st.text(max_size=12).map(Text))
_BRIEF = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


def salts() -> Callable[[], bytes]:
    count = iter(range(1_000_000))
    return lambda: next(count).to_bytes(16, "big")


def chained(*history: Event) -> list[Written]:
    previous, rows, salt = GENESIS, [], salts()
    for event in history:
        rows.append(write(event, TENANT, previous, salt))
        previous = rows[-1].hash
    return rows


def recorded(facts: Fact) -> Event:
    return Event(
        stream=STREAM,
        sequence=1,
        facts=facts,
        happened_on=date(2026, 12, 18),
        recorded_at=datetime(2026, 12, 18, 10, 30, 1, 5, tzinfo=UTC),
        actor="somebody",
        provenance=Provenance.PERSON,
    )


def stored(written: Written) -> Written:
    """As it comes back from the database: the facts went through JSON."""
    return replace(written, facts=json.loads(json.dumps(written.facts)))


def erased(value: Any) -> Any:
    """The same facts with every text erased."""
    if isinstance(value, Text):
        return Erased
    if isinstance(value, tuple):
        return tuple(erased(each) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: erased(getattr(value, f.name)) for f in fields(value)})
    return value


def leaves(value: object) -> Iterator[object]:
    if isinstance(value, dict):
        for each in value.values():
            yield from leaves(each)
    elif isinstance(value, list):
        for each in value:
            yield from leaves(each)
    else:
        yield value


@pytest.mark.parametrize("kind", FACTS, ids=lambda kind: kind.kind)
def test_every_kind_is_read_back_as_it_was_written(kind: type[Fact]) -> None:
    @_BRIEF
    @given(st.from_type(kind))
    def round_trip(facts: Fact) -> None:
        event = recorded(facts)
        [row] = chained(event)

        verify([stored(row)], TENANT, last=1)
        assert read(stored(row)) == event
        assert {type(each) for each in leaves(row.facts)} <= {str, int, bool, NoneType}

    round_trip()


@pytest.mark.parametrize("kind", FACTS, ids=lambda kind: kind.kind)
def test_erased_words_read_as_erased_and_the_chain_still_holds(kind: type[Fact]) -> None:
    @_BRIEF
    @given(st.from_type(kind))
    def erase(facts: Fact) -> None:
        [row] = chained(recorded(facts))
        bare = replace(stored(row), texts=())

        verify([bare], TENANT, last=1)
        assert read(bare).facts == erased(facts)

    erase()


def test_no_words_of_a_text_stand_in_the_chain() -> None:
    [row, *_] = chained(*logged("Fri 2026-12-18"))

    assert "Oakapple" not in canonical(row.facts).decode()
    assert "Wilhelmina Oakapple" in {text.words for text in row.texts}


def test_equal_words_have_different_digests() -> None:
    facts = defined()
    twice = replace(facts, outcomes_sought=facts.points[0].text)
    digests = [text.digest for text in chained(recorded(twice))[0].texts]

    assert len(digests) == len(set(digests))


HISTORY = logged(
    "Fri 2026-12-18",
    (defined(), "Mon 2026-12-21"),
    (acknowledged(), "Mon 2026-12-21"),
    (sent(4), "Mon 2026-12-21"),
)

TAMPERED: dict[str, Callable[[Written], Written]] = {
    "stream": lambda row: replace(row, stream=StreamId(UUID(int=99))),
    "sequence": lambda row: replace(row, sequence=row.sequence + 1),
    "kind": lambda row: replace(row, kind="updated"),
    "version": lambda row: replace(row, version=2),
    "happened_on": lambda row: replace(row, happened_on=date(2026, 12, 17)),
    "happened_on unknown": lambda row: replace(row, happened_on=None),
    "recorded_at": lambda row: replace(
        row, recorded_at=row.recorded_at + timedelta(microseconds=1)
    ),
    "actor": lambda row: replace(row, actor="somebody else"),
    "provenance": lambda row: replace(row, provenance="import"),
    "facts": lambda row: replace(row, facts={**row.facts, "stage": 9}),
    "previous": lambda row: replace(row, previous=b"\x01" * 32),
    "hash": lambda row: replace(row, hash=b"\x01" * 32),
    "a text that was not there": lambda row: replace(
        row, texts=(*row.texts, SaltedText(len(row.texts), b"s" * 16, "more"))
    ),
}


def test_every_field_of_a_stored_event_has_its_tampering() -> None:
    named = {name.split()[0] for name in TAMPERED} | {"texts"}

    assert {field.name for field in fields(Written)} <= named


@pytest.mark.parametrize("sequence", range(1, 6))
@pytest.mark.parametrize("name", TAMPERED)
def test_a_changed_field_breaks_the_chain_where_it_was_changed(name: str, sequence: int) -> None:
    rows = chained(*HISTORY)
    verify(rows, TENANT, last=5)
    rows[sequence - 1] = TAMPERED[name](rows[sequence - 1])

    with pytest.raises(BrokenChain) as broken:
        verify(rows, TENANT)
    assert broken.value.args == (sequence,)


@pytest.mark.parametrize("change", ["words", "salt"])
def test_changed_words_break_the_chain(change: str) -> None:
    rows = chained(*HISTORY)
    for number, text in enumerate(rows[0].texts):
        other = replace(text, words="x") if change == "words" else replace(text, salt=b"x" * 16)
        texts = (*rows[0].texts[:number], other, *rows[0].texts[number + 1 :])

        with pytest.raises(BrokenChain):
            verify([replace(rows[0], texts=texts), *rows[1:]], TENANT)


@pytest.mark.parametrize("dropped", range(5))
def test_a_dropped_event_is_found(dropped: int) -> None:
    rows = chained(*HISTORY)
    del rows[dropped]

    with pytest.raises(BrokenChain):
        verify(rows, TENANT, last=5)


def test_events_in_another_order_are_found() -> None:
    rows = chained(*HISTORY)
    for first in range(4):
        swapped = list(rows)
        swapped[first], swapped[first + 1] = swapped[first + 1], swapped[first]

        with pytest.raises(BrokenChain):
            verify(swapped, TENANT)


def test_a_history_is_its_landlords_own() -> None:
    with pytest.raises(BrokenChain):
        verify(chained(*HISTORY), TenantId(UUID(int=8)))


def test_the_same_moment_in_another_zone_is_the_same_event() -> None:
    rows = chained(*HISTORY)
    london = [replace(r, recorded_at=r.recorded_at.astimezone()) for r in rows]

    verify(london, TENANT, last=5)


@pytest.mark.parametrize(
    "unreadable",
    [
        lambda row: replace(row, kind="exploded"),
        lambda row: replace(row, version=2),
        lambda row: replace(row, version=0),
        lambda row: replace(row, provenance="rumour"),
        lambda row: replace(row, facts={**row.facts, "mood": "grim"}),
        lambda row: replace(row, facts={k: v for k, v in row.facts.items() if k != "said"}),
        lambda row: replace(row, facts={**row.facts, "channel": "pigeon"}),
        lambda row: replace(row, facts={**row.facts, "said": "in the open"}),
    ],
)
def test_what_nothing_here_knows_is_unreadable(unreadable: Callable[[Written], Written]) -> None:
    with pytest.raises(UnreadableEvent):
        read(unreadable(chained(*HISTORY)[0]))


def test_canonical_json_is_one_way_of_writing() -> None:
    assert canonical({"b": "é", "a": [1, None, True]}) == '{"a":[1,null,true],"b":"é"}'.encode()
    with pytest.raises(ValueError, match="float"):
        canonical({"a": float("nan")})


_NOT_PERSONAL = {
    "Received.reference": "random digits",
    "Received.category": "a word of the landlord's own list",
    "ActionPromised.id": "letters and digits without words: respond refuses others",
    "LetterSent.letter": "a kind of letter",
    "LetterSent.way": "a way of sending, not an address",
    "LetterSent.document": "a hash",
    "LetterSent.message_id": "derived from the outbox id",
    "LetterSent.template": "a version",
    "LetterSent.ombudsman_block": "a version",
    "LetterFailed.letter": "a kind of letter",
    "LetterFailed.way": "a way of sending, not an address",
    "TimerFired.obligation": "an obligation's key",
    "Corrected.field": "a name out of CORRECTABLE",
    "Corrected.was": "a day or a category; words stand in `before`",
    "Corrected.now": "a day or a category; words stand in `after`",
    "TakenUp.reference": "random digits",
    "ConsiderationRefused.ground": "a word of the policy's list of grounds",
    "ConsiderationRefused.considered_in": "another complaint's reference",
    "DateMoved.obligation": "an obligation's key",
    "ActionDone.action": "the id of an action promised",
    "Linked.reference": "random digits",
    "PromiseKept.promise": "an obligation's key",
    "TakenOver.source": "a register's name, as the landlord calls it",
    "DocumentTakenOver.key": "a landlord's id and a hash",
}


def kinds_in(hint: Any) -> Iterator[type]:
    if get_origin(hint) in {UnionType, Union, tuple}:
        for each in get_args(hint):
            yield from kinds_in(each)
    elif isinstance(hint, type):
        yield hint


def every_field(of: type, seen: set[type]) -> Iterator[tuple[str, type]]:
    hints = get_type_hints(of)
    for field in fields(of):
        for kind in kinds_in(getattr(hints[field.name], "__supertype__", hints[field.name])):
            yield f"{of.__name__}.{field.name}", kind
            if is_dataclass(kind) and kind is not Text and kind not in seen:
                seen.add(kind)
                yield from every_field(kind, seen)


FIELDS = [each for kind in FACTS for each in every_field(kind, set())]


def test_every_plain_string_of_an_event_says_why_it_is_not_personal() -> None:
    assert {name for name, kind in FIELDS if kind is str} == set(_NOT_PERSONAL)


def test_no_event_holds_a_float() -> None:
    assert FIELDS
    assert not [name for name, kind in FIELDS if issubclass(kind, float)]


def test_every_kind_has_a_name_of_its_own() -> None:
    assert len(KINDS) == len(FACTS) + len(POLICY_FACTS)
