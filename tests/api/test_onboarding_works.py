"""A landlord just taken on, by command or over HTTP, works: its officer logs a complaint."""

import base64
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest
from click.testing import CliRunner
from flask import Flask
from tests.support.api import Office, Person
from tests.support.landlords import MASTER_KEY
from tests.support.services import Database

from putright.commands import putright
from putright.settings import Settings
from putright.store.administration import Administration
from putright_api.onboarding import create_onboarding
from putright_api.schemas import examples
from putright_development.issuer import Issuer

TOKEN = "a token that nobody guesses, as long as it must be"


@pytest.fixture(params=["by command", "over HTTP"])
def slug(request: pytest.FixtureRequest, database: Database, issuer: Issuer, tmp_path: Path) -> str:
    """A landlord made of as little as will do, with one complaints officer."""
    slug = f"millbrook-{uuid4().hex[:8]}"
    if request.param == "by command":
        _by_command(database, issuer, slug, tmp_path / "empty.toml")
    else:
        _over_http(database, issuer, slug)
    return slug


def _by_command(database: Database, issuer: Issuer, slug: str, empty: Path) -> None:
    """The sign-in service is asked where its keys are."""
    empty.touch()
    told = ["--slug", slug, "--name", "Millbrook Homes", "--issuer", issuer.issuer(slug)]
    _run(database, "add", str(empty), *told)
    _run(database, "person", slug, "olive", "Olive Example", "--role", "complaints_officer")


def _over_http(database: Database, issuer: Issuer, slug: str) -> None:
    settings = Settings(onboarding_token=TOKEN, master_key=MASTER_KEY)
    body = {
        "landlord": {
            "slug": slug,
            "name": "Millbrook Homes",
            "issuer": issuer.issuer(slug),
            "jwks_uri": f"{issuer.issuer(slug)}/jwks",
        },
        "people": [{"subject": "olive", "name": "Olive Example", "roles": ["complaints_officer"]}],
    }
    with closing(Administration(database.onboarding_url)) as administration:
        client = create_onboarding(settings, administration).test_client()
        headers = {"Authorization": f"Bearer {TOKEN}"}
        answer = client.post("/v1/landlords", json=body, headers=headers)
    assert answer.status_code == 201, answer.get_data(as_text=True)


def _run(database: Database, *arguments: str) -> None:
    environment = {
        "PUTRIGHT_DATABASE_URL": database.app_url,
        "PUTRIGHT_MIGRATOR_DATABASE_URL": database.migrator_url,
        "PUTRIGHT_MASTER_KEY": base64.b64encode(MASTER_KEY).decode(),
    }
    result = CliRunner(env=environment).invoke(putright, ["landlord", *arguments])
    assert result.exit_code == 0, result.output


def test_its_officer_logs_a_complaint(app: Flask, issuer: Issuer, slug: str) -> None:
    officer = Person(app.test_client(), slug, issuer.token_for(slug, "olive"))
    at = f"/complaints/{officer.logged(examples.LOGGED)['reference']}"

    one, all_of_them = officer.get(at).json, officer.get("/complaints").json
    assert one is not None
    assert all_of_them is not None
    assert "stage1.acknowledge" in {each["id"] for each in one["obligations"]}
    assert all_of_them["complaints"][0]["subject"] == examples.LOGGED["subject"]


def test_nobody_else_does(app: Flask, issuer: Issuer, slug: str, office: Office) -> None:
    nobody = Person(app.test_client(), slug, issuer.token_for(slug, "nobody"))
    elsewhere = Person(app.test_client(), slug, issuer.token_for(office.landlord.slug, "olive"))

    assert nobody.post("/complaints", examples.LOGGED).status_code == 403
    assert elsewhere.get("/complaints").status_code in {401, 404}
