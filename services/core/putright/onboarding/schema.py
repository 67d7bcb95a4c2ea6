"""The keys of an onboarding file but for the policy's and the plugins', checked by marshmallow.

Where a key stands in the file is found by `reading`."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from typing import Any

from marshmallow import RAISE, Schema, ValidationError, fields, post_load, validate

from putright.issuers import trustworthy
from putright.landlord.policy_file import Wrong
from putright.onboarding.new import RESERVED, NewPerson
from putright.people.roles import Role

Path = tuple[str | int, ...]
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_SAID: dict[str, str | list[Any] | dict[Any, Any]] = {
    "required": "is missing",
    "null": "is missing",
    "invalid": "expected words in quotes",
}
_UNKNOWN = {"unknown": "is no key", "type": "expected a table"}


def words(**more: Any) -> fields.String:
    """A line of text that is not empty."""
    return fields.String(error_messages=_SAID, **{"validate": _line, **more})


def _line(value: str) -> None:
    if not value.strip() or not value.isprintable():
        raise ValidationError("expected a line of text")


def _slug(value: str) -> None:
    if not SLUG.fullmatch(value):
        raise ValidationError("expected small letters and digits, parted by hyphens")
    if value in RESERVED:
        raise ValidationError("is kept for another address")


def _address(value: str) -> None:
    if not trustworthy(value):
        raise ValidationError("expected an address that begins with https://")


class _Moment(fields.Field[datetime]):
    def _deserialize(self, value: Any, *_: Any, **__: Any) -> datetime:
        if isinstance(value, str):
            with suppress(ValueError):
                value = datetime.fromisoformat(value)
        if not isinstance(value, datetime) or value.tzinfo is None:
            raise ValidationError("expected a moment with its offset: 2027-01-04T09:00:00Z")
        return value


class LandlordSchema(Schema):
    """The landlord itself, and whose tokens it takes."""

    error_messages = _UNKNOWN
    slug = words(required=True, validate=_slug)
    name = words(required=True)
    issuer = words(required=True, validate=_address)
    audience = words(load_default="putright")
    jwks_uri = words(load_default=None, validate=_address)
    kind = fields.String(
        load_default="live",
        validate=validate.OneOf(["live", "sandbox"], error="expected one of live, sandbox"),
        error_messages=_SAID,
    )
    sandbox_at = _Moment(load_default=None)


class PersonSchema(Schema):
    """One of the landlord's people."""

    error_messages = _UNKNOWN
    subject = words(required=True)
    name = words(required=True)
    email = fields.Email(load_default=None, error_messages={"invalid": "expected an address"})
    roles = fields.List(
        fields.Enum(Role, by_value=True, error_messages={"unknown": "expected one of {choices}"}),
        required=True,
        validate=validate.Length(min=1, error="expected at least one role"),
        error_messages={**_SAID, "invalid": "expected a list of roles"},
    )

    @post_load
    def _person(self, given: dict[str, Any], **_: object) -> NewPerson:
        return NewPerson(**{**given, "roles": frozenset(given["roles"])})


def loaded(schema: Schema, given: object, path: Path) -> Any | tuple[Wrong, ...]:
    """What the schema makes of it, or everything that is wrong with it, under that path."""
    try:
        return schema.load(given, unknown=RAISE)  # type: ignore[arg-type]  # it says so itself
    except ValidationError as error:
        return tuple(_wrong(error.messages, path))


def _wrong(messages: Any, path: Path) -> Iterator[Wrong]:
    if isinstance(messages, Mapping):
        for key, inside in messages.items():
            yield from _wrong(inside, path if key == "_schema" else (*path, key))
    else:
        for each in messages:
            yield Wrong(path, each)
