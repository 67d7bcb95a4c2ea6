"""What `putright import run` works on: several at once, documents, chronologies, wrong files."""

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from click.testing import CliRunner
from tests.support.chronologies import answered
from tests.support.moving_in import House, a_house
from tests.support.records import Records, rows
from tests.support.registers import a_register
from tests.support.services import Database

from putright.blobs import FolderBlobs
from putright.cases import Acknowledge, Assign, Define
from putright.commands import putright
from putright.commands.import_ import import_
from putright.commands.import_place import name_of
from putright.complaint.events import Point, Received, TakenOver
from putright.complaint.text import Text
from putright.importing.troubles_file import HEADINGS
from putright.people.roles import Role
from putright.rules.s6_escalation import ConsideredBefore
from putright.store import Store


@pytest.fixture
def house(database: Database, tmp_path: Path) -> House:
    return a_house(database, tmp_path)


@pytest.fixture
def store(database: Database) -> Iterator[Store]:
    with closing(Store(database.app_url)) as store:
        yield store


def test_two_runs_at_once_bring_each_complaint_once(house: House) -> None:
    file = house.write(a_register(7, 150))
    with house.start(file) as one, house.start(file) as other:
        outcomes = [each.communicate() for each in (one, other)]

    assert [one.returncode, other.returncode] == [1, 1], outcomes
    assert len(house.rows("complaint")) == 150
    assert len({each["stream_id"] for each in house.rows("imported")}) == 150


def test_the_same_register_comes_in_at_each_landlord(
    database: Database, tmp_path: Path, store: Store
) -> None:
    """What one has taken over tells another nothing, and bars nothing."""
    register = a_register(7, 20)
    houses = [a_house(database, tmp_path / name) for name in ("one", "other")]
    for house in houses:
        house.folder.mkdir()
        shown = json.loads(house.do("run", house.write(register), "--json").stdout)
        assert (shown["already_there"], len(shown["new"])) == (0, 20)

    for house in houses:
        with store.reading(house.landlord.scope) as reading:
            known = reading.imported("old-register")
        assert set(known.values()) == {each["stream_id"] for each in house.rows("stream")}
        assert len(set(known.values())) == 20


@pytest.mark.parametrize(
    "verb", ["update putright.imported set source = 'x'", "delete from putright.imported"]
)
def test_what_is_known_stays_known_to_the_services(house: House, verb: str) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        rows(house.database.app_url, verb)


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


GOES_ON = """\
Ref,Name,Address,Date received,Acknowledged,Replied,Officer,Escalated
HC1,Quillon Fennimore,9 Larkrise Close,14/12/2026,,,,
HC2,Odalys Larkspur,3 Larkrise Close,02/11/2026,03/11/2026,13/11/2026,T. Finch,17/12/2026
"""


def test_work_goes_on_where_it_was_taken_over(house: House, store: Store) -> None:
    (house.folder / "register.csv").write_text(GOES_ON)
    (house.folder / "mapping.toml").write_text(
        'source = "old"\n[columns]\nreference = "Ref"\nreceived = "Date received"\n'
        '[columns.resident]\nname = "Name"\naddress = "Address"\n[columns.stage1]\n'
        'acknowledged = "Acknowledged"\nresponded = "Replied"\nhandler = "Officer"\n'
        '[columns.stage2]\nasked = "Escalated"\n'
        f'[people]\n"T. Finch" = "{house.email(Role.HANDLER)}"\n'
    )
    assert house.do("run", house.folder / "register.csv").exit_code == 0
    streams = {called: each[0].stream for called, each in house.histories(store).items()}
    records = Records(store, house.landlord)
    point = Point(number=1, text=Text("The wall is wet"), responsible=True)
    sought = Text("That it is put right")

    first = streams["HC1"]
    records.do(Define(stream=first, stage=1, points=(point,), outcomes_sought=sought))
    acknowledged = records.do(Acknowledge(stream=first, stage=1))
    assert [row["kind"] for row in house.rows("letter")] == ["acknowledgement"]
    assert acknowledged.complaint.status == "acknowledgement_on_its_way"

    again = Assign(
        stream=streams["HC2"],
        stage=2,
        handler=house.landlord.people[Role.HANDLER].id,
        declaration=Text("None known"),
    )
    with pytest.raises(ConsideredBefore) as refused:
        records.do(again)
    assert refused.value.provision == "6.13"


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


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("Complaints Register 2021-26 (FINAL).xlsx", "complaints-register-2021-26-final"),
        ("cases/", "cases"),
        ("£.csv", "register"),
    ],
)
def test_a_source_is_called_by_its_file_unless_it_has_a_name(file: str, name: str) -> None:
    assert name_of(Path(file)) == name
