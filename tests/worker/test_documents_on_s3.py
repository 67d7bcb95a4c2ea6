"""The worker with its documents on S3: a fault delays a letter, and never leaves a reference."""

import os
import subprocess
import sys
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace

import pytest
from tests.support.s3 import Fault, FaultyS3, faulty, s3_blobs
from tests.support.smtp import Provider
from tests.support.workplaces import MASTER, Office, a_resident

from putright_development import s3
from putright_worker.actors.letters import DISPATCH


@pytest.fixture
def proxy(s3_server: s3.Server) -> Iterator[FaultyS3]:
    with faulty(s3_server) as between:
        yield between


@pytest.mark.parametrize("fault", Fault)
def test_a_letter_waits_for_its_document(
    office: Office, server: Provider, proxy: FaultyS3, fault: Fault
) -> None:
    resident = a_resident()
    stream = office.acknowledged(resident)
    (row,) = office.letters(stream)
    at = replace(office.at, blobs=proxy.blobs())
    proxy.failing(lambda number: fault if number == 0 else None)
    DISPATCH.carry_out(at, str(office.landlord.tenant), str(row.outbox))
    if fault is not Fault.TRUNCATED:  # the answer to a write has no body to be cut
        (waiting,) = office.letters(stream)
        assert (waiting.status, waiting.document) == ("ordered", None)
        assert not server.taken.get(str(resident.email))
        DISPATCH.carry_out(at, str(office.landlord.tenant), str(row.outbox))

    (sent,) = office.letters(stream)
    assert sent.status == "sent"
    assert {path for _, path in proxy.asked} == {f"/{s3.BUCKET}/{sent.document}"}
    assert s3_blobs(proxy.server).get(str(sent.document)).startswith(b"%PDF")
    assert len(server.taken[str(resident.email)]) == 1


def test_a_worker_with_wrong_keys_does_not_start(
    office: Office, valkey_url: str, s3_server: s3.Server
) -> None:
    told = {
        "PUTRIGHT_DATABASE_URL": office.database.app_url,
        "PUTRIGHT_REDIS_URL": valkey_url,
        "PUTRIGHT_MASTER_KEY": b64encode(MASTER.secret).decode(),
        **s3_server.environment,
        "PUTRIGHT_S3_SECRET": "a-wrong-secret",
    }
    ended = subprocess.run(
        [sys.executable, "-m", "putright_worker"],
        env={**os.environ, **told},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode != 0
    assert "SignatureDoesNotMatch" in ended.stderr
    assert "a-wrong-secret" not in ended.stderr + ended.stdout
