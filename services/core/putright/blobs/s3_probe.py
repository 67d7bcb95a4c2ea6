"""What a store turns out to do, found by asking, on one small object that stays there.

Servers that speak S3 differ, and some silently ignore what they do not know. Nothing in `s3` relies
on more than this finds."""

import dataclasses
from typing import TYPE_CHECKING

from botocore.exceptions import ClientError

from putright.blobs.s3_asking import Patience, client_of
from putright.blobs.s3_failures import code_of
from putright.blobs.s3_place import S3Keys, S3Place
from putright.errors import PermanentFailure
from putright.ports import Capabilities

if TYPE_CHECKING:
    from types_boto3_s3 import S3Client

PROBE = "putright/probe"
BYTES = b"0123456789"
_REFUSED = range(400, 500)


class StoreNotPrivate(PermanentFailure):
    """The store gives documents to somebody who has no key to it."""


def probed(place: S3Place, keys: S3Keys | None, patience: Patience) -> Capabilities:
    """What the store does. Raises StoreNotPrivate, and what botocore raises."""
    client = client_of(place, keys, patience)
    client.put_object(Bucket=place.bucket, Key=PROBE, Body=BYTES)
    nobody = client_of(place, None, patience, signed=False)
    if _gives(nobody, place.bucket):
        raise StoreNotPrivate("to_anybody")
    if keys is not None:
        wrong = dataclasses.replace(keys, secret=keys.secret[::-1] + "-")
        if _gives(client_of(place, wrong, patience), place.bucket):
            raise StoreNotPrivate("to_a_wrong_secret")
    asked = client.get_object(Bucket=place.bucket, Key=PROBE, Range="bytes=2-4")
    return Capabilities(
        ranges=asked["Body"].read() == BYTES[2:5],
        write_once=_refuses_a_second(client, place.bucket),
        direct=place.direct,
    )


def _gives(client: "S3Client", bucket: str) -> bool:
    try:
        client.get_object(Bucket=bucket, Key=PROBE)["Body"].close()
    except ClientError as refusal:
        if refusal.response["ResponseMetadata"]["HTTPStatusCode"] in _REFUSED:
            return False
        raise
    return True


def _refuses_a_second(client: "S3Client", bucket: str) -> bool:
    try:
        client.put_object(Bucket=bucket, Key=PROBE, Body=BYTES, IfNoneMatch="*")
    except ClientError as refusal:
        if code_of(refusal) in ("PreconditionFailed", "NotImplemented", "501"):
            return code_of(refusal) == "PreconditionFailed"
        raise
    return False
