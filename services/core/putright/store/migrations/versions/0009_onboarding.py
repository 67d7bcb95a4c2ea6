"""A role that takes landlords on, and reaches nothing of a landlord that is there already."""

from alembic import op

revision = "0009"
down_revision = "0008"

ROLE = "putright_onboarding"
# the landlord's own row was written by this very transaction: what follows belongs to a new one
MADE_NOW = (
    "exists (select from putright.landlord l"
    " where l.id = tenant_id and l.xmin = pg_current_xact_id()::xid)"
)
OF_A_NEW_LANDLORD = ("landlord_key", "policy", "principal", "plugin_setting")


def upgrade() -> None:
    """It inserts, and reads which landlords there are; it changes, deletes and reads no more."""
    run = op.get_bind().exec_driver_sql
    run(f"create policy names on putright.landlord for select to {ROLE} using (true)")
    run(f"create policy onboarding on putright.landlord for insert to {ROLE} with check (true)")
    run(f"grant select (id, slug, issuer, audience, xmin), insert on putright.landlord to {ROLE}")
    for table in OF_A_NEW_LANDLORD:
        run(
            f"create policy onboarding on putright.{table} for insert to {ROLE}"
            f" with check ({MADE_NOW})"
        )
        run(f"grant insert on putright.{table} to {ROLE}")
