"""A preview looks once at those alike and without words: it finds what the whole histories say."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from importlib.resources import files

import pytest
from tests.support.complaints import resident
from tests.support.landlords import make_landlord
from tests.support.lives import Life, lives
from tests.support.records import ClockAt, Records, a_log
from tests.support.services import Database

from putright.cases.move_dates import moved_between
from putright.clock import day_of
from putright.complaint.codec import read
from putright.complaint.events import NewEvent, Received
from putright.complaint.state import fold
from putright.complaint.text import Text
from putright.landlord.policy import Promise
from putright.landlord.policy_file import read_policy
from putright.landlord.versions import Versions
from putright.perform import Asked
from putright.ports import Opening
from putright.preview import preview, with_holiday, with_version
from putright.references import new_reference, new_stream
from putright.store import Store
from putright.take_over import TakeOver, take_over
from putright.tenancy import StreamId

MONDAY = datetime(2026, 6, 8, 10, tzinfo=UTC)
FRIDAY = datetime(2026, 6, 12, 10, tzinfo=UTC)
ELEVEN_DAYS = timedelta(days=11)
"""From the Monday on which each of them begins to the Friday."""
PROCLAIMED = date(2026, 6, 15)
Days = set[tuple[StreamId, str, date | None, date | None]]


def policy_of(name: str) -> str:
    return (files("putright_development") / "landlords" / f"{name}.toml").read_text("utf-8")


@pytest.fixture(scope="module")
def records(database: Database) -> Iterator[Records]:
    """Complaints logged here, and others that began elsewhere and came at different times."""
    landlord = make_landlord(database, policies=(read_policy(policy_of("pivotal"), 1),))
    with closing(Store(database.app_url, database.dispatch_url)) as store:
        made = Records(store, landlord, ClockAt(MONDAY))
        for life in lives("2024").values():
            if isinstance(life.history[0].facts, Received):
                elsewhere(made, life)
                elsewhere(made, life, later=ELEVEN_DAYS)
        made.clock.at = FRIDAY
        for life in lives("2024").values():
            if isinstance(life.history[0].facts, Received):
                elsewhere(made, life, later=ELEVEN_DAYS)
        for _ in range(3):
            made.do(a_log(day_of(FRIDAY)))
        made.take_in()
        yield made


def elsewhere(records: Records, life: Life, later: timedelta = timedelta()) -> None:
    """The life as it was lived, or so much later, in a complaint of its own."""
    stream, reference = new_stream(), new_reference()
    first, *others = (each.facts for each in life.history)
    assert isinstance(first, Received)
    facts = (replace(first, reference=reference, resident=resident(name=Text(reference))), *others)
    happened = tuple(
        NewEvent(
            stream=stream,
            facts=fact,
            happened_on=each.happened_on and each.happened_on + later,
        )
        for fact, each in zip(facts, life.history, strict=True)
    )
    command = TakeOver(stream=stream, reference=reference, happened=happened)
    with records.store.unit(records.scope) as unit:
        take_over(unit, command, Asked(person=records.landlord.identity()), records.clock)
        unit.commit()


def a_day_more(promise: Promise) -> Promise:
    return replace(promise, length=replace(promise.length, amount=promise.length.amount + 1))


def looked_at(records: Records, before: Versions, after: Versions) -> Days:
    """Each open complaint by itself, from its whole history."""
    with records.store.reading(records.scope) as reading:
        open_ones = [stream for each in reading.previewing().alike() for stream in each.streams]
        opened = reading.opened(Opening(streams=tuple(open_ones), now=records.clock.now()))
    return {
        (stream, was.key, was.due_on, now.due_on)
        for stream, told in opened.histories.items()
        for was, now in moved_between(fold(map(read, told.written)), before, after)
    }


def previewed(records: Records, before: Versions, after: Versions) -> Days:
    with records.store.reading(records.scope) as reading:
        moved = preview(reading.previewing(), before, after)
    return {
        (each.stream, moving.was.key, moving.was.due_on, moving.now.due_on)
        for each in moved
        for moving in each.dates
    }


@pytest.mark.services
@pytest.mark.parametrize("change", ["a bank holiday", "a closure", "a version"])
def test_it_finds_what_each_whole_history_says(records: Records, change: str) -> None:
    with records.store.reading(records.scope) as reading:
        opened = reading.opened(Opening(now=records.clock.now()))
        before = reading.versions(opened.policy_number, opened.calendar_number)
        holidays = reading.previewing().holidays(opened.calendar_number)
    policy = before.latest.policy
    after = {
        "a bank holiday": with_holiday(before, holidays.with_holiday(PROCLAIMED, "Proclaimed")),
        "a closure": with_version(
            before,
            replace(
                policy,
                number=2,
                in_force_from=day_of(FRIDAY),
                closures={**policy.closures, PROCLAIMED: "Closed"},
                reaches_open_stages=True,
            ),
            holidays,
        ),
        "a version": with_version(
            before,
            replace(
                policy,
                number=2,
                in_force_from=day_of(FRIDAY),
                promises=tuple(a_day_more(each) for each in policy.promises),
                reaches_open_stages=True,
            ),
            holidays,
        ),
    }[change]

    found = previewed(records, before, after)

    assert found == looked_at(records, before, after)
    assert len({stream for stream, *_ in found}) > 20
