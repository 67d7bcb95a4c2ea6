"""A person known to a landlord by its own issuer's word: (issuer, subject), never an e-mail.

What the roles allow is `roles`."""

from dataclasses import dataclass

from putright.people.roles import Role
from putright.tenancy import PrincipalId


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a token says is calling."""

    issuer: str
    subject: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What a landlord's people, a contractor's among them, and its contractors are called."""

    people: tuple[str, ...] = ()
    contractors: tuple[str, ...] = ()


NO_NAMES = Names()


@dataclass(frozen=True, slots=True, kw_only=True)
class Principal:
    """A member of staff, of one landlord."""

    id: PrincipalId
    identity: Identity
    name: str
    email: str | None
    roles: frozenset[Role]
