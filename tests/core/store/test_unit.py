"""A unit of work: two trips, all or nothing, and nobody's write lost."""

import threading
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from psycopg import Connection
from tests.support.landlords import a_policy, make_landlord, make_organisation
from tests.support.records import FRIDAY, Records, a_key, a_log, an_answer, rows
from tests.support.services import Database

from putright.complaint.codec import GENESIS, Json, Written, canonical, read, verify
from putright.complaint.text import Text
from putright.errors import ChangedMeanwhile, NotFound, TryAgain
from putright.people.roles import Role
from putright.perform import Asked, perform
from putright.ports import Kept, Opening, Staged, StreamHead
from putright.references import new_reference, new_stream
from putright.store import KeyRace, Store, StoreUnit
from putright.store.errors import NotOpened, ReferenceTaken
from putright.tenancy import PrincipalId, Scope, TenantId


def test_a_history_comes_back_as_it_was_written(records: Records) -> None:
    performed = records.do(a_log(date(2026, 12, 18), said=Text("Ünter — “the” sink 🏠")))
    history = records.history(performed.stream)

    assert tuple(read(each) for each in history.written) == performed.events
    assert (history.reference, history.verb_sequence) == (performed.reference, 2)
    assert history.kind == "complaint"
    verify(history.written, records.landlord.tenant)


def test_a_stream_is_opened_by_its_reference_as_by_its_id(records: Records) -> None:
    first, second = records.do(a_log(date(2026, 12, 18))), records.do(a_log(date(2026, 12, 18)))
    with records.store.unit(records.scope) as unit:
        opened = unit.open(Opening(now=FRIDAY, streams=(first.stream, second.reference)))

    assert set(opened.histories) == {first.stream, second.stream}


def test_logging_takes_two_trips(database: Database, records: Records, tmp_path: Path) -> None:
    """Counted on the wire: every wait for the server begins with one Sync or one simple Query."""
    with closing(Store(database.app_url, connections=1)) as store:
        records.store = store
        records.log()  # the connection is made, the policy and the calendar are known
        borrowed = store._app.connect()
        connection = borrowed.driver_connection
        assert isinstance(connection, Connection)
        with (tmp_path / "wire").open("w") as file:
            connection.pgconn.trace(file.fileno())
            borrowed.close()
            key = a_key()
            with store.unit(records.scope) as unit:
                asked = Asked(person=records.landlord.identity(), idempotency=key)
                perform(unit, a_log(date(2026, 12, 18)), asked, records.clock)
                unit.keep(key, records.landlord.identity(), an_answer(key))
                unit.commit()
            connection.pgconn.untrace()
        sent = [line.split("\t") for line in (tmp_path / "wire").read_text().splitlines()]

    # a line that tells of a message: when, F(rom us) or B(ack), its length, its name
    messages = [line[3].strip() for line in sent if len(line) > 3 and line[1] == "F"]
    assert messages.count("Sync") == 2
    assert "Query" not in messages


def test_what_is_not_committed_is_not_there(records: Records) -> None:
    command = a_log(date(2026, 12, 18))
    with records.store.unit(records.scope) as unit:
        perform(unit, command, Asked(person=records.landlord.identity()), records.clock)

    with records.store.reading(records.scope) as reading:
        opened = reading.opened(Opening(now=FRIDAY, streams=(command.stream,)))
    assert not opened.histories


def test_a_failure_in_the_second_trip_leaves_nothing(records: Records) -> None:
    taken, fresh = records.do(a_log(date(2026, 12, 18))), a_log(date(2026, 12, 18))
    with records.store.unit(records.scope) as unit:
        asked = Asked(person=records.landlord.identity())
        perform(unit, fresh, asked, records.clock)
        perform(unit, a_log(date(2026, 12, 18), reference=taken.reference), asked, records.clock)
        with pytest.raises(ReferenceTaken):
            unit.commit()

    with records.store.reading(records.scope) as reading:
        opened = reading.opened(Opening(now=FRIDAY, streams=(fresh.stream,)))
    assert not opened.histories


def test_a_unit_cannot_be_committed_before_it_was_opened(records: Records) -> None:
    with records.store.unit(records.scope) as unit, pytest.raises(NotOpened):
        unit.commit()


def test_the_person_is_found_by_issuer_and_subject(records: Records) -> None:
    person = records.landlord.people[Role.AUDITOR]
    with records.store.unit(records.scope) as unit:
        known = unit.open(Opening(now=FRIDAY, person=person.identity))
        stranger = unit.open(
            Opening(now=FRIDAY, person=type(person.identity)("https://other.example", "x"))
        )

    assert known.principal == person
    assert stranger.principal is None


def test_only_the_landlords_own_people_are_found_by_their_ids(
    database: Database, records: Records
) -> None:
    ours = records.landlord.people[Role.HANDLER].id
    theirs = Records.of_a_new_landlord(database, records.store).landlord.people[Role.HANDLER].id
    contractors = records.landlord.people[Role.AUDITOR].id
    contractor = make_organisation(database, records.landlord)
    with psycopg.connect(database.migrator_url) as connection:
        connection.execute(
            "update putright.principal set organisation_id = %s where id = %s",
            [contractor.organisation, contractors],
        )
    asked = (ours, theirs, contractors, PrincipalId(new_stream()))
    with records.store.unit(records.scope) as unit:
        opened = unit.open(Opening(now=FRIDAY, people=asked))
        nobody = unit.open(Opening(now=FRIDAY))

    assert opened.people == {ours}
    assert nobody.people == frozenset()


def test_the_same_request_again_gets_the_same_answer(records: Records) -> None:
    key, identity = a_key(), records.landlord.identity()
    with records.store.unit(records.scope) as unit:
        unit.open(Opening(now=FRIDAY, person=identity, idempotency=key))
        unit.keep(key, identity, an_answer(key, "é\x00".encode()))
        unit.commit()
    with records.store.unit(records.scope) as unit:
        again = unit.open(Opening(now=FRIDAY, person=identity, idempotency=key))
        other = unit.open(Opening(now=FRIDAY, person=identity, idempotency=a_key("two")))
        somebody = records.landlord.identity(Role.AUDITOR)
        elses = unit.open(Opening(now=FRIDAY, person=somebody, idempotency=key))

    assert again.kept == an_answer(key, "é\x00".encode())
    assert other.kept is None
    assert elses.kept is None


def test_the_slower_of_two_equal_requests_reads_the_answer_of_the_quicker(
    records: Records,
) -> None:
    key, identity = a_key(), records.landlord.identity()
    asked = Asked(person=identity, idempotency=key)
    with records.store.unit(records.scope) as slow, records.store.unit(records.scope) as quick:
        slower = a_log(date(2026, 12, 18))
        perform(slow, slower, asked, records.clock)
        slow.keep(key, identity, an_answer(key, b"slow"))
        perform(quick, a_log(date(2026, 12, 18)), asked, records.clock)
        quick.keep(key, identity, an_answer(key, b"quick"))
        quick.commit()
        with pytest.raises(KeyRace):
            slow.commit()
        kept = perform(slow, slower, asked, records.clock)

    assert isinstance(kept, Kept)
    assert kept.body == b"quick"


def test_of_two_who_did_not_lock_the_second_is_refused(records: Records) -> None:
    stream = records.log()

    def without_lock(unit: StoreUnit) -> None:
        opened = unit.open(Opening(now=FRIDAY, streams=(stream,), lock=False))
        last = opened.histories[stream].written[-1]
        head = StreamHead(
            stream=stream,
            kind="complaint",
            reference=opened.histories[stream].reference,
            sequence=3,
            verb_sequence=3,
            new=False,
        )
        unit.stage(Staged(heads=(head,), events=(following(last),)))

    with records.store.unit(records.scope) as one, records.store.unit(records.scope) as other:
        without_lock(one)
        without_lock(other)
        one.commit()
        with pytest.raises(ChangedMeanwhile):
            other.commit()


def following(last: Written) -> Written:
    return Written(
        stream=last.stream,
        sequence=last.sequence + 1,
        kind="noted",
        version=1,
        happened_on=None,
        recorded_at=FRIDAY,
        actor="worker:test",
        provenance="worker",
        facts={},
        previous=last.hash,
        hash=b"h" * 32,
    )


def test_four_writers_on_one_complaint_lose_nothing(records: Records) -> None:
    stream = records.log()
    failures: list[Exception] = []
    together = threading.Barrier(4)

    def write(writer: int) -> None:
        together.wait()
        for number in range(10):
            try:
                records.tell(stream, f"{writer}:{number}")
            except Exception as failure:  # noqa: BLE001  whatever it is, it is one too many
                failures.append(failure)

    writers = [threading.Thread(target=write, args=[writer]) for writer in range(4)]
    for thread in writers:
        thread.start()
    for thread in writers:
        thread.join()

    history = records.history(stream)
    told = {text.words for each in history.written[2:] for text in each.texts}
    assert not failures
    assert told == {f"{writer}:{number}" for writer in range(4) for number in range(10)}
    verify(history.written, records.landlord.tenant)


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("aß€\U0001f3e0"), inner),
    max_leaves=8,
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(facts=st.dictionaries(st.text("abcß"), json_values, max_size=4))
def test_facts_come_back_to_the_same_canonical_bytes(records: Records, facts: Json) -> None:
    stream = new_stream()
    written = Written(
        stream=stream,
        sequence=1,
        kind="noted",
        version=1,
        happened_on=None,
        recorded_at=datetime(2026, 12, 18, 10, 0, 0, 123456, tzinfo=UTC),
        actor="worker:test",
        provenance="worker",
        facts=facts,
        previous=GENESIS,
        hash=b"h" * 32,
    )
    head = StreamHead(
        stream=stream,
        kind="complaint",
        reference=new_reference(),
        sequence=1,
        verb_sequence=1,
        new=True,
    )
    with records.store.unit(records.scope) as unit:
        unit.open(Opening(now=FRIDAY))
        unit.stage(Staged(heads=(head,), events=(written,)))
        unit.commit()

    (found,) = records.history(stream).written
    assert found == written
    assert canonical(found.facts) == canonical(facts)


def test_the_policy_in_force_is_the_newest_that_has_begun(database: Database, store: Store) -> None:
    landlord = make_landlord(
        database,
        policies=(
            a_policy(1),
            a_policy(2, in_force_from=date(2026, 12, 19)),  # a Saturday
        ),
    )
    eve = datetime(2026, 12, 18, 23, 59, tzinfo=UTC)
    with store.unit(landlord.scope) as unit:
        before, after = (unit.open(Opening(now=eve + timedelta(hours=hours))) for hours in (0, 1))
        first, second = (
            unit.versions(each.policy_number, each.calendar_number).latest.policy
            for each in (before, after)
        )

    assert (before.policy_number, after.policy_number) == (1, 2)
    assert (first.number, second.in_force_from) == (1, date(2026, 12, 19))


def test_a_sandbox_lives_by_its_own_clock(database: Database, store: Store) -> None:
    landlord = make_landlord(
        database,
        sandbox_at=FRIDAY,
        policies=(a_policy(1), a_policy(2, in_force_from=date(2026, 12, 19))),  # a Saturday
    )
    with store.unit(landlord.scope) as unit:
        opened = unit.open(Opening(now=FRIDAY + timedelta(days=365)))
        unit.move_clock(FRIDAY + timedelta(days=1))
        unit.commit()
        moved = unit.open(Opening(now=FRIDAY))
        unit.move_clock(FRIDAY)
        unit.commit()
        kept = unit.open(Opening(now=FRIDAY))

    assert (opened.sandbox_at, opened.policy_number) == (FRIDAY, 1)
    assert (moved.sandbox_at, moved.policy_number) == (FRIDAY + timedelta(days=1), 2)
    assert kept.sandbox_at == moved.sandbox_at


def test_a_live_landlord_has_no_clock_to_move(records: Records) -> None:
    with records.store.unit(records.scope) as unit:
        unit.open(Opening(now=FRIDAY))
        unit.move_clock(FRIDAY + timedelta(days=1))
        unit.commit()
        assert unit.open(Opening(now=FRIDAY)).sandbox_at is None


def test_the_calendar_of_the_database_counts_as_the_bundled_one(records: Records) -> None:
    with records.store.unit(records.scope) as unit:
        opened = unit.open(Opening(now=FRIDAY))
        calendar = unit.versions(opened.policy_number, opened.calendar_number).latest.calendar

    assert calendar.number == opened.calendar_number
    assert calendar.statutory.add(date(2026, 12, 18), 5) == date(2026, 12, 29)  # Friday, Tuesday


def test_closures_are_the_landlords_own_and_never_the_codes(
    database: Database, store: Store
) -> None:
    closed = a_policy(closures={date(2026, 12, 24): "Office closed"})  # a Thursday
    landlord = make_landlord(database, policies=(closed,))
    with store.unit(landlord.scope) as unit:
        opened = unit.open(Opening(now=FRIDAY))
        calendar = unit.versions(opened.policy_number, opened.calendar_number).latest.calendar

    assert calendar.statutory.is_working(date(2026, 12, 24))
    assert not calendar.own.is_working(date(2026, 12, 24))


def test_an_unknown_landlord_is_not_found(store: Store) -> None:
    nobody = Scope(TenantId(new_stream()))
    with store.unit(nobody) as unit, pytest.raises(NotFound):
        unit.open(Opening(now=FRIDAY))


def test_connections_that_died_in_the_pool_are_replaced(
    database: Database, records: Records
) -> None:
    """As after a restart of the server: all of them, before the first request notices."""
    with closing(Store(database.app_url, connections=4)) as store:
        borrowed = [store._app.connect() for _ in range(4)]
        for each in borrowed:
            assert isinstance(each.driver_connection, Connection)
            pid = each.driver_connection.info.backend_pid
            sql = "select pg_terminate_backend(%(pid)s, 5000) as ended"
            assert rows(database.superuser_url, sql, pid=pid) == [{"ended": True}]
            each.close()
        records.store = store

        assert store.directory.by_slug(records.landlord.slug).tenant == records.landlord.tenant
        assert records.history(records.log()).written


def test_a_server_that_is_away_is_a_passing_failure(database: Database, records: Records) -> None:
    away = Store(database.app_url.replace("@127.0.0.1:", "@127.0.0.1:1"))
    with away.unit(records.scope) as unit, pytest.raises(TryAgain):
        unit.open(Opening(now=FRIDAY))


def test_nothing_is_prepared_behind_a_pooler(database: Database, records: Records) -> None:
    def prepared(*, pooled: bool) -> int:
        with closing(Store(database.app_url, pooled=pooled, connections=1)) as store:
            records.store = store
            for _ in range(8):
                records.log()
            borrowed = store._app.connect()
            assert isinstance(borrowed.driver_connection, Connection)
            found = borrowed.driver_connection.execute("select from pg_prepared_statements")
            borrowed.close()
            return found.rowcount

    assert prepared(pooled=False) > 0
    assert prepared(pooled=True) == 0
