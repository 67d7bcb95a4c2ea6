"""A document read piece by piece, so that a large one needs no more memory than a small one.

Where it lies is the store's business."""

import hashlib
from collections.abc import Iterator

from putright.blobs.keys import BytesDoNotFitKey, parts
from putright.ports import Blobs

PIECE_BYTES = 4 * 1024 * 1024


def pieces(blobs: Blobs, key: str, size_bytes: int) -> Iterator[bytes]:
    """The whole of a document of that size; its last piece is held back until all of it fits.

    Whoever reads it never has a whole that is wrong. Raises NotFound, TryAgain,
    BytesDoNotFitKey."""
    _, digest = parts(key)
    seen, held = hashlib.sha256(), b""
    for piece in span(blobs, key, 0, size_bytes):
        if held:
            yield held
        seen.update(piece)
        held = piece
    if seen.hexdigest() != digest:
        raise BytesDoNotFitKey(key)
    yield held


def span(blobs: Blobs, key: str, start: int, end: int) -> Iterator[bytes]:
    """The bytes from `start` up to `end`, which no hash can vouch for.

    Raises NotFound, TryAgain, BytesDoNotFitKey when there are fewer."""
    for at in range(start, end, PIECE_BYTES):
        yield blobs.get_range(key, at, min(at + PIECE_BYTES, end))
