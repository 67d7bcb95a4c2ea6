"""Documents' bytes, by the hash of what they say: in a folder; later in S3, behind the same port.

Their type, size and hash as rows are `putright.store`: the truth, whatever is found here."""

from pathlib import Path

from putright.blobs.folder import FolderBlobs
from putright.blobs.keys import BytesDoNotFitKey, NotAKey, key_of
from putright.ports import Blobs
from putright.settings import UnreadableSetting

__all__ = ["BytesDoNotFitKey", "FolderBlobs", "NotAKey", "blobs_at", "key_of"]


def blobs_at(address: str) -> Blobs:
    """The documents at an address: so far the path of a folder. Raises UnreadableSetting."""
    if "://" in address:
        raise UnreadableSetting("PUTRIGHT_BLOBS", "not a folder")
    return FolderBlobs(Path(address))
