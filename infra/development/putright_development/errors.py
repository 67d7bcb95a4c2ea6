"""What can be wrong with this machine when the development services start.

Nothing about complaints. Each error carries its values and says itself in one line, because
the person who reads it sits at the terminal.
"""

from collections.abc import Sequence
from pathlib import Path


class CannotStart(Exception):
    """Something on this machine stops the stack from starting."""


class PortTaken(CannotStart):
    """Another process listens on a port that is needed."""

    def __init__(self, name: str, port: int, holder: str | None) -> None:
        super().__init__(name, port, holder)
        self.name, self.port, self.holder = name, port, holder

    def __str__(self) -> str:
        return (
            f"port {self.port} for {self.name} is taken by {self.holder or 'an unknown process'}; "
            f"end it, or set PUTRIGHT_PORT_{self.name.upper()} to another port"
        )


class AlreadyRunning(CannotStart):
    """A stack with the same state folder runs at this moment."""

    def __init__(self, folder: Path, pid: int | None) -> None:
        super().__init__(folder, pid)
        self.folder, self.pid = folder, pid

    def __str__(self) -> str:
        return f"already running as process {self.pid or 'unknown'} (state in {self.folder})"


class DidNotStart(CannotStart):
    """A child ended, or gave no sign of life, before it was ready."""

    def __init__(self, name: str, ended_with: int | None, log: Path) -> None:
        super().__init__(name, ended_with, log)
        self.name, self.ended_with, self.log = name, ended_with, log

    def __str__(self) -> str:
        how = "is not ready" if self.ended_with is None else f"ended with {self.ended_with}"
        tail = self.log.read_text("utf-8", "replace").splitlines()[-8:] if self.log.exists() else []
        return "\n  ".join([f"{self.name} {how}; the end of {self.log}:", *tail])


class KeepsEnding(DidNotStart):
    """A child was started again and again, and ended each time."""


class NoBinaries(CannotStart):
    """No PostgreSQL or Valkey was found on this machine."""

    def __init__(self, wanted: str, looked_in: Sequence[str]) -> None:
        super().__init__(wanted, looked_in)
        self.wanted, self.looked_in = wanted, looked_in

    def __str__(self) -> str:
        return f"no {self.wanted} found; looked in: {', '.join(self.looked_in)}"


class NoOpenGround(CannotStart):
    """As root, no folder was found that PostgreSQL's unprivileged user can reach."""

    def __init__(self, state: Path) -> None:
        super().__init__(state)
        self.state = state

    def __str__(self) -> str:
        return f"PostgreSQL may not run as root and no folder is open to others: tried {self.state}"


class CannotMakeCluster(CannotStart):
    """`initdb` or the creation of a database failed."""

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said = said

    def __str__(self) -> str:
        return f"PostgreSQL: {self.said}"
