"""Settings of a process: read once, from the environment.

A landlord's own settings are rows of its own. A secret may come from a file: `PUTRIGHT_X_FILE`
names one that holds what `PUTRIGHT_X` would."""

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

PREFIX = "PUTRIGHT_"
MASTER_KEY_BYTES = 32
PUBLIC_URL = "http://127.0.0.1:8000"


class MissingSetting(Exception):
    """A setting this process cannot do without."""


class UnreadableSetting(Exception):
    """A setting that is not what it should be; never says its value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What this process was told. Addresses hold passwords, so none of them is shown."""

    database_url: str | None = field(default=None, repr=False)
    dispatch_database_url: str | None = field(default=None, repr=False)
    dispatch_direct_url: str | None = field(default=None, repr=False)
    migrator_database_url: str | None = field(default=None, repr=False)
    onboarding_database_url: str | None = field(default=None, repr=False)
    onboarding_token: str | None = field(default=None, repr=False)
    redis_url: str | None = field(default=None, repr=False)
    blobs: str | None = None
    s3_key_id: str | None = field(default=None, repr=False)
    s3_secret: str | None = field(default=None, repr=False)
    master_key: bytes | None = field(default=None, repr=False)
    database_pooled: bool = False
    public_url: str = PUBLIC_URL

    @classmethod
    def read(cls, environment: Mapping[str, str]) -> "Settings":
        """The settings of an environment. Raises UnreadableSetting."""
        told = _Told(environment)
        return cls(
            database_url=told.text("DATABASE_URL"),
            dispatch_database_url=told.text("DISPATCH_DATABASE_URL"),
            dispatch_direct_url=told.text("DISPATCH_DIRECT_URL"),
            migrator_database_url=told.text("MIGRATOR_DATABASE_URL"),
            onboarding_database_url=told.text("ONBOARDING_DATABASE_URL"),
            onboarding_token=told.text("ONBOARDING_TOKEN"),
            redis_url=told.text("REDIS_URL"),
            blobs=told.text("BLOBS"),
            s3_key_id=told.text("S3_KEY_ID"),
            s3_secret=told.text("S3_SECRET"),
            master_key=told.key("MASTER_KEY"),
            database_pooled=told.flag("DATABASE_POOLED"),
            public_url=told.text("PUBLIC_URL") or PUBLIC_URL,
        )

    def needed(self, name: str) -> str:
        """A setting that must be there. Raises MissingSetting, named as in the environment."""
        value = getattr(self, name)
        if value is None:
            raise MissingSetting(PREFIX + name.upper())
        return str(value)

    def needed_master_key(self) -> bytes:
        """The master key. Raises MissingSetting."""
        if self.master_key is None:
            raise MissingSetting(PREFIX + "MASTER_KEY")
        return self.master_key


@dataclass(frozen=True, slots=True)
class _Told:
    environment: Mapping[str, str]

    def text(self, name: str) -> str | None:
        """The setting itself, or what its file holds; both at once is a mistake."""
        direct = self.environment.get(PREFIX + name) or None
        file = self.environment.get(f"{PREFIX}{name}_FILE") or None
        if direct is not None and file is not None:
            raise UnreadableSetting(PREFIX + name, "given twice: as a value and as a file")
        if file is None:
            return direct
        try:
            return Path(file).read_text("utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise UnreadableSetting(f"{PREFIX}{name}_FILE", type(error).__name__) from error

    def flag(self, name: str) -> bool:
        """`true` or `false`."""
        match self.text(name):
            case None | "false":
                return False
            case "true":
                return True
            case _:
                raise UnreadableSetting(PREFIX + name, "neither true nor false")

    def key(self, name: str) -> bytes | None:
        """A key of 32 bytes, in base64."""
        text = self.text(name)
        if text is None:
            return None
        try:
            key = base64.b64decode(text, validate=True)
        except binascii.Error as error:
            raise UnreadableSetting(PREFIX + name, "not base64") from error
        if len(key) != MASTER_KEY_BYTES:
            raise UnreadableSetting(PREFIX + name, f"not {MASTER_KEY_BYTES} bytes")
        return key
