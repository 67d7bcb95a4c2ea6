"""The endpoint that takes a landlord on: for the operator alone, whole or not at all."""

import json
from collections.abc import Iterator
from contextlib import closing
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from flask import Flask
from tests.support.api import PROBLEM, StillClock
from tests.support.landlords import MASTER, MASTER_KEY, make_landlord
from tests.support.records import rows
from tests.support.services import Database
from werkzeug.test import TestResponse

from putright.sealing import WrappedKey
from putright.settings import MissingSetting, Settings, UnreadableSetting
from putright.store.administration import Administration
from putright.store.taking_on import plugin_place
from putright.tenancy import TenantId
from putright_api.onboarding import SHORTEST_TOKEN, create_onboarding

TOKEN = "a token that nobody guesses, as long as it must be"
MAIL = {
    "host": "mail.millbrook.example",
    "port": 587,
    "sender": "complaints@millbrook.example",
    "username": "putright",
    "password": "correct horse",
}
Body = dict[str, Any]


@pytest.fixture(scope="module")
def app(database: Database) -> Iterator[Flask]:
    with closing(Administration(database.onboarding_url)) as administration:
        yield create_onboarding(settings(database), administration, StillClock())


@pytest.fixture
def slug() -> str:
    return f"millbrook-{uuid4().hex[:8]}"


def settings(database: Database, **changes: Any) -> Settings:
    told: Body = {
        "onboarding_database_url": database.onboarding_url,
        "onboarding_token": TOKEN,
        "master_key": MASTER_KEY,
    }
    return Settings(**{**told, **changes})


def a_landlord(slug: str, **changes: Any) -> Body:
    return {
        "landlord": {
            "slug": slug,
            "name": "Millbrook Homes",
            "issuer": f"https://sign-in.example/{slug}",
            "jwks_uri": f"https://sign-in.example/{slug}/keys",
        },
        "people": [{"subject": "olive", "name": "Olive Example", "roles": ["complaints_officer"]}],
        "plugins": {"email": MAIL},
        **changes,
    }


def post(app: Flask, body: object, token: str | None = TOKEN) -> TestResponse:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    return app.test_client().post("/v1/landlords", json=body, headers=headers)


def landlords(database: Database) -> set[str]:
    return {row["slug"] for row in rows(database.backup_url, "select slug from putright.landlord")}


def test_a_landlord_is_taken_on_whole(app: Flask, database: Database, slug: str) -> None:
    answer = post(app, a_landlord(slug))

    assert answer.status_code == 201, answer.get_data(as_text=True)
    assert answer.json is not None
    assert (answer.json["slug"], answer.json["plugins"]) == (slug, ["email"])
    assert "correct horse" not in answer.get_data(as_text=True)
    sql = (
        "select tenant_id, wrapped, k.version, sealed, p.body, roles from putright.landlord"
        " join putright.landlord_key k on tenant_id = id"
        " join putright.plugin_setting using (tenant_id)"
        " join putright.policy p using (tenant_id)"
        " join putright.principal r using (tenant_id) where slug = %(slug)s"
    )
    (row,) = rows(database.backup_url, sql, slug=slug)
    assert row["roles"] == ["complaints_officer"]
    assert row["body"]["letterhead"]["name"] == "Millbrook Homes"
    key = MASTER.unwrap(WrappedKey(TenantId(row["tenant_id"]), row["version"], row["wrapped"]))
    assert json.loads(key.unseal(plugin_place("email"), row["sealed"])) == MAIL


@pytest.mark.parametrize("token", [None, "", "not the token at all, but as long as that one is"])
def test_nobody_but_the_operator_is_let_in(
    app: Flask, database: Database, slug: str, token: str | None
) -> None:
    answer = post(app, a_landlord(slug), token)

    assert (answer.status_code, answer.content_type) == (401, PROBLEM)
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")
    assert slug not in landlords(database)


def test_a_name_is_taken_once(app: Flask, slug: str) -> None:
    assert post(app, a_landlord(slug)).status_code == 201
    again = post(app, a_landlord(slug))

    assert (again.status_code, again.content_type) == (409, PROBLEM)
    assert again.json is not None
    assert again.json["type"].endswith("/problems/slug-taken")


def test_two_landlords_never_take_the_same_tokens(app: Flask, slug: str) -> None:
    body = a_landlord(slug)
    post(app, body)
    answer = post(app, {**body, "landlord": {**body["landlord"], "slug": f"{slug}-two"}})

    assert answer.json is not None
    assert (answer.status_code, answer.json["values"]) == (409, {"landlord": slug})


@pytest.mark.parametrize(
    ("changes", "pointers"),
    [
        ({"landlord": {}}, {"#/landlord/slug", "#/landlord/name", "#/landlord/issuer"}),
        ({"people": [{"name": "A"}]}, {"#/people/0/subject", "#/people/0/roles"}),
        ({"policy": {"titel": "P"}}, {"#/policy/titel"}),
        ({"policy": {"in_force_from": "2099-01-01"}}, {"#/policy/in_force_from"}),
        ({"policy_file": "/etc/passwd"}, {"#/policy_file"}),
        ({"plugins": {"pigeon": {}}}, {"#/plugins/pigeon"}),
        (
            {"plugins": {"email": {**MAIL, "password": {"file": "/etc/passwd"}}}},
            {"#/plugins/email/password/file"},
        ),
        (
            {"plugins": {"email": {**MAIL, "password": {"environment": "PATH"}}}},
            {"#/plugins/email/password/environment"},
        ),
        ({"extra": 1}, {"#/extra"}),
    ],
)
def test_what_makes_no_landlord_is_told_by_its_keys_and_nothing_is_saved(
    app: Flask, database: Database, slug: str, changes: Body, pointers: set[str]
) -> None:
    answer = post(app, a_landlord(slug, **changes))

    assert (answer.status_code, answer.content_type) == (422, PROBLEM)
    assert answer.json is not None
    assert {each["pointer"] for each in answer.json["errors"]} == pointers
    assert "correct horse" not in answer.get_data(as_text=True)
    assert slug not in landlords(database)


def test_it_calls_nobody_to_find_the_keys(app: Flask, slug: str) -> None:
    body = a_landlord(slug)
    del body["landlord"]["jwks_uri"]
    answer = post(app, body)

    assert answer.status_code == 422
    assert answer.json is not None
    assert [each["pointer"] for each in answer.json["errors"]] == ["#/landlord/jwks_uri"]


def test_what_is_no_json_is_refused(app: Flask) -> None:
    headers = {"Authorization": f"Bearer {TOKEN}"}
    client = app.test_client()

    assert client.post("/v1/landlords", data="{}", headers=headers).status_code == 415
    as_json = {**headers, "Content-Type": "application/json"}
    assert client.post("/v1/landlords", data="[]", headers=as_json).status_code == 400
    assert client.post("/v1/landlords", data="{", headers=as_json).status_code == 400
    assert post(app, None).status_code == 415
    assert client.get("/v1/landlords", headers=headers).status_code == 405


def test_it_does_not_start_on_what_is_guessed_or_missing(database: Database) -> None:
    with pytest.raises(UnreadableSetting):
        create_onboarding(settings(database, onboarding_token="x" * (SHORTEST_TOKEN - 1)))
    for name in ("onboarding_token", "onboarding_database_url", "master_key"):
        with pytest.raises(MissingSetting):
            create_onboarding(settings(database, **{name: None}))


FORBIDDEN = {
    "another landlord's person": "insert into putright.principal"
    " (tenant_id, id, issuer, subject, name, roles)"
    " values (%(tenant)s, gen_random_uuid(), 'i', 's', 'n', '{administrator}')",
    "another landlord's policy": "insert into putright.policy"
    " (tenant_id, number, in_force_from, body, source, made_at)"
    " values (%(tenant)s, 99, '2026-01-01', '{}', '', now())",
    "another landlord's key": "insert into putright.landlord_key"
    " (tenant_id, version, wrapped) values (%(tenant)s, 99, ''::bytea)",
    "another landlord's plugin": "insert into putright.plugin_setting"
    " (tenant_id, plugin, version, sealed) values (%(tenant)s, 'x', 1, ''::bytea)",
    "another landlord itself": "update putright.landlord set issuer = 'i' where id = %(tenant)s",
    "a landlord to be gone": "delete from putright.landlord where id = %(tenant)s",
    "people": "select name from putright.principal",
    "keys": "select wrapped from putright.landlord_key",
    "settings": "select sealed from putright.plugin_setting",
    "complaints": "select reference from putright.complaint",
    "events": "select facts from putright.event",
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_its_role_reaches_nothing_of_a_landlord_that_is_there(
    database: Database, what: str
) -> None:
    theirs = make_landlord(database)
    with psycopg.connect(database.onboarding_url) as connection:
        connection.execute("select set_config('app.tenant', %s, true)", [str(theirs.tenant)])
        connection.execute("select set_config('app.scope', 'landlord', true)")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute(FORBIDDEN[what].encode(), {"tenant": theirs.tenant})


def test_its_role_adds_nothing_to_its_own_landlord_afterwards(
    app: Flask, database: Database, slug: str
) -> None:
    post(app, a_landlord(slug))
    (row,) = rows(
        database.backup_url, "select id from putright.landlord where slug = %(slug)s", slug=slug
    )
    sql = FORBIDDEN["another landlord's person"].encode()
    with (
        psycopg.connect(database.onboarding_url) as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        connection.execute(sql, {"tenant": row["id"]})
