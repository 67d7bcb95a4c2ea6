"""What a service's role finds of the installation it connects to: itself, the schema, the locks.

Only the catalogue is read; what to make of it is `putright.commands.doctor`."""

from dataclasses import dataclass
from datetime import date
from importlib.resources import as_file, files

import psycopg
from alembic.script import ScriptDirectory
from psycopg.rows import dict_row

from putright.store.errors import told
from putright.store.tables import SCHEMA

INSTALLATION_WIDE = frozenset({"landlord", "calendar", "alembic_version"})
"""The tables that belong to no landlord."""

_ROLE = """
    select rolname as role, rolsuper or rolbypassrls or rolcreaterole or exists (
        select from pg_class where relowner = r.oid) as more_than_plain
    from pg_roles r where rolname = current_user"""
_TABLES = """
    select relname as table,
        relrowsecurity and relforcerowsecurity and exists (
            select from pg_policy where polrelid = c.oid) as locked
    from pg_class c where relnamespace = %(schema)s::regnamespace and relkind in ('r', 'p')"""
_REVISION = "select version_num as revision from putright.alembic_version"
_CALENDAR = "select max(last_on) as ends_on from putright.calendar"


@dataclass(frozen=True, slots=True, kw_only=True)
class Examination:
    """What was found. `unlocked` are tables of landlords without forced row security."""

    role: str
    more_than_plain: bool
    unlocked: tuple[str, ...]
    revision: str | None
    newest: str | None
    calendar_ends_on: date | None


def examine(url: str) -> Examination:
    """Look at the database as the app's role. Raises TryAgain."""
    with told(), psycopg.connect(url, row_factory=dict_row) as connection:
        role = connection.execute(_ROLE).fetchone() or {}
        tables = connection.execute(_TABLES, {"schema": SCHEMA}).fetchall()
        revision = connection.execute(_REVISION).fetchone() or {}
        calendar = connection.execute(_CALENDAR).fetchone() or {}
    return Examination(
        **role,
        unlocked=tuple(
            sorted(
                each["table"]
                for each in tables
                if not each["locked"] and each["table"] not in INSTALLATION_WIDE
            )
        ),
        revision=revision.get("revision"),
        newest=newest_revision(),
        calendar_ends_on=calendar.get("ends_on"),
    )


def plain_role(url: str) -> tuple[str, bool]:
    """The role an address connects as, and whether it is plain. Raises TryAgain."""
    with told(), psycopg.connect(url, row_factory=dict_row) as connection:
        found = connection.execute(_ROLE).fetchone() or {}
    return found["role"], not found["more_than_plain"]


def newest_revision() -> str | None:
    """The revision that the product's own migrations lead to."""
    with as_file(files("putright.store.migrations")) as scripts:
        return ScriptDirectory(str(scripts)).get_current_head()
