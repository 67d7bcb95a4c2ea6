"""A verb on a complaint as a route: its address, what it asks, what it answers, its headers.

What the verb does is the view's; parts of an address that others have too are `addressed`."""

from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any, TypeVar

from marshmallow import Schema

from putright_api.openapi import Blueprint
from putright_api.resources.addressed import LANDLORD, REFERENCE, SEQUENCE, writes
from putright_api.schemas.complaints import RecordedSchema

View = TypeVar("View", bound=Callable[..., Any])
COMPLAINT = "/v1/<landlord>/complaints/<reference>"
AT_STAGE = "/stage-<int(fixed_digits=1, min=1, max=2):stage>"
LETTER = "/letters/<int(max=1000000):sequence>"
STAGE = {
    "name": "stage",
    "in": "path",
    "required": True,
    "description": "There are two stages (2024: 5.3)",
    "schema": {"type": "integer", "enum": [1, 2]},
    "example": 1,
}
ACTION = {
    "name": "action",
    "in": "path",
    "required": True,
    "description": "The id a response gave to an action it promised",
    "schema": {"type": "string", "pattern": "^[A-Za-z0-9-]{1,20}$"},
    "example": "ceiling",
}
_PARTS = (STAGE, ACTION, SEQUENCE)
NEEDS_NO_VERSION = frozenset({"/escalation"})
"""What any member of staff takes down, who may not read the complaint (2024: 3.2, 6.10)."""


def verb(
    blueprint: Blueprint,
    path: str,
    asks: type[Schema],
    example: Mapping[str, Any],
    answers: type[Schema] = RecordedSchema,
) -> Callable[[View], View]:
    """Route a verb at `path` below a complaint; one that answers with another schema starts one."""
    status = HTTPStatus.OK if answers is RecordedSchema else HTTPStatus.CREATED
    version = "IfMatchIfRead" if path in NEEDS_NO_VERSION else "IfMatch"
    parts = [each for each in _PARTS if f"{each['name']}>" in path]

    def routed(view: View) -> View:
        documented: View = writes(blueprint, version=version)(view)
        documented = blueprint.response(status, answers)(documented)
        documented = blueprint.arguments(asks, example=example)(documented)
        return blueprint.route(path, methods=["POST"], parameters=[LANDLORD, REFERENCE, *parts])(
            documented
        )

    return routed


def of_complaints(name: str, about: str) -> Blueprint:
    """The routes of a noun below a complaint."""
    return Blueprint(name, f"{__name__}.{name}", url_prefix=COMPLAINT, description=about)
