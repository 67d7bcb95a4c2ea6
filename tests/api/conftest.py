"""The API's fixtures, for the tests of this folder."""

from tests.support.offices import (
    another_office,
    app,
    documents,
    issuer,
    office,
    rows,
    shared_office,
)

__all__ = ["another_office", "app", "documents", "issuer", "office", "rows", "shared_office"]
