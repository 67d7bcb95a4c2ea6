"""`python -m bench P-1,preview`: the named workloads, or all of them; what `make bench` runs.

Exits with 1 where a must is missed or the floor was too noisy to tell."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import structlog

from bench import (
    letter_end_to_end,
    log_a_complaint,
    outbox_relay,
    preview,
    register_page,
    timer_sweep,
)
from bench.ground import BENCH, Ground, ground
from putright.clock import SystemClock
from putright.logs import log_as_json


class Found(Protocol):
    """What a workload found."""

    @property
    def missed(self) -> tuple[str, ...]:
        """The musts that were not met."""
        ...

    def line(self) -> str:
        """For a person."""
        ...

    def as_json(self, load_before: float) -> str:
        """For a machine."""
        ...


WORKLOADS: dict[str, Callable[[Ground], Found]] = {
    "P-1": log_a_complaint.measure,
    "P-2": register_page.measure,
    "P-4": timer_sweep.measure,
    "P-5": letter_end_to_end.measure,
    "P-8": outbox_relay.measure,
    "preview": preview.measure,
}


def main(named: str = "") -> int:
    """Measure, print a line for each, keep a file for each."""
    wanted = [name for name in named.split(",") if name] or list(WORKLOADS)
    if unknown := [name for name in wanted if name not in WORKLOADS]:
        print(f"no workload {', '.join(unknown)}; there are {', '.join(WORKLOADS)}")
        return 2
    results = []
    log_as_the_worker_does()
    with ground() as loaded:
        for name in wanted:
            busy = os.getloadavg()[0]
            found = WORKLOADS[name](loaded)
            kept = BENCH / f"{name}-{SystemClock().now():%Y%m%dT%H%M%SZ}.json"
            kept.write_text(found.as_json(busy), "utf-8")
            print(found.line(), flush=True)
            results.append(found)
    return 1 if any(each.missed for each in results) else 0


def log_as_the_worker_does() -> None:
    """Make the lines of the worker's code that runs in this process, and write them nowhere."""
    log_as_json()
    nowhere = Path(os.devnull).open("w")  # noqa: SIM115  open as long as the process
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(nowhere))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
