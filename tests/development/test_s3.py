"""The S3 of this machine: it asks for the secret, and keeps what it was given."""

import os
import signal
from pathlib import Path
from uuid import UUID

import pytest

from putright.blobs import blobs_of, key_of
from putright.errors import PermanentFailure
from putright.settings import Settings
from putright.tenancy import TenantId
from putright_development import s3
from putright_development.children import Children
from putright_development.errors import NoBinaries
from putright_development.processes import free_port

PDF = b"%PDF-1.7 a letter"
KEY = key_of(TenantId(UUID("0195a000-0000-7000-8000-000000000001")), PDF)


@pytest.mark.services
def test_documents_outlive_a_kill_and_the_secret_is_kept(tmp_path: Path) -> None:
    with Children(tmp_path / "children") as children:
        server = s3.server_in(tmp_path / "s3", free_port())
        (child,) = children.start(s3.program(tmp_path / "s3", server))
        blobs_of(Settings.read(server.environment)).put(KEY, PDF, "application/pdf")
        os.kill(child.pid, signal.SIGKILL)
        children.again(child)

        again = s3.server_in(tmp_path / "s3", server.port)
        assert again == server
        assert blobs_of(Settings.read(again.environment)).get(KEY) == PDF
        with pytest.raises(PermanentFailure):
            blobs_of(Settings.read(server.environment | {"PUTRIGHT_S3_SECRET": "x"})).get(KEY)


@pytest.mark.services
def test_its_secret_is_nowhere_that_others_can_read(tmp_path: Path) -> None:
    with Children(tmp_path / "children") as children:
        server = s3.server_in(tmp_path / "s3", free_port())
        (child,) = children.start(s3.program(tmp_path / "s3", server))

        assert server.secret not in Path(f"/proc/{child.pid}/cmdline").read_text()
        assert server.secret not in child.log.read_text()
        assert (tmp_path / "s3" / "secret").stat().st_mode & 0o077 == 0


def test_a_binary_that_was_told_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    assert s3.binary().name == "rclone"
    monkeypatch.setenv("PUTRIGHT_RCLONE_BIN", "/opt/elsewhere/rclone")

    assert s3.binary() == Path("/opt/elsewhere/rclone")


def test_without_a_binary_it_says_where_it_looked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.setattr("sysconfig.get_path", lambda _name: "/nowhere")
    with pytest.raises(NoBinaries, match="rclone-bin"):
        s3.binary()
