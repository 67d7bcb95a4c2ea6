"""A letter may come back, and those that did not arrive are found at once."""

from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """A status more; undelivered letters are few, and a partial index lists them."""
    run = op.get_bind().exec_driver_sql
    run("alter table putright.letter drop constraint letter_status_check")
    run(
        "alter table putright.letter add constraint letter_status_check check"
        " (status in ('ordered', 'to_post', 'sent', 'failed', 'returned'))"
    )
    run(
        "create index letter_undelivered on putright.letter (tenant_id, stream_id, sequence)"
        " where status in ('failed', 'returned')"
    )
