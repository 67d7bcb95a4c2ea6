"""The first tables: landlords, streams of events, and what follows from them."""

from alembic import op

revision = "0001"
down_revision = None

TABLES = """
create table putright.calendar (
    number integer not null,
    division text not null,
    first_on date not null,
    last_on date not null,
    holidays jsonb not null,
    source text not null,
    made_at timestamptz not null,
    constraint calendar_pkey primary key (number),
    constraint calendar_division_check check (division in ('england')),
    constraint calendar_number_check check (number >= 1),
    constraint calendar_horizon_check check (first_on < last_on)
);
create table putright.idempotency (
    tenant_id uuid not null,
    scope text not null,
    issuer text not null,
    subject text not null,
    key text not null,
    fingerprint bytea not null,
    status integer not null,
    headers jsonb not null,
    body bytea not null,
    made_at timestamptz not null,
    constraint idempotency_pkey primary key (tenant_id, scope, issuer, subject, key)
);
create index idempotency_made on putright.idempotency (made_at);
create table putright.landlord (
    id uuid not null,
    slug text not null,
    name text not null,
    issuer text not null,
    audience text not null,
    jwks_uri text not null,
    kind text not null,
    sandbox_at timestamptz,
    made_at timestamptz not null,
    constraint landlord_pkey primary key (id),
    constraint landlord_kind_check check (kind in ('live', 'sandbox')),
    constraint landlord_slug_key unique (slug),
    constraint landlord_slug_check check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    constraint landlord_clock_check check ((kind = 'sandbox') = (sandbox_at is not null))
);
create table putright.stream (
    tenant_id uuid not null,
    stream_id uuid not null,
    kind text not null,
    reference text not null,
    sequence integer not null,
    verb_sequence integer not null,
    constraint stream_pkey primary key (tenant_id, stream_id),
    constraint stream_kind_check check (kind in ('complaint', 'intake')),
    constraint stream_reference_key unique (tenant_id, reference),
    constraint stream_reference_check check (reference ~ '^[0-9]{12}$'),
    constraint stream_sequence_check check (0 <= verb_sequence and verb_sequence <= sequence)
);
create table putright.complaint (
    tenant_id uuid not null,
    stream_id uuid not null,
    reference text not null,
    edition text,
    stage integer not null,
    status text not null,
    category text not null,
    subject text,
    resident_name text,
    relation text not null,
    channel text not null,
    received_on date,
    logged_on date,
    acknowledged_on date,
    responded_on date,
    handler text,
    next_action text,
    next_provision text,
    next_due_on date,
    sequence integer not null,
    constraint complaint_pkey primary key (tenant_id, stream_id),
    constraint complaint_edition_check check (edition in ('2022', '2024')),
    constraint complaint_status_check check (status ~ '^[a-z][a-z0-9_.]*$'),
    constraint complaint_category_check check (category ~ '^[a-z][a-z0-9_.]*$'),
    constraint complaint_relation_check check (relation in ('tenant', 'shared_owner',
        'leaseholder', 'applicant', 'neighbour', 'agency', 'other')),
    constraint complaint_channel_check check (channel in ('telephone', 'email', 'letter',
        'web_form', 'in_person', 'social_media', 'survey', 'contractor', 'other')),
    constraint complaint_stage_check check (stage in (0, 1, 2)),
    constraint complaint_stream_fkey foreign key (tenant_id, stream_id) references
        putright.stream (tenant_id, stream_id)
);
create index complaint_handler on putright.complaint (tenant_id, handler, coalesce(next_due_on,
        'infinity'::date), stream_id);
create index complaint_next_due on putright.complaint (tenant_id, coalesce(next_due_on,
        'infinity'::date), stream_id);
create index complaint_received on putright.complaint (tenant_id, coalesce(received_on,
        '-infinity'::date) desc, stream_id desc);
create index complaint_status on putright.complaint (tenant_id, status, coalesce(next_due_on,
        'infinity'::date), stream_id);
create table putright.document (
    tenant_id uuid not null,
    stream_id uuid not null,
    key text not null,
    media_type text not null,
    size_bytes integer not null,
    sha256 text not null,
    name text not null,
    constraint document_pkey primary key (tenant_id, stream_id, key),
    constraint document_size_bytes_check check (size_bytes >= 0),
    constraint document_sha256_check check (sha256 ~ '^[0-9a-f]{64}$'),
    constraint document_key_check check (key = tenant_id::text || '/' || sha256),
    constraint document_stream_fkey foreign key (tenant_id, stream_id) references
        putright.stream (tenant_id, stream_id)
);
create index document_key on putright.document (tenant_id, key);
create table putright.event (
    tenant_id uuid not null,
    stream_id uuid not null,
    sequence integer not null,
    kind text not null,
    version integer not null,
    happened_on date,
    recorded_at timestamptz not null,
    actor text not null,
    provenance text not null,
    facts jsonb not null,
    previous bytea not null,
    hash bytea not null,
    constraint event_pkey primary key (tenant_id, stream_id, sequence),
    constraint event_kind_check check (kind ~ '^[a-z][a-z0-9_.]*$'),
    constraint event_provenance_check check (provenance in ('person', 'worker', 'import')),
    constraint event_sequence_check check (sequence >= 1),
    constraint event_hash_check check (length(previous) = 32 and length(hash) = 32),
    constraint event_stream_fkey foreign key (tenant_id, stream_id) references putright.stream
        (tenant_id, stream_id)
);
create table putright.intake (
    tenant_id uuid not null,
    stream_id uuid not null,
    reference text not null,
    status text not null,
    channel text not null,
    arrived_on date,
    next_due_on date,
    sequence integer not null,
    constraint intake_pkey primary key (tenant_id, stream_id),
    constraint intake_status_check check (status ~ '^[a-z][a-z0-9_.]*$'),
    constraint intake_channel_check check (channel in ('telephone', 'email', 'letter',
        'web_form', 'in_person', 'social_media', 'survey', 'contractor', 'other')),
    constraint intake_stream_fkey foreign key (tenant_id, stream_id) references putright.stream
        (tenant_id, stream_id)
);
create index intake_next_due on putright.intake (tenant_id, coalesce(next_due_on,
        'infinity'::date), stream_id);
create index intake_status on putright.intake (tenant_id, status, coalesce(next_due_on,
        'infinity'::date), stream_id);
create table putright.landlord_key (
    tenant_id uuid not null,
    version integer not null,
    wrapped bytea not null,
    constraint landlord_key_pkey primary key (tenant_id, version),
    constraint landlord_key_landlord_fkey foreign key (tenant_id) references putright.landlord
        (id)
);
create table putright.organisation (
    tenant_id uuid not null,
    id uuid not null,
    name text not null,
    constraint organisation_pkey primary key (tenant_id, id),
    constraint organisation_landlord_fkey foreign key (tenant_id) references putright.landlord
        (id)
);
create table putright.policy (
    tenant_id uuid not null,
    number integer not null,
    in_force_from date not null,
    body jsonb not null,
    source text not null,
    made_at timestamptz not null,
    constraint policy_pkey primary key (tenant_id, number),
    constraint policy_number_check check (number >= 1),
    constraint policy_landlord_fkey foreign key (tenant_id) references putright.landlord (id)
);
create table putright.timer (
    tenant_id uuid not null,
    stream_id uuid not null,
    obligation text not null,
    moment text not null,
    due_on date not null,
    fires_at timestamptz not null,
    sandbox boolean not null,
    handed_at timestamptz,
    constraint timer_pkey primary key (tenant_id, stream_id, obligation, moment, due_on),
    constraint timer_moment_check check (moment in ('warning', 'due', 'missed')),
    constraint timer_stream_fkey foreign key (tenant_id, stream_id) references putright.stream
        (tenant_id, stream_id)
);
create index timer_due on putright.timer (fires_at) where handed_at is null and not sandbox;
create index timer_sandbox_due on putright.timer (tenant_id, fires_at) where handed_at is null
        and sandbox;
create table putright.delegation (
    tenant_id uuid not null,
    organisation_id uuid not null,
    stream_id uuid not null,
    made_at timestamptz not null,
    constraint delegation_pkey primary key (tenant_id, organisation_id, stream_id),
    constraint delegation_organisation_fkey foreign key (tenant_id, organisation_id) references
        putright.organisation (tenant_id, id),
    constraint delegation_stream_fkey foreign key (tenant_id, stream_id) references
        putright.stream (tenant_id, stream_id)
);
create table putright.event_text (
    tenant_id uuid not null,
    stream_id uuid not null,
    sequence integer not null,
    number integer not null,
    salt bytea not null,
    words text not null,
    constraint event_text_pkey primary key (tenant_id, stream_id, sequence, number),
    constraint event_text_salt_check check (length(salt) = 16),
    constraint event_text_event_fkey foreign key (tenant_id, stream_id, sequence) references
        putright.event (tenant_id, stream_id, sequence)
);
create table putright.letter (
    tenant_id uuid not null,
    stream_id uuid not null,
    sequence integer not null,
    kind text not null,
    stage integer not null,
    status text not null,
    way text not null,
    outbox_id uuid not null,
    document text,
    exact jsonb,
    template text,
    policy_number integer,
    ombudsman_block text,
    sent_on date,
    why text,
    constraint letter_pkey primary key (tenant_id, stream_id, sequence),
    constraint letter_kind_check check (kind ~ '^[a-z][a-z0-9_.]*$'),
    constraint letter_status_check check (status in ('ordered', 'to_post', 'sent', 'failed')),
    constraint letter_way_check check (way in ('email', 'post', 'telephone', 'in_person')),
    constraint letter_event_fkey foreign key (tenant_id, stream_id, sequence) references
        putright.event (tenant_id, stream_id, sequence),
    constraint letter_document_fkey foreign key (tenant_id, stream_id, document) references
        putright.document (tenant_id, stream_id, key)
);
create index letter_to_post on putright.letter (tenant_id, stream_id, sequence) where status =
        'to_post';
create table putright.outbox (
    tenant_id uuid not null,
    id uuid not null,
    actor text not null,
    stream_id uuid not null,
    sequence integer,
    arguments jsonb not null,
    trace text,
    made_at timestamptz not null,
    leased_until timestamptz not null,
    attempts integer not null,
    confirmed_at timestamptz,
    failed_at timestamptz,
    why text,
    constraint outbox_pkey primary key (tenant_id, id),
    constraint outbox_actor_check check (actor ~ '^[a-z][a-z0-9_.]*$'),
    constraint outbox_why_check check ((failed_at is null) = (why is null)),
    constraint outbox_settled_check check (confirmed_at is null or failed_at is null),
    constraint outbox_stream_fkey foreign key (tenant_id, stream_id) references putright.stream
        (tenant_id, stream_id),
    constraint outbox_event_fkey foreign key (tenant_id, stream_id, sequence) references
        putright.event (tenant_id, stream_id, sequence)
);
create index outbox_failed on putright.outbox (tenant_id, failed_at) where failed_at is not null;
create index outbox_ready on putright.outbox (leased_until) where confirmed_at is null and
        failed_at is null;
create table putright.plugin_setting (
    tenant_id uuid not null,
    plugin text not null,
    version integer not null,
    sealed bytea not null,
    constraint plugin_setting_pkey primary key (tenant_id, plugin),
    constraint plugin_setting_landlord_key_fkey foreign key (tenant_id, version) references
        putright.landlord_key (tenant_id, version)
);
create table putright.principal (
    tenant_id uuid not null,
    id uuid not null,
    organisation_id uuid,
    issuer text not null,
    subject text not null,
    name text not null,
    email text,
    roles text[] not null,
    constraint principal_pkey primary key (tenant_id, id),
    constraint principal_identity_key unique (tenant_id, issuer, subject),
    constraint principal_landlord_fkey foreign key (tenant_id) references putright.landlord
        (id),
    constraint principal_organisation_fkey foreign key (tenant_id, organisation_id) references
        putright.organisation (tenant_id, id)
);
"""


def upgrade() -> None:
    """Make the tables; nobody but the owner can reach them yet."""
    op.execute(TABLES)
