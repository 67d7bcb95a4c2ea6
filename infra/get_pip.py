"""Makes a virtual environment with pip in it, whatever this machine's Python came with.

Installs nothing else. It may be run by any Python 3, so that one which is too old can say so;
it names no package index, because pip knows the one that this machine uses.
"""

import argparse
import glob
import shutil
import subprocess
import sys
import venv
from pathlib import Path

NEEDED = (3, 11)
DEBIAN_WHEELS = "/usr/share/python-wheels/pip-*.whl"


def main() -> None:
    """Make the environment unless it is there and works."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("environment", type=Path)
    parser.add_argument("lock", type=Path)
    asked = parser.parse_args()
    check_version()
    python = asked.environment / "bin" / "python"
    if works(python):
        return
    print("making", asked.environment, "with Python", ".".join(map(str, sys.version_info[:3])))
    venv.create(str(asked.environment), with_pip=False, clear=True, symlinks=True)
    for supply in (from_ensurepip, from_another_pip, from_debian_wheel):
        if supply(python, asked.lock) and works(python):
            return
    sys.exit(
        "No pip for {}: it has no ensurepip, there is no other pip 22.3 or newer on the path, and "
        "no {}.\nInstall one of them (Debian: python3-venv or python3-pip) and try again.".format(
            sys.executable, DEBIAN_WHEELS
        )
    )


def check_version() -> None:
    """End with a clear message where this Python is too old."""
    if sys.version_info >= NEEDED:
        return
    names = ("python3.11", "python3.12", "python3.13", "python3.14")
    newer = [name for name in names if shutil.which(name) and succeeds([name, "--version"])]
    sys.exit(
        "Python {}.{} or newer is needed, and {} is {}.{}.\n{}".format(
            *NEEDED,
            sys.executable,
            *sys.version_info[:2],
            "Try: make PYTHON={}".format(newer[-1])
            if newer
            else "Give another with: make PYTHON=/path/to/python3.11",
        )
    )


def works(python: Path) -> bool:
    """Whether the environment has a new enough Python and a pip."""
    test = "import sys, pip; sys.exit(sys.version_info < {!r})".format(NEEDED)
    return python.exists() and succeeds([str(python), "-c", test])


def from_ensurepip(python: Path, _lock: Path) -> bool:
    """Python's own copy of pip, which Debian takes out."""
    return succeeds([str(python), "-m", "ensurepip", "--default-pip"])


def from_another_pip(python: Path, lock: Path) -> bool:
    """Another pip on this machine installs the lock, in which there is a pip, from outside."""
    commands = [[name] for name in ("pip", "pip3") if shutil.which(name)]
    commands += [
        [name, "-m", "pip"]
        for name in ("python3", "python3.13", "python3.12", "python3.11")
        if shutil.which(name)
    ]
    install = ["--python", str(python), "install", "--quiet", "--require-hashes", "-r", str(lock)]
    return any(succeeds(command + install) for command in commands)


def from_debian_wheel(python: Path, _lock: Path) -> bool:
    """The wheel that Debian keeps for its own use: a wheel can be run, and can install itself."""
    return any(
        succeeds([str(python), wheel + "/pip", "install", "--quiet", "--no-index", wheel])
        for wheel in sorted(glob.glob(DEBIAN_WHEELS), reverse=True)
    )


def succeeds(command: list) -> bool:
    """Whether a command ends well; what it says when it does not is no news: another is tried."""
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return done.returncode == 0


if __name__ == "__main__":
    main()
