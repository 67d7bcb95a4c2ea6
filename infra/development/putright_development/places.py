"""Where things live on this machine: the clone, its state, its ports and its development keys.

Starts nothing and knows no service: see postgres.py, valkey.py, mail.py and issuer.py.
"""

import contextlib
import hashlib
import os
import secrets
import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from putright_development.errors import NoOpenGround

# PostgreSQL refuses to run as root; this is "nobody" on every system the wheels are made for.
UNPRIVILEGED = 65534

CLONE = Path(__file__).resolve().parents[3]
VAR = CLONE / "var"


@dataclass(frozen=True)
class Ports:
    """The ports that `make run` serves on, each taken from `PUTRIGHT_PORT_<NAME>` when set."""

    api: int = 8700
    issuer: int = 8701
    mail: int = 8702
    postgres: int = 8703
    valkey: int = 8704

    @classmethod
    def from_environment(cls) -> "Ports":
        """The defaults, with what the environment says instead."""
        return cls(
            **{
                name: int(os.environ.get(f"PUTRIGHT_PORT_{name.upper()}", default))
                for name, default in vars(cls()).items()
            }
        )


@dataclass(frozen=True)
class Places:
    """The folders of one running stack, all below `state`."""

    state: Path

    @property
    def children(self) -> Path:
        """The ledger of started processes and a folder with a log for each."""
        return self.state / "children"

    @property
    def keys(self) -> Path:
        """Development keys and passwords, made at first start and kept."""
        return self.state / "keys"

    @property
    def mail(self) -> Path:
        """Every message that the mail catcher accepted."""
        return self.state / "mail"

    @property
    def blobs(self) -> Path:
        """Documents, when no other store is configured."""
        return self.state / "blobs"

    @property
    def valkey(self) -> Path:
        """Valkey's append-only file."""
        return self.state / "valkey"

    @property
    def postgres(self) -> Path:
        """PostgreSQL's cluster: here, or where an unprivileged user can reach it."""
        return ground(self.state) / "postgres"

    def secret(self, name: str) -> str:
        """A random text of this clone's own, the same at every call."""
        return secret(self.keys / name)


def here() -> Places:
    """The places of `make run` in this clone."""
    return Places(VAR / "run")


def secret(path: Path) -> str:
    """The random text kept at `path`, made when it is not there."""
    return secret_made_by(path, lambda: secrets.token_hex(24))


def secret_made_by(path: Path, make: Callable[[], str]) -> str:
    """The text kept at `path` for its owner alone, made when it is not there, once for all."""
    with contextlib.suppress(FileNotFoundError):
        return path.read_text("ascii")
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    fresh.touch(mode=0o600)
    fresh.write_text(make(), "ascii")
    # fails where another start was quicker: then theirs counts
    with contextlib.suppress(FileExistsError):
        path.hardlink_to(fresh)
    fresh.unlink()
    return path.read_text("ascii")


def open_to_all(path: Path) -> bool:
    """Whether any user may pass through `path` and every folder above it."""
    return all(
        folder.stat().st_mode & stat.S_IXOTH
        for folder in (path.resolve(), *path.resolve().parents)
        if folder.exists()
    )


def ground(state: Path) -> Path:
    """A folder for `state` that PostgreSQL's user can reach.

    As root, PostgreSQL runs as another user, to whom a closed home is closed: then it is a
    folder of the system's temporary one, keyed by `state`. Raises NoOpenGround.
    """
    if os.geteuid() != 0:
        return state
    state.mkdir(parents=True, exist_ok=True)
    if open_to_all(state):
        return state
    key = hashlib.sha256(str(state.resolve()).encode()).hexdigest()[:16]
    for temporary in (Path("/var/tmp"), Path("/tmp")):  # noqa: S108  owner checked below
        if not (temporary.is_dir() and open_to_all(temporary)):
            continue
        chosen = temporary / f"putright-{key}"
        chosen.mkdir(mode=0o711, exist_ok=True)
        seen = chosen.lstat()
        if stat.S_ISDIR(seen.st_mode) and seen.st_uid == 0 and not seen.st_mode & 0o022:
            chosen.chmod(0o711)
            return chosen
    raise NoOpenGround(state)
