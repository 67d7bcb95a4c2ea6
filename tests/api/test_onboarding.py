"""A landlord just taken on from an empty file works: its officer logs a complaint at the API."""

import base64
from pathlib import Path
from uuid import uuid4

import pytest
from click.testing import CliRunner
from flask import Flask
from tests.support.api import Office, Person
from tests.support.landlords import MASTER_KEY
from tests.support.services import Database

from putright.commands import putright
from putright_api.schemas import examples
from putright_development.issuer import Issuer


@pytest.fixture
def slug(database: Database, issuer: Issuer, tmp_path: Path) -> str:
    """A landlord made from an empty file, by a sign-in service that says where its keys are."""
    slug = f"millbrook-{uuid4().hex[:8]}"
    empty = tmp_path / "empty.toml"
    empty.touch()
    told = ["--slug", slug, "--name", "Millbrook Homes", "--issuer", issuer.issuer(slug)]
    run(database, "add", str(empty), *told)
    role = ["--role", "complaints_officer"]
    run(database, "person", slug, "olive", "Olive Example", *role)
    return slug


def run(database: Database, *arguments: str) -> None:
    environment = {
        "PUTRIGHT_DATABASE_URL": database.app_url,
        "PUTRIGHT_MIGRATOR_DATABASE_URL": database.migrator_url,
        "PUTRIGHT_MASTER_KEY": base64.b64encode(MASTER_KEY).decode(),
    }
    result = CliRunner(env=environment).invoke(putright, ["landlord", *arguments])
    assert result.exit_code == 0, result.output


def test_its_officer_logs_a_complaint(app: Flask, issuer: Issuer, slug: str) -> None:
    officer = Person(app.test_client(), slug, issuer.token_for(slug, "olive"))
    body = {key: value for key, value in examples.LOGGED.items() if key != "handler"}
    at = f"/complaints/{officer.logged(body)['reference']}"

    owed = officer.get(at).json["obligations"]
    assert "stage1.acknowledge" in {each["id"] for each in owed}
    assert officer.get("/complaints").json["complaints"][0]["subject"] == body["subject"]


def test_nobody_else_does(app: Flask, issuer: Issuer, slug: str, office: Office) -> None:
    nobody = Person(app.test_client(), slug, issuer.token_for(slug, "nobody"))
    elsewhere = Person(app.test_client(), slug, issuer.token_for(office.landlord.slug, "olive"))

    assert nobody.post("/complaints", examples.LOGGED).status_code == 403
    assert elsewhere.get("/complaints").status_code in {401, 404}
