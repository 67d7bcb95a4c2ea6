"""Whose records are being read: the landlord, and the part of them that is in view.

How row security enforces it lives in `store`; there is no default landlord anywhere."""

from dataclasses import dataclass
from typing import NewType
from uuid import UUID

TenantId = NewType("TenantId", UUID)
StreamId = NewType("StreamId", UUID)
PrincipalId = NewType("PrincipalId", UUID)
OrganisationId = NewType("OrganisationId", UUID)
OutboxId = NewType("OutboxId", UUID)


@dataclass(frozen=True, slots=True)
class Scope:
    """One landlord, seen whole (its own staff) or through a contractor's delegations."""

    tenant: TenantId
    organisation: OrganisationId | None = None

    @property
    def setting(self) -> str:
        """The value of `app.scope` in the database: mandatory, so that unset means no rows."""
        return "landlord" if self.organisation is None else str(self.organisation)
