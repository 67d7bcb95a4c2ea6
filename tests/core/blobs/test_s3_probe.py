"""What a store turns out to do: rclone's, and one that lets everybody in."""

import subprocess
from pathlib import Path

import pytest
from tests.support.s3 import ONCE, Fault, faulty, s3_blobs
from tests.support.services import Services
from tests.support.waiting import until

from putright.blobs.s3_probe import StoreNotPrivate, probed
from putright.errors import TryAgain
from putright.ports import Capabilities
from putright_development import s3
from putright_development.processes import LOOPBACK, answers, free_port


def test_a_server_that_ignores_conditions_is_found_out(s3_server: s3.Server) -> None:
    blobs = s3_blobs(s3_server)
    assert probed(blobs.place, blobs.keys, ONCE) == Capabilities(
        ranges=True, write_once=False, direct=False
    )


def test_a_server_that_fails_meanwhile_is_not_judged(s3_server: s3.Server) -> None:
    with faulty(s3_server) as proxy:
        for step in range(5):
            proxy.failing(lambda number, at=step: Fault.UNAVAILABLE if number == at else None)  # type: ignore[misc]
            with pytest.raises(TryAgain):
                proxy.blobs().capabilities()
            assert len(proxy.injected) == 1


def test_a_server_that_gives_documents_to_anybody_is_not_used(
    services: Services, tmp_path: Path
) -> None:
    """rclone without a key of its own takes every signature for good, and none as well."""
    del services
    (tmp_path / s3.BUCKET).mkdir()
    port = free_port()
    command = (s3.binary(), "serve", "s3", "--addr", f"{LOOPBACK}:{port}", "--config", "/dev/null")
    with subprocess.Popen((*command, tmp_path), stderr=subprocess.DEVNULL) as open_to_all:
        try:
            until(lambda: answers(port))
            with pytest.raises(StoreNotPrivate):
                s3_blobs(s3.Server(port, "whatever")).capabilities()
        finally:
            open_to_all.terminate()
