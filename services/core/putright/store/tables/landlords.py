"""Landlords, their people, policies, contractors and plugins' settings.

Complaints and what follows from them are `streams`."""

from sqlalchemy import (
    ARRAY,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
)
from sqlalchemy.dialects.postgresql import JSONB

from putright.store.tables.naming import metadata, of_landlord, one_of, refers, tenant

landlord = Table(
    "landlord",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("slug", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("issuer", Text, nullable=False),
    Column("audience", Text, nullable=False),
    Column("jwks_uri", Text, nullable=False),
    *one_of("kind", "live", "sandbox"),
    Column("sandbox_at", DateTime(timezone=True)),
    Column("made_at", DateTime(timezone=True), nullable=False),
    UniqueConstraint("slug", name="landlord_slug_key"),
    CheckConstraint("slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'", name="slug"),
    CheckConstraint("(kind = 'sandbox') = (sandbox_at is not null)", name="clock"),
)
"""The directory of the installation: the key is the tenant's id itself."""

organisation = Table(
    "organisation",
    metadata,
    tenant(),
    Column("id", Uuid, primary_key=True),
    Column("name", Text, nullable=False),
    of_landlord(),
)
"""A contractor, as one landlord knows it; nothing joins them across landlords."""

principal = Table(
    "principal",
    metadata,
    tenant(),
    Column("id", Uuid, primary_key=True),
    Column("organisation_id", Uuid),
    Column("issuer", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("email", Text),
    Column("roles", ARRAY(Text), nullable=False),
    UniqueConstraint("tenant_id", "issuer", "subject", name="principal_identity_key"),
    of_landlord(),
    refers("organisation_id=id", to="organisation"),
)

delegation = Table(
    "delegation",
    metadata,
    tenant(),
    Column("organisation_id", Uuid, primary_key=True),
    Column("stream_id", Uuid, primary_key=True),
    Column("made_at", DateTime(timezone=True), nullable=False),
    refers("organisation_id=id", to="organisation"),
    refers("stream_id", to="stream"),
)
"""Which streams a contractor sees: ending one takes away the sight of it at once."""

policy = Table(
    "policy",
    metadata,
    tenant(),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("in_force_from", Date),
    Column("body", JSONB, nullable=False),
    Column("source", Text, nullable=False),
    Column("made_at", DateTime(timezone=True), nullable=False),
    Column("stream_id", Uuid),
    Column("drafted_by", Uuid),
    Column("approved_by", Uuid),
    CheckConstraint("number >= 1", name="number"),
    of_landlord(),
    refers("stream_id", to="stream"),
)
"""Versions of a policy: a projection of their streams, but for one that came with the landlord."""

calendar = Table(
    "calendar",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    *one_of("division", "england"),
    Column("first_on", Date, nullable=False),
    Column("last_on", Date, nullable=False),
    Column("holidays", JSONB, nullable=False),
    Column("source", Text, nullable=False),
    Column("made_at", DateTime(timezone=True), nullable=False),
    CheckConstraint("number >= 1", name="number"),
    CheckConstraint("first_on < last_on", name="horizon"),
)
"""Versions of the statutory calendar: the same for every landlord."""

landlord_key = Table(
    "landlord_key",
    metadata,
    tenant(),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("wrapped", LargeBinary, nullable=False),
    of_landlord(),
)
"""Data keys, wrapped by the master key: destroying a row shreds all that it sealed."""

plugin_setting = Table(
    "plugin_setting",
    metadata,
    tenant(),
    Column("plugin", Text, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    refers("version", to="landlord_key"),
)
