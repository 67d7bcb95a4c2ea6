"""Problem documents (RFC 9457): whatever goes wrong is answered in one shape.

Which status and words go with which error is `problems`; who is told of a failure is `logs`."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from http import HTTPStatus
from string import Formatter
from typing import Any

import structlog
from flask import Flask, Response, current_app, json
from werkzeug.exceptions import HTTPException

from putright.errors import DomainError, Malformed, Refused, TryAgain
from putright_api.errors import NotSignedIn
from putright_api.plain import plain
from putright_api.problems import BY_STATUS, Explained, explained
from putright_api.tracing import trace_id

PROBLEM_JSON = "application/problem+json"
RETRY_AFTER_S = "5"
_log = structlog.get_logger()


def refuse_in_one_shape(app: Flask) -> None:
    """Have every error of the application answered as a problem document."""
    app.register_error_handler(DomainError, _domain_error)
    app.register_error_handler(TryAgain, _passing_failure)
    app.register_error_handler(HTTPException, http_error)
    app.register_error_handler(Exception, _unexpected)


def type_of(slug: str) -> str:
    """The address that names a kind of problem, and explains it to whoever opens it."""
    return f"{current_app.config['PUBLIC_URL']}/problems/{slug}"


def pointers(messages: Any, at: str = "") -> Iterator[dict[str, str]]:
    """Marshmallow's nested messages as a flat list of JSON pointers and what is wrong there."""
    if isinstance(messages, Mapping):
        for key, below in messages.items():
            step = "" if key == "_schema" else "/" + str(key).replace("~", "~0").replace("/", "~1")
            yield from pointers(below, at + step)
    elif isinstance(messages, Sequence) and not isinstance(messages, str):
        for each in messages:
            yield from pointers(each, at)
    else:
        yield {"pointer": f"#{at}", "detail": str(messages)}


def _domain_error(error: DomainError) -> Response:
    how = explained(error)
    more: dict[str, Any] = {"values": plain(error.values)}
    if isinstance(error, Refused):
        more = {"provision": error.provision, "edition": error.edition, **more}
    if isinstance(error, Malformed):
        more = {"errors": list(pointers(error.problems))}
    if isinstance(error, NotSignedIn):
        more = {}
    answer = _answer(how, _filled(how.detail, error), **more)
    if isinstance(error, NotSignedIn):
        answer.headers["WWW-Authenticate"] = 'Bearer realm="putright"' + (
            ', error="invalid_token"' if error.invalid else ""
        )
    return answer


def _passing_failure(error: TryAgain) -> Response:
    _log.warning("try_again", failure=type(error).__qualname__)
    how = BY_STATUS[HTTPStatus.SERVICE_UNAVAILABLE]
    answer = _answer(how, how.detail)
    answer.headers["Retry-After"] = RETRY_AFTER_S
    return answer


def http_error(error: HTTPException) -> Response:
    """What Flask or its server refuses, in our shape, with the headers it asks for."""
    if error.response is not None and error.code is None:
        return Response(error.response.get_data(), error.response.status_code)  # type: ignore[attr-defined]
    status = HTTPStatus(error.code or HTTPStatus.INTERNAL_SERVER_ERROR)
    how = BY_STATUS.get(status) or Explained(
        status, status.phrase.lower().replace(" ", "-"), status.phrase, error.description or ""
    )
    answer = _answer(how, how.detail)
    for name, value in error.get_headers():
        if name.lower() not in {"content-type", "content-length"}:
            answer.headers[name] = value
    return answer


def _unexpected(error: Exception) -> Response:
    _log.error("unexpected", exc_info=error)
    how = BY_STATUS[HTTPStatus.INTERNAL_SERVER_ERROR]
    return _answer(how, how.detail)


def _answer(how: Explained, detail: str, **more: Any) -> Response:
    document = {
        "type": type_of(how.slug),
        "title": how.title,
        "status": int(how.status),
        "detail": detail,
        **{name: each for name, each in more.items() if each not in ("", None, {}, [])},
        "trace_id": trace_id(),
    }
    return Response(json.dumps(document), status=how.status, content_type=PROBLEM_JSON)


def _filled(detail: str, error: DomainError) -> str:
    wanted = {name for _, name, _, _ in Formatter().parse(detail) if name}
    said = {name: _in_english(error.values.get(name)) for name in wanted}
    return detail.format(**said)


def _in_english(value: object) -> str:
    if isinstance(value, date):
        return f"{value:%A} {value.day} {value:%B %Y}"
    if isinstance(value, tuple | list | set | frozenset):
        return ", ".join(str(plain(each)).replace("_", " ") for each in value)
    return "unknown" if value is None else str(plain(value))
