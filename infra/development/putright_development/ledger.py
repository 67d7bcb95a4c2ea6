"""What was started and is not known to have ended: a file that outlives a `kill -9`.

Starts and ends nothing: see children.py.
"""

import contextlib
import fcntl
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from putright_development.errors import AlreadyRunning
from putright_development.processes import Identity, boot


@dataclass(frozen=True)
class Entry:
    """One started child, with what finds its family again and how it likes to end."""

    name: str
    leader: Identity
    program: str
    folder: str
    end_signal: int
    ends_within_s: float


@dataclass(frozen=True)
class Ledger:
    """The entries of one state folder."""

    folder: Path

    @property
    def _path(self) -> Path:
        return self.folder / "ledger.json"

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """The right to start children here; ends with this process, however that ends.

        Raises AlreadyRunning.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / "lock").open("a+", encoding="ascii") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                lock.seek(0)
                told = lock.read().strip()
                raise AlreadyRunning(self.folder, int(told) if told else None) from None
            lock.truncate(0)
            lock.write(str(os.getpid()))
            lock.flush()
            yield

    def write(self, entries: Iterable[Entry]) -> None:
        """Replace the entries, so that a reader sees the old ones or the new ones, never half."""
        fresh = self._path.with_suffix(".fresh")
        told = {"boot": boot(), "entries": [asdict(entry) for entry in entries]}
        fresh.write_text(json.dumps(told, indent=1), "utf-8")
        fresh.replace(self._path)

    def read(self) -> list[Entry]:
        """What an earlier start wrote; empty when the system was started since."""
        try:
            told = json.loads(self._path.read_text("utf-8"))
        except FileNotFoundError:
            return []
        if told["boot"] != boot():
            return []
        return [
            Entry(**{**entry, "leader": Identity(**entry["leader"])}) for entry in told["entries"]
        ]
