"""The Code itself: a provision by edition and number, for anybody.

Where a complaint stands under it is `complaints`."""

from flask import Response
from marshmallow import Schema, fields

from putright.errors import NotFound
from putright.rules.editions import EDITION_NAMES
from putright.rules.editions import edition as held
from putright_api.openapi import Blueprint
from putright_api.plain import plain
from putright_api.request_scope import answered
from putright_api.resources.addressed import public

blueprint = Blueprint("code", __name__, url_prefix="/v1/code", description="The Code")
EDITION = {
    "name": "edition",
    "in": "path",
    "required": True,
    "schema": {"type": "string", "enum": list(EDITION_NAMES)},
    "example": "2024",
}
NUMBER = {
    "name": "number",
    "in": "path",
    "required": True,
    "schema": {"type": "string"},
    "example": "6.3",
}


class ProvisionSchema(Schema):
    """A provision, in our words, and what accounts for it."""

    edition = fields.String(required=True)
    number = fields.String(required=True)
    level = fields.String(required=True, metadata={"enum": ["must", "should", "narrative"]})
    summary = fields.String(required=True)
    account = fields.String(required=True, allow_none=True)
    by = fields.List(fields.String(), required=True)
    duty = fields.String(required=True, allow_none=True)


@blueprint.route("/<edition>/<number>", parameters=[EDITION, NUMBER])
@blueprint.response(200, ProvisionSchema)
@public(blueprint)
def provision(edition: str, number: str) -> Response:
    """A provision of the Code."""
    for name in EDITION_NAMES:
        found = held(name).provisions.get(number) if name == edition else None
        if found is not None:
            names = ("number", "level", "summary", "account", "by", "duty")
            return answered(
                {"edition": edition} | {each: plain(getattr(found, each)) for each in names}
            )
    raise NotFound
