"""`make run` as somebody runs it: it serves, loads once, and leaves nothing behind."""

import os
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest
import requests
from tests.support.waiting import until

from putright_development import run
from putright_development.places import Places, Ports
from putright_development.processes import free_port

STARTS = """
import sys
from pathlib import Path
from putright_development import run
from putright_development.places import Places, Ports
run.LANDLORDS = {"pivotal": 9, "ids": 6}
sys.exit(run.serve(Places(Path(sys.argv[1])), Ports.from_environment()))
"""
SERVED = re.compile(r"Putright serves after ([0-9.]+) s")


class Run:
    """One run in a process of its own."""

    def __init__(self, state: Path, ports: Ports) -> None:
        environment = {
            **os.environ,
            **{f"PUTRIGHT_PORT_{name.upper()}": str(port) for name, port in vars(ports).items()},
        }
        self.out = state.parent / "out.txt"
        with self.out.open("wb") as out:
            self.process = subprocess.Popen(
                [sys.executable, "-u", "-c", STARTS, str(state)],
                env=environment,
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def said(self) -> str:
        """What it has printed."""
        return self.out.read_text("utf-8")

    def loads(self, slug: str) -> None:
        """Return while it loads that landlord."""
        until(lambda: f"loading {slug}" in self.said(), timeout_s=60)

    def serves(self) -> str:
        """What it has printed, once it serves."""

        def served() -> bool:
            assert self.process.poll() is None, self.said()
            return "ids: the register" in self.said() and self.said().count("curl") >= 18

        until(served, timeout_s=120)
        return self.said()

    def end(self, number: signal.Signals) -> None:
        """Send a signal and see it end."""
        self.process.send_signal(number)
        self.process.wait(30)


@contextmanager
def running(state: Path, ports: Ports) -> Iterator[Run]:
    """A run that is ended when the test is over, however that went."""
    made = Run(state, ports)
    try:
        yield made
    finally:
        if made.process.poll() is None:
            made.end(signal.SIGINT)


@pytest.fixture
def state() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="putright-run-") as name:
        folder = Path(name)
        folder.chmod(0o711)  # as root, PostgreSQL runs as another user
        yield folder / "state"


def working_in(state: Path) -> list[int]:
    """Every process that works in the folder of the run, PostgreSQL's among them."""
    found = []
    for process in psutil.process_iter():
        try:
            here = process.cwd().startswith(str(state.parent))
        except psutil.Error:
            continue
        if here:
            found.append(process.pid)
    return found


@pytest.mark.services
def test_it_serves_loads_once_ends_everything_and_recovers_from_a_kill(state: Path) -> None:
    ports = Ports(*(free_port() for _ in range(5)))
    with running(state, ports) as first:
        said = first.serves()
        assert "loading pivotal" in said
        assert "loading ids" in said
        curl = next(line for line in said.splitlines() if line.startswith("curl"))
        url, token = curl.split()[-1], re.findall(r"Bearer ([^']+)'", curl)[0]
        answer = requests.get(url, headers={"Authorization": f"Bearer {token}"}, timeout=10)
        assert answer.status_code == 200
        assert answer.json()["complaints"]
        assert working_in(state)
        first.end(signal.SIGINT)
    assert working_in(state) == []

    with running(state, ports) as second:
        said = second.serves()
        assert "loading" not in said
        took = SERVED.search(said)
        assert took is not None
        print(f"the second start took {took[1]} s")  # noqa: T201
        second.end(signal.SIGKILL)

    with running(state, ports) as third:
        said = third.serves()
        answer = requests.get(url, headers={"Authorization": f"Bearer {token}"}, timeout=10)
        assert answer.status_code == 200, "the same token and the same register as before"
        assert answer.json()["complaints"]
        third.end(signal.SIGINT)
    assert working_in(state) == []


@pytest.mark.services
def test_a_first_load_that_was_killed_begins_again(state: Path) -> None:
    ports = Ports(*(free_port() for _ in range(5)))
    with running(state, ports) as first:
        first.loads("ids")
        first.end(signal.SIGKILL)

    with running(state, ports) as second:
        said = second.serves()
        assert "the first load was interrupted" in said
        assert "loading pivotal" in said
        second.end(signal.SIGINT)

    with running(state, ports) as third:
        assert "loading" not in third.serves()
        third.end(signal.SIGINT)
    assert working_in(state) == []


def test_a_run_has_four_landlords_to_look_at() -> None:
    assert list(run.LANDLORDS) == ["pivotal", "ids", "council", "stevenage"]
    assert isinstance(Places(Path("state")), Places)
