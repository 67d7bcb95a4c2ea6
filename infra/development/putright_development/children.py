"""The processes that a start makes, watches and ends.

Knows no particular service: postgres.py, valkey.py and the others make the programs. Each child
has a session and a folder of its own, gets a signal when this process dies, and is entered in
the ledger, from which the next start ends what a `kill -9` left behind. Start children from the
main thread: Linux ties the signal to the thread that forks.
"""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType, TracebackType
from typing import Self

import psutil

from putright_development.errors import DidNotStart, KeepsEnding, PortTaken
from putright_development.ledger import Entry, Ledger
from putright_development.processes import (
    Identity,
    alive,
    answers,
    family,
    holder_of,
    identify,
    port_taken,
    send,
)

_PR_SET_PDEATHSIG = 1
# loaded here: nothing may be imported between fork and exec
_libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None
_PORT_FREE_WITHIN_S = 5
_ASKED_TO_STOP = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)  # a shell's `&` ignores the first


@dataclass(frozen=True)
class Program:
    """How to start one child, how to see that it is ready, and how it likes to be ended."""

    name: str
    command: tuple[str, ...]
    folder: Path  # its working directory, its own alone
    environment: Mapping[str, str] = field(default_factory=dict)  # added to this process's
    port: int | None = None
    ready: Callable[[int], bool] | None = None  # asked with its pid; otherwise its port answers
    ready_within_s: float = 30
    end_signal: signal.Signals = signal.SIGTERM
    ends_within_s: float = 10
    run_as: int | None = None  # a user and group id


@dataclass
class Child:
    """A started program."""

    program: Program
    process: subprocess.Popen[bytes]
    entry: Entry
    log: Path
    started_again: list[float] = field(default_factory=list)  # moments, on the monotonic clock

    @property
    def pid(self) -> int:
        """Its process id, which is its session's number as well."""
        return self.process.pid

    def ready(self) -> bool:
        """Whether it serves."""
        if self.program.ready is not None:
            return self.program.ready(self.pid)
        return self.program.port is None or answers(self.program.port)


class Children:
    """The children of one state folder: a context that ends every one of them when it closes.

    While it is open, SIGTERM and SIGHUP interrupt the main thread as Ctrl-C does, and so does
    SIGINT where a shell has had it ignored.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.leftovers: list[str] = []
        self._ledger = Ledger(folder)
        self._children: list[Child] = []
        self._context = contextlib.ExitStack()

    def __enter__(self) -> Self:
        self._context.enter_context(self._ledger.held())
        for number in _ASKED_TO_STOP:
            before = signal.signal(number, _interrupt)
            self._context.callback(signal.signal, number, before)
        try:
            self._end_leftovers()
        except BaseException:
            self._context.close()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with self._context:
            self.end_all()

    def start(self, *programs: Program) -> list[Child]:
        """Start all of them, then wait until each is ready. Raises PortTaken, DidNotStart."""
        children = [self._launch(program) for program in programs]
        for child in children:
            self._wait_until_ready(child)
        return children

    def called(self, name: str) -> Child:
        """The child that runs the program of that name."""
        return next(each for each in self._children if each.program.name == name)

    def end(self, child: Child) -> None:
        """Ask it to end, wait for as long as it may take, then kill what is left of its family."""
        end_family(child.entry, reap=child.process)
        self._children.remove(child)
        self._write()

    def end_all(self) -> None:
        """End every child, the last started first. A second Ctrl-C does not leave any behind."""
        with _undisturbed():
            for child in reversed(self._children.copy()):
                self.end(child)

    def keep(self, notice: Callable[[Child], None], *, attempts: int = 5) -> None:
        """Start again whatever ends by itself, until interrupted.

        Raises KeepsEnding for a child that ended more than `attempts` times in a minute.
        """
        while True:
            time.sleep(0.2)
            for child in self._children.copy():
                if child.process.poll() is None:
                    continue
                notice(child)
                moment = time.monotonic()
                child.started_again = [at for at in child.started_again if moment - at < 60]  # noqa: PLR2004  a minute
                if len(child.started_again) >= attempts:
                    raise KeepsEnding(child.program.name, child.process.returncode, child.log)
                self.again(child)
                child.started_again.append(moment)

    def again(self, child: Child) -> None:
        """End what is left of a child and start its program anew, under the same `Child`."""
        end_family(child.entry, reap=child.process)
        self._children.remove(child)
        fresh = self._launch(child.program)
        child.process, child.entry = fresh.process, fresh.entry
        self._children[self._children.index(fresh)] = child
        self._wait_until_ready(child)

    def _launch(self, program: Program) -> Child:
        if program.port is not None:
            _wait_for_port(program.name, program.port)
        program.folder.mkdir(parents=True, exist_ok=True)
        log = self.folder / f"{program.name}.log"
        with log.open("ab") as output:
            process = subprocess.Popen(  # noqa: S603  the command is ours
                program.command,
                cwd=program.folder,
                env={**os.environ, **program.environment},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=_die_with_parent(program.end_signal),  # noqa: PLW1509  one system call
                user=program.run_as,
                group=program.run_as,
                extra_groups=None if program.run_as is None else [],
            )
        entry = Entry(
            program.name,
            identify(process.pid) or Identity(process.pid, 0),
            _program_of(process.pid),
            str(program.folder.resolve()),
            program.end_signal,
            program.ends_within_s,
        )
        child = Child(program, process, entry, log)
        self._children.append(child)
        self._write()
        return child

    def _wait_until_ready(self, child: Child) -> None:
        give_up_at = time.monotonic() + child.program.ready_within_s
        while True:
            # asked before: one that ended while another server answers on its port is not ready
            ended_with = child.process.poll()
            if ended_with is None and child.ready():
                return
            if ended_with is not None or time.monotonic() > give_up_at:
                raise DidNotStart(child.program.name, ended_with, child.log)
            time.sleep(0.01)

    def _end_leftovers(self) -> None:
        with _undisturbed():
            for entry in reversed(self._ledger.read()):
                if end_family(entry):
                    self.leftovers.append(entry.name)
            self._ledger.write([])

    def _write(self) -> None:
        self._ledger.write(child.entry for child in self._children)


def _wait_for_port(name: str, port: int) -> None:
    """Wait while a port is taken by nobody who lives. Raises PortTaken.

    A killed process looks dead as soon as its first thread is, and its port is free with its last.
    """
    give_up_at = time.monotonic() + _PORT_FREE_WITHIN_S
    while port_taken(port):
        holder = holder_of(port)
        if holder is not None or time.monotonic() > give_up_at:
            raise PortTaken(name, port, holder)
        time.sleep(0.01)


def end_family(entry: Entry, *, reap: subprocess.Popen[bytes] | None = None) -> int:
    """End a child and every process that belongs to it; how many were still there."""
    folder = Path(entry.folder)
    members = family(entry.leader, entry.program, folder)
    send(entry.end_signal, [entry.leader] if entry.leader in members else members)
    give_up_at = time.monotonic() + entry.ends_within_s
    # the leader first: its last act may be to end the others
    while _lives(entry.leader, reap) and time.monotonic() < give_up_at:
        time.sleep(0.01)
    while left := family(entry.leader, entry.program, folder):
        send(signal.SIGKILL, left)
        time.sleep(0.01)
    if reap is not None:
        reap.wait()
    return len(members)


def _lives(leader: Identity, reap: subprocess.Popen[bytes] | None) -> bool:
    return alive(leader) if reap is None else reap.poll() is None


def _program_of(pid: int) -> str:
    try:
        return psutil.Process(pid).exe()
    except psutil.Error:
        return ""


def _die_with_parent(number: int) -> Callable[[], None]:
    """What the child does between fork and exec: ask for a signal when its parent dies."""
    parent = os.getpid()

    def ask() -> None:
        if _libc is not None:
            _libc.prctl(_PR_SET_PDEATHSIG, number, 0, 0, 0)
        if os.getppid() != parent:  # it died before the request
            os._exit(1)

    return ask


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


@contextlib.contextmanager
def _undisturbed() -> Iterator[None]:
    """No signal that stops a program stops this part of it."""
    before = {number: signal.signal(number, signal.SIG_IGN) for number in _ASKED_TO_STOP}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
