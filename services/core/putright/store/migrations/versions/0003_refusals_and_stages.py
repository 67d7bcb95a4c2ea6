"""Find the reasons of earlier refusals, and let an imported history have a third stage."""

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Refusals are few: a partial index finds them; a third stage is judged, never refused."""
    op.execute(
        "create index event_refused on putright.event (tenant_id, stream_id, sequence)"
        " where kind = 'refused'"
    )
    op.execute("alter table putright.complaint drop constraint complaint_stage_check")
    op.execute(
        "alter table putright.complaint add constraint complaint_stage_check check (stage >= 1)"
    )
