"""`PUTRIGHT_BLOBS` says where documents lie, and what it says wrongly is told without its value."""

import pytest

from putright.blobs import FolderBlobs, S3Keys, blobs_at, blobs_of
from putright.blobs.s3 import S3Blobs
from putright.blobs.s3_place import S3Place, s3_place
from putright.settings import MissingSetting, Settings, UnreadableSetting


def test_a_bucket_alone_is_at_its_usual_place() -> None:
    assert s3_place("s3://documents") == S3Place(bucket="documents")


def test_every_option_is_read() -> None:
    address = (
        "s3://documents?endpoint=https%3A%2F%2Fs3.example%3A9000&region=eu-west-2"
        "&addressing=virtual&downloads=direct"
    )
    assert s3_place(address) == S3Place(
        bucket="documents",
        endpoint="https://s3.example:9000",
        region="eu-west-2",
        addressing="virtual",
        direct=True,
    )


def test_a_server_of_ones_own_is_asked_by_path() -> None:
    assert s3_place("s3://documents?endpoint=http://127.0.0.1:9000").addressing == "path"


@pytest.mark.parametrize(
    "address",
    [
        "gopher://documents",
        "s3://",
        "s3://x",
        "s3://Documents",
        "s3://documents/folder",
        "s3://key:secret@documents",
        "s3://documents#secret",
        "s3://documents?secret=secret",
        "s3://documents?endpoint=",
        "s3://documents?endpoint",
        "s3://documents?region=a&region=b",
        "s3://documents?addressing=secret",
        "s3://documents?downloads=secret",
        "s3://documents?endpoint=s3.secret.example",
        "s3://documents?endpoint=ftp://secret.example",
        "s3://documents?endpoint=https://key:secret@s3.example",
        "s3://documents?endpoint=https://secret.example:no",
        "s3://[secret",
    ],
)
def test_anything_else_is_refused_and_not_shown(address: str) -> None:
    with pytest.raises(UnreadableSetting) as refusal:
        blobs_at(address)

    assert refusal.value.args[0] == "PUTRIGHT_BLOBS"
    assert "secret" not in str(refusal.value).replace("no name or secret", "")


def test_keys_are_given_together_or_not_at_all() -> None:
    assert S3Keys.given(None, None) is None
    assert S3Keys.given("a", "b") == S3Keys("a", "b")
    assert "b-secret" not in repr(S3Keys("a", "b-secret"))
    for one in (("a", None), (None, "b")):
        with pytest.raises(UnreadableSetting, match="PUTRIGHT_S3_KEY_ID"):
            S3Keys.given(*one)


def test_an_installation_has_its_documents_where_its_settings_say() -> None:
    assert isinstance(blobs_of(Settings(blobs="documents")), FolderBlobs)
    there = blobs_of(Settings(blobs="s3://documents", s3_key_id="a", s3_secret="b"))
    assert isinstance(there, S3Blobs)
    assert there.keys == S3Keys("a", "b")
    with pytest.raises(MissingSetting, match="PUTRIGHT_BLOBS"):
        blobs_of(Settings())
