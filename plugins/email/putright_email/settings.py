"""What a landlord says of its mail server, and the check of it.

Keeping it sealed is the store's business.
"""

from dataclasses import dataclass, field
from email.headerregistry import Address
from typing import Any, Literal

from marshmallow import Schema, ValidationError, fields, post_load, validate, validates_schema

Security = Literal["none", "starttls", "tls"]
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """A landlord's mail server, and as whom it writes."""

    host: str
    port: int
    sender: str
    security: Security = "starttls"
    username: str | None = None
    password: str | None = field(default=None, repr=False)
    reply_to: str | None = None
    timeout_s: float = 20

    @property
    def domain(self) -> str:
        """The sender's domain: Message-IDs end in it."""
        return Address(addr_spec=self.sender).domain


_one_line = validate.Regexp(r"\A[!-~]+\Z")


class SettingsSchema(Schema):
    """The settings as a landlord's administrator gives them."""

    host = fields.String(required=True, validate=[_one_line, validate.Length(max=253)])
    port = fields.Integer(required=True, strict=True, validate=validate.Range(1, 65535))
    security = fields.String(
        load_default="starttls", validate=validate.OneOf(["none", "starttls", "tls"])
    )
    username = fields.String(load_default=None, allow_none=True)
    password = fields.String(load_default=None, allow_none=True, load_only=True)
    sender = fields.Email(required=True)
    reply_to = fields.Email(load_default=None, allow_none=True)
    timeout_s = fields.Float(load_default=20, validate=validate.Range(0.1, 120))

    @validates_schema
    def _secrets_travel_covered(self, given: dict[str, Any], **_: object) -> None:
        if (given["username"] is None) != (given["password"] is None):
            raise ValidationError("", "password")
        if given["security"] == "none" and given["username"] and given["host"] not in LOOPBACK:
            raise ValidationError("", "security")

    @post_load
    def _settings(self, given: dict[str, Any], **_: object) -> Settings:
        return Settings(**given)
