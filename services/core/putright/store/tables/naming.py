"""How the schema's parts are named, and the columns that every table of a landlord starts with.

No table is made here."""

from enum import StrEnum
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKeyConstraint,
    MetaData,
    Text,
    Uuid,
)

SCHEMA = "putright"
metadata = MetaData(
    schema=SCHEMA,
    naming_convention={
        "pk": "%(table_name)s_pkey",
        "fk": "%(table_name)s_%(referred_table_name)s_fkey",
        "ck": "%(table_name)s_%(constraint_name)s_check",
    },
)


def tenant() -> Column[Any]:
    """The landlord, first in every key."""
    return Column("tenant_id", Uuid, primary_key=True)


def stream_key() -> Column[Any]:
    """The stream, second in the key."""
    return Column("stream_id", Uuid, primary_key=True)


def refers(*columns: str, to: str) -> ForeignKeyConstraint:
    """A foreign key that starts with the landlord, as its target's key does.

    `columns` may rename: `document=key` means our `document` is the target's `key`."""
    pairs = [(each.partition("=")[0], each.rpartition("=")[2]) for each in ("tenant_id", *columns)]
    return ForeignKeyConstraint(
        [ours for ours, _ in pairs], [f"{SCHEMA}.{to}.{theirs}" for _, theirs in pairs]
    )


def of_landlord() -> ForeignKeyConstraint:
    """The landlord exists."""
    return ForeignKeyConstraint(["tenant_id"], [f"{SCHEMA}.landlord.id"])


def word(name: str, *, nullable: bool = False) -> tuple[Column[Any], CheckConstraint]:
    """A status, kind or category: text (an enum's `=` is not leakproof), in our spelling."""
    return (
        Column(name, Text, nullable=nullable),
        CheckConstraint(f"{name} ~ '^[a-z][a-z0-9_.]*$'", name=name),
    )


def one_of(name: str, *values: str, nullable: bool = False) -> tuple[Column[Any], CheckConstraint]:
    """A status or kind of which the schema knows every value."""
    known = ", ".join(f"'{value}'" for value in values)
    return (
        Column(name, Text, nullable=nullable),
        CheckConstraint(f"{name} in ({known})", name=name),
    )


def of(name: str, values: type[StrEnum]) -> tuple[Column[Any], CheckConstraint]:
    """A status or kind whose values the domain lists."""
    return one_of(name, *(value.value for value in values))
