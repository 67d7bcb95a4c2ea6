"""`putright landlord letters --with-old-block`, as whoever must write again calls it."""

import json
from collections.abc import Iterator
from contextlib import closing

import pytest
from click.testing import CliRunner, Result
from tests.support.blocks import NEW, OLD, sent
from tests.support.landlords import make_landlord
from tests.support.records import FRIDAY, Records
from tests.support.services import Database

from putright.commands import putright
from putright.commands.landlord_shown import MATTERS
from putright.ombudsman.superseded import OldBlock
from putright.references import shown
from putright.store import Store


@pytest.fixture
def records(database: Database) -> Iterator[Records]:
    """Of a sandbox, whose own day it is."""
    with closing(Store(database.app_url)) as store:
        yield Records(store, make_landlord(database, sandbox_at=FRIDAY))


def run(database: Database, *arguments: str) -> Result:
    environment = {"PUTRIGHT_DATABASE_URL": database.app_url}
    command = ["landlord", "letters", *arguments, "--with-old-block"]
    return CliRunner(env=environment).invoke(putright, command)


def test_letters_with_an_old_block_are_found(database: Database, records: Records) -> None:
    stream = records.log()
    sent(records, stream, (1, "2026-01-12", OLD), (2, "2026-01-13", NEW))
    faulty = records.log()
    sent(records, faulty, (1, "2026-01-13", OLD))
    slug = records.landlord.slug
    told, as_json = run(database, slug), run(database, slug, "--json")

    assert (told.exit_code, as_json.exit_code) == (1, 1)
    reference = records.history(stream).reference
    assert told.output.splitlines()[0] == f"{slug}: 2 letters with an old block"
    assert (
        f"  {shown(reference)}: acknowledgement of Monday 12 January 2026 with {OLD}, "
        f"{MATTERS[OldBlock.SUPERSEDED_WHILE_OPEN]}; told right on Tuesday 13 January 2026"
    ) in told.output.splitlines()
    matters = {each["reference"]: each["matter"] for each in json.loads(as_json.output)}
    assert matters == {
        reference: "superseded_while_open",
        records.history(faulty).reference: "wrong_when_sent",
    }


def test_where_there_is_none_nothing_is_wrong(database: Database, records: Records) -> None:
    sent(records, records.log(), (1, "2026-01-13", NEW))
    slug = records.landlord.slug
    told = run(database, slug)

    assert (told.exit_code, told.output) == (0, f"{slug}: 0 letters with an old block\n")
    assert json.loads(run(database, slug, "--json").output) == []


def test_it_must_be_said_which_letters(database: Database, records: Records) -> None:
    environment = {"PUTRIGHT_DATABASE_URL": database.app_url}
    command = ["landlord", "letters", records.landlord.slug]
    result = CliRunner(env=environment).invoke(putright, command)

    assert result.exit_code == 2
    assert "--with-old-block" in result.stderr
