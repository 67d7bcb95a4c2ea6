"""Documents in a folder: one file each, whole or not at all, even when the power goes.

What a key is, is `keys`."""

import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from putright.blobs.keys import fits, parts
from putright.errors import NotFound, TryAgain

FAN_OUT = 2
READABLE_BY_US = 0o600


@dataclass(frozen=True, slots=True)
class FolderBlobs:
    """`ports.Blobs` in a folder, a subfolder for each landlord."""

    root: Path

    def put(self, key: str, content: bytes, media_type: str) -> None:  # noqa: ARG002  a row has it
        """Store; what is there already is the same bytes.

        Raises NotAKey, BytesDoNotFitKey, and TryAgain when the disk will not have it."""
        fits(key, content)
        target = self._path(key)
        if target.exists():
            return
        aside = target.with_name(f".{target.name}.{secrets.token_hex(8)}")
        try:
            self._make_folder(target.parent)
            _write_down(aside, content)
            aside.rename(target)
            _settle(target.parent)
        except OSError as error:
            with suppress(OSError):
                aside.unlink(missing_ok=True)
            raise TryAgain(type(error).__name__) from error

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

    def _path(self, key: str) -> Path:
        tenant, digest = parts(key)
        return self.root / str(tenant) / digest[:FAN_OUT] / digest

    def _make_folder(self, folder: Path) -> None:
        if folder.exists():
            return
        self._make_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)
        _settle(folder.parent)


def _write_down(path: Path, content: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, READABLE_BY_US)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _settle(folder: Path) -> None:
    """A name is as lasting as its folder is written down."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
