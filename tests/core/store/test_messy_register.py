"""500 messy complaints from elsewhere, through the real store: none refused, every day explained.

What the generator writes is `tests.support.messy`."""

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, fields
from datetime import date
from importlib.resources import files

import pytest
from psycopg.rows import DictRow
from tests.support.landlords import make_landlord
from tests.support.messy import messy_chronologies
from tests.support.records import FRIDAY, ClockAt, rows
from tests.support.services import Database

from putright.chronology.course import course
from putright.chronology.history import history
from putright.chronology.reading import read_chronology
from putright.clock import day_of
from putright.complaint.codec import read, verify
from putright.complaint.events import Event, Moment, NewEvent, Provenance
from putright.complaint.obligations import Obligation, obligations
from putright.complaint.register import register_row
from putright.complaint.state import Complaint, fold
from putright.landlord.calendar import Calendar
from putright.landlord.policy_file import read_policy
from putright.perform import Asked, Performed
from putright.ports import Opening
from putright.references import new_stream
from putright.store import Store
from putright.take_over import TakeOver, take_over
from putright.tenancy import Scope, StreamId

SEED = 20261218
HOW_MANY = 500
TODAY = day_of(FRIDAY)


@dataclass(frozen=True)
class Register:
    """The landlord that took them over, and what it was told of each."""

    database: Database
    scope: Scope
    states: dict[StreamId, Complaint]
    told: dict[StreamId, tuple[Event, ...]]
    taken: dict[StreamId, Performed]

    def rows(self, table: str) -> list[DictRow]:
        """The landlord's rows, as the backup reads them."""
        sql = f"select * from putright.{table} where tenant_id = %(tenant)s"  # noqa: S608
        return rows(self.database.backup_url, sql, tenant=self.scope.tenant)

    def owed(self) -> Iterator[tuple[Complaint, Obligation, Calendar]]:
        """Everything owed on every complaint, computed from what is stored."""
        for stream, state in self.states.items():
            taken = self.taken[stream]
            for each in obligations(state, taken.versions):
                yield state, each, taken.versions.latest.calendar


@pytest.fixture(scope="module")
def register(database: Database) -> Register:
    """All of them taken over, none refused, and read back with each chain checked."""
    folder = files("putright_development") / "landlords"
    policy = read_policy((folder / "pivotal.toml").read_text("utf-8"), 1)
    landlord = make_landlord(database, policies=(policy,))
    told, taken = {}, {}
    with closing(Store(database.app_url, database.dispatch_url)) as store:
        for file in messy_chronologies(SEED, HOW_MANY):
            chronology = read_chronology(json.dumps(file).encode())
            stream = new_stream()
            told[stream] = history(chronology, course(chronology, TODAY), TODAY)
            happened = tuple(
                NewEvent(stream=stream, facts=each.facts, happened_on=each.happened_on)
                for each in told[stream]
            )
            command = TakeOver(stream=stream, reference=file["reference"], happened=happened)
            with store.unit(landlord.scope) as unit:
                asked = Asked(person=landlord.identity())
                taken[stream] = take_over(unit, command, asked, ClockAt(FRIDAY))
                unit.commit()
        states = dict(stored(store, landlord.scope, told))
    return Register(database, landlord.scope, states, told, taken)


def stored(
    store: Store, scope: Scope, told: dict[StreamId, tuple[Event, ...]]
) -> Iterator[tuple[StreamId, Complaint]]:
    """Each complaint folded from its stored events, which are those that were told."""
    with store.reading(scope) as reading:
        opened = reading.opened(Opening(now=FRIDAY, streams=tuple(told)))
    for stream, events in told.items():
        written = opened.histories[stream].written
        verify(written, scope.tenant, last=len(events))
        kept = [read(each) for each in written]
        assert [(e.facts, e.happened_on) for e in kept] == [
            (e.facts, e.happened_on) for e in events
        ]
        assert {each.provenance for each in kept} == {Provenance.IMPORT}
        state = fold(kept)
        assert isinstance(state, Complaint)
        yield stream, state


def test_they_are_of_every_kind(register: Register) -> None:
    events = Counter(type(each.facts).__name__ for told in register.told.values() for each in told)
    said = {
        "Received",
        "Logged",
        "Acknowledged",
        "ClarificationAsked",
        "Assigned",
        "Extended",
        "LatenessExplained",
        "Updated",
        "Considered",
        "ConsiderationRefused",
        "Responded",
        "EscalationRequested",
        "ActionDone",
        "OmbudsmanContacted",
        "OmbudsmanInstructed",
        "Closed",
    }
    assert said <= set(events)
    states = register.states.values()
    assert {each.edition for each in states} == {None, "2022", "2024"}
    assert {number for each in states for number in each.stages} >= {1, 2, 3}
    undated = [each for told in register.told.values() for each in told if not each.happened_on]
    assert len(undated) > HOW_MANY // 2
    standings = Counter(each.standing(TODAY) for _, each, _ in register.owed())
    assert set(standings) == {"met", "late", "missed", "open", "undecided"}


def test_each_row_of_the_register_says_what_the_history_says(register: Register) -> None:
    found = {row["stream_id"]: row for row in register.rows("complaint")}
    assert len(found) == HOW_MANY
    for stream, state in register.states.items():
        taken = register.taken[stream]
        line = register_row(state, obligations(state, taken.versions))
        for column in fields(line):
            kept = "stream_id" if column.name == "stream" else column.name
            written = found[stream][kept]
            expected = getattr(line, column.name)
            assert (str(written) if column.name == "handler" and written else written) == expected


def test_every_date_is_explained_by_its_days(register: Register) -> None:
    counted = 0
    for state, each, calendar in register.owed():
        if each.allows is None or each.due_on is None:
            continue
        days = each.days(calendar)
        stage = state.stages.get(each.stage or 1)
        if each.id.endswith(".respond") and stage and stage.extensions:
            continue
        numbered = sum(day.counted for day in days)
        assert numbered == each.allows.amount, (state.reference, each)
        assert days[-1].on == each.due_on
        assert days[-1].counted
        assert all(day.why for day in days if not day.counted)
        counted += 1
    assert counted > HOW_MANY


def test_the_timers_are_true_from_the_first_day(register: Register) -> None:
    found: dict[StreamId, set[tuple[str, str, date]]] = {each: set() for each in register.states}
    for row in register.rows("timer"):
        found[row["stream_id"]].add((row["obligation"], row["moment"], row["due_on"]))
    missed: dict[StreamId, set[tuple[str, str, date]]] = {each: set() for each in register.states}
    for state, each, _ in register.owed():
        if each.outstanding and each.due_on is not None:
            missed[state.stream].add((each.key, Moment.MISSED.value, each.due_on))
    for stream, timers in found.items():
        assert {each for each in timers if each[1] == Moment.MISSED} == missed[stream]
        known_on = register.states[stream].at(1).logged_on
        spoken = [each for each in timers if each[1] == Moment.DUE and known_on]
        assert all(known_on is None or due_on >= known_on for _, _, due_on in spoken)
    assert sum(map(len, found.values())) > HOW_MANY
    assert register.rows("outbox") == []
    assert register.rows("letter") == []


def test_a_rebuild_finds_nothing_to_put_right(register: Register) -> None:
    before = {table: register.rows(table) for table in ("complaint", "timer", "stream")}
    with closing(Store(register.database.app_url, register.database.dispatch_url)) as store:
        assert store.rebuild(register.scope, FRIDAY).streams == HOW_MANY
        audited = store.audit(register.scope)
    assert (audited.streams, audited.broken) == (HOW_MANY, ())
    for table, kept in before.items():
        assert sorted(map(str, register.rows(table))) == sorted(map(str, kept))
