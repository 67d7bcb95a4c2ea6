"""The dispatcher finds the errands it leases by their places."""

from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Grant it where an errand's row lies, which says nothing of the errand."""
    op.execute("grant select (ctid) on putright.outbox to putright_dispatch")
