"""Reading the files a command is given, and saying which cannot be read, where, and why.

Not here: what is in them, which each command knows."""

from pathlib import Path

import click

from putright.landlord.policy import Policy
from putright.landlord.policy_file import NotAPolicy, read_policy

FILE = click.Path(path_type=Path)


class CannotBeRead(click.ClickException):
    """The input cannot be read: which file, which place, what was expected there."""

    exit_code = 2

    def __init__(self, file: Path, message: str) -> None:
        super().__init__(f"{file}: {message}")


def content_of(file: Path) -> bytes:
    """The bytes of a file. Raises CannotBeRead."""
    try:
        return file.read_bytes()
    except OSError as error:
        message = f"expected a file that can be read ({error.strerror})"
        raise CannotBeRead(file, message) from None


def policy_in(file: Path) -> Policy:
    """The landlord's policy in a file. Raises CannotBeRead."""
    try:
        return read_policy(content_of(file).decode(), number=1)
    except UnicodeDecodeError as error:
        message = f"byte {error.start}: expected text in UTF-8"
        raise CannotBeRead(file, message) from None
    except NotAPolicy as error:
        raise CannotBeRead(file, f"expected a landlord's policy: {error}") from None
