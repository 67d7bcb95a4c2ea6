"""A client of S3: how it asks, how long it waits, how often it asks again.

What is asked is `s3`."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import boto3
from botocore import UNSIGNED
from botocore.config import Config

from putright.blobs.s3_place import S3Keys, S3Place

if TYPE_CHECKING:
    from types_boto3_s3 import S3Client

CONNECTIONS = 16
ANY_REGION = "us-east-1"  # a server of one's own has none, but a signature names one


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long one question may take, and how often it is asked before the caller hears of it."""

    connect_s: float = 3
    read_s: float = 15
    attempts: int = 3


PATIENT = Patience()


def client_of(
    place: S3Place, keys: S3Keys | None, patience: Patience, *, signed: bool = True
) -> "S3Client":
    """A client with these keys, or with those of the machine; without any when not `signed`."""
    config = Config(
        signature_version="s3v4" if signed else UNSIGNED,
        s3={"addressing_style": place.addressing, "payload_signing_enabled": True},
        connect_timeout=patience.connect_s,
        read_timeout=patience.read_s,
        retries={"mode": "standard", "total_max_attempts": patience.attempts},
        max_pool_connections=CONNECTIONS,
        # with boto3's own checksums a range fails on servers that answer with the whole's
        request_checksum_calculation="when_required",
        response_checksum_validation="when_required",
    )
    # the default session is not safe among threads
    session = boto3.session.Session(
        aws_access_key_id=keys.key_id if keys else None,
        aws_secret_access_key=keys.secret if keys else None,
    )
    return session.client(
        "s3",
        endpoint_url=place.endpoint,
        region_name=place.region or session.region_name or ANY_REGION,
        config=config,
    )
