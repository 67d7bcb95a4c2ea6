"""Lists are found where they go on: their order is spelt as row security lets an index read it."""

from alembic import op

revision = "0011"
down_revision = "0010"

RECEIVED = "(case when received_on is null then '-infinity'::date else received_on end)"
NEXT_DUE = "(case when next_due_on is null then 'infinity'::date else next_due_on end)"
INDEXES = {
    "complaint_received": f"complaint (tenant_id, {RECEIVED} desc, stream_id desc)",
    "complaint_next_due": f"complaint (tenant_id, {NEXT_DUE}, stream_id)",
    "complaint_status": f"complaint (tenant_id, status, {NEXT_DUE}, stream_id)",
    "complaint_handler": f"complaint (tenant_id, handler, {NEXT_DUE}, stream_id)",
    "intake_next_due": f"intake (tenant_id, {NEXT_DUE}, stream_id)",
    "intake_status": f"intake (tenant_id, status, {NEXT_DUE}, stream_id)",
}


def upgrade() -> None:
    """`coalesce` is not known to keep what it reads to itself, `case` is."""
    for name, columns in INDEXES.items():
        op.execute(f"drop index putright.{name}")
        op.execute(f"create index {name} on putright.{columns}")
