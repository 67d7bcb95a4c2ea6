"""PgBouncer between the product and PostgreSQL, handing out connections by the transaction."""

import os
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from putright_development.children import Program
from putright_development.places import UNPRIVILEGED
from putright_development.processes import LOOPBACK, free_port
from putright_development.stack import Stack

POOLED = ("PUTRIGHT_DATABASE_URL", "PUTRIGHT_DISPATCH_DATABASE_URL")


def behind_pgbouncer(running: Stack, folder: Path, *, servers: int) -> Stack:
    """The same installation, its services connecting through a pool of so many connections.

    Raises PortTaken, DidNotStart."""
    port = free_port()
    direct = {name: running.environment[name] for name in POOLED}
    running.children.start(_program(folder, port, direct, servers))
    through = {name: _at(url, port) for name, url in direct.items()}
    told = {
        **through,
        "PUTRIGHT_DISPATCH_DIRECT_URL": direct["PUTRIGHT_DISPATCH_DATABASE_URL"],
        "PUTRIGHT_DATABASE_POOLED": "true",
    }
    return replace(running, environment={**running.environment, **told})


def _program(folder: Path, port: int, direct: Mapping[str, str], servers: int) -> Program:
    folder.mkdir(mode=0o755)
    users = {str(to.username): str(to.password) for to in map(urlsplit, direct.values())}
    listed = folder / "users.txt"
    listed.write_text("".join(f'"{user}" "{word}"\n' for user, word in users.items()), "ascii")
    to = urlsplit(next(iter(direct.values())))
    settings = folder / "pgbouncer.ini"
    settings.write_text(
        f"""\
[databases]
* = host={to.hostname} port={to.port}
[pgbouncer]
listen_addr = {LOOPBACK}
listen_port = {port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = {listed}
pool_mode = transaction
default_pool_size = {servers}
ignore_startup_parameters = extra_float_digits
""",
        "ascii",
    )
    program = shutil.which("pgbouncer")
    assert program is not None, "make test-more fetches it"
    return Program(
        name="pgbouncer",
        command=(program, str(settings)),
        folder=folder,
        port=port,
        run_as=UNPRIVILEGED if os.geteuid() == 0 else None,
    )


def _at(url: str, port: int) -> str:
    """The same address at another port of this machine."""
    parts = urlsplit(url)
    return parts._replace(netloc=f"{parts.username}:{parts.password}@{LOOPBACK}:{port}").geturl()
