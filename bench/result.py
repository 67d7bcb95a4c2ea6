"""What a workload found: its line for a person, its file for a machine, whether it met its must.

How the figures are made is `figures`."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bench.figures import Ratio, Side, ratio


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One workload, measured. The first of `floors` is the one that the must is about.

    `by_rate` says that it is about operations a second, at least so many times the floor's; else it
    is about the time of one, at most so many times. `counted` are figures of their own; `limits`
    are musts for some of them. `rows` is how many each timed operation stands for."""

    workload: str
    name: str
    ours: Side
    floors: Mapping[str, Side]
    moonshot: float
    must: float
    by_rate: bool = False
    rows: int = 1
    peers: Mapping[str, Side] = field(default_factory=dict)
    counted: Mapping[str, float] = field(default_factory=dict)
    limits: Mapping[str, float] = field(default_factory=dict)
    at: Mapping[str, Any] = field(default_factory=dict)
    not_compared: str = ""

    @property
    def floor(self) -> str:
        """The name of the floor that the must is about."""
        return next(iter(self.floors))

    @property
    def ratio(self) -> Ratio | None:
        """Ours over that floor; none where it was too noisy."""
        return self._over(self.floors[self.floor])

    @property
    def missed(self) -> tuple[str, ...]:
        """The musts that were not met; a ratio that cannot be told is not met."""
        return (
            *(() if self._met else (self.floor,)),
            *(name for name, limit in self.limits.items() if self.counted[name] > limit),
        )

    @property
    def n(self) -> str:
        """How many repeats of how many operations, on each side."""
        return f"{len(self.ours.repeats)}x{len(self.ours.repeats[0]) * self.rows}"

    def line(self) -> str:
        """One line for a person."""
        peers = [f"{name} {self._told(side)}" for name, side in self.peers.items()]
        said = [
            f"{self.workload} {self.name}: {self._headline()}",
            f"(moonshot {_plain(self.moonshot)}, must {_plain(self.must)})",
            f"peers: {', '.join([*peers, *filter(None, [self.not_compared])])};",
            self._side(self.ours) + ";",
            *(f"{name} {self._side_told(side)};" for name, side in self.floors.items()),
            *(f"{name} {value:g}{self._limit(name)};" for name, value in self.counted.items()),
            f"host kept up to {self.ours.stolen:.0%}, {self.ours.again} rounds again;",
        ]
        missed = f" MISSED: {', '.join(self.missed)}" if self.missed else ""
        return f"{' '.join(said)}  n={self.n}{missed}"

    def as_json(self, load_before: float) -> str:
        """Everything, for a machine; times in milliseconds, the machine's load as the run began."""
        found = self.ratio
        return json.dumps(
            {
                "workload": self.workload,
                "name": self.name,
                "ratio": None
                if found is None
                else {"median": found.median, "least": found.least, "most": found.most},
                "noisy": found is None,
                "by_rate": self.by_rate,
                "moonshot": self.moonshot,
                "must": self.must,
                "limits": dict(self.limits),
                "missed": self.missed,
                "n": self.n,
                "ours": _figures(self.ours),
                "floors": {name: _figures(side) for name, side in self.floors.items()},
                "peers": {name: _figures(side) for name, side in self.peers.items()},
                "counted": dict(self.counted),
                "at": {**self.at, "load_before": load_before, "processors": os.cpu_count()},
                "not_compared": self.not_compared,
            },
            indent=1,
        )

    @property
    def _met(self) -> bool:
        found = self.ratio
        if found is None:
            return False
        return found.median >= self.must if self.by_rate else found.median <= self.must

    def _over(self, other: Side) -> Ratio | None:
        found = ratio(self.ours, other)
        return found.inverse if found and self.by_rate else found

    def _headline(self) -> str:
        found = self.ratio
        if found is None:
            spread = self.floors[self.floor].spread
            return f"noisy, no ratio ({self.floor} spread {spread:.0%})"
        return f"{found.median:.2f}x {self.floor} [{found.least:.2f}-{found.most:.2f}]"

    def _limit(self, name: str) -> str:
        return f" (must {self.limits[name]:g})" if name in self.limits else ""

    def _side(self, side: Side) -> str:
        if self.by_rate:
            return f"{side.per_second:.0f} a second"
        return f"p50 {side.p50_ms:.2f} ms, p99 {side.p99_ms:.2f} ms"

    def _side_told(self, side: Side) -> str:
        typical = f"{side.per_second:.0f}/s" if self.by_rate else f"{side.p50_ms:.2f} ms"
        return f"{typical} ({self._told(side)}, spread {side.spread:.0%}, drift {side.drift:.0%})"

    def _told(self, side: Side) -> str:
        found = self._over(side)
        return "noisy" if found is None else f"{found.median:.2f}x"


def _plain(figure: float) -> str:
    """With one decimal, or two where it has them."""
    return f"{figure:.2f}".removesuffix("0")


def _figures(side: Side) -> dict[str, Any]:
    return {
        "p50_ms": side.p50_ms,
        "p99_ms": side.p99_ms,
        "per_second": side.per_second,
        "spread": side.spread,
        "drift": side.drift,
        "stolen": side.stolen,
        "rounds_again": side.again,
        "repeats_p50_ms": [each * 1000 for each in side.typical],
    }
