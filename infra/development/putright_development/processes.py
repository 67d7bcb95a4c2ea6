"""Who a process is, which processes belong together, and who holds a port.

Starts nothing: see children.py. A process id alone proves nothing, because the system gives
it out again; with the moment the process began it names one process for ever.
"""

import contextlib
import os
import socket
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import psutil

LOOPBACK = "127.0.0.1"
_CLOCK_TICK_FIELD = 19  # of /proc/<pid>/stat, counted from the state, which follows the name


@dataclass(frozen=True)
class Identity:
    """One process, told apart from any later one with the same id."""

    pid: int
    began: float  # clock ticks since the system started on Linux, a time stamp elsewhere


def identify(pid: int) -> Identity | None:
    """The process with this id, or nothing when it is gone or a zombie."""
    if sys.platform == "linux":
        # psutil's create_time moves when the system's clock is set; the tick does not
        try:
            told = Path(f"/proc/{pid}/stat").read_text("utf-8", "replace")
        except (FileNotFoundError, ProcessLookupError):
            return None
        fields = told.rpartition(")")[2].split()
        return None if fields[0] in "ZX" else Identity(pid, float(fields[_CLOCK_TICK_FIELD]))
    try:
        process = psutil.Process(pid)
        if process.status() == psutil.STATUS_ZOMBIE:
            return None
        return Identity(pid, process.create_time())
    except psutil.NoSuchProcess:
        return None


def alive(identity: Identity) -> bool:
    """Whether this very process still runs."""
    return identify(identity.pid) == identity


def boot() -> str:
    """What tells one start of the system from the next; empty where it does not say."""
    told = Path("/proc/sys/kernel/random/boot_id")
    return told.read_text("ascii").strip() if told.exists() else ""


def family(leader: Identity, program: str, folder: Path) -> list[Identity]:
    """Every live process of the leader's session, and those that left it but kept its place.

    PostgreSQL's backends make sessions of their own, so the same program working in the child's
    own folder counts too (a shell that somebody left in that folder does not). The leader may be
    dead: its session's number is not given out again while a member lives. A session that
    another process leads by now is not ours.
    """
    now = identify(leader.pid)
    same_session = now is None or now == leader
    members = []
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error, ProcessLookupError, PermissionError):
            member = identify(process.pid)
            if member is None or member.began < leader.began:
                continue
            in_session = same_session and os.getsid(process.pid) == leader.pid
            if in_session or (process.cwd() == str(folder) and process.exe() == program):
                members.append(member)
    return members


def any_works_in(folder: Path) -> bool:
    """Whether any live process has this folder as its working directory."""
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error):
            if process.cwd() == str(folder.resolve()) and identify(process.pid) is not None:
                return True
    return False


def send(signal_number: int, members: Iterable[Identity]) -> None:
    """Signal each of these processes that is still the one it was."""
    for member in members:
        if alive(member):
            with contextlib.suppress(ProcessLookupError):
                os.kill(member.pid, signal_number)


def port_taken(port: int) -> bool:
    """Whether anything listens on this loopback port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError:
            return True
    return False


def holder_of(port: int) -> str | None:
    """The command and process id that listens on a port, as far as this user may know."""
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error):
            for connection in process.net_connections("tcp"):
                if connection.status == psutil.CONN_LISTEN and connection.laddr.port == port:
                    command = " ".join(process.cmdline()[:4]) or process.name()
                    return f"process {process.pid} ({command})"
    return None


def free_port() -> int:
    """A loopback port that nothing listens on at this moment."""
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        port: int = probe.getsockname()[1]
        return port


def answers(port: int) -> bool:
    """Whether something accepts a connection on this loopback port."""
    try:
        with socket.create_connection((LOOPBACK, port), timeout=1):
            return True
    except OSError:
        return False
