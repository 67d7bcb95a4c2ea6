"""The arithmetic of a comparison: medians, spreads, ratios, and when there is none to be had.

What was timed, and how, is each workload's business."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

REPEATS = 7
NOISY_ABOVE = 0.25
"""A floor whose repeats differ by more, against their median, gives no ratio."""

Block = Callable[[int], Sequence[float]]
"""Does its repeat of that number, and says how long each operation took, in seconds."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison: its operations' seconds, repeat by repeat."""

    repeats: tuple[tuple[float, ...], ...]

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
        return (max(self.typical) - min(self.typical)) / median(self.typical)


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


def alternated(*blocks: Block, repeats: int = REPEATS, rounds: int = 1) -> tuple[Side, ...]:
    """Every block in each round of each repeat, the order turned round from one to the next.

    With more rounds a repeat looks at a longer stretch of the machine's time, from every side."""
    kept: list[list[tuple[float, ...]]] = [[] for _ in blocks]
    for repeat in range(repeats):
        took: list[list[float]] = [[] for _ in blocks]
        for turn in range(repeat * rounds, (repeat + 1) * rounds):
            order = list(enumerate(blocks))
            for index, block in reversed(order) if turn % 2 else order:
                took[index].extend(block(repeat))
        for index, each in enumerate(took):
            kept[index].append(tuple(each))
    return tuple(Side(tuple(each)) for each in kept)
