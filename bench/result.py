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

    `counted` are figures that are counted, not timed; `limits` are musts for some of them."""

    workload: str
    name: str
    ours: Side
    floors: Mapping[str, Side]
    moonshot: float
    must: float
    counted: Mapping[str, float] = field(default_factory=dict)
    limits: Mapping[str, float] = field(default_factory=dict)
    at: Mapping[str, Any] = field(default_factory=dict)
    not_compared: str

    @property
    def floor(self) -> str:
        """The name of the floor that the must is about."""
        return next(iter(self.floors))

    @property
    def ratio(self) -> Ratio | None:
        """Ours over that floor; none where it was too noisy."""
        return ratio(self.ours, self.floors[self.floor])

    @property
    def missed(self) -> tuple[str, ...]:
        """The musts that were not met; a ratio that cannot be told is not met."""
        found = self.ratio
        missed = [] if found is not None and found.median <= self.must else [self.floor]
        return (
            *missed,
            *(name for name, limit in self.limits.items() if self.counted[name] > limit),
        )

    @property
    def n(self) -> str:
        """How many repeats of how many operations, on each side."""
        return f"{len(self.ours.repeats)}x{len(self.ours.repeats[0])}"

    def line(self) -> str:
        """One line for a person."""
        said = [
            f"{self.workload} {self.name}: {self._headline()}",
            f"(moonshot {self.moonshot:.1f}, must {self.must:.1f})",
            f"peers: {self.not_compared};",
            f"p50 {self.ours.p50_ms:.2f} ms, p99 {self.ours.p99_ms:.2f} ms;",
            *(f"{name} {_side(side, self.ours)};" for name, side in self.floors.items()),
            *(f"{name} {value:g}{self._limit(name)};" for name, value in self.counted.items()),
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
                "moonshot": self.moonshot,
                "must": self.must,
                "limits": dict(self.limits),
                "missed": self.missed,
                "n": self.n,
                "ours": _figures(self.ours),
                "floors": {name: _figures(side) for name, side in self.floors.items()},
                "counted": dict(self.counted),
                "at": {**self.at, "load_before": load_before, "processors": os.cpu_count()},
                "not_compared": self.not_compared,
            },
            indent=1,
        )

    def _headline(self) -> str:
        found = self.ratio
        if found is None:
            spread = self.floors[self.floor].spread
            return f"noisy, no ratio ({self.floor} spread {spread:.0%})"
        return f"{found.median:.2f}x {self.floor} [{found.least:.2f}-{found.most:.2f}]"

    def _limit(self, name: str) -> str:
        return f" (must {self.limits[name]:g})" if name in self.limits else ""


def _side(side: Side, ours: Side) -> str:
    found = ratio(ours, side)
    told = "noisy" if found is None else f"{found.median:.2f}x"
    return f"{side.p50_ms:.2f} ms ({told}, spread {side.spread:.0%})"


def _figures(side: Side) -> dict[str, Any]:
    return {
        "p50_ms": side.p50_ms,
        "p99_ms": side.p99_ms,
        "per_second": side.per_second,
        "spread": side.spread,
        "repeats_p50_ms": [each * 1000 for each in side.typical],
    }
