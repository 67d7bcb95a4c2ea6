"""Documents that come with a complaint: found beside the register, kept with the complaint.

Where their bytes lie is `putright.blobs`; nothing outside the folder that was named is read."""

import hashlib
import mimetypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from putright.blobs import key_for
from putright.complaint.events import DocumentTakenOver
from putright.complaint.text import Text
from putright.importing.incoming import Incoming, Trouble
from putright.ports import Blobs, DocumentRow
from putright.tenancy import StreamId, TenantId

ANY = "application/octet-stream"
THERE = "a file there, within the folder of documents"


@dataclass(frozen=True, slots=True)
class Folder:
    """Where documents are looked for: by the paths a row names, and by the complaint's reference.

    `by_reference` says that there is a folder for each reference."""

    at: Path
    by_reference: bool = False

    def of(self, incoming: Incoming) -> tuple[tuple[Path, ...], tuple[Trouble, ...]]:
        """The complaint's documents, each once, and the paths at which there is none."""
        found: dict[Path, None] = {}
        troubles = []
        for written in incoming.documents:
            path = self._within(written)
            if path is None or not path.exists():
                troubles.append(
                    Trouble(
                        place=incoming.place, column="documents", written=written, expected=THERE
                    )
                )
                continue
            found.update(dict.fromkeys(_files(path)))
        own = self._within(incoming.called) if self.by_reference else None
        if own is not None and own.is_dir():
            found.update(dict.fromkeys(_files(own)))
        return tuple(found), tuple(troubles)

    def _within(self, written: str) -> Path | None:
        """The path, unless it leads out of the folder: by `..`, by a root or by a link."""
        root = self.at.resolve()
        try:
            path = (root / written.replace("\\", "/")).resolve()
        except (OSError, ValueError):
            return None
        return path if path.is_relative_to(root) and path != root else None


def _files(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
    elif path.is_dir():
        yield from sorted(
            each for each in path.rglob("*") if each.is_file() and not each.is_symlink()
        )


def keep(
    files: Iterable[Path], blobs: Blobs, tenant: TenantId, stream: StreamId
) -> tuple[DocumentRow, ...]:
    """Store the bytes, and what is to be known of each document. Raises as `Blobs` does."""
    rows: dict[str, DocumentRow] = {}
    for path in files:
        media_type = mimetypes.guess_type(path.name, strict=True)[0] or ANY
        with path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
            key = key_for(tenant, sha256)
            file.seek(0)
            blobs.put_file(key, file, media_type)
        rows[key] = DocumentRow(
            key=key,
            stream=stream,
            media_type=media_type,
            size_bytes=path.stat().st_size,
            sha256=sha256,
            name=path.name,
        )
    return tuple(rows.values())


def listed(rows: Iterable[DocumentRow]) -> tuple[DocumentTakenOver, ...]:
    """The documents as the complaint's history lists them."""
    return tuple(DocumentTakenOver(key=each.key, name=Text(each.name)) for each in rows)
