"""Who asks, and of which landlord: settled before any route is entered.

How a token is checked is `sign_in`; what the person may do is the core's business."""

from dataclasses import dataclass
from typing import Any

from flask import Flask, g, request

from putright.errors import NotFound
from putright.people.principals import Identity
from putright.store import Entry
from putright.tenancy import Scope
from putright_api.parts import parts
from putright_api.sign_in import bearer

PUBLIC = frozenset(
    {
        "health.livez",
        "health.readyz",
        "health.metrics",
        "browse.document",
        "browse.page",
        "browse.asset",
        "browse.problem",
        "code.provision",
    }
)
"""The endpoints that ask for no token: all others do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """A signed-in person, and the landlord the address names."""

    landlord: Entry
    person: Identity

    @property
    def scope(self) -> Scope:
        """The landlord's records, seen whole."""
        return Scope(self.landlord.tenant)


def ask_who(app: Flask) -> None:
    """Check the token of every request but the public ones.

    The landlord is taken out of what a view is called with: `asking` has it."""
    app.url_value_preprocessor(_named)
    app.before_request(_settle)


def asking() -> Asking:
    """Who asks in this request."""
    settled: Asking = g.asking
    return settled


def _named(_: str | None, values: dict[str, Any] | None) -> None:
    g.named = (values or {}).pop("landlord", "")


def _settle() -> None:
    if request.url_rule is None or request.endpoint in PUBLIC:
        return
    token = bearer(request.headers.get("Authorization"))
    landlord = parts().landlords.named(g.named)
    person = parts().sign_in.person(token, landlord)
    if landlord is None:  # sign_in has refused already; this keeps it so if it ever did not
        raise NotFound
    g.asking = Asking(landlord=landlord, person=person)
