"""What is wrong with a file that is no policy: each key, its line, what was expected.

Finding it is the reader's; a policy that breaks the Code is no wrong file."""

from dataclasses import dataclass

from putright.landlord.policy_file.lines import Path


def written(path: Path) -> str:
    """The path as a person writes it: `promises[2].length`."""
    words = "".join(f"[{each}]" if isinstance(each, int) else f".{each}" for each in path)
    return words.removeprefix(".")


@dataclass(frozen=True, slots=True)
class Wrong:
    """One thing wrong, under a key (none where it is the whole text), in a line of the file."""

    path: Path
    because: str
    line: int | None = None

    @property
    def key(self) -> str:
        """The key as a person writes it."""
        return written(self.path)

    def __str__(self) -> str:
        where = f"line {self.line}" if self.line is not None else ""
        return ": ".join(each for each in (where, self.key, self.because) if each)


class NotAPolicy(Exception):
    """The text is no policy; everything that is wrong with it, in the order of the file."""

    def __init__(self, wrong: tuple[Wrong, ...]) -> None:
        super().__init__(wrong)
        self.wrong = wrong

    def __str__(self) -> str:
        return "; ".join(map(str, self.wrong))
