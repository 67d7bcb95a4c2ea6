"""What a suite has to say: how much was done to it, and what was found wrong afterwards.

Looks at nothing itself: see `checks`."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """What went wrong: the three counts of a line."""

    LOST = "lost"
    DUPLICATED = "duplicated"
    WRONG = "violations"


LOST: Final = Kind.LOST
DUPLICATED: Final = Kind.DUPLICATED
WRONG: Final = Kind.WRONG


@dataclass(frozen=True, slots=True)
class Finding:
    """One breach of an invariant of GOALS.md B.2, and where it shows."""

    invariant: str
    kind: Kind
    says: str

    def line(self) -> str:
        """For a person."""
        return f"{self.invariant} {self.kind.value}: {self.says}"


@dataclass
class Result:
    """One suite: `n` faults put in, and what was counted and found."""

    suite: str
    n: int = 0
    counted: Counter[str] = field(default_factory=Counter)
    found: list[Finding] = field(default_factory=list)
    took_s: float = 0

    def add(self, findings: Iterable[Finding], counted: Mapping[str, int] | None = None) -> None:
        """What a look has found, and how much there was to look at."""
        self.found.extend(findings)
        self.counted.update(counted or {})

    def line(self) -> str:
        """The line of `make chaos`."""
        of = Counter(each.kind for each in self.found)
        wrong = " ".join(f"{kind.value}={of[kind]}" for kind in Kind)
        counted = ", ".join(f"{number} {what}" for what, number in self.counted.items())
        return f"{self.suite}: n={self.n} {wrong} ({counted}; {self.took_s:.0f} s)"
