"""How flask-smorest is used here: our problem documents, a stricter body, one OpenAPI document.

Which routes there are is `resources`; nothing here knows a complaint."""

import json
from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any, NoReturn, TypeVar

import flask
import flask_smorest  # type: ignore[import-untyped]
from flask_smorest.utils import prepare_response  # type: ignore[import-untyped]
from marshmallow import RAISE, Schema, ValidationError, fields
from webargs.flaskparser import FlaskParser
from werkzeug.exceptions import HTTPException

from putright.errors import Malformed
from putright_api.errors import BodyUnreadable, NotJson
from putright_api.refusing import PROBLEM_JSON, http_error

View = TypeVar("View", bound=Callable[..., Any])
Routed = TypeVar("Routed")
DEEPEST = 32

ABOUT = """Complaints of social landlords' residents, under the Housing Ombudsman's Complaint \
Handling Code.

Every path starts with the landlord. Send a bearer token of that landlord's sign-in service. \
A request that records something carries an `Idempotency-Key`; one that changes a record also \
carries, in `If-Match`, the `ETag` the record had when you read it; an escalation may do without. \
What goes wrong is answered as `application/problem+json`; where the Code forbids something, the \
problem names the provision.
"""


class ErrorPlace(Schema):
    """One thing wrong in a request, and where."""

    pointer = fields.String(required=True, metadata={"example": "#/resident/name"})
    detail = fields.String(required=True)


class Problem(Schema):
    """What went wrong (RFC 9457)."""

    type = fields.String(required=True, metadata={"format": "uri"})
    title = fields.String(required=True)
    status = fields.Integer(required=True)
    detail = fields.String(required=True)
    provision = fields.String(metadata={"description": "The provision that forbids it"})
    edition = fields.String(metadata={"description": "The edition of the Code it stands in"})
    values = fields.Dict(metadata={"description": "The values the refusal is about"})
    errors = fields.List(fields.Nested(ErrorPlace))
    trace_id = fields.String(required=True, allow_none=True)


class BodyParser(FlaskParser):
    """Reads JSON as the standard has it, and tells what is wrong by JSON pointers."""

    DEFAULT_UNKNOWN_BY_LOCATION: dict[str, str | None] = {  # noqa: RUF012 - as webargs has it
        **FlaskParser.DEFAULT_UNKNOWN_BY_LOCATION,
        "query": RAISE,
        "json": RAISE,
    }

    def load_json(self, req: flask.Request, schema: Schema) -> Any:
        """The body; none at all says nothing. Raises NotJson and BodyUnreadable."""
        del schema
        body = req.get_data()
        if body and not req.is_json:
            raise NotJson
        return read_json(body) if body else {}

    def handle_error(
        self,
        error: ValidationError,
        req: flask.Request,
        schema: Schema,
        *,
        error_status_code: int | None,
        error_headers: Mapping[str, str] | None,
    ) -> NoReturn:
        """Raises Malformed, with what marshmallow found."""
        del req, schema, error_status_code, error_headers
        found = error.messages if isinstance(error.messages, dict) else {"json": error.messages}
        nested = {k: v for below in found.values() for k, v in _as_map(below).items()}
        raise Malformed(**{str(key): each for key, each in nested.items()}) from error


def read_json(body: bytes) -> Any:
    """JSON and nothing else: no NaN, no number or nesting made to break a reader."""
    try:
        value = json.loads(body.decode("utf-8"), parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise BodyUnreadable from error
    if _depth(value) > DEEPEST:
        raise BodyUnreadable
    return value


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _depth(value: Any) -> int:
    level, deep = [value], 0
    while (level := [each for each in level if isinstance(each, dict | list)]) and deep <= DEEPEST:
        level = [b for each in level for b in (each.values() if isinstance(each, dict) else each)]
        deep += 1
    return deep


def _as_map(messages: Any) -> Mapping[Any, Any]:
    return messages if isinstance(messages, Mapping) else {"_schema": messages}


class Blueprint(flask_smorest.Blueprint):  # type: ignore[misc]
    """A noun's routes. The methods are flask-smorest's own, given types."""

    ARGUMENTS_PARSER = BodyParser()

    def arguments(self, schema: type[Schema], **options: Any) -> Callable[[View], View]:
        """What a route is asked, read by a schema made once and not for each request."""
        decorated: Callable[[View], View] = super().arguments(schema(), **options)
        return decorated

    def response(
        self, status: int, schema: type[Schema] | Mapping[str, str], **options: Any
    ) -> Callable[[View], View]:
        """What a route answers; our views write it themselves, so this documents it."""
        decorated: Callable[[View], View] = super().response(status, schema, **options)
        return decorated

    def alternative(
        self, status: int, response: str | None = None, **options: Any
    ) -> Callable[[View], View]:
        """What a route may also answer."""
        succeeds = status < HTTPStatus.BAD_REQUEST
        decorated: Callable[[View], View] = super().alt_response(
            status, response, success=succeeds, **options
        )
        return decorated

    def route(self, rule: str, **options: Any) -> Callable[[Routed], Routed]:
        """Where a route is."""
        decorated: Callable[[Routed], Routed] = super().route(rule, **options)
        return decorated


_NAMED = {
    "BAD_REQUEST",
    "UNAUTHORIZED",
    "FORBIDDEN",
    "NOT_FOUND",
    "CONFLICT",
    "PRECONDITION_FAILED",
    "REQUEST_ENTITY_TOO_LARGE",
    "UNSUPPORTED_MEDIA_TYPE",
    "UNPROCESSABLE_ENTITY",
    "PRECONDITION_REQUIRED",
}


class Api(flask_smorest.Api):  # type: ignore[misc]
    """The API's document and its errors, in our one shape."""

    ERROR_SCHEMA = Problem

    def handle_http_exception(self, error: HTTPException) -> flask.Response:
        """A problem document."""
        return http_error(error)

    def _register_responses(self) -> None:
        for status in HTTPStatus:
            answer: dict[str, Any] = {"description": status.phrase}
            if status >= HTTPStatus.BAD_REQUEST:
                answer["schema"] = self.ERROR_SCHEMA
            prepare_response(answer, self.spec, PROBLEM_JSON)
            self.spec.components.response(status.name, answer, lazy=status.name not in _NAMED)
        default = {"description": "What went wrong", "schema": self.ERROR_SCHEMA}
        prepare_response(default, self.spec, PROBLEM_JSON)
        self.spec.components.response("DEFAULT_ERROR", default, lazy=True)


SETTINGS: Mapping[str, Any] = {
    "API_TITLE": "Putright",
    "API_VERSION": "v1",
    "OPENAPI_VERSION": "3.1.0",
    "API_SPEC_OPTIONS": {
        "info": {"description": ABOUT},
        "security": [{"bearer": []}],
    },
}


def describe(api: Api) -> None:
    """The parts of the document that all routes share."""
    api.spec.components.security_scheme(
        "bearer", {"type": "http", "scheme": "bearer", "bearerFormat": "JWT (at+jwt)"}
    )
    api.spec.components.parameter(
        "IdempotencyKey",
        "header",
        {
            "name": "Idempotency-Key",
            "required": True,
            "description": "New for each thing to be done, the same when you try again",
            "schema": {"type": "string", "pattern": "^[ -~]{1,255}$"},
            "example": "b0ba6a2e-61dc-4ae9-a2a1-1a4f1a1d4b60",
        },
    )
    if_match: dict[str, Any] = {
        "name": "If-Match",
        "description": "The ETag of the record as you last read it",
        "schema": {"type": "string", "pattern": '^"[0-9]{1,9}"$'},
    }
    api.spec.components.parameter(
        "IfMatch", "header", {**if_match, "required": True, "example": '"2"'}
    )
    api.spec.components.parameter("IfMatchIfRead", "header", {**if_match, "required": False})
    api.spec.components.parameter(
        "Range",
        "header",
        {
            "name": "Range",
            "required": False,
            "description": "One range of bytes; without it, all of them",
            "schema": {"type": "string", "pattern": "^bytes=([0-9]+-[0-9]*|-[0-9]+)$"},
            "example": "bytes=0-1023",
        },
    )


_ASKED_OF_ALL = {
    401: "UNAUTHORIZED",
    403: "FORBIDDEN",
    404: "NOT_FOUND",
    422: "UNPROCESSABLE_ENTITY",
}
_ASKED_OF_WRITES = {
    400: "BAD_REQUEST",
    409: "CONFLICT",
    413: "REQUEST_ENTITY_TOO_LARGE",
    415: "UNSUPPORTED_MEDIA_TYPE",
}
_ASKED_OF_CHANGES = {412: "PRECONDITION_FAILED", 428: "PRECONDITION_REQUIRED"}


def completed(api: Api) -> dict[str, Any]:
    """The document, with the problems that each operation's conditions bring about."""
    document: dict[str, Any] = api.spec.to_dict()
    for path in document["paths"].values():
        for operation in path.values():
            if not isinstance(operation, dict) or operation.get("security") == []:
                continue
            problems = dict(_ASKED_OF_ALL)
            headers = str(operation.get("parameters", ""))
            if "IdempotencyKey" in headers:
                problems |= _ASKED_OF_WRITES
            if "IfMatch" in headers:
                problems |= _ASKED_OF_CHANGES
            if "IfMatchIfRead" in headers:
                del problems[428]
            for status, name in problems.items():
                operation["responses"].setdefault(
                    str(status), {"$ref": f"#/components/responses/{name}"}
                )
    return document
