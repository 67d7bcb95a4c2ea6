"""Streams of events, and the rows that follow from them.

Landlords and their people are `landlords`."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB

from putright.complaint.events import Channel, Moment, Provenance
from putright.complaint.people import Relation, Way
from putright.store.tables.naming import (
    metadata,
    of,
    one_of,
    refers,
    stream_key,
    tenant,
    word,
)

RECEIVED = text(
    "(\ncase\nwhen received_on is null then '-infinity'::date\nelse received_on\nend) desc"
)
NEXT_DUE = text("(\ncase\nwhen next_due_on is null then 'infinity'::date\nelse next_due_on\nend)")
"""Not `coalesce`: an index of it is not read beyond the landlord under row security, which trusts
`case` alone (pages in the middle of a register: 0.6 ms became 5.7). Lines end as PostgreSQL's."""

stream = Table(
    "stream",
    metadata,
    tenant(),
    stream_key(),
    *one_of("kind", "complaint", "intake", "policy"),
    Column("reference", Text, nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("verb_sequence", Integer, nullable=False),
    UniqueConstraint("tenant_id", "reference", name="stream_reference_key"),
    CheckConstraint("reference ~ '^[0-9]{12}$'", name="reference"),
    CheckConstraint("0 <= verb_sequence and verb_sequence <= sequence", name="sequence"),
)
"""The row that a writer locks; its numbers are those of the last event, and of the last by a verb.

No foreign key to the landlord: each new stream would lock that one row, and every writer of a
landlord with it. The first trip has read the landlord, and row security holds the rest."""

event = Table(
    "event",
    metadata,
    tenant(),
    stream_key(),
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    *word("kind"),
    Column("version", Integer, nullable=False),
    Column("happened_on", Date),
    Column("recorded_at", DateTime(timezone=True), nullable=False),
    Column("actor", Text, nullable=False),
    *of("provenance", Provenance),
    Column("facts", JSONB, nullable=False),
    Column("previous", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    CheckConstraint("sequence >= 1", name="sequence"),
    CheckConstraint("length(previous) = 32 and length(hash) = 32", name="hash"),
    refers("stream_id", to="stream"),
    Index(
        "event_refused",
        "tenant_id",
        "stream_id",
        "sequence",
        postgresql_where=text("kind = 'refused'"),
    ),
)

event_text = Table(
    "event_text",
    metadata,
    tenant(),
    stream_key(),
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("salt", LargeBinary, nullable=False),
    Column("words", Text, nullable=False),
    CheckConstraint("length(salt) = 16", name="salt"),
    refers("stream_id", "sequence", to="event"),
)
"""Words about a person, beside the chain that holds their salted hash: erasing is deleting here."""

complaint = Table(
    "complaint",
    metadata,
    tenant(),
    stream_key(),
    Column("reference", Text, nullable=False),
    *one_of("edition", "2022", "2024", nullable=True),
    Column("stage", Integer, nullable=False),
    *word("status"),
    *word("category"),
    Column("subject", Text),
    Column("resident_name", Text),
    *of("relation", Relation),
    *of("channel", Channel),
    Column("received_on", Date),
    Column("logged_on", Date),
    Column("acknowledged_on", Date),
    Column("responded_on", Date),
    Column("handler", Text),
    Column("next_action", Text),
    Column("next_provision", Text),
    Column("next_due_on", Date),
    Column("sequence", Integer, nullable=False),
    CheckConstraint("stage >= 1", name="stage"),
    refers("stream_id", to="stream"),
    Index("complaint_received", "tenant_id", RECEIVED, text("stream_id desc")),
    Index("complaint_next_due", "tenant_id", NEXT_DUE, "stream_id"),
    Index("complaint_status", "tenant_id", "status", NEXT_DUE, "stream_id"),
    Index("complaint_handler", "tenant_id", "handler", NEXT_DUE, "stream_id"),
)
"""The register: a projection of the events."""

intake = Table(
    "intake",
    metadata,
    tenant(),
    stream_key(),
    Column("reference", Text, nullable=False),
    *word("status"),
    *of("channel", Channel),
    Column("arrived_on", Date),
    Column("next_due_on", Date),
    Column("sequence", Integer, nullable=False),
    refers("stream_id", to="stream"),
    Index("intake_next_due", "tenant_id", NEXT_DUE, "stream_id"),
    Index("intake_status", "tenant_id", "status", NEXT_DUE, "stream_id"),
)
"""The intake queue: a projection of the events."""

timer = Table(
    "timer",
    metadata,
    tenant(),
    stream_key(),
    Column("obligation", Text, primary_key=True),
    Column("moment", Text, primary_key=True),
    Column("due_on", Date, primary_key=True),
    Column("fires_at", DateTime(timezone=True), nullable=False),
    Column("sandbox", Boolean, nullable=False),
    Column("handed_at", DateTime(timezone=True)),
    of("moment", Moment)[1],
    refers("stream_id", to="stream"),
    Index("timer_due", "fires_at", postgresql_where=text("handed_at is null and not sandbox")),
    Index(
        "timer_sandbox_due",
        "tenant_id",
        "fires_at",
        postgresql_where=text("handed_at is null and sandbox"),
    ),
)
"""When obligations speak: a cache. `handed_at` says that an errand was made of it."""

outbox = Table(
    "outbox",
    metadata,
    tenant(),
    Column("id", Uuid, primary_key=True),
    *word("actor"),
    Column("stream_id", Uuid, nullable=False),
    Column("sequence", Integer),
    Column("arguments", JSONB, nullable=False),
    Column("trace", Text),
    Column("made_at", DateTime(timezone=True), nullable=False),
    Column("leased_until", DateTime(timezone=True), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("confirmed_at", DateTime(timezone=True)),
    Column("failed_at", DateTime(timezone=True)),
    Column("why", Text),
    CheckConstraint("(failed_at is null) = (why is null)", name="why"),
    CheckConstraint("confirmed_at is null or failed_at is null", name="settled"),
    refers("stream_id", "sequence", to="event"),
    Index(
        "outbox_ready",
        "leased_until",
        postgresql_where=text("confirmed_at is null and failed_at is null"),
    ),
    Index(
        "outbox_failed", "tenant_id", "failed_at", postgresql_where=text("failed_at is not null")
    ),
)
"""Errands. `leased_until` is when a row may be handed over (again): at first, when it was made.

No foreign key to the stream: what an errand follows from has one, and the sweep would lock each."""

idempotency = Table(
    "idempotency",
    metadata,
    tenant(),
    Column("scope", Text, primary_key=True),
    Column("issuer", Text, primary_key=True),
    Column("subject", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("fingerprint", LargeBinary, nullable=False),
    Column("status", Integer, nullable=False),
    Column("headers", JSONB, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("made_at", DateTime(timezone=True), nullable=False),
    Index("idempotency_made", "made_at"),
)
"""Answers already given, under the scope in which they were given."""

letter = Table(
    "letter",
    metadata,
    tenant(),
    stream_key(),
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    *word("kind"),
    Column("stage", Integer, nullable=False),
    *one_of("status", "ordered", "to_post", "sent", "failed", "returned"),
    *of("way", Way),
    Column("outbox_id", Uuid, nullable=False),
    Column("document", Text),
    Column("exact", JSONB),
    Column("template", Text),
    Column("policy_number", Integer),
    Column("ombudsman_block", Text),
    Column("sent_on", Date),
    Column("why", Text),
    refers("stream_id", "sequence", to="event"),
    refers("stream_id", "document=key", to="document"),
    Index(
        "letter_to_post",
        "tenant_id",
        "stream_id",
        "sequence",
        postgresql_where=text("status = 'to_post'"),
    ),
    Index(
        "letter_undelivered",
        "tenant_id",
        "stream_id",
        "sequence",
        postgresql_where=text("status in ('failed', 'returned')"),
    ),
)

document = Table(
    "document",
    metadata,
    tenant(),
    stream_key(),
    Column("key", Text, primary_key=True),
    Column("media_type", Text, nullable=False),
    Column("size_bytes", Integer, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("name", Text, nullable=False),
    CheckConstraint("size_bytes >= 0", name="size_bytes"),
    CheckConstraint("sha256 ~ '^[0-9a-f]{64}$'", name="sha256"),
    CheckConstraint("key = tenant_id::text || '/' || sha256", name="key"),
    refers("stream_id", to="stream"),
    Index("document_key", "tenant_id", "key"),
)
"""The same bytes may belong to two streams: each sees its own row of them."""

imported = Table(
    "imported",
    metadata,
    tenant(),
    Column("source", Text, primary_key=True),
    Column("key", LargeBinary, primary_key=True),
    Column("stream_id", Uuid, nullable=False),
    CheckConstraint("source ~ '^[a-z0-9]+(-[a-z0-9]+)*$'", name="source"),
    CheckConstraint("length(key) = 32", name="key"),
    refers("stream_id", to="stream"),
)
"""What a complaint taken over was known by where it came from, hashed: it comes in once."""
