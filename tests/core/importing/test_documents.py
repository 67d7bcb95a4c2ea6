"""Documents beside a register: found within its folder alone, kept by what they say."""

from dataclasses import replace
from pathlib import Path
from uuid import UUID

from tests.support.rows import tell

from putright.blobs import FolderBlobs, key_of
from putright.importing.documents import Folder, keep, listed
from putright.importing.incoming import Incoming
from putright.tenancy import StreamId, TenantId

STREAM, TENANT = StreamId(UUID(int=5)), TenantId(UUID(int=6))


def with_documents(*paths: str, called: str = "HC/1") -> Incoming:
    incoming, _ = tell(reference=called, received="03/04/2024")
    return replace(incoming, documents=paths)


def test_paths_and_the_folder_of_a_reference_are_looked_in(tmp_path: Path) -> None:
    for name in ("loose.pdf", "HC/1/reply.pdf", "HC/1/in/photo.jpg", "HC/2/other.pdf"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(name.encode())
    incoming = with_documents("loose.pdf", "HC\\1\\reply.pdf")

    files, troubles = Folder(tmp_path, by_reference=True).of(incoming)
    alone, _ = Folder(tmp_path).of(incoming)

    assert [each.relative_to(tmp_path.resolve()).as_posix() for each in files] == [
        "loose.pdf",
        "HC/1/reply.pdf",
        "HC/1/in/photo.jpg",
    ]
    assert [each.name for each in alone] == ["loose.pdf", "reply.pdf"]
    assert troubles == ()


def test_nothing_outside_the_folder_is_read(tmp_path: Path) -> None:
    inside, secret = tmp_path / "inside", tmp_path / "secret.txt"
    inside.mkdir()
    secret.write_text("another landlord's")
    (inside / "link.txt").symlink_to(secret)
    ways = ("../secret.txt", str(secret), "link.txt", "gone.pdf", "..", ".", "a\0b")

    files, troubles = Folder(inside, by_reference=True).of(with_documents(*ways, called=".."))

    assert files == ()
    assert [each.written for each in troubles] == list(ways)


def test_a_document_is_kept_once_however_often_it_is_there(tmp_path: Path) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    for name in ("reply.pdf", "copy of reply.pdf", "odd.zzz"):
        (folder / name).write_bytes(b"odd" if name == "odd.zzz" else b"We are sorry")
    blobs = FolderBlobs(tmp_path / "blobs")

    rows = keep(sorted(folder.iterdir()), blobs, TENANT, STREAM)
    again = keep(sorted(folder.iterdir()), blobs, TENANT, STREAM)

    assert rows == again
    assert {each.media_type for each in rows} == {"application/pdf", "application/octet-stream"}
    assert [each.key for each in listed(rows)] == [each.key for each in rows]
    reply = next(each for each in rows if each.media_type == "application/pdf")
    assert reply.key == key_of(TENANT, b"We are sorry")
    assert blobs.get(reply.key) == b"We are sorry"
    assert (reply.size_bytes, reply.stream) == (12, STREAM)
