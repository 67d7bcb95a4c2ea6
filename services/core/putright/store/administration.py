"""Landlords taken on: their people, policies and plugins' settings, written by the administration.

Connects as `putright_migrator`, never as a service; each call is one transaction."""

import json
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import (
    Connection,
    create_engine,
    func,
    insert,
    select,
    text,
    union_all,
)
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.engine import make_url
from uuid_utils.compat import uuid7

from putright.landlord.policy import Policy
from putright.landlord.policy_file import policy_body
from putright.people.principals import Identity
from putright.people.roles import Role
from putright.plugin_api import Plugin
from putright.references import new_outbox_id
from putright.rules.working_days import BeyondCalendar
from putright.sealing import MasterKey, Place, WrappedKey
from putright.store.tables import (
    calendar,
    complaint,
    delegation,
    intake,
    landlord,
    landlord_key,
    organisation,
    outbox,
    plugin_setting,
    policy,
    principal,
)
from putright.tenancy import OrganisationId, PrincipalId, Scope, StreamId, TenantId

RESERVED = frozenset({"code"})
"""What stands in a landlord's place in addresses: /v1/code is the Code itself."""


class SlugReserved(Exception):
    """No landlord may have that name in addresses."""


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


class Administration:
    """What may be done to the installation itself. Close it at the end."""

    def __init__(self, migrator_url: str) -> None:
        self._engine = create_engine(make_url(migrator_url).set(drivername="postgresql+psycopg"))

    def close(self) -> None:
        """Let go of every connection."""
        self._engine.dispose()

    def landlord_called(self, slug: str) -> TenantId | None:
        """The landlord of that name in addresses, where there is one."""
        with self._engine.connect() as connection:
            found = connection.execute(select(landlord.c.id).where(landlord.c.slug == slug))
            tenant: UUID | None = found.scalar_one_or_none()
        return None if tenant is None else TenantId(tenant)

    def add_landlord(self, new: NewLandlord, master: MasterKey, made_at: datetime) -> TenantId:
        """Take a landlord on, with a data key of its own. Raises SlugReserved."""
        if new.slug in RESERVED:
            raise SlugReserved(new.slug)
        tenant = TenantId(uuid7())
        key = master.new_landlord_key(tenant)
        with self._transaction() as connection:
            connection.execute(
                insert(landlord).values(
                    id=tenant,
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
                    tenant_id=tenant, version=key.version, wrapped=key.wrapped
                )
            )
        return tenant

    def add_person(
        self,
        tenant: TenantId,
        identity: Identity,
        name: str,
        roles: Iterable[Role],
        email: str | None = None,
    ) -> PrincipalId:
        """Take on a member of staff, known by her issuer's word."""
        person = PrincipalId(uuid7())
        with self._transaction() as connection:
            connection.execute(
                insert(principal).values(
                    tenant_id=tenant,
                    id=person,
                    issuer=identity.issuer,
                    subject=identity.subject,
                    name=name,
                    email=email,
                    roles=sorted(role.value for role in roles),
                )
            )
        return person

    def add_policy(self, tenant: TenantId, version: Policy, source: str, made_at: datetime) -> None:
        """Put a version of the landlord's policy on record, as its number says."""
        with self._transaction() as connection:
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

    def add_organisation(self, tenant: TenantId, name: str) -> OrganisationId:
        """Take note of a contractor, as this landlord knows it."""
        contractor = OrganisationId(uuid7())
        with self._transaction() as connection:
            connection.execute(
                insert(organisation).values(tenant_id=tenant, id=contractor, name=name)
            )
        return contractor

    def delegate(self, contractor: Scope, stream: StreamId, made_at: datetime) -> None:
        """Let a contractor see a stream."""
        with self._transaction() as connection:
            connection.execute(
                insert(delegation).values(
                    tenant_id=contractor.tenant,
                    organisation_id=contractor.organisation,
                    stream_id=stream,
                    made_at=made_at,
                )
            )

    def set_plugin(
        self, tenant: TenantId, plugin: Plugin, settings: Mapping[str, Any], master: MasterKey
    ) -> None:
        """Keep a plugin's settings for the landlord, sealed. Raises SettingsRefused."""
        plugin.read(settings)
        with self._transaction() as connection:
            row = connection.execute(
                select(landlord_key.c.version, landlord_key.c.wrapped)
                .where(landlord_key.c.tenant_id == tenant)
                .order_by(landlord_key.c.version.desc())
                .limit(1)
            ).one()
            key = master.unwrap(WrappedKey(tenant, row.version, row.wrapped))
            sealed = key.seal(plugin_place(plugin.name), json.dumps(dict(settings)).encode())
            values = {"version": row.version, "sealed": sealed}
            connection.execute(
                upsert(plugin_setting)
                .values(tenant_id=tenant, plugin=plugin.name, **values)
                .on_conflict_do_update(
                    index_elements=[plugin_setting.c.tenant_id, plugin_setting.c.plugin],
                    set_=values,
                )
            )

    def add_holiday(self, on: date, title: str, source: str, made_at: datetime) -> int:
        """Proclaim a bank holiday: a new version of the calendar.

        Whatever something is still owed on, of every landlord, gets an errand: how many.

        Raises BeyondCalendar for a day the calendar does not reach."""
        with self._transaction() as connection:
            connection.execute(ONE_AT_A_TIME)
            row = connection.execute(
                select(calendar).order_by(calendar.c.number.desc()).limit(1)
            ).one()
            if not row.first_on <= on <= row.last_on:
                raise BeyondCalendar(on, row.first_on, row.last_on)
            if on.isoformat() in row.holidays:
                return 0
            connection.execute(
                insert(calendar).values(
                    number=row.number + 1,
                    division=row.division,
                    first_on=row.first_on,
                    last_on=row.last_on,
                    holidays={**row.holidays, on.isoformat(): title},
                    source=source,
                    made_at=made_at,
                )
            )
            return _errands(connection, row.number, made_at)

    def _transaction(self) -> AbstractContextManager[Connection]:
        return self._engine.begin()


ONE_AT_A_TIME = text("lock table putright.calendar in share row exclusive mode")
"""Nobody else adds a version meanwhile: two would take the same number."""


def plugin_place(plugin: str) -> Place:
    """Where a plugin's sealed settings belong."""
    return Place("plugin_setting", "sealed", plugin)


def _errands(connection: Connection, calendar_was: int, made_at: datetime) -> int:
    """An errand for each stream something is still owed on, of every landlord."""
    owed = union_all(
        *(
            select(table.c.tenant_id, table.c.stream_id).where(table.c.next_due_on.is_not(None))
            for table in (complaint, intake)
        )
    )
    rows = [
        {
            "tenant_id": tenant,
            "id": new_outbox_id(),
            "actor": "dates.move",
            "stream_id": stream,
            "sequence": None,
            "arguments": {"calendar_was": calendar_was},
            "made_at": made_at,
            "leased_until": made_at,
            "attempts": 0,
        }
        for tenant, stream in connection.execute(owed)
    ]
    if rows:
        connection.execute(insert(outbox), rows)
    connection.execute(select(func.pg_notify("putright_outbox", "")))
    return len(rows)
