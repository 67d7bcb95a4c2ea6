"""The arithmetic of a comparison: medians, spreads, ratios, and when there is none to be had.

What was timed, and how, is each workload's business. Whether the machine was there for it all the
while is asked of the kernel, never of the figures."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain
from statistics import median

import psutil

USED = ("user", "nice", "system", "irq", "softirq")
REPEATS = 7
NOISY_ABOVE = 0.25
"""A floor whose repeats differ by more, against their median, gives no ratio."""

STOLEN_ABOVE = 0.05
"""A round from which the host kept more of the processors' time than this is done again."""
TRIES = 6

Block = Callable[[int], Sequence[float]]
"""Does its repeat of that number, and says how long each operation took, in seconds."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison: its operations' seconds, repeat by repeat."""

    repeats: tuple[tuple[float, ...], ...]
    drift: float = 0.0
    """How far single rounds lie apart: the machine, and not what was measured."""
    stolen: float = 0.0
    """The largest share of the processors' time that the host kept from a round that counts."""
    again: int = 0
    """How many rounds were done again for that."""

    @property
    def typical(self) -> tuple[float, ...]:
        """The median operation of each repeat."""
        return tuple(median(each) for each in self.repeats)

    @property
    def p50_ms(self) -> float:
        """The median of the repeats' medians."""
        return median(self.typical) * 1000

    @property
    def p99_ms(self) -> float:
        """What 99 of 100 operations stay below, all repeats together."""
        every = sorted(took for each in self.repeats for took in each)
        return every[min(len(every) - 1, int(len(every) * 0.99))] * 1000

    @property
    def per_second(self) -> float:
        """Operations a second, one after the other."""
        every = [took for each in self.repeats for took in each]
        return len(every) / sum(every)

    @property
    def spread(self) -> float:
        """How far the repeats lie apart, as a share of their median."""
        return _apart(self.typical)


@dataclass(frozen=True, slots=True)
class Ratio:
    """How many times the floor's time ours is; `least` and `most` are of single repeats."""

    median: float
    least: float
    most: float

    @property
    def inverse(self) -> "Ratio":
        """The same comparison by operations a second: more is better."""
        return Ratio(1 / self.median, 1 / self.most, 1 / self.least)


def ratio(ours: Side, floor: Side) -> Ratio | None:
    """Ours over the floor's; none where the floor itself did not hold still."""
    if floor.spread > NOISY_ABOVE:
        return None
    pairs = [mine / its for mine, its in zip(ours.typical, floor.typical, strict=True)]
    return Ratio(ours.p50_ms / floor.p50_ms, min(pairs), max(pairs))


@dataclass(frozen=True, slots=True)
class Processors:
    """Time of this machine's processors so far: what it used, and what its host kept from it."""

    used: float
    stolen: float

    @classmethod
    def now(cls) -> "Processors":
        """In seconds, as the kernel counts it; none stolen where it does not say."""
        told = psutil.cpu_times()
        return cls(sum(getattr(told, each, 0.0) for each in USED), getattr(told, "steal", 0.0))

    def share_stolen_since(self, before: "Processors") -> float:
        """What part of the time that was wanted since then the host kept."""
        stolen = self.stolen - before.stolen
        wanted = self.used - before.used + stolen
        return stolen / wanted if wanted else 0.0


def alternated(
    *blocks: Block,
    repeats: int = REPEATS,
    rounds: int = 1,
    processors: Callable[[], Processors] = Processors.now,
) -> tuple[Side, ...]:
    """Every block in each round, the order turned round from one to the next.

    A repeat is made of rounds from all over the run: a machine that grows slower meanwhile is
    slower for every repeat and every side, and `drift` says by how much. A round that the host
    disturbed is done again, all sides of it; after `TRIES` the least disturbed counts."""
    took: list[list[list[Sequence[float]]]] = [[[] for _ in range(repeats)] for _ in blocks]
    worst, again = 0.0, 0
    for turn in range(rounds):
        for repeat in range(repeats):
            backwards = (turn + repeat) % 2 == 1
            tried: list[tuple[float, list[Sequence[float]]]] = []
            while len(tried) < TRIES and not (tried and tried[-1][0] <= STOLEN_ABOVE):
                before = processors()
                found = _round(blocks, repeat, backwards=backwards)
                tried.append((processors().share_stolen_since(before), found))
            share, best = min(tried, key=lambda each: each[0])
            worst, again = max(worst, share), again + len(tried) - 1
            for of_side, each in zip(took, best, strict=True):
                of_side[repeat].append(each)
    return tuple(
        Side(
            tuple(tuple(chain(*rounds_of_it)) for rounds_of_it in of_side),
            drift=_apart([median(each) for rounds_of_it in of_side for each in rounds_of_it]),
            stolen=worst,
            again=again,
        )
        for of_side in took
    )


def _round(blocks: Sequence[Block], repeat: int, *, backwards: bool) -> list[Sequence[float]]:
    if backwards:
        return [block(repeat) for block in reversed(blocks)][::-1]
    return [block(repeat) for block in blocks]


def _apart(figures: Sequence[float]) -> float:
    """How far they lie apart, as a share of their median."""
    return (max(figures) - min(figures)) / median(figures)
