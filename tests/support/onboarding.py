"""The command that takes landlords on, as tests call it, and what it leaves in the database.

Landlords that are only needed are made by `landlords`."""

import base64
from collections.abc import Mapping
from pathlib import Path

from click.testing import CliRunner, Result
from tests.support.landlords import MASTER_KEY
from tests.support.records import rows
from tests.support.services import Database

from putright.commands import putright

TABLES = ("landlord_key", "policy", "principal", "plugin_setting")
WHOLE = """
[landlord]
slug = "{slug}"
name = "Millbrook Homes"
issuer = "https://sign-in.example/{slug}"
jwks_uri = "https://sign-in.example/{slug}/keys"

[policy]
based_on = "starter"
version = "2"
[policy.letterhead]
address = ["1 Mill Lane", "Millbrook", "MB1 1AA"]
[policy.closures]
2026-12-29 = "Christmas closure"

[[people]]
subject = "olive"
name = "Olive Example"
roles = ["complaints_officer", "administrator"]
email = "olive@millbrook.example"

[plugins.email]
host = "mail.millbrook.example"
port = 587
sender = "complaints@millbrook.example"
username = "putright"
password = {{ file = "mail-password" }}
"""


def settings(database: Database) -> dict[str, str]:
    """What the command needs."""
    return {
        "PUTRIGHT_DATABASE_URL": database.app_url,
        "PUTRIGHT_MIGRATOR_DATABASE_URL": database.migrator_url,
        "PUTRIGHT_MASTER_KEY": base64.b64encode(MASTER_KEY).decode(),
    }


def run(
    database: Database, *arguments: str, environment: Mapping[str, str | None] | None = None
) -> Result:
    """The command, with those settings changed."""
    told = {**settings(database), **(environment or {})}
    return CliRunner(env=told).invoke(putright, ["landlord", *arguments])


def written(folder: Path, text: str) -> str:
    """The name of a file with that text, the mail server's password beside it."""
    (folder / "landlord.toml").write_text(text, "utf-8")
    (folder / "mail-password").write_text("correct horse\n", "utf-8")
    return str(folder / "landlord.toml")


def kept(database: Database, slug: str) -> dict[str, int]:
    """How many rows of each table the landlord of that name has."""
    found = rows(
        database.backup_url, "select id from putright.landlord where slug = %(slug)s", slug=slug
    )
    count = "select count(*) from putright.{} where tenant_id = %(tenant)s"
    return {
        table: rows(database.backup_url, count.format(table), tenant=each["id"])[0]["count"]
        for each in found
        for table in TABLES
    }


def everything(database: Database) -> dict[str, list[object]]:
    """Every row of every table that a landlord is made of."""
    return {
        table: [
            tuple(row.values())
            for row in rows(
                database.backup_url,
                f"select {table}::text as row from putright.{table} order by 1",  # noqa: S608
            )
        ]
        for table in ("landlord", *TABLES)
    }
