"""Problems that are no error of ours by class: what Flask and its server refuse, and our failures.

What the product refuses is in the other tables."""

from collections.abc import Mapping
from http import HTTPStatus
from types import MappingProxyType

from putright_api.problems.explained import Explained

BY_STATUS: Mapping[int, Explained] = MappingProxyType(
    {
        each.status: each
        for each in (
            Explained(
                HTTPStatus.BAD_REQUEST,
                "bad-request",
                "The request cannot be read",
                "The server could not make sense of the request.",
            ),
            Explained(
                HTTPStatus.NOT_FOUND,
                "no-such-address",
                "No such address",
                "There is nothing under this address. The addresses are listed at /docs.",
            ),
            Explained(
                HTTPStatus.METHOD_NOT_ALLOWED,
                "method-not-allowed",
                "Not with this method",
                "The address exists, but not for this method; the header Allow lists those it has.",
            ),
            Explained(
                HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
                "too-large",
                "The request is too large",
                "A request body may have at most 1 MiB.",
            ),
            Explained(
                HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
                "not-json",
                "Send JSON",
                "The body must be JSON, with the header Content-Type: application/json.",
            ),
            Explained(
                HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE,
                "no-such-range",
                "No such range",
                "The document has no such bytes; the header Content-Range says how many it has.",
            ),
            Explained(
                HTTPStatus.TOO_MANY_REQUESTS,
                "too-many-requests",
                "Too many requests",
                "Wait as long as the header Retry-After says, then try again.",
            ),
            Explained(
                HTTPStatus.INTERNAL_SERVER_ERROR,
                "our-mistake",
                "Something is wrong on our side",
                "Somebody has been told. Quote the trace_id if you ask about it. Trying again "
                "with the same Idempotency-Key is safe.",
            ),
            Explained(
                HTTPStatus.SERVICE_UNAVAILABLE,
                "try-again",
                "Not just now",
                "A part this depends on does not answer just now. Try again with the same "
                "Idempotency-Key.",
            ),
        )
    }
)
"""What Flask and its server refuse by themselves, and what is our own failure."""
