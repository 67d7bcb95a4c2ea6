"""Answers kept for a repeated request may be deleted by the dispatcher, by their age alone.

The services may see which revision the schema is at."""

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Grant what the schedule process needs to forget old answers: their age, and no word."""
    run = op.get_bind().exec_driver_sql
    for verb in ("select", "delete"):
        run(
            f"create policy dispatch_{verb} on putright.idempotency for {verb}"
            " to putright_dispatch using (true)"
        )
    run("grant select (ctid, made_at), delete on putright.idempotency to putright_dispatch")
    run("grant select on putright.alembic_version to putright_app")
