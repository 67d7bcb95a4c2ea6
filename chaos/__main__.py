"""`python -m chaos [N] [SUITE,…]`: the fault suites, or those that are named; `make chaos`.

`N` multiplies the faults of each suite. The seed is printed, and taken again from `SEED`. Exits
with 1 where anything was lost, doubled or otherwise wrong."""

import os
import random
import secrets
import sys
from collections.abc import Callable
from pathlib import Path

import structlog

from chaos import killing, mailing, stepping, storing
from chaos.findings import Result
from chaos.ground import Ground, ground
from putright.logs import log_as_json

SUITES: dict[str, tuple[int, Callable[[Ground, int], Result]]] = {
    "kills": (12, killing.kills),
    "postgres": (4, killing.postgres),
    "valkey": (9, killing.valkey),
    "mail": (10, mailing.mail),
    "blobs": (18, storing.blobs),
    "steps": (1, stepping.steps),
}
"""Each with its faults at N=1."""
SHOWN = 20
"""So many findings of a suite are printed."""


def main(times: str = "", named: str = "") -> int:
    """Break it, look at it, print a line for each suite."""
    wanted = [name for name in named.split(",") if name] or list(SUITES)
    if unknown := [name for name in wanted if name not in SUITES]:
        print(f"no suite {', '.join(unknown)}; there are {', '.join(SUITES)}")
        return 2
    log_nowhere()
    seed = os.environ.get("SEED") or secrets.token_hex(4)
    print(f"SEED={seed}", flush=True)
    wrong = False
    with ground(random.Random(seed)) as of:  # noqa: S311  no secret
        of.running.start_services()
        for name in wanted:
            faults, suite = SUITES[name]
            result = suite(of, faults * int(times or 1))
            print(result.line(), flush=True)
            for finding in sorted(result.found, key=lambda each: each.kind)[:SHOWN]:
                print(f"   {finding.line()}")
            wrong |= bool(result.found)
    return 1 if wrong else 0


def log_nowhere() -> None:
    """Make the lines of the product's code that runs in this process, and write them nowhere."""
    log_as_json()
    nowhere = Path(os.devnull).open("w")  # noqa: SIM115  open as long as the process
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(nowhere))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
