"""`putright import` as whoever moves a landlord in calls it, ended half-way and called again."""

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import closing

import pytest
from tests.support.moving_in import House, a_house
from tests.support.records import FRIDAY
from tests.support.registers import a_register, of
from tests.support.services import Database

from putright.commands.import_ import EVERY
from putright.complaint.events import Event, Provenance, TakenOver
from putright.complaint.obligations import obligations
from putright.complaint.state import Complaint, fold
from putright.importing.troubles_file import HEADINGS
from putright.people.roles import Role
from putright.ports import Opening, Page, RegisterRow
from putright.store import Store

HOW_MANY = 1000
KILLED_AT = 8 * EVERY
REGISTER = a_register(20261218, HOW_MANY)


@pytest.fixture(scope="module")
def moved_in(database: Database, tmp_path_factory: pytest.TempPathFactory) -> House:
    """1,000 complaints, taken over by a process that was killed and by another that went on."""
    house = a_house(database, tmp_path_factory.mktemp("moving"))
    file = house.write(REGISTER)
    with house.start(file) as process:
        assert process.stderr is not None
        for line in process.stderr:
            if line.startswith(f"{KILLED_AT} of"):
                process.kill()
                break
    half = len(house.rows("complaint"))
    assert KILLED_AT <= half < HOW_MANY
    assert len({each["stream_id"] for each in house.rows("imported")}) == half
    result = house.do("run", file)
    assert result.exit_code == 1, result.output
    assert f"{HOW_MANY} complaints, of which {half} were taken over before" in result.output
    return house


@pytest.fixture(scope="module")
def store(database: Database) -> Iterator[Store]:
    with closing(Store(database.app_url, database.dispatch_url)) as store:
        yield store


@pytest.fixture(scope="module")
def histories(moved_in: House, store: Store) -> dict[str, tuple[Event, ...]]:
    return moved_in.histories(store)


def the_register(house: House, store: Store) -> list[RegisterRow]:
    """The whole work queue, page by page, what is due soonest first."""
    found: list[RegisterRow] = []
    after = None
    while True:
        with store.reading(house.landlord.scope) as reading:
            page = reading.register(Page(filters={"order": "next_due"}, after=after, limit=100))
        found.extend(page.rows)
        if page.next is None:
            return found
        after = page.next


def test_killed_half_way_and_run_again_it_loses_and_doubles_nothing(
    moved_in: House, histories: dict[str, tuple[Event, ...]]
) -> None:
    streams = {each["stream_id"] for each in moved_in.rows("stream")}

    assert set(histories) == {each.reference for each in REGISTER.complaints}
    assert len(streams) == len(moved_in.rows("complaint")) == HOW_MANY
    assert {each["stream_id"] for each in moved_in.rows("imported")} == streams
    assert moved_in.rows("outbox") == []
    assert moved_in.rows("letter") == []


def test_a_third_run_brings_nothing(moved_in: House) -> None:
    before = len(moved_in.rows("event"))
    result = moved_in.do("run", moved_in.folder / "register.xlsx", "--json")
    shown = json.loads(result.stdout)

    assert (shown["already_there"], shown["new"]) == (HOW_MANY, [])
    assert len(moved_in.rows("event")) == before


def test_every_event_is_marked_and_bears_who_took_it_over(
    moved_in: House, histories: dict[str, tuple[Event, ...]]
) -> None:
    person = moved_in.landlord.people[Role.COMPLAINTS_OFFICER].id

    for events in histories.values():
        assert {each.provenance for each in events} == {Provenance.IMPORT}
        assert {each.actor for each in events} == {f"import:{person}"}


def test_the_open_ones_are_in_the_work_queue_with_their_true_days(
    moved_in: House, store: Store, histories: dict[str, tuple[Event, ...]]
) -> None:
    queue = the_register(moved_in, store)
    called = {events[0].stream: name for name, events in histories.items()}
    due = {called[each.stream]: each.next_due_on for each in queue if each.next_due_on}

    assert due == {each.reference: each.due_on for each in REGISTER.complaints if each.open}
    days = [each.next_due_on for each in queue if each.next_due_on]
    assert days == sorted(days)
    missed = {row["stream_id"] for row in moved_in.rows("timer") if row["moment"] == "missed"}
    assert {called[stream] for stream in missed} >= set(due)


def test_the_days_are_those_of_the_obligations(
    moved_in: House, store: Store, histories: dict[str, tuple[Event, ...]]
) -> None:
    with store.reading(moved_in.landlord.scope) as reading:
        opened = reading.opened(Opening(now=FRIDAY))
        versions = reading.versions(opened.policy_number, opened.calendar_number)
    standings: Counter[tuple[str, str]] = Counter()
    for one in REGISTER.complaints:
        state = fold(histories[one.reference])
        assert isinstance(state, Complaint)
        for owed in obligations(state, versions):
            standings[one.life, f"{owed.id} {owed.standing(one.days['received'])}"] += 1

    late = sum(1 for _ in of(REGISTER, "late"))
    assert standings["late", "stage1.respond late"] == late
    assert standings["late", "stage1.acknowledge met"] == late
    assert not any("late" in what for life, what in standings if life == "second stage")


def test_a_third_stage_and_a_second_look_are_loaded_as_they_happened(
    histories: dict[str, tuple[Event, ...]],
) -> None:
    for one in of(REGISTER, "third stage"):
        state = fold(histories[one.reference])
        assert isinstance(state, Complaint)
        assert state.at(3).responded_on == one.days["responded3"]
    for one in of(REGISTER, "same reviewer"):
        state = fold(histories[one.reference])
        assert isinstance(state, Complaint)
        assert state.at(1).considered_by & state.at(2).considered_by


def test_a_handler_named_in_the_mapping_is_our_own_person(
    moved_in: House, store: Store, histories: dict[str, tuple[Event, ...]]
) -> None:
    handler = str(moved_in.landlord.people[Role.HANDLER].id)
    with store.reading(moved_in.landlord.scope) as reading:
        hers = reading.register(Page(filters={"handler": handler}, limit=500)).rows
    called = {events[0].stream: name for name, events in histories.items()}

    assert {called[each.stream] for each in hers} >= {
        each.reference for each in of(REGISTER, "acknowledged") if each.officer == "T. Finch"
    }


def test_what_nobody_could_read_is_listed_and_stays_with_the_complaint(
    moved_in: House, histories: dict[str, tuple[Event, ...]]
) -> None:
    listed = (moved_in.folder / "register.xlsx.errors.csv").read_text("utf-8-sig").splitlines()
    assert listed[0] == ",".join(HEADINGS)
    assert len(listed) > len(REGISTER.spoilt)
    assert sum("nothing was taken over" in line for line in listed) == REGISTER.nobody
    (reference, *_) = (name for name, column in REGISTER.spoilt.items() if column == "Logged")
    last = histories[reference][-1].facts
    assert isinstance(last, TakenOver)
    assert any("31/02/2025" in str(note) for note in last.notes)


def test_the_record_is_as_written_and_a_rebuild_changes_nothing(
    moved_in: House, store: Store, histories: dict[str, tuple[Event, ...]]
) -> None:
    del histories
    before = {table: moved_in.rows(table) for table in ("complaint", "timer", "stream")}
    audited = store.audit(moved_in.landlord.scope)
    store.rebuild(moved_in.landlord.scope, FRIDAY)

    assert (audited.streams, audited.broken) == (HOW_MANY, ())
    for table, kept in before.items():
        assert sorted(map(str, moved_in.rows(table))) == sorted(map(str, kept))
