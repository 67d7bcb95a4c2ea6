"""The landlords of this installation: found by the name in the URL, before any scope is set.

What a landlord's own records say is `reading`; adding one is `landlords`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from psycopg import Connection, OperationalError
from psycopg.rows import TupleRow
from sqlalchemy import Text, bindparam, select
from sqlalchemy.pool import QueuePool

from putright.errors import NotFound
from putright.store.errors import told
from putright.store.scoped import LostInThePool, living
from putright.store.statements import compiled
from putright.store.tables import landlord
from putright.tenancy import TenantId

_ENTRY = select(
    landlord.c.id,
    landlord.c.slug,
    landlord.c.name,
    landlord.c.issuer,
    landlord.c.audience,
    landlord.c.jwks_uri,
    landlord.c.kind,
    landlord.c.sandbox_at,
)
BY_SLUG = compiled(_ENTRY.where(landlord.c.slug == bindparam("slug", type_=Text())))
ALL = compiled(_ENTRY.order_by(landlord.c.slug))


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A landlord: whose tokens it takes, and whether it is a sandbox."""

    tenant: TenantId
    slug: str
    name: str
    issuer: str
    audience: str
    jwks_uri: str
    kind: str
    sandbox_at: datetime | None

    @property
    def sandbox(self) -> bool:
        """Whether it has a clock of its own and sends nothing outside."""
        return self.kind == "sandbox"


class Directory:
    """The list of landlords, read by the app's role."""

    def __init__(self, connections: QueuePool) -> None:
        self._connections = connections

    def by_slug(self, slug: str) -> Entry:
        """The landlord of that name. Raises NotFound."""
        found = self._ask(BY_SLUG, {"slug": slug})
        if not found:
            raise NotFound(landlord=slug)
        return found[0]

    def all(self) -> tuple[Entry, ...]:
        """Every landlord, by the name in the URL."""
        return tuple(self._ask(ALL, {}))

    def answers(self) -> bool:
        """Whether the database answers. Raises TryAgain where it does not."""
        self._ask(BY_SLUG, {"slug": ""})
        return True

    def _ask(self, sql: bytes, values: Mapping[str, Any]) -> list[Entry]:
        with told():
            rows = living(self._connections, lambda: self._rows(sql, values))
        return [Entry(**dict(zip(Entry.__dataclass_fields__, row, strict=True))) for row in rows]

    def _rows(self, sql: bytes, values: Mapping[str, Any]) -> list[TupleRow]:
        borrowed = self._connections.connect()
        connection = borrowed.driver_connection
        assert isinstance(connection, Connection)
        try:
            return connection.execute(sql, values).fetchall()
        except OperationalError as error:
            if connection.closed:
                raise LostInThePool from error
            raise
        finally:
            if connection.closed:
                borrowed.invalidate()
            borrowed.close()
