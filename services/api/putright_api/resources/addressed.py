"""What routes have in common: the parts of their addresses, and how they are documented.

What a route does is its noun's module."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from putright.errors import Malformed, NotFound
from putright.references import read_reference, shown
from putright_api.asking import asking
from putright_api.openapi import Blueprint

View = TypeVar("View", bound=Callable[..., Any])
LANDLORD = {
    "name": "landlord",
    "in": "path",
    "required": True,
    "description": "The landlord's short name",
    "schema": {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
    "example": "pivotal",
}
REFERENCE = {
    "name": "reference",
    "in": "path",
    "required": True,
    "description": "As it is read out, blanks and hyphens or not",
    "schema": {"type": "string"},
    "example": "4821-7733-0518",
}
SEQUENCE = {
    "name": "sequence",
    "in": "path",
    "required": True,
    "description": "The number of the event that ordered the letter",
    "schema": {"type": "integer", "minimum": 1, "maximum": 1_000_000},
    "example": 4,
}

SHA256 = {
    "name": "sha256",
    "in": "path",
    "required": True,
    "description": "The hash of the document's bytes, in hexadecimal",
    "schema": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
}


def digits(reference: str) -> str:
    """The reference in an address as its digits: one that is none is simply not there."""
    try:
        return read_reference(reference)
    except Malformed:
        raise NotFound from None


def complaint_at(reference: str) -> str:
    """The address of a complaint of this request's landlord."""
    return f"/v1/{asking().landlord.slug}/complaints/{shown(reference)}"


def intake_at(reference: str) -> str:
    """The address of an intake item of this request's landlord."""
    return f"/v1/{asking().landlord.slug}/intake/{shown(reference)}"


def writes(blueprint: Blueprint, *, version: str | None = "IfMatch") -> Callable[[View], View]:
    """Document a route that records something, and the headers it asks for.

    `version` names the header that says which version was read; None for what has none."""
    headers = ["IdempotencyKey", version] if version else ["IdempotencyKey"]
    documented: Callable[[View], View] = blueprint.doc(parameters=headers)
    return documented


def in_ranges(
    blueprint: Blueprint, schema: Mapping[str, str], content_type: str
) -> Callable[[View], View]:
    """Document a route that sends a document, as `documents.document_answered` does."""

    def documented(view: View) -> View:
        view = blueprint.doc(parameters=["Range"])(view)
        view = blueprint.alternative(206, schema=schema, content_type=content_type)(view)
        view = blueprint.alternative(307, description="Where to fetch it from, for a minute")(view)
        return blueprint.alternative(416, "REQUESTED_RANGE_NOT_SATISFIABLE")(view)

    return documented


def public(blueprint: Blueprint) -> Callable[[View], View]:
    """Document a route that asks for no token; `asking.PUBLIC` is what lets it through."""
    documented: Callable[[View], View] = blueprint.doc(security=[])
    return documented
