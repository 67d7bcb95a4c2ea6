"""Whether this process lives, whether it can serve, and what it has counted.

Liveness asks nobody; readiness asks each part it needs."""

from collections.abc import Callable

from flask import Blueprint, Response, json

from putright.errors import TryAgain
from putright_api.metrics import exposition
from putright_api.parts import parts

blueprint = Blueprint("health", __name__)


@blueprint.get("/livez")
def livez() -> Response:
    """Alive."""
    return _answer({"process": True})


@blueprint.get("/readyz")
def readyz() -> Response:
    """Each part this needs, and whether it answers."""
    made = parts()
    return _answer({"database": _works(made.store.ready)})


@blueprint.get("/metrics")
def metrics() -> Response:
    """Counts, for Prometheus."""
    return exposition()


def _works(ask: Callable[[], object]) -> bool:
    try:
        ask()
    except TryAgain:
        return False
    return True


def _answer(found: dict[str, bool]) -> Response:
    status = 200 if all(found.values()) else 503
    body = {name: "up" if up else "down" for name, up in found.items()}
    return Response(json.dumps(body), status, content_type="application/json")
