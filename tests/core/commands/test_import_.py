"""`putright import` as whoever moves a landlord in calls it, ended half-way and called again."""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from psycopg.rows import DictRow
from tests.support.chronologies import answered
from tests.support.landlords import Landlord, a_policy, make_landlord
from tests.support.records import FRIDAY, rows
from tests.support.registers import MAPPING, Register, a_register, of, write_csv, write_xlsx
from tests.support.services import Database

from putright.blobs import FolderBlobs
from putright.commands import putright
from putright.commands.import_ import import_
from putright.complaint.codec import read
from putright.complaint.events import Event, Provenance, Received, TakenOver
from putright.complaint.obligations import obligations
from putright.complaint.state import Complaint, fold
from putright.importing.troubles_file import HEADINGS
from putright.landlord.policy import Length, Promise
from putright.people.roles import Role
from putright.ports import Opening, Page, RegisterRow
from putright.store import Store
from putright.tenancy import StreamId

HOW_MANY = 1000
KILLED_AT = 400
REGISTER = a_register(20261218, HOW_MANY)
COMMAND = [sys.executable, "-c", "from putright.commands import putright; putright()"]


@dataclass(frozen=True)
class House:
    """A landlord that moves in, and the folder its files are in."""

    database: Database
    landlord: Landlord
    folder: Path

    @property
    def environment(self) -> dict[str, str]:
        """What the command is told."""
        blobs = str(self.folder / "blobs")
        return {"PUTRIGHT_DATABASE_URL": self.database.app_url, "PUTRIGHT_BLOBS": blobs}

    def arguments(self, verb: str, file: Path, *more: str) -> list[str]:
        """The command line for a file; a register with the mapping beside it."""
        mapping = self.folder / "mapping.toml"
        by = ["--mapping", str(mapping)] if file.suffix in {".xlsx", ".csv"} else []
        who = ["--as", self.email()] if verb == "run" else []
        return ["import", verb, str(file), *by, "--landlord", self.landlord.slug, *who, *more]

    def email(self, role: Role = Role.COMPLAINTS_OFFICER) -> str:
        """How one of its people is named on the command line."""
        return f"{role}@{self.landlord.slug}.example"

    def do(self, verb: str, file: Path, *more: str) -> Result:
        """Call the command."""
        return CliRunner(env=self.environment).invoke(putright, self.arguments(verb, file, *more))

    def start(self, file: Path) -> subprocess.Popen[str]:
        """Call it as a process of its own."""
        return subprocess.Popen(
            [*COMMAND, *self.arguments("run", file)],
            env=os.environ | self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def write(self, register: Register, mapping: str = MAPPING) -> Path:
        """The register as a workbook, and its mapping."""
        (self.folder / "mapping.toml").write_text(mapping.format(slug=self.landlord.slug))
        file = self.folder / "register.xlsx"
        write_xlsx(register, file)
        return file

    def rows(self, table: str) -> list[DictRow]:
        """The landlord's rows, as the backup reads them."""
        sql = f"select * from putright.{table} where tenant_id = %(tenant)s"  # noqa: S608
        return rows(self.database.backup_url, sql, tenant=self.landlord.tenant)

    def histories(self, store: Store) -> dict[str, tuple[Event, ...]]:
        """Every stored history, by what it was called where it comes from."""
        streams = tuple(StreamId(each["stream_id"]) for each in self.rows("stream"))
        with store.reading(self.landlord.scope) as reading:
            opened = reading.opened(Opening(now=FRIDAY, streams=streams))
        found = {}
        for history in opened.histories.values():
            events = tuple(read(each) for each in history.written)
            last = events[-1].facts
            assert isinstance(last, TakenOver)
            assert str(last.called) not in found
            found[str(last.called)] = events
        return found


NO_DEADLINE = Promise(
    id="stage1.respond",
    kind="average",
    counts_from="acknowledged",
    length=Length(9, "working_days"),
    source="section 9",
)
"""A promise for all complaints together is no deadline of any one."""


def a_house(database: Database, folder: Path) -> House:
    """A landlord on Friday 18 December 2026, with no deadlines beside the Code's."""
    policy = a_policy(promises=(NO_DEADLINE,))
    landlord = make_landlord(database, sandbox_at=FRIDAY, policies=(policy,))
    return House(database, landlord, folder)


@pytest.fixture
def house(database: Database, tmp_path: Path) -> House:
    return a_house(database, tmp_path)


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


def test_two_runs_at_once_bring_each_complaint_once(house: House) -> None:
    file = house.write(a_register(7, 150))
    with house.start(file) as one, house.start(file) as other:
        outcomes = [each.communicate() for each in (one, other)]

    assert [one.returncode, other.returncode] == [1, 1], outcomes
    assert len(house.rows("complaint")) == 150
    assert len({each["stream_id"] for each in house.rows("imported")}) == 150


def test_a_preview_writes_nothing_and_says_what_a_run_will_do(house: House) -> None:
    register = a_register(7, 60)
    file = house.write(register)
    told = house.do("preview", file)
    shown = json.loads(house.do("preview", file, "--json").stdout)

    assert told.exit_code == 1
    assert "60 complaints, of which 0 were taken over before" in told.stdout
    assert house.rows("stream") == []
    due = {each["called"]: each["next_due_on"] for each in shown["new"] if each["next_due_on"]}
    assert due == {each.reference: str(each.due_on) for each in register.complaints if each.open}
    assert shown["breaches"]["2024 5.3"] == sum(1 for _ in of(register, "third stage"))
    assert shown["people_not_known_here"] == ["Ottoline Marsh", "Wren Hollis"]

    house.do("run", file)
    found = {str(row["next_due_on"]) for row in house.rows("complaint") if row["next_due_on"]}
    assert found == set(due.values())


def test_a_preview_needs_no_database(tmp_path: Path) -> None:
    register = a_register(7, 60)
    write_csv(register, tmp_path / "register.csv")
    guessed = CliRunner().invoke(import_, ["guess", str(tmp_path / "register.csv")])
    (tmp_path / "guessed.toml").write_text(guessed.stdout, "utf-8")
    arguments = ["--mapping", str(tmp_path / "guessed.toml"), "--as-of", "2026-12-18"]
    result = CliRunner(env={"PUTRIGHT_DATABASE_URL": None}).invoke(
        import_, ["preview", str(tmp_path / "register.csv"), *arguments, "--json"]
    )
    shown = json.loads(result.stdout)

    assert shown["complaints"] == 60
    due = {each["called"]: each["next_due_on"] for each in shown["new"] if each["next_due_on"]}
    assert due == {each.reference: str(each.due_on) for each in register.complaints if each.open}


def test_documents_come_with_their_complaint(house: House, store: Store) -> None:
    (house.folder / "files" / "HC1").mkdir(parents=True)
    (house.folder / "files" / "HC1" / "reply.pdf").write_bytes(b"We are sorry")
    (house.folder / "register.csv").write_text(
        "Ref,Date received,Files\nHC1,03/12/2026,gone.pdf\nHC2,03/12/2026,\n"
    )
    (house.folder / "mapping.toml").write_text(
        'source = "old"\ndocuments = "files"\n'
        '[columns]\nreference = "Ref"\nreceived = "Date received"\ndocuments = "Files"\n'
    )
    result = house.do("run", house.folder / "register.csv")
    (row,) = house.rows("document")
    last = house.histories(store)["HC1"][-1].facts

    assert result.exit_code == 1
    assert "'gone.pdf', expected a file there" in result.stdout
    assert isinstance(last, TakenOver)
    assert [(each.key, str(each.name)) for each in last.documents] == [(row["key"], "reply.pdf")]
    assert row["stream_id"] == house.histories(store)["HC1"][0].stream
    assert FolderBlobs(house.folder / "blobs").get(row["key"]) == b"We are sorry"


def test_a_folder_of_chronologies_is_taken_over(house: House, store: Store) -> None:
    folder = house.folder / "cases"
    folder.mkdir()
    for name in ("one", "two"):
        said = {"reference": name, "subject": "Damp", "events": list(answered())}
        (folder / f"{name}.json").write_text(json.dumps(said))
    first, again = house.do("run", folder), house.do("run", folder)
    histories = house.histories(store)

    assert (first.exit_code, again.exit_code) == (0, 0), first.output
    assert set(histories) == {"one", "two"}
    received = histories["one"][0].facts
    assert isinstance(received, Received)
    assert str(received.subject) == "Damp"
    assert not (house.folder / "cases.errors.csv").exists()


def test_a_row_that_was_put_right_comes_in_with_the_next_run(house: House) -> None:
    file = house.folder / "register.csv"
    (house.folder / "mapping.toml").write_text(
        'source = "old"\n[columns]\nreference = "Ref"\nreceived = "Date received"\n'
    )
    file.write_text("Ref,Date received\nHC1,03/12/2026\nHC2,\n")
    first = house.do("run", file)
    file.write_text("Ref,Date received\nHC2,04/12/2026\nHC1,03/12/2026\n")
    second = house.do("run", file)

    assert (first.exit_code, second.exit_code) == (1, 0)
    assert {str(row["received_on"]) for row in house.rows("complaint")} == {
        "2026-12-03",
        "2026-12-04",
    }
    errors = house.folder / "register.csv.errors.csv"
    assert errors.read_text("utf-8-sig").splitlines() == [",".join(HEADINGS)]


@pytest.mark.parametrize(
    ("role", "expected"),
    [(Role.AUDITOR, "may not take complaints over"), (None, "nobody here is called")],
)
def test_whoever_may_not_or_is_not_there_brings_nothing(
    house: House, role: Role | None, expected: str
) -> None:
    file = house.write(a_register(7, 10))
    arguments = house.arguments("run", file)
    arguments[-1] = house.email(role) if role else "somebody.else@landlord.example"
    result = CliRunner(env=house.environment).invoke(putright, arguments)

    assert result.exit_code == 2
    assert expected in result.stderr
    assert house.rows("stream") == []


@pytest.mark.parametrize(
    ("name", "content", "mapping", "expected"),
    [
        ("r.xlsx", "no workbook", 'reference = "Ref"', "r.xlsx: the file"),
        ("r.csv", "Ref\nHC1\n", 'ref = "Ref"', "m.toml: columns.ref"),
        ("r.csv", "Ref\nHC1\n", 'closed = "End"', "r.csv: columns.closed"),
    ],
)
def test_what_cannot_be_read_ends_with_2_and_names_the_place(
    tmp_path: Path, name: str, content: str, mapping: str, expected: str
) -> None:
    (tmp_path / name).write_text(content)
    (tmp_path / "m.toml").write_text(f'source = "old"\n[columns]\n{mapping}\n')
    arguments = ["preview", str(tmp_path / name), "--mapping", str(tmp_path / "m.toml")]
    result = CliRunner().invoke(import_, arguments)

    assert (result.exit_code, result.stdout) == (2, "")
    assert expected in result.stderr


def test_a_register_without_a_mapping_says_how_to_get_one(tmp_path: Path) -> None:
    result = CliRunner().invoke(import_, ["preview", str(tmp_path / "r.xlsx")])

    assert result.exit_code == 2
    assert "putright import guess" in result.stderr
