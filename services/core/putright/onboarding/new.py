"""A landlord about to be taken on, as values: itself, its people, its policy, its plugins.

Reading it from a file is `reading`; writing it down is `putright.store.administration`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from putright.landlord.policy import Policy
from putright.people.roles import Role

RESERVED = frozenset({"code"})
"""What stands in a landlord's place in addresses: /v1/code is the Code itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLandlord:
    """A landlord and the issuer whose tokens it trusts; `sandbox_at` makes it a sandbox."""

    slug: str
    name: str
    issuer: str
    audience: str
    jwks_uri: str
    sandbox_at: datetime | None = None

    @property
    def kind(self) -> Literal["live", "sandbox"]:
        """A live landlord has no clock of its own."""
        return "live" if self.sandbox_at is None else "sandbox"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPerson:
    """A member of staff, known by the subject that the landlord's issuer gives her tokens."""

    subject: str
    name: str
    roles: frozenset[Role]
    email: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Onboarding:
    """All that makes a landlord. `source` is where its policy was read from.

    `plugins` are settings by the plugin's name; they hold secrets, so they are never shown."""

    landlord: NewLandlord
    policy: Policy
    source: str
    people: tuple[NewPerson, ...] = ()
    plugins: Mapping[str, Mapping[str, Any]] = field(default_factory=dict, repr=False)
