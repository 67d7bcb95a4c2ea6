"""Documents' bytes, by the hash of what they say: in a folder or in S3, behind one port.

Their type, size and hash as rows are `putright.store`: the truth, whatever is found here."""

from pathlib import Path

from putright.blobs.folder import FolderBlobs
from putright.blobs.keys import BytesDoNotFitKey, NotAKey, key_for, key_of
from putright.blobs.naming import disposition
from putright.blobs.pieces import PIECE_BYTES, pieces, span
from putright.blobs.s3_place import S3Keys, s3_place
from putright.ports import Blobs
from putright.settings import Settings

__all__ = [
    "PIECE_BYTES",
    "BytesDoNotFitKey",
    "FolderBlobs",
    "NotAKey",
    "S3Keys",
    "blobs_at",
    "blobs_of",
    "disposition",
    "key_for",
    "key_of",
    "pieces",
    "span",
]


def blobs_of(settings: Settings) -> Blobs:
    """The documents of an installation. Raises MissingSetting, UnreadableSetting."""
    keys = S3Keys.given(settings.s3_key_id, settings.s3_secret)
    return blobs_at(settings.needed("blobs"), keys)


def blobs_at(address: str, keys: S3Keys | None = None) -> Blobs:
    """The documents at an address: the path of a folder, or `s3://bucket`.

    Without keys, S3 is asked with those that the machine itself has. Raises UnreadableSetting."""
    if "://" in address:
        # boto3 takes a quarter of a second to load, and whoever has a folder needs none of it
        from putright.blobs.s3 import S3Blobs  # noqa: PLC0415

        return S3Blobs(s3_place(address), keys)
    return FolderBlobs(Path(address))
