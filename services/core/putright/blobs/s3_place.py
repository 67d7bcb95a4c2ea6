"""Where documents lie in S3, read from `PUTRIGHT_BLOBS`, and the keys that open it.

`s3://bucket?endpoint=…&region=…&addressing=path|virtual|auto&downloads=api|direct`: nothing is
asked of the store here."""

import re
from dataclasses import dataclass, field
from typing import Literal, Self, cast
from urllib.parse import parse_qsl, urlsplit

from putright.settings import UnreadableSetting

Addressing = Literal["path", "virtual", "auto"]
SETTING = "PUTRIGHT_BLOBS"
_BUCKET = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]", re.ASCII)
_CHOICES = {"addressing": ("path", "virtual", "auto"), "downloads": ("api", "direct")}
_MAY_SAY = {"endpoint", "region", *_CHOICES}


@dataclass(frozen=True, slots=True, kw_only=True)
class S3Place:
    """A bucket and how to ask for it; `direct` lets readers fetch from the store itself."""

    bucket: str
    endpoint: str | None = None
    region: str | None = None
    addressing: Addressing = "auto"
    direct: bool = False


@dataclass(frozen=True, slots=True)
class S3Keys:
    """An access key, never shown."""

    key_id: str
    secret: str = field(repr=False)

    @classmethod
    def given(cls, key_id: str | None, secret: str | None) -> Self | None:
        """Both, or neither. Raises UnreadableSetting."""
        if key_id is not None and secret is not None:
            return cls(key_id, secret)
        if key_id is None and secret is None:
            return None
        raise UnreadableSetting("PUTRIGHT_S3_KEY_ID", "with PUTRIGHT_S3_SECRET or not at all")


def s3_place(address: str) -> S3Place:
    """The place an address names. Raises UnreadableSetting, which never says a value."""
    try:
        read = urlsplit(address)
        said = parse_qsl(read.query, keep_blank_values=True, strict_parsing=bool(read.query))
    except ValueError as error:
        raise UnreadableSetting(SETTING, "not an address") from error
    if read.scheme != "s3":
        raise UnreadableSetting(SETTING, "neither a folder nor s3://bucket")
    if not _BUCKET.fullmatch(read.netloc) or read.path not in ("", "/") or read.fragment:
        raise UnreadableSetting(SETTING, "s3:// and the name of a bucket, then ? and options")
    options = dict(said)
    if len(options) < len(said) or not options.keys() <= _MAY_SAY or "" in options.values():
        raise UnreadableSetting(SETTING, f"each option once, of {', '.join(sorted(_MAY_SAY))}")
    for name, choices in _CHOICES.items():
        if options.get(name, choices[0]) not in choices:
            raise UnreadableSetting(SETTING, f"{name} is one of {', '.join(choices)}")
    endpoint = options.get("endpoint")
    return S3Place(
        bucket=read.netloc,
        endpoint=endpoint if endpoint is None else _server(endpoint),
        region=options.get("region"),
        # servers of one's own rarely have a name for each bucket
        addressing=cast("Addressing", options.get("addressing", "path" if endpoint else "auto")),
        direct=options.get("downloads") == "direct",
    )


def _server(endpoint: str) -> str:
    try:
        read = urlsplit(endpoint)
        named = read.hostname is not None and (read.port or 1) > 0
    except ValueError:
        named = False
    if not named or read.scheme not in ("http", "https") or read.username or read.query:
        raise UnreadableSetting(SETTING, "endpoint is https://host, with no name or secret in it")
    return endpoint
