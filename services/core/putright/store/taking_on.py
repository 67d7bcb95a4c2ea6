"""A landlord written down whole: its key, people, policy and plugins' settings, or nothing.

The transaction is `administration`'s; what a landlord is made of is `putright.onboarding`."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select
from sqlalchemy.dialects.postgresql import insert as upsert
from uuid_utils.compat import uuid7

from putright.errors import NotNow
from putright.landlord.policy import Policy
from putright.landlord.policy_file import policy_body
from putright.onboarding.new import RESERVED, NewLandlord, NewPerson, Onboarding
from putright.sealing import LandlordKey, MasterKey, Place
from putright.store.tables import landlord, landlord_key, plugin_setting, policy, principal
from putright.tenancy import PrincipalId, TenantId

ONE_AT_A_TIME = 0x4C414E44
"""An advisory lock: of two landlords taken on at once, the second sees the first."""


class SlugReserved(Exception):
    """No landlord may have that name in addresses."""


class SlugTaken(NotNow):
    """Another landlord has that name in addresses."""


class TokensShared(NotNow):
    """Another landlord takes the tokens of that issuer for that audience.

    A token would be good at both, and could not tell whose it is."""


@dataclass(frozen=True, slots=True)
class TakenOn:
    """A landlord that was taken on, and the ids of its people by their subject."""

    tenant: TenantId
    people: Mapping[str, PrincipalId]


def plugin_place(plugin: str) -> Place:
    """Where a plugin's sealed settings belong."""
    return Place("plugin_setting", "sealed", plugin)


def taken_on(
    connection: Connection, new: Onboarding, master: MasterKey, made_at: datetime
) -> TakenOn:
    """Write down all that the landlord is made of.

    Raises SlugReserved, SlugTaken, TokensShared."""
    _only_one(connection, new.landlord)
    key = put_landlord(connection, new.landlord, master, made_at)
    put_policy(connection, key.tenant, new.policy, new.source, made_at)
    for name, settings in new.plugins.items():
        connection.execute(insert(plugin_setting).values(_sealed(key, name, settings)))
    people = {
        each.subject: put_person(connection, key.tenant, new.landlord.issuer, each)
        for each in new.people
    }
    return TakenOn(key.tenant, people)


def put_landlord(
    connection: Connection, new: NewLandlord, master: MasterKey, made_at: datetime
) -> LandlordKey:
    """The landlord itself, with a data key of its own. Raises SlugReserved."""
    if new.slug in RESERVED:
        raise SlugReserved(new.slug)
    wrapped = master.new_landlord_key(TenantId(uuid7()))
    connection.execute(
        insert(landlord).values(
            id=wrapped.tenant,
            slug=new.slug,
            name=new.name,
            issuer=new.issuer,
            audience=new.audience,
            jwks_uri=new.jwks_uri,
            kind=new.kind,
            sandbox_at=new.sandbox_at,
            made_at=made_at,
        )
    )
    connection.execute(
        insert(landlord_key).values(
            tenant_id=wrapped.tenant, version=wrapped.version, wrapped=wrapped.wrapped
        )
    )
    return master.unwrap(wrapped)


def put_policy(
    connection: Connection, tenant: TenantId, version: Policy, source: str, made_at: datetime
) -> None:
    """A version of the landlord's policy, as its number says."""
    connection.execute(
        insert(policy).values(
            tenant_id=tenant,
            number=version.number,
            in_force_from=version.in_force_from,
            body=policy_body(version),
            source=source,
            made_at=made_at,
        )
    )


def put_person(
    connection: Connection, tenant: TenantId, issuer: str, person: NewPerson
) -> PrincipalId:
    """A member of staff, known by her issuer's word."""
    new = PrincipalId(uuid7())
    connection.execute(
        insert(principal).values(
            tenant_id=tenant,
            id=new,
            issuer=issuer,
            subject=person.subject,
            name=person.name,
            email=person.email,
            roles=sorted(role.value for role in person.roles),
        )
    )
    return new


def put_plugin(
    connection: Connection, key: LandlordKey, plugin: str, settings: Mapping[str, Any]
) -> None:
    """A plugin's settings, sealed; in place of those that were there."""
    row = _sealed(key, plugin, settings)
    connection.execute(
        upsert(plugin_setting)
        .values(row)
        .on_conflict_do_update(
            index_elements=[plugin_setting.c.tenant_id, plugin_setting.c.plugin],
            set_={"version": row["version"], "sealed": row["sealed"]},
        )
    )


def _sealed(key: LandlordKey, plugin: str, settings: Mapping[str, Any]) -> dict[str, Any]:
    sealed = key.seal(plugin_place(plugin), json.dumps(dict(settings)).encode())
    return {"tenant_id": key.tenant, "plugin": plugin, "version": key.version, "sealed": sealed}


def _only_one(connection: Connection, new: NewLandlord) -> None:
    connection.execute(select(func.pg_advisory_xact_lock(ONE_AT_A_TIME)))
    named = select(landlord.c.id).where(landlord.c.slug == new.slug)
    if connection.execute(named).first() is not None:
        raise SlugTaken(slug=new.slug)
    shared = select(landlord.c.slug).where(
        landlord.c.issuer == new.issuer, landlord.c.audience == new.audience
    )
    if other := connection.execute(shared).scalars().first():
        raise TokensShared(landlord=other)
