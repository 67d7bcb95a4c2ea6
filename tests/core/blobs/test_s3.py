"""Documents in a real S3: as in a folder, and right whatever goes wrong on the way."""

import io
import os
import random
import subprocess
import sys
import tracemalloc
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from tests.support.s3 import ONCE, PART_BYTES, Fault, FaultyS3, a_document, faulty, s3_blobs

from putright.blobs import BytesDoNotFitKey, FolderBlobs, NotAKey, S3Keys
from putright.blobs.s3 import S3Blobs
from putright.errors import NotFound, PermanentFailure, TryAgain
from putright.ports import Blobs
from putright_development import s3
from putright_development.processes import free_port

PDF = "application/pdf"
MEBIBYTE = 1024 * 1024
LARGE_BYTES = 2 * PART_BYTES + 1234


@pytest.fixture
def proxy(s3_server: s3.Server) -> Iterator[FaultyS3]:
    with faulty(s3_server) as between:
        yield between


@pytest.fixture(params=["folder", "s3"])
def blobs(request: pytest.FixtureRequest, tmp_path: Path, s3_server: s3.Server) -> Blobs:
    return FolderBlobs(tmp_path) if request.param == "folder" else s3_blobs(s3_server)


def _seen(folder: Path) -> set[str]:
    """The keys under which the server has anything at all."""
    bucket = folder / "s3" / "buckets" / s3.BUCKET
    return {str(path.relative_to(bucket)) for path in bucket.rglob("*") if path.is_file()}


class TestEitherStore:
    def test_bytes_come_back_as_they_were_put_however_often(self, blobs: Blobs) -> None:
        key, content = a_document()
        for _ in range(2):
            blobs.put(key, content, PDF)

        assert blobs.get(key) == content

    def test_an_empty_document_is_a_document(self, blobs: Blobs) -> None:
        key, content = a_document(0)
        blobs.put_file(key, io.BytesIO(content), PDF)

        assert blobs.get(key) == b""

    def test_what_is_not_there_is_not_found(self, blobs: Blobs) -> None:
        key, _ = a_document()
        with pytest.raises(NotFound):
            blobs.get(key)
        with pytest.raises(NotFound):
            blobs.get_range(key, 0, 1)

    def test_what_the_key_does_not_name_is_not_stored(self, blobs: Blobs) -> None:
        key, content = a_document()
        with pytest.raises(BytesDoNotFitKey):
            blobs.put(key, content + b".", PDF)
        with pytest.raises(BytesDoNotFitKey):
            blobs.put_file(key, io.BytesIO(content + b"."), PDF)
        with pytest.raises(NotFound):
            blobs.get(key)

    def test_a_range_is_what_it_says(self, blobs: Blobs) -> None:
        key, content = a_document(1000)
        blobs.put(key, content, PDF)
        for start, end in [(0, 1), (0, 1000), (10, 20), (999, 1000)]:
            assert blobs.get_range(key, start, end) == content[start:end]
        for start, end in [(0, 1001), (1000, 1001), (5000, 6000)]:
            with pytest.raises((BytesDoNotFitKey, PermanentFailure)):
                blobs.get_range(key, start, end)
        for start, end in [(-1, 2), (5, 5), (6, 5)]:
            with pytest.raises(ValueError, match=str(start)):
                blobs.get_range(key, start, end)

    def test_a_large_document_needs_little_memory(self, blobs: Blobs, tmp_path: Path) -> None:
        key, content = a_document(8 * MEBIBYTE)
        file = tmp_path / "large"
        file.write_bytes(content)
        blobs.put(*a_document(), PDF)  # what a first question loads is not counted
        with file.open("rb") as reading:
            tracemalloc.start()
            blobs.put_file(key, reading, PDF)
            _, most_bytes = tracemalloc.get_traced_memory()
            tracemalloc.stop()

        assert blobs.get(key) == content
        assert most_bytes < 3.5 * MEBIBYTE

    def test_a_large_document_that_does_not_fit_is_never_there(self, blobs: Blobs) -> None:
        key, content = a_document(LARGE_BYTES)
        with pytest.raises(BytesDoNotFitKey):
            blobs.put_file(key, io.BytesIO(content[:-1]), PDF)
        with pytest.raises(NotFound):
            blobs.get(key)

    @pytest.mark.parametrize("key", ["../secret", "/etc/passwd", "", "putright/probe"])
    def test_nothing_else_is_a_key(self, blobs: Blobs, key: str) -> None:
        for act in (
            lambda: blobs.get(key),
            lambda: blobs.get_range(key, 0, 1),
            lambda: blobs.put(key, b"", PDF),
            lambda: blobs.put_file(key, io.BytesIO(), PDF),
        ):
            with pytest.raises(NotAKey):
                act()

    def test_it_says_what_it_can_do(self, blobs: Blobs) -> None:
        assert blobs.capabilities().ranges
        assert not blobs.capabilities().direct


class TestWhoIsRefused:
    def test_wrong_keys_are_for_a_person_to_put_right(self, s3_server: s3.Server) -> None:
        for keys in (S3Keys(s3.KEY_ID, "wrong"), S3Keys("nobody", s3_server.secret)):
            blobs = S3Blobs(s3_blobs(s3_server).place, keys, ONCE)
            key, content = a_document()
            with pytest.raises(PermanentFailure):
                blobs.put(key, content, PDF)
            with pytest.raises(PermanentFailure):
                blobs.get(key)
            with pytest.raises(PermanentFailure):
                blobs.capabilities()

    def test_no_keys_at_all_are_for_a_person_too(
        self, s3_server: s3.Server, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_PROFILE"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
        monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "none"))
        monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "none"))
        with pytest.raises(PermanentFailure, match="NoCredentials"):
            S3Blobs(s3_blobs(s3_server).place, None, ONCE).get(a_document()[0])

    def test_a_bucket_that_is_not_there_is_no_missing_document(self, s3_server: s3.Server) -> None:
        there = s3_blobs(s3_server)
        blobs = S3Blobs(replace(there.place, bucket="elsewhere"), there.keys, ONCE)
        with pytest.raises(PermanentFailure, match="NoSuchBucket"):
            blobs.get(a_document()[0])

    def test_a_server_that_is_not_there_is_tried_again(self, s3_server: s3.Server) -> None:
        blobs = s3_blobs(s3_server, port=free_port())
        key, content = a_document()
        for act in (lambda: blobs.put(key, content, PDF), lambda: blobs.get(key)):
            with pytest.raises(TryAgain):
                act()

    def test_the_secret_is_not_shown(self, s3_server: s3.Server) -> None:
        assert s3_server.secret not in repr(s3_blobs(s3_server))


class TestDirectDownloads:
    def test_a_signed_address_gives_the_document_and_nothing_else(
        self, s3_server: s3.Server
    ) -> None:
        blobs = s3_blobs(s3_server, direct=True)
        key, content = a_document()
        blobs.put(key, content, PDF)
        address = blobs.presigned(key, name='a "letter" é.pdf', media_type=PDF, lifetime_s=60)
        assert address is not None
        with urllib.request.urlopen(address) as answer:  # noqa: S310  our own server
            assert answer.read() == content
            assert answer.headers["Content-Type"] == PDF
            assert answer.headers["Content-Disposition"].startswith("attachment;")
        other, _ = a_document()
        ending = "0" if address[-1] != "0" else "1"
        for changed in (address.replace(key, other), address[:-1] + ending, address.split("?")[0]):
            with pytest.raises(urllib.error.HTTPError) as refusal:
                urllib.request.urlopen(changed)  # noqa: S310  our own server
            assert refusal.value.code in (400, 403)
            refusal.value.close()

    def test_without_the_setting_there_is_no_such_address(self, s3_server: s3.Server) -> None:
        blobs = s3_blobs(s3_server)
        assert blobs.presigned(a_document()[0], name="x", media_type=PDF, lifetime_s=60) is None


def tried_again(act: Callable[[], bytes]) -> bytes:
    """As whoever asked does, and as often: a busy machine may be slower than the patience here."""
    for _ in range(5):
        with suppress(TryAgain):
            return act()
    return act()


class TestFaults:
    @pytest.mark.parametrize("fault", Fault)
    @pytest.mark.parametrize("verb", ["put", "put_file", "get", "get_range"])
    def test_a_fault_at_any_call_is_passing_and_the_next_try_uses_the_same_key(
        self, proxy: FaultyS3, verb: str, fault: Fault
    ) -> None:
        """The fault at step n, for all n, until a run has no step n."""
        blobs, straight = proxy.blobs(), s3_blobs(proxy.server)
        step = 0
        while True:
            key, content = a_document(LARGE_BYTES if verb == "put_file" else 2000)
            if verb.startswith("get"):
                straight.put(key, content, PDF)
            proxy.failing(lambda number, at=step: fault if number == at else None)  # type: ignore[misc]

            def act(key: str = key, content: bytes = content) -> bytes:
                if verb == "put":
                    blobs.put(key, content, PDF)
                elif verb == "put_file":
                    blobs.put_file(key, io.BytesIO(content), PDF)
                elif verb == "get_range":
                    return blobs.get_range(key, 5, 1999)
                return blobs.get(key) if verb == "get" else b""

            try:
                told = act()
            except TryAgain:
                told = tried_again(act)
            assert told == {"get": content, "get_range": content[5:1999]}.get(verb, b"")
            assert {path for _, path in proxy.asked} == {f"/{s3.BUCKET}/{key}"}
            assert straight.get(key) == content
            if not proxy.injected:
                break
            step += 1

        assert step == {"put_file": 5}.get(verb, 1)

    def test_a_fault_that_stays_is_told_and_leaves_nothing(
        self, proxy: FaultyS3, services: object
    ) -> None:
        blobs = proxy.failing(lambda _number: Fault.UNAVAILABLE).blobs()
        key, content = a_document(LARGE_BYTES)
        for act in (
            lambda: blobs.put(key, content, PDF),
            lambda: blobs.put_file(key, io.BytesIO(content), PDF),
            lambda: blobs.get(key),
        ):
            with pytest.raises(TryAgain):
                act()
        assert key not in _seen(services.folder)  # type: ignore[attr-defined]

    @pytest.mark.parametrize("broken_at", [1, 2, 3])
    def test_a_large_document_that_broke_off_is_not_there(
        self, proxy: FaultyS3, services: object, broken_at: int
    ) -> None:
        """Even the clearing away fails: what was sent is still under no key of ours."""
        blobs = proxy.failing(lambda n: Fault.RESET if n >= broken_at else None).blobs()
        key, content = a_document(LARGE_BYTES)
        with pytest.raises(TryAgain):
            blobs.put_file(key, io.BytesIO(content), PDF)
        with pytest.raises(NotFound):
            s3_blobs(proxy.server).get(key)
        assert key not in _seen(services.folder)  # type: ignore[attr-defined]

    @pytest.mark.parametrize("fault", Fault)
    def test_what_passes_soon_is_never_heard_of(self, proxy: FaultyS3, fault: Fault) -> None:
        """boto3 asks again by itself; only a body that breaks off is the caller's to ask for."""
        patient = proxy.blobs(replace(ONCE, attempts=3))
        key, content = a_document()
        proxy.failing(lambda number: fault if number == 0 else None)
        patient.put(key, content, PDF)

        assert s3_blobs(proxy.server).get(key) == content
        assert {path for _, path in proxy.asked} == {f"/{s3.BUCKET}/{key}"}

    def test_under_random_faults_every_reference_holds(self, proxy: FaultyS3) -> None:
        """A reference is made when `put` has returned, as the worker does."""
        often = int(os.environ.get("PUTRIGHT_TEST_S3_FAULTS", "150"))
        seed = random.SystemRandom().randrange(2**32)
        chance = random.Random(seed)  # noqa: S311  to fail, not to hide
        swift = [fault for fault in Fault if fault is not Fault.SLOW]
        blobs, straight = proxy.blobs(), s3_blobs(proxy.server)
        proxy.failing(lambda _n: chance.choice(swift) if chance.random() < 0.5 else None)
        done = 0
        while len(proxy.injected) < often:
            key, content = a_document(chance.randrange(1, 50_000))
            before = len(proxy.asked)
            for _ in range(100):
                try:
                    blobs.put(key, content, PDF)
                except TryAgain:
                    continue
                break
            reference = key
            for _ in range(100):
                try:
                    assert blobs.get(reference) == content, seed
                except TryAgain:
                    continue
                break
            assert straight.get(reference) == content, seed
            assert {path for _, path in proxy.asked[before:]} == {f"/{s3.BUCKET}/{key}"}
            done += 1
        print(f"{len(proxy.injected)} faults, {done} documents")  # noqa: T201  its count


def test_what_the_store_changed_is_not_given_out(s3_server: s3.Server, services: object) -> None:
    blobs = s3_blobs(s3_server)
    key, content = a_document()
    blobs.put(key, content, PDF)
    folder: Path = services.folder  # type: ignore[attr-defined]
    changed = content[:-1] + bytes([content[-1] ^ 1])
    (folder / "s3" / "buckets" / s3.BUCKET / key).write_bytes(changed)

    with pytest.raises(BytesDoNotFitKey):
        blobs.get(key)
    blobs.put(key, content, PDF)
    assert blobs.get(key) == content


def test_a_folder_does_not_load_boto3() -> None:
    said = "import sys; from putright.blobs import blobs_at; blobs_at('x'); print(*sys.modules)"
    told = subprocess.run([sys.executable, "-c", said], check=True, capture_output=True, text=True)
    assert "putright.blobs.folder" in told.stdout.split()
    assert "boto3" not in told.stdout.split()
