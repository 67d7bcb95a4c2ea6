"""Fresh landlords for tests: each test makes its own, and leaves it there.

Made as an installation makes them, by the migrator; what is tested connects as the plain role."""

from collections.abc import Mapping
from contextlib import AbstractContextManager, closing
from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import uuid4

from tests.support.services import Database

from putright.landlord.policy import Length, Letterhead, Policy, Promise
from putright.onboarding.new import NewLandlord, NewPerson
from putright.people.principals import Identity, Principal
from putright.people.roles import Role
from putright.sealing import MasterKey
from putright.store.administration import Administration
from putright.tenancy import Scope, StreamId, TenantId

ISSUER = "https://sign-in.example"
MASTER_KEY = b"a master key for tests: 32 bytes"
MASTER = MasterKey(MASTER_KEY)
MADE_AT = datetime(2026, 1, 2, 9, tzinfo=UTC)  # a Friday


@dataclass(frozen=True)
class Landlord:
    """A landlord of one test, and its people by their role."""

    tenant: TenantId
    slug: str
    people: Mapping[Role, Principal]

    @property
    def scope(self) -> Scope:
        """What its own staff see."""
        return Scope(self.tenant)

    def identity(self, role: Role = Role.COMPLAINTS_OFFICER) -> Identity:
        """Who the token of its person in that role names."""
        return self.people[role].identity


def a_policy(number: int = 1, **changes: object) -> Policy:
    """A policy with one promise: an acknowledgement within three working days."""
    values: dict[str, object] = {
        "number": number,
        "title": "Complaints policy",
        "version": f"{number}.0",
        "in_force_from": date(2024, 4, 1),
        "letterhead": Letterhead(
            name="Larkrise Homes",
            address=("1 Larkrise Way", "Millbrook", "MB1 1AA"),
            telephone="01632 960001",
            email="complaints@larkrise.example",
        ),
        "promises": (
            Promise(
                id="stage1.acknowledge",
                counts_from="received",
                length=Length(3, "working_days"),
                source="section 4",
            ),
        ),
    }
    return Policy(**{**values, **changes})  # type: ignore[arg-type]


def make_landlord(  # noqa: PLR0913  a factory: all but the first have a default
    database: Database,
    *,
    slug: str | None = None,
    sandbox_at: datetime | None = None,
    policies: tuple[Policy, ...] | None = None,
    issuer: str = ISSUER,
    jwks_uri: str = "https://sign-in.example/keys",
) -> Landlord:
    """A landlord nobody else uses, with a policy and one person in every role."""
    slug = slug or f"landlord-{uuid4().hex[:12]}"
    with administering(database) as administration:
        tenant = administration.add_landlord(
            NewLandlord(
                slug=slug,
                name=f"Landlord {slug}",
                issuer=issuer,
                audience="putright",
                jwks_uri=jwks_uri,
                sandbox_at=sandbox_at,
            ),
            MASTER,
            MADE_AT,
        )
        for policy in policies if policies is not None else (a_policy(),):
            administration.add_policy(tenant, policy, "written for a test", MADE_AT)
        people = {
            role: _person(administration, tenant, slug, Identity(issuer, f"{slug}:{role}"), role)
            for role in Role
        }
    return Landlord(tenant, slug, people)


def make_organisation(database: Database, landlord: Landlord) -> Scope:
    """A contractor of that landlord, to which nothing is delegated yet: its scope."""
    with administering(database) as administration:
        name = "Brightwater Repairs"
        return Scope(landlord.tenant, administration.add_organisation(landlord.tenant, name))


def delegate(database: Database, contractor: Scope, stream: StreamId) -> None:
    """Let the contractor see one stream."""
    with administering(database) as administration:
        administration.delegate(contractor, stream, MADE_AT)


def administering(database: Database) -> AbstractContextManager[Administration]:
    """The administration of the test's installation, closed when it is left."""
    return closing(Administration(database.migrator_url))


def _person(
    administration: Administration, tenant: TenantId, slug: str, identity: Identity, role: Role
) -> Principal:
    name, email = f"Test {role.replace('_', ' ').title()}", f"{role}@{slug}.example"
    person = NewPerson(subject=identity.subject, name=name, roles=frozenset({role}), email=email)
    return Principal(
        id=administration.add_person(tenant, identity.issuer, person),
        identity=identity,
        name=name,
        email=email,
        roles=frozenset({role}),
    )
