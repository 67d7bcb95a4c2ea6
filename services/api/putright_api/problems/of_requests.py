"""Problems of who asks, and of how: before any record is looked at.

What a record or the Code forbids is `of_records` and `of_the_code`."""

from collections.abc import Mapping
from http import HTTPStatus

from putright import errors as core
from putright.errors import DomainError
from putright_api import errors as edge
from putright_api.problems.explained import Explained

REQUESTS: Mapping[type[DomainError], Explained] = {
    # who is asking
    edge.NotSignedIn: Explained(
        HTTPStatus.UNAUTHORIZED,
        "not-signed-in",
        "Sign in first",
        "The request needs a bearer token issued by this landlord's sign-in service. "
        "Tokens of another issuer, for another audience, or past their time do not count.",
    ),
    core.NotKnownHere: Explained(
        HTTPStatus.FORBIDDEN,
        "not-known-here",
        "This landlord does not know you",
        "Your token is good, but this landlord has not taken you on. "
        "Ask an administrator of the landlord to add you.",
    ),
    core.NotPermitted: Explained(
        HTTPStatus.FORBIDDEN,
        "not-permitted",
        "Your role does not allow this",
        "None of the roles you have with this landlord allows this. "
        "Ask an administrator if you should have one that does.",
    ),
    core.NotFound: Explained(
        HTTPStatus.NOT_FOUND,
        "not-found",
        "Not there, or not yours",
        "There is nothing under this address that you may see. Check the reference.",
    ),
    # how it was asked
    core.Malformed: Explained(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "malformed",
        "Something in the request cannot be read",
        "The list of errors names each place and what is expected there. Nothing was recorded.",
    ),
    edge.NotJson: Explained(
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        "not-json",
        "Send JSON",
        "The body must be JSON, with the header Content-Type: application/json.",
    ),
    edge.BodyUnreadable: Explained(
        HTTPStatus.BAD_REQUEST,
        "body-unreadable",
        "The body is not readable JSON",
        "The body is declared as JSON but cannot be read as JSON. Nothing was recorded.",
    ),
    edge.KeyMissing: Explained(
        HTTPStatus.BAD_REQUEST,
        "idempotency-key-missing",
        "Send an Idempotency-Key",
        "A request that records something needs the header Idempotency-Key, with a value "
        "of your own that is new for each thing to be done and the same when you try again.",
    ),
    edge.KeyUnusable: Explained(
        HTTPStatus.BAD_REQUEST,
        "idempotency-key-unusable",
        "The Idempotency-Key cannot be used",
        "An Idempotency-Key has 1 to 255 printable ASCII characters.",
    ),
    core.KeyReused: Explained(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "idempotency-key-reused",
        "The Idempotency-Key belongs to another request",
        "This Idempotency-Key was used for a different request. Use a new one. "
        "Nothing was recorded.",
    ),
    edge.VersionMissing: Explained(
        HTTPStatus.PRECONDITION_REQUIRED,
        "version-missing",
        "Say which version you read",
        "Send the ETag of the record as you last read it in the header If-Match.",
    ),
    core.ChangedMeanwhile: Explained(
        HTTPStatus.PRECONDITION_FAILED,
        "changed-meanwhile",
        "Somebody else was first",
        "The record has changed since you read it. Read it again, then decide. "
        "Nothing was recorded.",
    ),
    edge.CursorNotValid: Explained(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "cursor-not-valid",
        "The cursor does not belong to this list",
        "Follow the link of the page before, with the same filters, or start at page one.",
    ),
}
