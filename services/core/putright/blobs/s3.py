"""Documents in S3: one object each, under a key that says what it must hold.

Content-addressed, so a write that is repeated is the same write, and no answer about what is there
is believed: bytes are checked against the key. Importing this loads boto3."""

import base64
import hashlib
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO

from putright.blobs.keys import BytesDoNotFitKey, fits, parts
from putright.blobs.naming import disposition
from putright.blobs.s3_asking import PATIENT, Patience, client_of
from putright.blobs.s3_failures import told_apart
from putright.blobs.s3_place import S3Keys, S3Place
from putright.blobs.s3_probe import probed
from putright.ports import Capabilities

if TYPE_CHECKING:
    from types_boto3_s3 import S3Client
    from types_boto3_s3.type_defs import CompletedPartTypeDef

PART_BYTES = 8 * 1024 * 1024


@dataclass(eq=False)
class S3Blobs:
    """`ports.Blobs` in a bucket."""

    place: S3Place
    keys: S3Keys | None = None
    patience: Patience = PATIENT
    part_bytes: int = PART_BYTES
    _client: "S3Client | None" = field(default=None, init=False, repr=False)
    _making: threading.Lock = field(default_factory=threading.Lock, init=False, repr=False)

    def put(self, key: str, content: bytes, media_type: str) -> None:
        """Store; the same bytes again change nothing.

        Raises NotAKey, BytesDoNotFitKey, TryAgain, PermanentFailure."""
        fits(key, content)
        digest = bytes.fromhex(parts(key)[1])
        with told_apart(key):
            self._s3.put_object(
                Bucket=self.place.bucket,
                Key=key,
                Body=content,
                ContentType=media_type,
                # a store that knows it refuses what was damaged on the way
                ChecksumSHA256=base64.b64encode(digest).decode("ascii"),
            )

    def put_file(self, key: str, file: BinaryIO, media_type: str) -> None:
        """Store from a file in parts; nothing is there until every part was, and they fit the key.

        Raises NotAKey, BytesDoNotFitKey, TryAgain, PermanentFailure."""
        parts(key)
        first = file.read(self.part_bytes)
        if len(first) < self.part_bytes:
            self.put(key, first, media_type)
            return
        bucket = self.place.bucket
        with told_apart(key):
            upload = self._s3.create_multipart_upload(
                Bucket=bucket, Key=key, ContentType=media_type
            )["UploadId"]
            try:
                sent = self._send_parts(key, upload, first, file)
                self._s3.complete_multipart_upload(
                    Bucket=bucket, Key=key, UploadId=upload, MultipartUpload={"Parts": sent}
                )
            except BaseException:
                with suppress(Exception):  # the store clears it away in its own time
                    self._s3.abort_multipart_upload(Bucket=bucket, Key=key, UploadId=upload)
                raise

    def get(self, key: str) -> bytes:
        """The bytes. Raises NotAKey, NotFound, TryAgain, PermanentFailure, BytesDoNotFitKey."""
        parts(key)
        with told_apart(key):
            content = self._s3.get_object(Bucket=self.place.bucket, Key=key)["Body"].read()
        fits(key, content)
        return content

    def get_range(self, key: str, start: int, end: int) -> bytes:
        """The bytes from `start` up to `end`; only their number can be checked.

        Raises as `get`, and BytesDoNotFitKey when the document has no such bytes."""
        parts(key)
        if not 0 <= start < end:
            raise ValueError(start, end)
        with told_apart(key):
            answer = self._s3.get_object(
                Bucket=self.place.bucket, Key=key, Range=f"bytes={start}-{end - 1}"
            )
            told = answer.get("ContentRange", "")
            content = answer["Body"].read()
        if not told:  # a store that knows no ranges sent all of it; the status proves nothing
            fits(key, content)
            content = content[start:end]
        elif not told.startswith(f"bytes {start}-"):
            raise BytesDoNotFitKey(key)
        if len(content) != end - start:
            raise BytesDoNotFitKey(key)
        return content

    def presigned(self, key: str, *, name: str, media_type: str, lifetime_s: int) -> str | None:
        """An address that is itself the permission to read, or none unless downloads are direct.

        Signed here: the store is not asked. Raises NotAKey, PermanentFailure."""
        parts(key)
        if not self.place.direct:
            return None
        with told_apart(key):
            return self._s3.generate_presigned_url(
                "get_object",
                Params={
                    "Bucket": self.place.bucket,
                    "Key": key,
                    "ResponseContentType": media_type,
                    "ResponseContentDisposition": disposition("attachment", name),
                    "ResponseCacheControl": "no-store",
                },
                ExpiresIn=lifetime_s,
            )

    def capabilities(self) -> Capabilities:
        """What this store turns out to do. Raises StoreNotPrivate, TryAgain, PermanentFailure."""
        with told_apart(self.place.bucket):
            return probed(self.place, self.keys, self.patience)

    @property
    def _s3(self) -> "S3Client":
        with self._making:  # a client may be shared by threads, its making may not
            if self._client is None:
                self._client = client_of(self.place, self.keys, self.patience)
            return self._client

    def _send_parts(
        self, key: str, upload: str, first: bytes, file: BinaryIO
    ) -> "list[CompletedPartTypeDef]":
        seen, sent, part = hashlib.sha256(), list["CompletedPartTypeDef"](), first
        while part:
            seen.update(part)
            number = len(sent) + 1
            answer = self._s3.upload_part(
                Bucket=self.place.bucket, Key=key, UploadId=upload, PartNumber=number, Body=part
            )
            sent.append({"ETag": answer["ETag"], "PartNumber": number})
            part = file.read(self.part_bytes)
        if seen.hexdigest() != parts(key)[1]:
            raise BytesDoNotFitKey(key)
        return sent
