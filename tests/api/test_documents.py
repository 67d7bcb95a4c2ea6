"""Documents over HTTP, from a folder and from S3: whole, in ranges, and never a wrong one."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests
from flask import Flask
from tests.support.api import PROBLEM, Office, Person, StillClock, open_office
from tests.support.papers import acknowledged, on_paper
from tests.support.s3 import Fault, FaultyS3, faulty, s3_blobs
from tests.support.services import Database
from werkzeug.test import TestResponse

from putright.blobs import PIECE_BYTES, BytesDoNotFitKey, FolderBlobs
from putright.ports import Blobs
from putright.settings import Settings
from putright.store import Store
from putright_api.app import create_app
from putright_api.documents import DIRECT_FOR_S
from putright_api.parts import Parts
from putright_development import s3
from putright_development.issuer import Issuer

CONTENT = b"%PDF-1.7 " + bytes(range(256)) * 4
SIZE = len(CONTENT)


@pytest.fixture
def proxy(s3_server: s3.Server) -> Iterator[FaultyS3]:
    with faulty(s3_server) as between:
        yield between


@contextmanager
def _serving(database: Database, blobs: Blobs) -> Iterator[Flask]:
    store = Store(database.app_url)
    settings = Settings(master_key=bytes(range(32)), public_url="https://putright.example")
    try:
        yield create_app(settings, store=store, blobs=blobs, clock=StillClock())
    finally:
        store.close()


@pytest.fixture
def app(blobs: Blobs, database: Database) -> Iterator[Flask]:
    with _serving(database, blobs) as made:
        yield made


@pytest.fixture(params=["folder", "s3"])
def blobs(request: pytest.FixtureRequest, tmp_path: Path, s3_server: s3.Server) -> Blobs:
    return FolderBlobs(tmp_path) if request.param == "folder" else s3_blobs(s3_server)


@pytest.fixture
def office(database: Database, app: Flask, issuer: Issuer) -> Office:
    return open_office(database, app, issuer)


def _parts(app: Flask) -> Parts:
    parts: Parts = app.extensions["putright"]
    return parts


def _document(office: Office, content: bytes = CONTENT, name: str = "letter.pdf") -> str:
    at = acknowledged(office)
    on_paper(office, at, content, name)
    return f"{at}/letters/4/document"


def _asked(person: Person, path: str, method: str = "GET", **headers: str) -> TestResponse:
    said = {name.replace("_", "-"): value for name, value in headers.items()}
    said["Authorization"] = f"Bearer {person.token}"
    return person.client.open(f"/v1/{person.landlord}{path}", method=method, headers=said)


def test_ranges_are_sent_as_asked(office: Office) -> None:
    person, path = office.person(), _document(office)
    for said, start, end in [
        ("bytes=0-0", 0, 1),
        ("bytes=5-9", 5, 10),
        ("bytes=9-", 9, SIZE),
        ("bytes=-3", SIZE - 3, SIZE),
        ("bytes=0-99999", 0, SIZE),
        ("bytes=-99999", 0, SIZE),
        (f"bytes={SIZE - 1}-{SIZE - 1}", SIZE - 1, SIZE),
    ]:
        answer = _asked(person, path, Range=said)
        assert (answer.status_code, answer.data) == (206, CONTENT[start:end]), said
        assert answer.headers["Content-Range"] == f"bytes {start}-{end - 1}/{SIZE}"
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.content_type == "application/pdf"
        assert "sandbox" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize("said", [f"bytes={SIZE}-", f"bytes={SIZE + 5}-{SIZE + 9}"])
def test_a_range_beyond_the_end_is_refused_and_told_the_size(office: Office, said: str) -> None:
    answer = _asked(office.person(), _document(office), Range=said)
    assert (answer.status_code, answer.content_type) == (416, PROBLEM)
    assert answer.headers["Content-Range"] == f"bytes */{SIZE}"
    assert answer.json["type"].endswith("/no-such-range")


@pytest.mark.parametrize(
    "said", ["bytes=9-5", "bytes=a-b", "bytes=", "bytes", "lines=1-2", "bytes=0-1,4-5", "bytes=-"]
)
def test_what_is_no_single_range_is_answered_with_all_of_it(office: Office, said: str) -> None:
    answer = _asked(office.person(), _document(office), Range=said)
    assert (answer.status_code, answer.data) == (200, CONTENT)
    assert answer.headers["Accept-Ranges"] == "bytes"


def test_a_range_of_another_document_is_answered_with_all_of_this_one(office: Office) -> None:
    person, path = office.person(), _document(office)
    tag = _asked(person, path).headers["ETag"]
    same = _asked(person, path, Range="bytes=0-1", If_Range=tag)
    other = _asked(person, path, Range="bytes=0-1", If_Range='"another"')
    assert (same.status_code, other.status_code) == (206, 200)
    assert other.data == CONTENT


def test_its_length_is_told_without_its_bytes(office: Office) -> None:
    answer = _asked(office.person(), _document(office), "HEAD", Range="bytes=0-1")
    assert (answer.status_code, answer.content_length, answer.data) == (200, SIZE, b"")


def test_a_range_of_another_landlords_document_is_not_there(
    office: Office, database: Database, app: Flask, issuer: Issuer
) -> None:
    path, stranger = _document(office), open_office(database, app, issuer).person()
    assert _asked(stranger, path, Range="bytes=0-1").status_code == 404
    nobody = office.person().client.get(
        f"/v1/{office.person().landlord}{path}", headers={"Range": "bytes=0-1"}
    )
    assert nobody.status_code == 401


def test_a_name_with_letters_of_any_kind_is_sent_safely(office: Office) -> None:
    answer = _asked(office.person(), _document(office, name='a "b" é.pdf'))
    said = answer.headers["Content-Disposition"]
    assert said.startswith("inline; ")
    assert "filename*=UTF-8''a%20%22b%22%20%C3%A9.pdf" in said


def test_a_large_document_and_its_ranges_are_the_same_bytes(office: Office) -> None:
    content = os.urandom(2 * PIECE_BYTES + 77)
    person, path = office.person(), _document(office, content)
    whole = _asked(person, path)
    assert whole.content_length == len(content)
    assert whole.data == content
    start = PIECE_BYTES - 10
    part = _asked(person, path, Range=f"bytes={start}-{2 * PIECE_BYTES + 9}")
    assert (part.status_code, part.data) == (206, content[start : 2 * PIECE_BYTES + 10])


def test_a_large_document_that_was_changed_is_never_whole(
    database: Database, issuer: Issuer, tmp_path: Path
) -> None:
    with _serving(database, FolderBlobs(tmp_path)) as app:
        office = open_office(database, app, issuer)
        path = _document(office, os.urandom(2 * PIECE_BYTES + 77))
        (file,) = [each for each in tmp_path.rglob("*") if each.is_file()]
        with file.open("r+b") as changed:
            changed.write(b"?????")

        answer = _asked(office.person(), path)
        with pytest.raises(BytesDoNotFitKey):
            _ = answer.data
        answer.close()


def test_a_document_whose_bytes_are_gone_is_our_failure(office: Office, app: Flask) -> None:
    path = _document(office)
    elsewhere = FolderBlobs(Path("/nonexistent"))
    object.__setattr__(_parts(app), "blobs", elsewhere)
    answer = _asked(office.person(), path)
    assert (answer.status_code, answer.content_type) == (500, PROBLEM)


@pytest.mark.parametrize("fault", Fault)
def test_a_passing_fault_of_the_store_is_told_as_one(
    database: Database, issuer: Issuer, proxy: FaultyS3, fault: Fault
) -> None:
    with _serving(database, proxy.blobs()) as app:
        office = open_office(database, app, issuer)
        person, path = office.person(), _document(office)
        proxy.failing(lambda _number: fault)
        answer = _asked(person, path, Range="bytes=0-4")
        assert (answer.status_code, answer.content_type) == (503, PROBLEM)
        assert int(answer.headers["Retry-After"]) > 0
        proxy.failing(lambda _number: None)
        assert _asked(person, path, Range="bytes=0-4").data == CONTENT[:5]


def test_where_downloads_are_direct_the_row_is_asked_first_and_the_store_gives_it(
    database: Database, issuer: Issuer, s3_server: s3.Server
) -> None:
    with _serving(database, s3_blobs(s3_server, direct=True)) as app:
        office = open_office(database, app, issuer)
        path = _document(office)
        answer = _asked(office.person(), path)
        assert answer.status_code == 307
        assert answer.headers["Cache-Control"] == "no-store"
        address = answer.headers["Location"]
        assert f"X-Amz-Expires={DIRECT_FOR_S}" in address
        assert urlsplit(address).port == s3_server.port
        part = requests.get(address, headers={"Range": "bytes=0-4"}, timeout=5)
        assert part.content == CONTENT[:5]
        stranger = open_office(database, app, issuer).person()
        assert _asked(stranger, path).status_code == 404
