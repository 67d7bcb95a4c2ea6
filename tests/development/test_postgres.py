import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from putright_development.children import Children
from putright_development.errors import NoBinaries
from putright_development.places import open_to_all
from putright_development.postgres import Cluster, Server, binaries, major_version, reachable
from putright_development.processes import free_port, identify

pytestmark = pytest.mark.services


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that PostgreSQL's user can reach, which pytest's own is not."""
    with tempfile.TemporaryDirectory(prefix="putright-test-") as name:
        Path(name).chmod(0o711)
        yield Path(name)


def postmaster(cluster: Cluster) -> int:
    (data,) = cluster.folder.glob("cluster-*")
    return int((data / "postmaster.pid").read_text().splitlines()[0])


def test_the_database_sorts_the_same_everywhere(postgres_url: str) -> None:
    with psycopg.connect(postgres_url) as connection:
        rows = connection.execute(
            "select word from (values ('é'), ('f'), ('a'), ('B')) as words (word) order by word"
        ).fetchall()
        assert connection.execute("show server_encoding").fetchone() == ("UTF8",)
    assert [word for (word,) in rows] == ["B", "a", "f", "é"]


def test_a_wrong_password_is_refused(postgres_url: str) -> None:
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(postgres_url.replace("postgres:", "postgres:x", 1))


def test_data_is_kept_between_starts_and_after_the_server_is_killed(folder: Path) -> None:
    cluster = Cluster(folder / "postgres")
    with Children(folder / "children") as children:
        server = cluster.serve(children, free_port())
        with psycopg.connect(server.url()) as connection:
            connection.execute("create table kept (n int)")
            connection.execute("insert into kept values (1)")
        os.kill(postmaster(cluster), signal.SIGKILL)
    with Children(folder / "children") as children:
        server = cluster.serve(children, free_port())
        with psycopg.connect(server.url()) as connection:
            assert connection.execute("select n from kept").fetchall() == [(1,)]


def test_a_killed_server_is_started_again_while_a_backend_still_works(folder: Path) -> None:
    class Again(Exception):
        pass

    cluster = Cluster(folder / "postgres")
    with Children(folder / "children") as children:
        (child,) = children.start(cluster.program(free_port()))
        server = Server(child.program.port or 0, (cluster.folder / "password").read_text())
        with psycopg.connect(server.url("postgres"), autocommit=True) as connection:
            backend = connection.info.backend_pid
            os.kill(backend, signal.SIGSTOP)  # it cannot notice that its postmaster has gone
            os.kill(child.pid, signal.SIGKILL)
            child.process.wait()
            assert identify(backend) is not None
            children.again(child)
            assert identify(backend) is None
        with psycopg.connect(server.url("postgres")) as connection:
            assert connection.execute("select 1").fetchone() == (1,)


STARTS = """
import sys, time
from pathlib import Path
from putright_development.children import Children
from putright_development.postgres import Cluster
folder = Path(sys.argv[1])
with Children(folder / "children") as children:
    print(Cluster(folder / "postgres").serve(children, int(sys.argv[2])).url(), flush=True)
    time.sleep(600)
"""


def test_the_server_of_a_killed_start_ends_and_its_port_is_free_for_the_next(folder: Path) -> None:
    port = free_port()
    command = [sys.executable, "-c", STARTS, str(folder), str(port)]
    cluster = Cluster(folder / "postgres")
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as supervisor:
        assert supervisor.stdout is not None
        url = supervisor.stdout.readline().strip()
        with psycopg.connect(url) as connection:
            backend = connection.info.backend_pid
            os.kill(backend, signal.SIGSTOP)  # so that neither it nor its postmaster can end
            left_behind = postmaster(cluster)
            supervisor.kill()
            supervisor.wait()
            ledger = folder / "children" / "ledger.json"  # do not wait for what cannot end
            ledger.write_text(
                ledger.read_text().replace('"ends_within_s": 10', '"ends_within_s": 1')
            )
            with Children(folder / "children") as children:
                assert children.leftovers == ["postgres"]
                assert identify(left_behind) is None
                assert identify(backend) is None
                server = cluster.serve(children, port)
                assert server.url() == url


def test_binaries_in_a_closed_folder_are_copied_with_their_libraries(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PUTRIGHT_PG_BIN", raising=False)
    found = binaries()
    package = found.parents[1]
    closed = folder / "closed"
    for part in (package, package.with_name(f"{package.name}.libs")):
        shutil.copytree(part, closed / part.name)
    closed.chmod(0o700)
    hidden = closed / package.name / "pginstall" / "bin"
    copied = reachable(hidden, folder)
    assert open_to_all(copied)
    assert major_version(copied) == major_version(found)
    assert reachable(hidden, folder) == copied


def test_binaries_that_all_may_run_are_not_copied(folder: Path) -> None:
    assert reachable(Path("/usr/bin"), folder) == Path("/usr/bin")


def test_binaries_named_in_the_settings_come_first(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PUTRIGHT_PG_BIN", str(tmp_path))
    with pytest.raises(NoBinaries, match="PUTRIGHT_PG_BIN"):
        binaries()
    (tmp_path / "postgres").touch()
    assert binaries() == tmp_path
