"""The worker's edge: one landlord's unit of work, and the only commit in the worker.

What is done within it is the core's and the actors'."""

from collections.abc import Iterator
from contextlib import contextmanager

from putright.store import Reading, Store, StoreUnit
from putright.tenancy import Scope, TenantId


@contextmanager
def task_scope(store: Store, tenant: TenantId) -> Iterator[StoreUnit]:
    """A unit of this landlord, committed when the block ends well and otherwise abandoned."""
    with store.unit(Scope(tenant)) as unit:
        yield unit
        unit.commit()


@contextmanager
def reading_scope(store: Store, tenant: TenantId) -> Iterator[Reading]:
    """This landlord's records to look at: nothing is locked, nothing can be written."""
    with store.reading(Scope(tenant)) as reading:
        yield reading
