"""Documents in a folder: whole or not at all, each landlord's apart."""

import os
import stat
import threading
from pathlib import Path
from uuid import UUID

import pytest

from putright.blobs import BytesDoNotFitKey, FolderBlobs, NotAKey, blobs_at, key_of
from putright.errors import NotFound, TryAgain
from putright.settings import UnreadableSetting
from putright.tenancy import TenantId

OURS = TenantId(UUID("0195a000-0000-7000-8000-000000000001"))
THEIRS = TenantId(UUID("0195a000-0000-7000-8000-000000000002"))
PDF = b"%PDF-1.7 a letter"


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_bytes_come_back_as_they_were_put(tmp_path: Path) -> None:
    blobs, key = FolderBlobs(tmp_path / "made" / "when needed"), key_of(OURS, PDF)
    blobs.put(key, PDF, "application/pdf")

    assert blobs.get(key) == PDF


def test_the_same_bytes_twice_are_one_document(tmp_path: Path) -> None:
    blobs, key = FolderBlobs(tmp_path), key_of(OURS, PDF)
    for _ in range(2):
        blobs.put(key, PDF, "application/pdf")

    assert len(files(tmp_path)) == 1


def test_the_same_bytes_of_two_landlords_are_two_documents(tmp_path: Path) -> None:
    blobs = FolderBlobs(tmp_path)
    blobs.put(key_of(OURS, PDF), PDF, "application/pdf")

    with pytest.raises(NotFound):
        blobs.get(key_of(THEIRS, PDF))


def test_bytes_that_the_key_does_not_name_are_not_stored(tmp_path: Path) -> None:
    with pytest.raises(BytesDoNotFitKey):
        FolderBlobs(tmp_path).put(key_of(OURS, b"other"), PDF, "application/pdf")

    assert not files(tmp_path)


@pytest.mark.parametrize("key", ["../secret", "/etc/passwd", "", f"{OURS}/../../secret"])
def test_no_key_leads_out_of_the_folder(tmp_path: Path, key: str) -> None:
    (tmp_path / "secret").write_bytes(PDF)
    blobs = FolderBlobs(tmp_path / "blobs")
    with pytest.raises(NotAKey):
        blobs.get(key)
    with pytest.raises(NotAKey):
        blobs.put(key, PDF, "application/pdf")


def test_a_document_changed_on_the_disk_is_not_given_out(tmp_path: Path) -> None:
    blobs, key = FolderBlobs(tmp_path), key_of(OURS, PDF)
    blobs.put(key, PDF, "application/pdf")
    (path,) = files(tmp_path)
    path.write_bytes(PDF[:-1])

    with pytest.raises(BytesDoNotFitKey):
        blobs.get(key)


def test_only_its_own_user_can_read_a_document(tmp_path: Path) -> None:
    FolderBlobs(tmp_path / "blobs").put(key_of(OURS, PDF), PDF, "application/pdf")
    (path,) = files(tmp_path)

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_disk_that_will_not_have_it_is_tried_again_and_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "blobs").write_bytes(b"a file where the folder should be")
    with pytest.raises(TryAgain):
        FolderBlobs(tmp_path / "blobs").put(key_of(OURS, PDF), PDF, "application/pdf")

    assert len(files(tmp_path)) == 1


def test_a_write_that_was_cut_off_is_not_taken_for_the_document(tmp_path: Path) -> None:
    """What a power cut leaves is a file under another name: the name itself comes last."""
    blobs, key = FolderBlobs(tmp_path), key_of(OURS, PDF)
    blobs.put(key, PDF, "application/pdf")
    (path,) = files(tmp_path)
    path.rename(path.with_name(f".{path.name}.0123456789abcdef"))

    with pytest.raises(NotFound):
        blobs.get(key)
    blobs.put(key, PDF, "application/pdf")
    assert blobs.get(key) == PDF


def test_many_writers_of_the_same_bytes_agree(tmp_path: Path) -> None:
    blobs, content = FolderBlobs(tmp_path), os.urandom(200_000)
    key = key_of(OURS, content)
    seen: list[bytes] = []

    def write() -> None:
        blobs.put(key, content, "application/pdf")
        seen.append(blobs.get(key))

    writers = [threading.Thread(target=write) for _ in range(8)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    assert seen == [content] * 8
    assert len(files(tmp_path)) == 1


def test_an_address_is_the_path_of_a_folder(tmp_path: Path) -> None:
    assert blobs_at(str(tmp_path)) == FolderBlobs(tmp_path)
    with pytest.raises(UnreadableSetting):
        blobs_at("gopher://documents")
