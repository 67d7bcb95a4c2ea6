"""Versions of a policy have streams of their own, and are drafts until they are approved."""

from alembic import op

revision = "0007"
down_revision = "0006"

OWN = "tenant_id = (select nullif(current_setting('app.tenant', true), '')::uuid)"
STAFF = "(select current_setting('app.scope', true)) = 'landlord'"


def upgrade() -> None:
    """A draft has no day yet; a contractor reads the policy and never writes it."""
    run = op.get_bind().exec_driver_sql
    run(
        "alter table putright.stream drop constraint stream_kind_check,"
        " add constraint stream_kind_check check (kind in ('complaint', 'intake', 'policy'))"
    )
    run(
        "alter table putright.policy alter column in_force_from drop not null,"
        " add column stream_id uuid,"
        " add column drafted_by uuid,"
        " add column approved_by uuid,"
        " add constraint policy_stream_fkey foreign key (tenant_id, stream_id)"
        " references putright.stream (tenant_id, stream_id)"
    )
    run(f"alter policy tenant on putright.policy with check ({OWN} and {STAFF})")
    run("grant insert, update on putright.policy to putright_app")
