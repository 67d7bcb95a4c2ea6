"""Every stream of a landlord, some at a time, in the order of their ids.

What is done with them is `rebuild` and `audit`."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from sqlalchemy import Integer, Uuid, bindparam, select

from putright.store.scoped import Call, Scoped
from putright.store.statements import compiled
from putright.store.statements.compiling import TENANT
from putright.store.tables import stream
from putright.tenancy import StreamId

AT_A_TIME = 200
FIRST = UUID(int=0)
NEXT = compiled(
    select(stream.c.stream_id, stream.c.reference, stream.c.sequence)
    .where(stream.c.tenant_id == TENANT, stream.c.stream_id > bindparam("after", type_=Uuid()))
    .order_by(stream.c.stream_id)
    .limit(bindparam("limit", type_=Integer()))
)

Head = tuple[StreamId, str, int]


def heads(through: Scoped, at_a_time: int = AT_A_TIME) -> Iterator[Sequence[Head]]:
    """Each stream's id, reference and last sequence, in batches."""
    after = FIRST
    while True:
        values = {"tenant": through.scope.tenant, "after": after, "limit": at_a_time}
        batch: Sequence[Head] = through.trip(Call(NEXT, values))[0].fetchall()
        if not batch:
            return
        yield batch
        after = batch[-1][0]
