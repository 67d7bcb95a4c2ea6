"""A document as an answer: all of it or a range, from wherever it lies.

Who may read it was decided before, by its row; its type, size and name are the row's too."""

from collections.abc import Iterable
from http import HTTPStatus
from itertools import chain

from flask import Response, request
from werkzeug.exceptions import RequestedRangeNotSatisfiable

from putright.blobs import PIECE_BYTES, disposition, pieces, span
from putright.errors import NotFound, PermanentFailure
from putright.ports import DocumentRow
from putright_api.parts import parts

DIRECT_FOR_S = 60


class DocumentGone(PermanentFailure):
    """A row tells of a document whose bytes are nowhere: somebody must look."""


def document_answered(row: DocumentRow) -> Response:
    """The document, or as much of it as the request's Range asks for.

    Where readers may fetch from the store itself, they are sent there for a minute.
    Raises DocumentGone, TryAgain, RequestedRangeNotSatisfiable."""
    address = parts().blobs.presigned(
        row.key, name=row.name, media_type=row.media_type, lifetime_s=DIRECT_FOR_S
    )
    if address is not None:
        answer = Response(status=HTTPStatus.TEMPORARY_REDIRECT)
        answer.headers["Location"] = address
        return answer
    tag = f'"{row.sha256}"'
    asked = _range(row, tag)
    start, end = asked or (0, row.size_bytes)
    answer = Response(_bytes(row, start, end), content_type=row.media_type)
    answer.content_length = end - start
    answer.headers["Accept-Ranges"] = "bytes"
    answer.headers["ETag"] = tag
    answer.headers["Content-Disposition"] = disposition("inline", row.name)
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    if asked is not None:
        answer.status_code = HTTPStatus.PARTIAL_CONTENT
        answer.headers["Content-Range"] = f"bytes {start}-{end - 1}/{row.size_bytes}"
    return answer


def _range(row: DocumentRow, tag: str) -> tuple[int, int] | None:
    """The one range asked for; several, or one of another document, are answered with all of it."""
    asked = request.range if request.method == "GET" else None
    if asked is None or asked.units != "bytes" or len(asked.ranges) != 1:
        return None
    if request.headers.get("If-Range", tag) != tag:
        return None
    (start, end), size = asked.ranges[0], row.size_bytes
    if start < 0:  # the last so many; werkzeug's own range_for_length refuses more than there are
        start = max(size + start, 0)
    end = size if end is None else min(end, size)
    if start >= end:
        raise RequestedRangeNotSatisfiable(length=size)
    return start, end


def _bytes(row: DocumentRow, start: int, end: int) -> bytes | Iterable[bytes]:
    """A small document is checked whole before any of it goes; a large one goes as it is read."""
    blobs = parts().blobs
    if request.method == "HEAD":
        return b""
    try:
        if row.size_bytes <= PIECE_BYTES:
            return blobs.get(row.key)[start:end]
        whole = (start, end) == (0, row.size_bytes)
        stream = (
            pieces(blobs, row.key, row.size_bytes) if whole else span(blobs, row.key, start, end)
        )
        # what fails at once can still be answered properly
        return chain([next(stream)], stream)
    except NotFound as error:
        raise DocumentGone(row.key) from error
