"""The tables as SQLAlchemy Core sees them: the truth for every query, and the schema is held to it.

How they came to be is `migrations`; who may see which row is there too."""

from putright.store.tables.landlords import (
    calendar,
    delegation,
    landlord,
    landlord_key,
    organisation,
    plugin_setting,
    policy,
    principal,
)
from putright.store.tables.naming import SCHEMA, metadata
from putright.store.tables.streams import (
    complaint,
    document,
    event,
    event_text,
    idempotency,
    imported,
    intake,
    letter,
    outbox,
    stream,
    timer,
)

__all__ = [
    "SCHEMA",
    "calendar",
    "complaint",
    "delegation",
    "document",
    "event",
    "event_text",
    "idempotency",
    "imported",
    "intake",
    "landlord",
    "landlord_key",
    "letter",
    "metadata",
    "organisation",
    "outbox",
    "plugin_setting",
    "policy",
    "principal",
    "stream",
    "timer",
]
