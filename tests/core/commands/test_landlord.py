"""`putright landlord add`, `person` and `show`: a landlord is taken on whole, or not at all."""

import json
import os
import subprocess
import sys
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from tests.support.landlords import MASTER, make_landlord
from tests.support.onboarding import WHOLE, everything, kept, run, settings, written
from tests.support.records import rows
from tests.support.services import Database
from tests.support.waiting import until

from putright.commands.landlord import ROLE
from putright.commands.landlord_shown import NOBODY
from putright.sealing import WrappedKey
from putright.store.taking_on import plugin_place
from putright.tenancy import TenantId

PROMISES = "".join(
    f'[[policy.promises]]\nid = "{promise}"\nlength = "{length}"\ncounts_from = "{since}"\n'
    for promise, length, since in (
        ("stage1.acknowledge", "2 working days", "received"),
        ("stage1.respond", "10 working days", "acknowledged"),
        ("stage2.acknowledge", "5 working days", "escalation_requested"),
        ("stage2.respond", "20 working days", "acknowledged"),
    )
)


@pytest.fixture
def slug() -> str:
    return f"millbrook-{uuid4().hex[:8]}"


def test_a_landlord_is_taken_on_whole(database: Database, slug: str, tmp_path: Path) -> None:
    result = run(database, "add", written(tmp_path, WHOLE.format(slug=slug)))

    assert result.exit_code == 0, result.output
    assert kept(database, slug) == {
        "landlord_key": 1,
        "policy": 1,
        "principal": 1,
        "plugin_setting": 1,
    }
    told = run(database, "show", slug).output
    assert "policy 1: Complaints policy, version 2, from Friday 1 January 2021: in force" in told
    assert "person: Olive Example (olive), administrator, complaints_officer" in told
    assert "plugins: email" in told
    assert "correct horse" not in result.output + told
    shown = json.loads(run(database, "show", slug, "--json").output)
    assert shown["policies"][0]["source"] == "landlord.toml"
    assert shown["people"][0]["email"] == "olive@millbrook.example"


def test_a_plugins_secret_is_kept_sealed(database: Database, slug: str, tmp_path: Path) -> None:
    run(database, "add", written(tmp_path, WHOLE.format(slug=slug)))
    sql = (
        "select tenant_id, wrapped, sealed, version from putright.plugin_setting"
        " join putright.landlord_key using (tenant_id, version)"
        " join putright.landlord on tenant_id = id where slug = %(slug)s"
    )
    (row,) = rows(database.backup_url, sql, slug=slug)

    key = MASTER.unwrap(WrappedKey(TenantId(row["tenant_id"]), row["version"], row["wrapped"]))
    assert b"correct horse" not in row["sealed"]
    opened = json.loads(key.unseal(plugin_place("email"), row["sealed"]))
    assert opened["password"] == "correct horse"


def test_an_empty_file_is_enough(database: Database, slug: str, tmp_path: Path) -> None:
    sign_in = f"https://sign-in.example/{slug}"
    options = ["--slug", slug, "--name", "Millbrook Homes", "--issuer", sign_in]
    result = run(database, "add", written(tmp_path, ""), *options, "--jwks-uri", f"{sign_in}/keys")

    assert result.exit_code == 0, result.output
    assert NOBODY.format(slug=slug) in result.output
    body = (
        "select body, source from putright.policy join putright.landlord on tenant_id = id"
        " where slug = %(slug)s"
    )
    (row,) = rows(database.backup_url, body, slug=slug)
    assert row["source"] == "the starter policy"
    assert row["body"]["letterhead"]["name"] == "Millbrook Homes"
    assert {each["id"] for each in row["body"]["promises"]} > {"stage1.respond", "stage2.respond"}


def test_an_empty_file_alone_says_what_must_be_told(database: Database, tmp_path: Path) -> None:
    before = everything(database)
    result = run(database, "add", written(tmp_path, ""))

    assert result.exit_code == 2
    for key in ("slug", "name", "issuer"):
        assert f"landlord.toml: line 1: landlord.{key}: is missing" in result.stderr
    assert everything(database) == before


def test_an_option_goes_before_the_file(database: Database, slug: str, tmp_path: Path) -> None:
    file = written(tmp_path, WHOLE.format(slug="another-name"))
    assert run(database, "add", file, "--slug", slug).exit_code == 0

    assert kept(database, slug)["policy"] == 1
    assert kept(database, "another-name") == {}


def test_a_policy_may_have_a_file_of_its_own(database: Database, slug: str, tmp_path: Path) -> None:
    (tmp_path / "policy.toml").write_text('based_on = "starter"\nversion = "7"\n', "utf-8")
    text = WHOLE.format(slug=slug)
    begins, ends = text.index("[policy]"), text.index("[[people]]")
    file = written(tmp_path, f'policy_file = "policy.toml"\n{text[:begins]}{text[ends:]}')
    result = run(database, "add", file)

    assert result.exit_code == 0, result.output
    shown = json.loads(run(database, "show", slug, "--json").output)["policies"][0]
    assert (shown["version"], shown["source"]) == ("7", "policy.toml")


def test_a_sandbox_has_a_clock_of_its_own(database: Database, slug: str, tmp_path: Path) -> None:
    more = 'kind = "sandbox"\nsandbox_at = 2026-12-18T10:00:00Z\n'
    text = WHOLE.format(slug=slug).replace("[landlord]\n", f"[landlord]\n{more}")
    assert run(database, "add", written(tmp_path, text)).exit_code == 0

    sql = "select kind, sandbox_at from putright.landlord where slug = %(slug)s"
    (row,) = rows(database.backup_url, sql, slug=slug)
    assert (row["kind"], row["sandbox_at"].isoformat()) == ("sandbox", "2026-12-18T10:00:00+00:00")


def test_a_dry_run_says_what_would_be_made_and_makes_nothing(
    database: Database, slug: str, tmp_path: Path
) -> None:
    before = everything(database)
    text = WHOLE.format(slug=slug).replace("[[people]]", f"{PROMISES}\n[[people]]")
    file = written(tmp_path, text)
    told = run(database, "add", file, "--dry-run", environment={"PUTRIGHT_MASTER_KEY": None})
    as_json = json.loads(run(database, "add", file, "--dry-run", "--json").output)

    assert told.exit_code == 0, told.output
    assert f"Millbrook Homes would be taken on as {slug}, live." in told.output
    assert "correct horse" not in told.output
    assert as_json["made"] is False
    assert {each["verdict"] for each in as_json["findings"]} <= {"stricter", "ambiguous"}
    assert [each["setting"] for each in as_json["findings"]] == ["promises.stage1.acknowledge"]
    assert everything(database) == before


def test_a_name_is_taken_once(database: Database, slug: str, tmp_path: Path) -> None:
    file = written(tmp_path, WHOLE.format(slug=slug))
    run(database, "add", file)
    before = everything(database)
    again = run(database, "add", file)

    assert again.exit_code == 2
    assert f"there is a landlord called {slug} already" in again.stderr
    assert everything(database) == before


def test_killed_half_way_nothing_is_saved(database: Database, slug: str, tmp_path: Path) -> None:
    file = written(tmp_path, WHOLE.format(slug=slug))
    waits = (
        "select count(*) from pg_stat_activity"
        " where usename = 'putright_migrator' and wait_event_type = 'Lock'"
    )
    with psycopg.connect(database.superuser_url) as holder:
        holder.execute("lock table putright.principal in access exclusive mode")
        command = [sys.executable, "-c", "from putright.commands import putright; putright()"]
        adding = subprocess.Popen(
            [*command, "landlord", "add", file], env={**os.environ, **settings(database)}
        )
        try:
            until(lambda: rows(database.superuser_url, waits)[0]["count"] == 1)
        finally:
            adding.kill()
            adding.wait()
    until(lambda: rows(database.superuser_url, waits)[0]["count"] == 0)

    assert kept(database, slug) == {}
    assert run(database, "add", file).exit_code == 0
    assert kept(database, slug)["principal"] == 1


def test_two_landlords_never_take_the_same_tokens(
    database: Database, slug: str, tmp_path: Path
) -> None:
    text = WHOLE.format(slug=slug)
    run(database, "add", written(tmp_path, text))
    result = run(database, "add", written(tmp_path, text), "--slug", f"{slug}-two")

    assert result.exit_code == 2
    assert f"landlord.audience: {slug} takes the same tokens" in result.stderr
    assert kept(database, f"{slug}-two") == {}


@pytest.mark.parametrize("setting", ["PUTRIGHT_MIGRATOR_DATABASE_URL", "PUTRIGHT_MASTER_KEY"])
def test_without_its_settings_nothing_is_made(
    database: Database, slug: str, tmp_path: Path, setting: str
) -> None:
    file = written(tmp_path, WHOLE.format(slug=slug))
    result = run(database, "add", file, environment={setting: None})

    assert result.exit_code == 2
    assert f"{setting} is not set" in result.stderr
    assert kept(database, slug) == {}


def test_a_file_that_is_not_there_is_named(database: Database, tmp_path: Path) -> None:
    result = run(database, "add", str(tmp_path / "nothing.toml"))

    assert result.exit_code == 2
    assert "nothing.toml: No such file" in result.stderr


def test_a_person_is_taken_on_once(database: Database) -> None:
    here, there = make_landlord(database), make_landlord(database)
    before = kept(database, there.slug)
    assert "handler" in ROLE.choices
    asked = ("person", here.slug, "pat", "Pat Example", "--role", "handler")
    first, again = run(database, *asked), run(database, *asked)

    assert first.exit_code == 0, first.output
    assert "Pat Example (pat), handler" in run(database, "show", here.slug).output
    assert again.exit_code == 2
    assert "has somebody with the subject pat already" in again.stderr
    assert kept(database, there.slug) == before
