"""Landlords taken on: their people, policies and plugins' settings, written by the administration.

Connects as `putright_migrator`, which no service does; each call is one transaction. Only `take_on`
needs no more than `putright_onboarding`, which reaches nothing of a landlord that is there."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    Connection,
    create_engine,
    func,
    insert,
    select,
    text,
)
from sqlalchemy.engine import make_url
from sqlalchemy.exc import IntegrityError
from uuid_utils.compat import uuid7

from putright.clock import day_of
from putright.landlord.policy import Policy
from putright.onboarding.new import NewLandlord, NewPerson, Onboarding
from putright.plugin_api import Plugin
from putright.rules.working_days import BeyondCalendar
from putright.sealing import MasterKey, WrappedKey
from putright.store.statements.moving import OF_THE_CALENDAR
from putright.store.tables import (
    calendar,
    delegation,
    landlord,
    landlord_key,
    organisation,
)
from putright.store.taking_on import (
    TakenOn,
    put_landlord,
    put_person,
    put_plugin,
    put_policy,
    taken_on,
)
from putright.tenancy import OrganisationId, PrincipalId, Scope, StreamId, TenantId


class PersonKnown(Exception):
    """The landlord's issuer has named that person before."""


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

    def take_on(self, new: Onboarding, master: MasterKey, made_at: datetime) -> TakenOn:
        """Take a landlord on whole: itself, its policy, people and plugins, or nothing of it.

        Raises SlugReserved, SlugTaken, TokensShared."""
        with self._transaction() as connection:
            return taken_on(connection, new, master, made_at)

    def add_landlord(self, new: NewLandlord, master: MasterKey, made_at: datetime) -> TenantId:
        """Take on a landlord that has nothing yet but a data key. Raises SlugReserved."""
        with self._transaction() as connection:
            return put_landlord(connection, new, master, made_at).tenant

    def add_person(self, tenant: TenantId, issuer: str, person: NewPerson) -> PrincipalId:
        """Take on a member of staff, known by her issuer's word. Raises PersonKnown."""
        try:
            with self._transaction() as connection:
                return put_person(connection, tenant, issuer, person)
        except IntegrityError as error:
            if "principal_identity_key" in str(error.orig):
                raise PersonKnown from None
            raise

    def add_policy(self, tenant: TenantId, version: Policy, source: str, made_at: datetime) -> None:
        """Put a version of the landlord's policy on record, as its number says."""
        with self._transaction() as connection:
            put_policy(connection, tenant, version, source, made_at)

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
            put_plugin(connection, key, plugin.name, settings)

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
            values = {
                "calendar_was": row.number,
                "today": day_of(made_at),
                "now": made_at,
            }
            made = connection.exec_driver_sql(OF_THE_CALENDAR.decode(), values)
            connection.execute(select(func.pg_notify("putright_outbox", "")))
            return made.rowcount

    def _transaction(self) -> AbstractContextManager[Connection]:
        return self._engine.begin()


ONE_AT_A_TIME = text("lock table putright.calendar in share row exclusive mode")
"""Nobody else adds a version meanwhile: two would take the same number."""
