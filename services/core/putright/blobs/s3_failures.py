"""What a failure of S3 means: try again, not there, or a person must see it.

Which call was made is `s3`."""

from collections.abc import Iterator
from contextlib import contextmanager

from botocore import exceptions as s3
from botocore.exceptions import BotoCoreError, ClientError
from botocore.parsers import ResponseParserError

from putright.errors import NotFound, PermanentFailure, TryAgain

_NOT_THERE = frozenset({"NoSuchKey", "404"})
_PASSING = frozenset(
    {
        "409",
        "ConditionalRequestConflict",
        "ExpiredToken",
        "IncompleteBody",
        "InternalError",  # also said in the body of a 200
        "NoSuchUpload",  # a completed upload whose answer was lost, or one that was cleared away
        "OperationAborted",
        "RequestTimeout",
        "RequestTimeTooSkewed",
        "ServiceUnavailable",
        "SlowDown",
        "Throttling",
        "ThrottlingException",
        "TooManyRequestsException",
    }
)
_TOO_MANY, _SERVERS_FAULT = 429, 500
_PASSING_ERRORS = (
    s3.ConnectionError,  # nobody there
    s3.HTTPClientError,  # reset, timed out, cut off while streaming
    s3.IncompleteReadError,
    s3.CredentialRetrievalError,
    s3.MetadataRetrievalError,
)


@contextmanager
def told_apart(key: str) -> Iterator[None]:
    """Raise what a failure of the store means: TryAgain, NotFound, PermanentFailure."""
    try:
        yield
    except ClientError as refusal:
        raise _meaning(refusal, key) from refusal
    except _PASSING_ERRORS as passing:
        raise TryAgain(type(passing).__name__) from passing
    except ResponseParserError as passing:  # not S3 at all: a proxy's page, for instance
        raise TryAgain(type(passing).__name__) from passing
    except BotoCoreError as broken:  # no credentials, an address that is none
        raise PermanentFailure(type(broken).__name__) from broken


def code_of(refusal: ClientError) -> str:
    """S3's own word for it, or the status where a HEAD leaves no room for a word."""
    return str(refusal.response.get("Error", {}).get("Code", ""))


def _meaning(refusal: ClientError, key: str) -> Exception:
    code = code_of(refusal)
    status = int(refusal.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0))
    if code in _NOT_THERE:
        return NotFound(document=key)
    if code in _PASSING or status == _TOO_MANY or status >= _SERVERS_FAULT:
        return TryAgain(code)
    return PermanentFailure("documents_refused", code)
