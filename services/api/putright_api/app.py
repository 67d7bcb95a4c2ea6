"""The application: its parts put together, its hooks in order, its routes.

Settings come from the environment once, here; `wsgi` is what a server starts."""

import os

from flask import Flask, Response, request

from putright.blobs import blobs_of
from putright.clock import Clock, SystemClock
from putright.ports import Blobs
from putright.sealing import MasterKey
from putright.settings import Settings
from putright.store import Store
from putright_api.asking import ask_who
from putright_api.cursors import Cursors
from putright_api.landlords import Landlords
from putright_api.logs import log_requests
from putright_api.metrics import count_requests
from putright_api.openapi import SETTINGS, Api, completed, describe
from putright_api.parts import Parts, attach
from putright_api.refusing import refuse_in_one_shape
from putright_api.resources import BLUEPRINTS, PLAIN_BLUEPRINTS
from putright_api.sign_in import SignIn
from putright_api.signing_keys import SigningKeys
from putright_api.tracing import trace_requests

LARGEST_BODY_BYTES = 1024 * 1024


def create_app(
    settings: Settings | None = None,
    store: Store | None = None,
    blobs: Blobs | None = None,
    clock: Clock | None = None,
) -> Flask:
    """An application; what is not given is made from the settings."""
    settings = settings or Settings.read(os.environ)
    store = store or Store.of(settings)
    landlords = Landlords(store.directory)
    app = Flask("putright_api", static_folder=None)
    app.config.update(
        SETTINGS,
        MAX_CONTENT_LENGTH=LARGEST_BODY_BYTES,
        PROPAGATE_EXCEPTIONS=False,
        PUBLIC_URL=settings.public_url.rstrip("/"),
    )
    app.url_map.strict_slashes = True
    app.url_map.merge_slashes = False
    attach(
        app.extensions,
        Parts(
            store=store,
            blobs=blobs or blobs_of(settings),
            clock=clock or SystemClock(),
            landlords=landlords,
            sign_in=SignIn(SigningKeys(), landlords.issued_by),
            cursors=Cursors(MasterKey(settings.needed_master_key()).subkey("api.cursors")),
        ),
    )
    trace_requests(app)
    log_requests(app)
    count_requests(app)
    ask_who(app)
    app.after_request(_never_kept)
    api = Api(app)
    describe(api)
    for blueprint in BLUEPRINTS:
        api.register_blueprint(blueprint)
    for plain in PLAIN_BLUEPRINTS:
        app.register_blueprint(plain)
    refuse_in_one_shape(app)
    app.config["OPENAPI"] = completed(api)
    return app


def _never_kept(answer: Response) -> Response:
    """Nothing about a resident stays in a cache; nothing is guessed, framed or referred."""
    if "Cache-Control" not in answer.headers:
        answer.headers["Cache-Control"] = "no-store"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Referrer-Policy"] = "no-referrer"
    if request.is_secure:
        answer.headers["Strict-Transport-Security"] = "max-age=31536000"
    return answer
