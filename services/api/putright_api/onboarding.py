"""The endpoint that takes a landlord on: a process of its own, for whoever runs the installation.

It connects as `putright_onboarding`, which reaches nothing of a landlord that is there already, and
serves nothing else. What a landlord is made of is `putright.onboarding`."""

import hmac
from collections.abc import Mapping
from datetime import datetime
from typing import Any, NoReturn

from flask import Flask, Response, request
from structlog import get_logger

from putright.clock import Clock, SystemClock
from putright.errors import Malformed
from putright.issuers import IssuerUnreachable
from putright.onboarding import NotALandlord, Onboarding, Source, landlord_from
from putright.plugin_api import load_plugins
from putright.sealing import MasterKey
from putright.settings import Settings, UnreadableSetting
from putright.store.administration import Administration
from putright_api.errors import BodyUnreadable, NotJson, NotSignedIn
from putright_api.openapi import read_json
from putright_api.refusing import refuse_in_one_shape
from putright_api.sign_in import bearer
from putright_api.tracing import trace_requests

LARGEST_BODY_BYTES = 256 * 1024
SHORTEST_TOKEN = 32
_log = get_logger(__name__)


def create_onboarding(
    settings: Settings, administration: Administration | None = None, clock: Clock | None = None
) -> Flask:
    """The application; what is not given is made from the settings.

    Raises MissingSetting, and UnreadableSetting for a token that is guessed."""
    token = settings.needed("onboarding_token").encode()
    if len(token) < SHORTEST_TOKEN:
        raise UnreadableSetting("PUTRIGHT_ONBOARDING_TOKEN", f"shorter than {SHORTEST_TOKEN}")
    master = MasterKey(settings.needed_master_key())
    written_by = administration or Administration(settings.needed("onboarding_database_url"))
    clock = clock or SystemClock()
    app = Flask("putright_api.onboarding", static_folder=None)
    app.config.update(
        MAX_CONTENT_LENGTH=LARGEST_BODY_BYTES,
        PROPAGATE_EXCEPTIONS=False,
        PUBLIC_URL=settings.public_url.rstrip("/"),
    )
    trace_requests(app)
    refuse_in_one_shape(app)

    @app.before_request
    def only_the_operator() -> None:
        if not hmac.compare_digest(bearer(request.headers.get("Authorization")).encode(), token):
            raise NotSignedIn(invalid=True)

    @app.post("/v1/landlords")
    def add() -> tuple[dict[str, Any], int]:
        now = clock.now()
        new = _asked(now)
        written_by.take_on(new, master, now)
        _log.info("landlord_taken_on", landlord=new.landlord.slug)
        return _answer(new), 201

    @app.after_request
    def never_kept(answer: Response) -> Response:
        answer.headers["Cache-Control"] = "no-store"
        return answer

    return app


def _asked(now: datetime) -> Onboarding:
    """The landlord that the body makes. Raises NotJson, BodyUnreadable, Malformed."""
    if not request.is_json:
        raise NotJson
    body = read_json(request.get_data())
    if not isinstance(body, Mapping):
        raise BodyUnreadable
    source = Source(
        name="the request",
        text="",
        beside=_no_file,
        environment={},
        plugins=load_plugins(),
        jwks_uri_of=_not_asked,
        secrets_inline=True,
    )
    try:
        return landlord_from(body, source, now)
    except NotALandlord as error:
        raise Malformed(**_problems(error)) from None


def _no_file(name: str) -> NoReturn:
    """A request names no file of this machine."""
    raise FileNotFoundError(name)


def _not_asked(issuer: str) -> NoReturn:
    """A request has this process call nobody: it says itself where the keys are."""
    raise IssuerUnreachable(issuer)


def _problems(error: NotALandlord) -> dict[str, Any]:
    """Everything wrong, nested by its keys as the body is."""
    problems: dict[str, Any] = {}
    for each in error.wrong:
        inside = problems
        for step in each.wrong.path:
            inside = inside.setdefault(str(step), {})
        inside.setdefault("_schema", []).append(each.wrong.because)
    return problems


def _answer(new: Onboarding) -> dict[str, Any]:
    here = new.landlord
    return {
        "slug": here.slug,
        "name": here.name,
        "kind": here.kind,
        "issuer": here.issuer,
        "audience": here.audience,
        "jwks_uri": here.jwks_uri,
        "policy": {
            "number": new.policy.number,
            "title": new.policy.title,
            "version": new.policy.version,
            "in_force_from": new.policy.in_force_from.isoformat(),
        },
        "people": [{"subject": each.subject, "name": each.name} for each in new.people],
        "plugins": sorted(new.plugins),
    }
