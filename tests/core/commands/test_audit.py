"""`putright audit`, `rebuild` and `landlord list`, as an administrator calls them."""

import json
from collections.abc import Iterator
from contextlib import closing

import pytest
from click.testing import CliRunner, Result
from tests.support.landlords import make_landlord
from tests.support.records import FRIDAY, Records, rows
from tests.support.services import Database

from putright.commands import putright
from putright.commands.audit import audit
from putright.commands.landlord import landlord
from putright.commands.rebuild import rebuild
from putright.references import shown
from putright.store import Store


@pytest.fixture
def records(database: Database) -> Iterator[Records]:
    with closing(Store(database.app_url)) as store:
        yield Records.of_a_new_landlord(database, store)


def run(database: Database, *arguments: str) -> Result:
    environment = {"PUTRIGHT_DATABASE_URL": database.app_url}
    return CliRunner(env=environment).invoke(putright, arguments)


def test_a_sound_record_is_as_written(database: Database, records: Records) -> None:
    records.log()
    slug = records.landlord.slug
    result = run(database, audit.name or "", "verify", slug)

    assert (result.exit_code, result.output) == (
        0,
        f"{slug}: 1 histories, 2 events, as written\n",
    )


def test_a_record_that_was_changed_is_found_wrong(database: Database, records: Records) -> None:
    stream = records.log()
    sql = "update putright.event set actor = 'x' where sequence = 2 and stream_id = %(stream)s"
    rows(database.superuser_url, sql, stream=stream)
    slug, reference = records.landlord.slug, records.history(stream).reference
    told, as_json = (
        run(database, "audit", "verify", slug),
        run(database, "audit", "verify", slug, "--json"),
    )

    assert (told.exit_code, as_json.exit_code) == (1, 1)
    assert f"  {shown(reference)}: from event 2" in told.output.splitlines()
    assert json.loads(as_json.output) == [
        {
            "landlord": slug,
            "histories": 1,
            "events": 2,
            "broken": [{"reference": reference, "stream": str(stream), "event": 2}],
        }
    ]


def test_a_spoilt_register_is_put_right(database: Database, records: Records) -> None:
    records.log()
    spoil = "update putright.complaint set status = 'spoilt' where tenant_id = %(tenant)s"
    rows(database.superuser_url, spoil, tenant=records.landlord.tenant)
    result = run(database, rebuild.name or "", records.landlord.slug)

    status = "select status from putright.complaint where tenant_id = %(tenant)s"
    assert result.output == f"{records.landlord.slug}: 1 histories, 2 events\n"
    assert rows(database.backup_url, status, tenant=records.landlord.tenant) == [
        {"status": "logged"}
    ]


def test_landlords_are_listed(database: Database, records: Records) -> None:
    sandbox = make_landlord(database, sandbox_at=FRIDAY)
    told = run(database, landlord.name or "", "list").output
    found = {
        each["slug"]: each
        for each in json.loads(run(database, "landlord", "list", "--json").output)
    }

    assert found[sandbox.slug]["kind"] == "sandbox"
    assert found[records.landlord.slug] == {
        "slug": records.landlord.slug,
        "name": f"Landlord {records.landlord.slug}",
        "kind": "live",
    }
    assert f"Landlord {sandbox.slug}" in told


@pytest.mark.parametrize("arguments", [["audit", "verify"], ["rebuild"], ["landlord", "list"]])
def test_without_a_database_the_command_says_which_setting_is_missing(
    arguments: list[str],
) -> None:
    result = CliRunner(env={"PUTRIGHT_DATABASE_URL": None}).invoke(putright, arguments)

    assert result.exit_code == 2
    assert "PUTRIGHT_DATABASE_URL is not set" in result.stderr
    assert not result.stdout


@pytest.mark.parametrize("command", [["audit", "verify"], ["rebuild"]])
def test_a_landlord_nobody_knows_is_named(database: Database, command: list[str]) -> None:
    result = run(database, *command, "nobody-at-all")

    assert result.exit_code == 2
    assert "nobody-at-all" in result.stderr


def test_a_database_that_does_not_answer_is_told_apart() -> None:
    away = {"PUTRIGHT_DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none"}
    result = CliRunner(env=away).invoke(putright, ["landlord", "list"])

    assert result.exit_code == 2
    assert "does not answer" in result.stderr
