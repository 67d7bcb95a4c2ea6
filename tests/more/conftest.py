"""The API's fixtures, for the tests of this folder."""

from tests.support.offices import app, documents, issuer

__all__ = ["app", "documents", "issuer"]
