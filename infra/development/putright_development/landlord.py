"""Taking an invented landlord on, for development: policy, people, mail through the catcher.

Its complaints are `register` and `story`; how a real one is taken on is `putright landlord add`."""

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from importlib.resources import files
from types import MappingProxyType

from putright.clock import SystemClock
from putright.landlord.policy import Policy
from putright.landlord.policy_file import read_policy
from putright.onboarding import NewLandlord, NewPerson, Onboarding
from putright.people.roles import Role
from putright.store.administration import Administration
from putright.tenancy import PrincipalId, TenantId
from putright_development.issuer import AUDIENCE
from putright_development.processes import LOOPBACK
from putright_development.stack import Stack

NAMES: Mapping[str, str] = MappingProxyType(
    {
        "pivotal": "Pivotal",
        "ids": "IDS",
        "council": "Example Council Housing",
        "stevenage": "Stevenage",
        "marlow-vale": "Marlow Vale Homes",
    }
)
"""Policy file to the landlord's name."""

PEOPLE: Mapping[str, tuple[str, frozenset[Role]]] = MappingProxyType(
    {
        "officer": ("Olive Example", frozenset({Role.COMPLAINTS_OFFICER})),
        "handler": ("Hari Example", frozenset({Role.HANDLER})),
        "second-handler": ("Hope Example", frozenset({Role.HANDLER})),
        "reviewer": ("Rita Example", frozenset({Role.REVIEWER})),
        "staff": ("Stan Example", frozenset({Role.STAFF})),
        "mrc": ("Maya Example", frozenset({Role.MRC})),
        "liaison": ("Leo Example", frozenset({Role.OMBUDSMAN_LIAISON})),
        "auditor": ("Aziz Example", frozenset({Role.AUDITOR})),
        "administrator": ("Ada Example", frozenset({Role.ADMINISTRATOR})),
    }
)
"""A token's subject to the person it names and what she is: the same at every landlord."""


@dataclass(frozen=True, kw_only=True)
class Landed:
    """A landlord that was taken on, the ids of its people, and its policy."""

    tenant: TenantId
    slug: str
    people: Mapping[str, PrincipalId]
    policy: Policy


def known(running: Stack, slug: str) -> bool:
    """Whether the installation has a landlord of that name already."""
    with closing(Administration(running.migrator_url)) as administration:
        return administration.landlord_called(slug) is not None


def land(
    running: Stack, policy: str, *, slug: str | None = None, sandbox_at: datetime | None = None
) -> Landed:
    """Take on a landlord with one of the policies in `landlords/`."""
    slug = slug or policy
    text = (files("putright_development") / "landlords" / f"{policy}.toml").read_text("utf-8")
    made_at = sandbox_at or SystemClock().now()
    issuer = running.issuer.issuer(slug)
    new = Onboarding(
        landlord=NewLandlord(
            slug=slug,
            name=NAMES[policy],
            issuer=issuer,
            audience=AUDIENCE,
            jwks_uri=f"{issuer}/jwks",
            sandbox_at=sandbox_at,
        ),
        policy=read_policy(text, 1),
        source=f"{policy}.toml",
        people=tuple(
            NewPerson(subject=subject, name=name, roles=roles, email=f"{subject}@{slug}.example")
            for subject, (name, roles) in PEOPLE.items()
        ),
        plugins={"email": mail_settings(running, slug)},
    )
    with closing(Administration(running.migrator_url)) as administration:
        taken_on = administration.take_on(new, running.master, made_at)
    return Landed(tenant=taken_on.tenant, slug=slug, people=taken_on.people, policy=new.policy)


def mail_settings(running: Stack, slug: str) -> dict[str, object]:
    """The e-mail plugin's settings: the mail catcher of this machine."""
    return {
        "host": LOOPBACK,
        "port": running.ports.mail,
        "security": "none",
        "sender": f"complaints@{slug}.example",
    }
