"""Real processes, real signals: what a start makes is ended, whatever ended the start."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from putright_development.children import Child, Children, Program
from putright_development.errors import AlreadyRunning, DidNotStart, KeepsEnding, PortTaken
from putright_development.processes import free_port, identify

# forks a worker, tells its process id, and outlives the worker's parent as granian's does
FORKS = """
import os, pathlib, signal, sys, time
worker = os.fork()
if worker == 0:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    time.sleep(600)
pathlib.Path("worker.part").write_text(str(worker))
pathlib.Path("worker.part").rename("worker")  # there only once it is whole
time.sleep(600)
"""
# what a `make run` does: starts, tells, waits; everything else is up to Children
STARTS = """
import sys, time
from pathlib import Path
from putright_development.children import Children, Program
folder = Path(sys.argv[1])
with Children(folder) as children:
    program = Program("forks", (sys.executable, "-c", sys.argv[2]), folder / "forks",
                      ends_within_s=2, ready=lambda _: (folder / "forks" / "worker").exists())
    child, = children.start(program)
    print(child.pid, children.leftovers, flush=True)
    time.sleep(600)
"""


def forks(folder: Path) -> Program:
    return Program(
        "forks",
        (sys.executable, "-c", FORKS),
        folder / "forks",
        ready=lambda _pid: worker_file(folder).exists(),
        ends_within_s=1,
    )


def worker_file(folder: Path) -> Path:
    return folder / "forks" / "worker"


def gone(pid: int) -> bool:
    return identify(pid) is None


def within(seconds: float, condition: Callable[[], bool]) -> bool:
    give_up_at = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > give_up_at:
            return False
        time.sleep(0.01)
    return True


@pytest.fixture
def started(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], int, int]]:
    """A start in a process of its own: it, its child and its child's worker."""
    supervisor = subprocess.Popen(
        [sys.executable, "-c", STARTS, str(tmp_path), FORKS], stdout=subprocess.PIPE, text=True
    )
    assert supervisor.stdout is not None
    child = int(supervisor.stdout.readline().split()[0])
    worker = int(worker_file(tmp_path).read_text())
    yield supervisor, child, worker
    supervisor.kill()
    supervisor.wait()
    supervisor.stdout.close()
    with Children(tmp_path):
        pass
    assert gone(child)
    assert gone(worker)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_stopped_start_ends_its_children_and_their_workers(
    started: tuple[subprocess.Popen[str], int, int], number: signal.Signals
) -> None:
    supervisor, child, worker = started
    supervisor.send_signal(number)
    supervisor.wait(10)
    assert gone(child)
    assert gone(worker)


def test_a_child_dies_with_a_killed_parent(
    started: tuple[subprocess.Popen[str], int, int],
) -> None:
    supervisor, child, _worker = started
    supervisor.kill()
    supervisor.wait()
    assert within(5, lambda: gone(child))


def test_a_start_ends_the_workers_that_a_kill_left(
    started: tuple[subprocess.Popen[str], int, int], tmp_path: Path
) -> None:
    supervisor, child, worker = started
    supervisor.kill()
    supervisor.wait()
    assert within(5, lambda: gone(child))
    assert not gone(worker)
    with Children(tmp_path) as children:
        assert children.leftovers == ["forks"]
        assert gone(worker)


def test_a_start_does_not_end_a_stranger_with_an_old_process_id(
    started: tuple[subprocess.Popen[str], int, int], tmp_path: Path
) -> None:
    supervisor, child, worker = started
    supervisor.kill()
    supervisor.wait()
    assert within(5, lambda: gone(child))
    # as if the system had given the child's process id out again, to the leader of a session
    command = [sys.executable, "-c", "input()"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True) as stranger:
        ledger = tmp_path / "ledger.json"
        told = json.loads(ledger.read_text())
        told["entries"][0]["leader"]["pid"] = stranger.pid
        ledger.write_text(json.dumps(told))
        with Children(tmp_path):
            pass
        lives = not gone(stranger.pid)
        stranger.kill()
    assert lives
    assert gone(worker)  # by its program and folder


def test_a_ledger_of_an_earlier_boot_ends_nothing(
    started: tuple[subprocess.Popen[str], int, int], tmp_path: Path
) -> None:
    supervisor, _child, worker = started
    supervisor.kill()
    supervisor.wait()
    ledger = tmp_path / "ledger.json"
    told = json.loads(ledger.read_text())
    ledger.write_text(json.dumps({**told, "boot": "another"}))
    with Children(tmp_path) as children:
        assert children.leftovers == []
        assert not gone(worker)
    os.kill(worker, signal.SIGKILL)
    assert within(5, lambda: gone(worker))


def test_a_second_start_is_refused_while_the_first_runs(
    started: tuple[subprocess.Popen[str], int, int], tmp_path: Path
) -> None:
    supervisor, child, _worker = started
    with pytest.raises(AlreadyRunning) as refused, Children(tmp_path):
        pass
    assert refused.value.pid == supervisor.pid
    assert not gone(child)


def test_a_taken_port_is_refused_by_the_name_of_who_holds_it(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, Children(tmp_path) as children:
        port = taken.getsockname()[1]
        program = Program("api", (sys.executable, "-c", ""), tmp_path / "api", port=port)
        with pytest.raises(PortTaken) as refused:
            children.start(program)
    assert f"process {os.getpid()} " in str(refused.value)
    assert "PUTRIGHT_PORT_API" in str(refused.value)


def test_a_child_that_ends_at_once_is_named_with_what_it_said(tmp_path: Path) -> None:
    command = (sys.executable, "-c", "import sys; sys.exit('no such landlord')")
    with Children(tmp_path) as children:
        program = Program("api", command, tmp_path / "api", port=free_port())
        with pytest.raises(DidNotStart, match="no such landlord") as failed:
            children.start(program)
    assert failed.value.ended_with == 1


def test_a_child_that_does_not_answer_is_not_waited_for_without_end(tmp_path: Path) -> None:
    command = (sys.executable, "-c", "import time; time.sleep(600)")
    program = Program(
        "api", command, tmp_path / "api", port=free_port(), ready_within_s=0.3, ends_within_s=1
    )
    with Children(tmp_path) as children, pytest.raises(DidNotStart) as failed:
        children.start(program)
    assert failed.value.ended_with is None


def test_a_killed_child_is_started_again_and_its_workers_ended(tmp_path: Path) -> None:
    noticed: list[int] = []

    class Enough(Exception):
        pass

    with Children(tmp_path) as children:
        (child,) = children.start(forks(tmp_path))
        first, worker = child.pid, int(worker_file(tmp_path).read_text())

        def notice(ended: Child) -> None:
            noticed.append(ended.pid)
            if len(noticed) > 1:
                raise Enough
            worker_file(tmp_path).unlink()

        os.kill(child.pid, signal.SIGKILL)
        # the second one, so that the loop ends after it has started the child again
        (other,) = children.start(
            Program("other", (sys.executable, "-c", "input()"), tmp_path / "other")
        )
        with pytest.raises(Enough):
            children.keep(notice)
        assert gone(worker)
        assert child.pid != first
        assert identify(child.pid) is not None
    assert noticed == [first, other.pid]
    assert gone(child.pid)


def test_a_child_that_keeps_ending_is_given_up(tmp_path: Path) -> None:
    program = Program(
        "api", (sys.executable, "-c", "import time; time.sleep(0.1)"), tmp_path / "api"
    )
    with Children(tmp_path) as children:
        children.start(program)
        with pytest.raises(KeepsEnding):
            children.keep(lambda _child: None, attempts=2)


def test_children_end_in_reverse_order(tmp_path: Path) -> None:
    says = """
import pathlib, signal, sys, time
def end(*_):
    with open(sys.argv[2], "a") as told: told.write(sys.argv[1])
    sys.exit()
signal.signal(signal.SIGTERM, end)
pathlib.Path("ready").touch()
time.sleep(600)
"""
    told = tmp_path / "told"
    programs = [
        Program(
            name,
            (sys.executable, "-c", says, name, str(told)),
            tmp_path / name,
            ready=lambda _pid, name=name: (tmp_path / name / "ready").exists(),
        )
        for name in "abc"
    ]
    with Children(tmp_path) as children:
        children.start(*programs)
    assert told.read_text() == "cba"


def test_a_zombie_is_not_alive() -> None:
    process = subprocess.Popen([sys.executable, "-c", ""])
    os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
    os.kill(process.pid, 0)  # it still answers
    assert identify(process.pid) is None
    process.wait()
