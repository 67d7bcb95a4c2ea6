"""The command line's edge: one landlord's unit of work, and the only commit of a command.

What is done within it is the core's."""

from collections.abc import Iterator
from contextlib import contextmanager

from putright.store import Store, StoreUnit
from putright.tenancy import Scope


@contextmanager
def task_scope(store: Store, scope: Scope) -> Iterator[StoreUnit]:
    """A unit of this landlord, committed when the block ends well and otherwise abandoned."""
    with store.unit(scope) as unit:
        yield unit
        unit.commit()
