"""What was taken over is known again: an import ended half-way goes on from there."""

from alembic import op

revision = "0006"
down_revision = "0005"

OWN = "tenant_id = (select nullif(current_setting('app.tenant', true), '')::uuid)"
STAFF = "(select current_setting('app.scope', true)) = 'landlord'"
RULE = f"{OWN} and {STAFF}"


def upgrade() -> None:
    """A row for each name of a complaint taken over: another landlord's are never seen."""
    run = op.get_bind().exec_driver_sql
    run(
        "create table putright.imported ("
        " tenant_id uuid not null,"
        " source text not null,"
        " key bytea not null,"
        " stream_id uuid not null,"
        " constraint imported_pkey primary key (tenant_id, source, key),"
        " constraint imported_source_check check (source ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),"
        " constraint imported_key_check check (length(key) = 32),"
        " constraint imported_stream_fkey foreign key (tenant_id, stream_id)"
        " references putright.stream (tenant_id, stream_id))"
    )
    run("alter table putright.imported enable row level security")
    run("alter table putright.imported force row level security")
    run(
        "create policy tenant on putright.imported to putright_app, putright_eraser"
        f" using ({RULE}) with check ({RULE})"
    )
    run("grant select, insert on putright.imported to putright_app")
    run("grant select, delete on putright.imported to putright_eraser")
