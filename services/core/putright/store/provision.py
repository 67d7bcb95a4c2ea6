"""A database made ready: its roles, then its schema, then the calendar bundled with the product.

Roles are made by a superuser, once; everything else by `putright_migrator`. No service does either.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from importlib.resources import as_file, files
from typing import LiteralString

import psycopg
from alembic import command
from alembic.config import Config
from psycopg import sql
from sqlalchemy import Connection, create_engine, func, select
from sqlalchemy.engine import make_url

from putright.clock import SystemClock
from putright.rules.bank_holidays import bank_holidays, england
from putright.store.tables import calendar

BUNDLED = "bundled with the product"
ROLES: Mapping[str, LiteralString] = {
    "putright_app": "",
    "putright_dispatch": "",
    "putright_migrator": "bypassrls",
    "putright_backup": "bypassrls",
    "putright_eraser": "",
    "putright_onboarding": "",
}
"""Each role that connects, and what it has beyond nothing at all."""
LIMITS = {
    "statement_timeout": "30s",
    "lock_timeout": "10s",
    "idle_in_transaction_session_timeout": "60s",
}
PLANNED_ONCE = {"plan_cache_mode": "force_generic_plan"}
"""Every statement of a request finds few rows by an index, whatever its values are: to plan a page
anew took as long as to find it."""
_LOCK = 0x50555452  # an advisory lock: two starts at once migrate one after the other


def create_roles(superuser_url: str, passwords: Mapping[str, str]) -> None:
    """Make the roles and the schema, or set their attributes and passwords again."""
    with psycopg.connect(superuser_url) as connection:
        run = connection.execute
        run("select pg_advisory_xact_lock(%s)", [_LOCK])
        known = {name for (name,) in run("select rolname from pg_roles")}
        if "putright_owner" not in known:
            run("create role putright_owner nologin")
        for role, extra in ROLES.items():
            verb: LiteralString = "alter" if role in known else "create"
            run(
                sql.SQL(
                    "{} role {} login nosuperuser nocreatedb nocreaterole {} password {}"
                ).format(
                    sql.SQL(verb),
                    sql.Identifier(role),
                    sql.SQL(extra),
                    sql.Literal(passwords[role]),
                )
            )
            run(sql.SQL("alter role {} set timezone = 'UTC'").format(sql.Identifier(role)))
        for role in ("putright_app", "putright_dispatch", "putright_onboarding"):
            settings = LIMITS | (PLANNED_ONCE if role == "putright_app" else {})
            for setting, value in settings.items():
                run(
                    sql.SQL("alter role {} set {} = {}").format(
                        sql.Identifier(role), sql.Identifier(setting), sql.Literal(value)
                    )
                )
        run("grant putright_owner to putright_migrator")
        run("create schema if not exists putright authorization putright_owner")
        run("revoke create on schema public from public")
        for role in ROLES:
            run(sql.SQL("grant usage on schema putright to {}").format(sql.Identifier(role)))


def migrate(migrator_url: str, revision: str = "head") -> None:
    """Bring the schema to the newest revision, and the calendar to the bundled one."""
    engine = create_engine(make_url(migrator_url).set(drivername="postgresql+psycopg"))
    try:
        with engine.begin() as connection, as_file(files("putright.store.migrations")) as scripts:
            connection.exec_driver_sql(f"select pg_advisory_xact_lock({_LOCK})")
            config = Config()
            config.set_main_option("script_location", str(scripts).replace("%", "%%"))
            config.set_main_option("path_separator", "os")
            config.attributes["connection"] = connection
            command.upgrade(config, revision)
            keep_bundled_calendar(connection, SystemClock().now())
    finally:
        engine.dispose()


def keep_bundled_calendar(connection: Connection, made_at: datetime) -> None:
    """Add the bundled bank holidays as a version, unless they have been one already."""
    days = england()
    holidays = {on.isoformat(): title for on, title in bank_holidays().items()}
    kept = connection.execute(
        select(calendar.c.holidays).where(calendar.c.source == BUNDLED)
    ).scalars()
    if any(
        json.dumps(each, sort_keys=True) == json.dumps(holidays, sort_keys=True) for each in kept
    ):
        return
    newest = connection.execute(select(func.coalesce(func.max(calendar.c.number), 0))).scalar_one()
    connection.execute(
        calendar.insert().values(
            number=newest + 1,
            division="england",
            first_on=days.first,
            last_on=days.last,
            holidays=holidays,
            source=BUNDLED,
            made_at=made_at,
        )
    )
