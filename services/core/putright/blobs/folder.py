"""Documents in a folder: one file each, whole or not at all, even when the power goes.

What a key is, is `keys`."""

import hashlib
import os
import secrets
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO

from putright.blobs.keys import BytesDoNotFitKey, fits, parts
from putright.errors import NotFound, TryAgain
from putright.ports import Capabilities

FAN_OUT = 2
READABLE_BY_US = 0o600
CHUNK_BYTES = 1024 * 1024


@dataclass(frozen=True, slots=True)
class FolderBlobs:
    """`ports.Blobs` in a folder, a subfolder for each landlord."""

    root: Path

    def put(self, key: str, content: bytes, media_type: str) -> None:  # noqa: ARG002  a row has it
        """Store; what is there already is the same bytes.

        Raises NotAKey, BytesDoNotFitKey, and TryAgain when the disk will not have it."""
        fits(key, content)
        self._put(key, [content])

    def put_file(self, key: str, file: BinaryIO, media_type: str) -> None:  # noqa: ARG002  as put
        """Store from a file, a little at a time; it has its name once it is found to fit it.

        Raises as `put`."""
        self._put(key, iter(partial(file.read, CHUNK_BYTES), b""))

    def get(self, key: str) -> bytes:
        """The bytes. Raises NotAKey, NotFound, BytesDoNotFitKey when the disk has changed them."""
        path = self._path(key)
        try:
            content = path.read_bytes()
        except FileNotFoundError as error:
            raise NotFound(document=key) from error
        except OSError as error:
            raise TryAgain(type(error).__name__) from error
        fits(key, content)
        return content

    def get_range(self, key: str, start: int, end: int) -> bytes:
        """The bytes from `start` up to `end`; only their number can be checked.

        Raises as `get`, and BytesDoNotFitKey when the document has no such bytes."""
        if not 0 <= start < end:
            raise ValueError(start, end)
        path = self._path(key)
        try:
            with path.open("rb") as file:
                file.seek(start)
                content = file.read(end - start)
        except FileNotFoundError as error:
            raise NotFound(document=key) from error
        except OSError as error:
            raise TryAgain(type(error).__name__) from error
        if len(content) != end - start:
            raise BytesDoNotFitKey(key)
        return content

    def presigned(self, key: str, *, name: str, media_type: str, lifetime_s: int) -> None:
        """None: nobody but us can read a folder."""

    def capabilities(self) -> Capabilities:
        """What any folder does."""
        return Capabilities(ranges=True, write_once=True, direct=False)

    def _put(self, key: str, chunks: Iterable[bytes]) -> None:
        target = self._path(key)
        if target.exists():
            return
        aside = target.with_name(f".{target.name}.{secrets.token_hex(8)}")
        try:
            self._make_folder(target.parent)
            if _write_down(aside, chunks) != target.name:
                raise BytesDoNotFitKey(key)
            aside.rename(target)
            _settle(target.parent)
        except OSError as error:
            raise TryAgain(type(error).__name__) from error
        finally:
            with suppress(OSError):
                aside.unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        tenant, digest = parts(key)
        return self.root / str(tenant) / digest[:FAN_OUT] / digest

    def _make_folder(self, folder: Path) -> None:
        if folder.exists():
            return
        self._make_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)
        _settle(folder.parent)


def _write_down(path: Path, chunks: Iterable[bytes]) -> str:
    """The SHA-256 of what was written."""
    seen = hashlib.sha256()
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, READABLE_BY_US)
    with os.fdopen(descriptor, "wb") as file:
        for chunk in chunks:
            seen.update(chunk)
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
    return seen.hexdigest()


def _settle(folder: Path) -> None:
    """A name is as lasting as its folder is written down."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
