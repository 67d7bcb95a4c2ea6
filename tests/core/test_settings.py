"""Settings are read once, from values or files, and never shown."""

import base64
from pathlib import Path

import pytest

from putright.settings import PUBLIC_URL, MissingSetting, Settings, UnreadableSetting

KEY = bytes(range(32))


def test_an_empty_environment_has_no_secrets_in_it() -> None:
    settings = Settings.read({})

    assert settings == Settings()
    assert settings.public_url == PUBLIC_URL
    assert settings.database_pooled is False


def test_each_setting_has_its_name() -> None:
    settings = Settings.read(
        {
            "PUTRIGHT_DATABASE_URL": "postgresql://a",
            "PUTRIGHT_DISPATCH_DATABASE_URL": "postgresql://b",
            "PUTRIGHT_DISPATCH_DIRECT_URL": "postgresql://c",
            "PUTRIGHT_MIGRATOR_DATABASE_URL": "postgresql://d",
            "PUTRIGHT_REDIS_URL": "redis://e",
            "PUTRIGHT_BLOBS": "documents",
            "PUTRIGHT_S3_KEY_ID": "f",
            "PUTRIGHT_S3_SECRET": "g",
            "PUTRIGHT_MASTER_KEY": base64.b64encode(KEY).decode(),
            "PUTRIGHT_DATABASE_POOLED": "true",
            "PUTRIGHT_PUBLIC_URL": "https://complaints.example",
            "HOME": "elsewhere",
        }
    )

    assert settings == Settings(
        database_url="postgresql://a",
        dispatch_database_url="postgresql://b",
        dispatch_direct_url="postgresql://c",
        migrator_database_url="postgresql://d",
        redis_url="redis://e",
        blobs="documents",
        s3_key_id="f",
        s3_secret="g",
        master_key=KEY,
        database_pooled=True,
        public_url="https://complaints.example",
    )


def test_a_secret_may_lie_in_a_file(tmp_path: Path) -> None:
    file = tmp_path / "url"
    file.write_text("postgresql://a:secret@b/c\n")
    environment = {"PUTRIGHT_DATABASE_URL_FILE": str(file)}

    assert Settings.read(environment).needed("database_url") == "postgresql://a:secret@b/c"
    with pytest.raises(UnreadableSetting):
        Settings.read({**environment, "PUTRIGHT_DATABASE_URL": "postgresql://x"})
    with pytest.raises(UnreadableSetting):
        Settings.read({"PUTRIGHT_DATABASE_URL_FILE": str(tmp_path / "none")})


def test_secrets_are_not_shown() -> None:
    shown = repr(
        Settings(
            database_url="secret",
            dispatch_database_url="secret",
            dispatch_direct_url="secret",
            migrator_database_url="secret",
            redis_url="secret",
            s3_key_id="secret",
            s3_secret="secret",
            master_key=b"secret",
        )
    )
    assert "secret" not in shown


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PUTRIGHT_MASTER_KEY", "not base64!"),
        ("PUTRIGHT_MASTER_KEY", base64.b64encode(b"short").decode()),
        ("PUTRIGHT_DATABASE_POOLED", "yes"),
    ],
)
def test_a_setting_that_cannot_be_read_is_named_and_not_shown(name: str, value: str) -> None:
    with pytest.raises(UnreadableSetting) as refusal:
        Settings.read({name: value})

    assert refusal.value.args[0] == name
    assert value not in str(refusal.value)


def test_what_is_needed_and_missing_is_named() -> None:
    with pytest.raises(MissingSetting, match="PUTRIGHT_DATABASE_URL"):
        Settings().needed("database_url")
    with pytest.raises(MissingSetting, match="PUTRIGHT_MASTER_KEY"):
        Settings().needed_master_key()
    assert Settings(master_key=KEY).needed_master_key() == KEY
