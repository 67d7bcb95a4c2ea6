"""Opaque places in a list: signed, and bound to one landlord, one list and its filters.

What a place is made of is the store's business."""

from collections.abc import Mapping, Sequence

from itsdangerous import BadData, URLSafeSerializer

from putright.tenancy import TenantId
from putright_api.errors import CursorNotValid

LONGEST = 500


class Cursors:
    """Makes and reads cursors with one secret key."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def write(
        self, place: Sequence[str], tenant: TenantId, of: str, filters: Mapping[str, str]
    ) -> str:
        """The cursor that goes on from a place."""
        written = self._serializer(tenant, of, filters).dumps(list(place))
        return written if isinstance(written, str) else written.decode()

    def read(
        self, cursor: str, tenant: TenantId, of: str, filters: Mapping[str, str]
    ) -> tuple[str, ...]:
        """The place a cursor stands for. Raises CursorNotValid."""
        if len(cursor) > LONGEST:
            raise CursorNotValid
        try:
            place = self._serializer(tenant, of, filters).loads(cursor)
        except BadData:
            raise CursorNotValid from None
        return tuple(place)

    def _serializer(
        self, tenant: TenantId, of: str, filters: Mapping[str, str]
    ) -> URLSafeSerializer:
        bound_to = "\x1f".join([str(tenant), of, *(f"{k}={v}" for k, v in sorted(filters.items()))])
        return URLSafeSerializer(self._secret, salt=bound_to)
