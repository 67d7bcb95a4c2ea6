"""`putright doctor` on an installation as it must be, and on one with each thing wrong."""

import base64
import json
from pathlib import Path

import psycopg
import pytest
from click.testing import CliRunner, Result
from tests.support.landlords import MASTER_KEY, make_landlord
from tests.support.services import Database

from putright.commands.doctor import doctor
from putright.store.examination import newest_revision


@pytest.fixture
def environment(database: Database, tmp_path: Path) -> dict[str, str]:
    make_landlord(database)
    return {
        "PUTRIGHT_DATABASE_URL": database.app_url,
        "PUTRIGHT_DISPATCH_DATABASE_URL": database.dispatch_url,
        "PUTRIGHT_MASTER_KEY": base64.b64encode(MASTER_KEY).decode(),
        "PUTRIGHT_BLOBS": str(tmp_path / "documents"),
    }


def run(environment: dict[str, str], *arguments: str) -> Result:
    return CliRunner(env=environment).invoke(doctor, arguments)


def wrong(environment: dict[str, str]) -> list[str]:
    result = run(environment, "--json")
    found = [each["what"] for each in json.loads(result.output) if not each["right"]]
    assert result.exit_code == (1 if found else 0)
    return found


def test_an_installation_as_it_must_be_is_right(environment: dict[str, str]) -> None:
    result = run(environment)

    assert result.exit_code == 0, result.output
    assert [line.split()[0] for line in result.output.splitlines()] == ["right"] * 7


def test_a_role_that_passes_row_security_is_found(
    environment: dict[str, str], database: Database
) -> None:
    assert wrong(environment | {"PUTRIGHT_DATABASE_URL": database.migrator_url}) == ["app's role"]
    as_owner = environment | {"PUTRIGHT_DISPATCH_DATABASE_URL": database.superuser_url}
    assert wrong(as_owner) == ["dispatcher's role"]


def test_another_master_key_is_found(environment: dict[str, str]) -> None:
    other = base64.b64encode(b"x" * 32).decode()
    assert wrong(environment | {"PUTRIGHT_MASTER_KEY": other}) == ["master key"]


def test_what_is_not_set_is_named(environment: dict[str, str]) -> None:
    del environment["PUTRIGHT_BLOBS"], environment["PUTRIGHT_MASTER_KEY"]
    del environment["PUTRIGHT_DISPATCH_DATABASE_URL"]
    result = run(environment)

    assert wrong(environment) == ["dispatcher's role", "master key", "documents"]
    assert "PUTRIGHT_BLOBS is not set" in result.output
    assert "PUTRIGHT_MASTER_KEY is not set" in result.output


def test_documents_that_cannot_be_kept_are_found(
    environment: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    assert wrong(environment | {"PUTRIGHT_BLOBS": str(tmp_path / "file")}) == ["documents"]


def test_a_table_without_its_lock_and_an_old_schema_are_found(
    environment: dict[str, str], database: Database
) -> None:
    with psycopg.connect(database.superuser_url, autocommit=True) as connection:
        connection.execute("alter table putright.letter no force row level security")
        connection.execute("update putright.alembic_version set version_num = '0001'")
        try:
            found = run(environment)
        finally:
            connection.execute("alter table putright.letter force row level security")
            connection.execute(
                "update putright.alembic_version set version_num = %s", [newest_revision()]
            )

    assert found.exit_code == 1
    assert "WRONG  row security: not forced on letter" in found.output
    assert "WRONG  schema: at revision 0001, the newest is " in found.output


def test_without_a_database_nothing_can_be_said() -> None:
    nowhere = "postgresql://putright_app@127.0.0.1:1/putright"
    assert run({"PUTRIGHT_DATABASE_URL": ""}).exit_code == 2
    assert run({"PUTRIGHT_DATABASE_URL": nowhere}).exit_code == 2
