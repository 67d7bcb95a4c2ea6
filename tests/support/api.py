"""The API in this process, over the real database and a real issuer: what its tests call.

Landlords and their people are made by `landlords`."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
from flask import Flask
from flask.testing import FlaskClient
from tests.support.landlords import Landlord, make_landlord
from tests.support.services import Database
from werkzeug.serving import make_server
from werkzeug.test import TestResponse

from putright.landlord.policy import Policy
from putright.people.roles import Role
from putright_api.schemas import examples
from putright_development.issuer import Issuer, application

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)  # a Monday
PROBLEM = "application/problem+json"


@dataclass
class StillClock:
    """A clock that shows what it is set to."""

    shows: datetime = NOW

    def now(self) -> datetime:
        """That moment."""
        return self.shows


@contextmanager
def serving(folder: Path) -> Iterator[Issuer]:
    """The development issuer, over HTTP on loopback."""
    issuer = Issuer(folder, "http://127.0.0.1")
    server = make_server("127.0.0.1", 0, application(issuer), threaded=True)
    object.__setattr__(issuer, "url", f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield issuer
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@dataclass(frozen=True)
class Person:
    """One person's calls at one landlord."""

    client: FlaskClient
    landlord: str
    token: str | None

    def get(self, path: str, **headers: str) -> TestResponse:
        """Read."""
        return self.client.get(self._at(path), headers=self._headers(headers))

    def post(
        self, path: str, body: object, *, version: int | None = None, **headers: str
    ) -> TestResponse:
        """Write, with a fresh key unless one is given, and the version that was read."""
        asked = {"Idempotency-Key": str(uuid4())}
        if version is not None:
            asked["If-Match"] = f'"{version}"'
        return self.client.post(
            self._at(path), json=body, headers=self._headers(asked | _dashed(headers))
        )

    def logged(self, body: Mapping[str, Any]) -> Any:
        """A complaint that was logged: what the API answered."""
        answer = self.post("/complaints", body)
        assert answer.status_code == 201, answer.get_data(as_text=True)
        return answer.json

    def done(self, path: str, body: object) -> Any:
        """What a verb on a complaint answered, on the version as it stands."""
        record = "/".join(path.split("/")[:3])
        version = int(self.get(record).headers["ETag"].strip('"'))
        answer = self.post(path, body, version=version)
        assert answer.status_code == 200, answer.get_data(as_text=True)
        return answer.json

    def at(self, landlord: str) -> "Person":
        """The same person, with the same token, at another landlord's address."""
        return Person(self.client, landlord, self.token)

    def _at(self, path: str) -> str:
        return f"/v1/{self.landlord}{path}"

    def _headers(self, more: Mapping[str, str]) -> dict[str, str]:
        token = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        return {**token, **_dashed(more)}


@dataclass(frozen=True)
class Office:
    """A landlord of one test, and its people at the API."""

    landlord: Landlord
    app: Flask
    issuer: Issuer
    clock: StillClock = field(default_factory=StillClock)

    def person(self, role: Role = Role.COMPLAINTS_OFFICER) -> Person:
        """The person in that role."""
        subject = self.landlord.identity(role).subject
        return self.bearer(self.issuer.token_for(self.landlord.slug, subject))

    def id_of(self, role: Role) -> str:
        """The id of the person in that role, as a body names her."""
        return str(self.landlord.people[role].id)

    def stranger(self) -> Person:
        """Somebody with a good token whom the landlord has not taken on."""
        return self.bearer(self.issuer.token_for(self.landlord.slug, "nobody"))

    def bearer(self, token: str | None) -> Person:
        """Whoever holds that token."""
        return Person(self.app.test_client(), self.landlord.slug, token)


def open_office(
    database: Database,
    app: Flask,
    issuer: Issuer,
    *,
    sandbox_at: datetime | None = None,
    policies: tuple[Policy, ...] | None = None,
) -> Office:
    """A landlord nobody else uses, whose people can sign in."""
    slug = f"landlord-{uuid4().hex[:12]}"
    landlord = make_landlord(
        database,
        slug=slug,
        sandbox_at=sandbox_at,
        policies=policies,
        issuer=issuer.issuer(slug),
        jwks_uri=f"{issuer.issuer(slug)}/jwks",
    )
    _take_on_the_handler_of_the_examples(database, landlord)
    return Office(landlord, app, issuer)


def _take_on_the_handler_of_the_examples(database: Database, landlord: Landlord) -> None:
    with psycopg.connect(database.migrator_url) as connection:
        connection.execute(
            "insert into putright.principal (tenant_id, id, issuer, subject, name, roles)"
            " values (%s, %s, %s, 'of-the-examples', 'Ida Bracken', '{handler}')",
            (landlord.tenant, examples.ASSIGNED["handler"], landlord.identity(Role.HANDLER).issuer),
        )


def _dashed(headers: Mapping[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}
