"""What a change would move among 20,000 open complaints, before it is made: under five seconds.

A bank holiday moves the Code's days and the landlord's, a closure day only the landlord's. There is
no floor to compare it with; no day is listed that was not asked for."""

import json
import os
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import timedelta
from statistics import median
from time import perf_counter

from bench.ground import BENCH, Ground
from bench.open_complaints import OPEN, landlord_with_open_complaints
from putright import memory
from putright.clock import SystemClock, day_of
from putright.landlord.versions import Versions
from putright.ports import Opening
from putright.preview import Moved, preview, with_holiday, with_version
from putright.store import Store
from putright.tenancy import Scope
from putright_development.places import Places, Ports
from putright_development.stack import stack

MUST_S = 5.0
TIMES = 7
PORTS = Ports(api=8730, issuer=8731, mail=8732, postgres=8733, valkey=8734)


@dataclass(frozen=True, slots=True)
class Change:
    """One change previewed some times over, in seconds, and what it would move."""

    name: str
    moved: tuple[Moved, ...]
    took_s: tuple[float, ...]

    @property
    def letters(self) -> int:
        """How many letters told of a day that moves."""
        return sum(len(each.letters) for each in self.moved)


@dataclass(frozen=True, slots=True)
class Previewed:
    """What was found: its line for a person, its file for a machine, whether it met its must."""

    kinds: int
    changes: tuple[Change, ...]

    @property
    def missed(self) -> tuple[str, ...]:
        """The changes whose preview took too long."""
        return tuple(each.name for each in self.changes if median(each.took_s) >= MUST_S)

    def line(self) -> str:
        """One line for a person."""
        said = [
            f"{each.name} {median(each.took_s):.2f} s"
            f" [{min(each.took_s):.2f}-{max(each.took_s):.2f}]"
            f" ({len(each.moved)} move, {each.letters} letters told of an old day);"
            for each in self.changes
        ]
        missed = f" MISSED: {', '.join(self.missed)}" if self.missed else ""
        return (
            f"preview of {OPEN} open complaints: {' '.join(said)} (must: under {MUST_S:g} s)"
            f" histories of {self.kinds} kinds;  n={TIMES}x1{missed}"
        )

    def as_json(self, load_before: float) -> str:
        """Everything, for a machine."""
        return json.dumps(
            {
                "workload": "preview",
                "open": OPEN,
                "kinds": self.kinds,
                "must_s": MUST_S,
                "missed": self.missed,
                "changes": {
                    each.name: {
                        "moved": len(each.moved),
                        "letters": each.letters,
                        "took_s": each.took_s,
                    }
                    for each in self.changes
                },
                "at": {"load_before": load_before, "processors": os.cpu_count()},
            },
            indent=1,
        )


def measure(_: Ground) -> Previewed:
    """Load once a week, as the days of open complaints pass; then preview both changes."""
    memory.settle()
    today = day_of(SystemClock().now())
    monday = today - timedelta(days=today.weekday())
    with (
        stack(Places(BENCH / f"preview-{monday}"), PORTS) as running,
        closing(Store.of(running.settings)) as store,
    ):
        scope = Scope(landlord_with_open_complaints(running, store))
        with store.reading(scope) as records:
            opened = records.opened(Opening(now=SystemClock().now()))
            before = records.versions(opened.policy_number, opened.calendar_number)
            kinds = len(records.previewing().alike())
        changes = tuple(_measured(store, scope, before, opened.calendar_number))
    return Previewed(kinds, changes)


def _measured(store: Store, scope: Scope, before: Versions, calendar: int) -> Iterator[Change]:
    today = day_of(SystemClock().now())
    soon = before.latest.calendar.statutory.add(today, 3)
    policy = before.latest.policy
    changed = replace(
        policy,
        number=policy.number + 1,
        in_force_from=soon,
        closures={**policy.closures, soon: "Closed"},
        reaches_open_stages=True,
    )
    for name in ("a bank holiday", "a closure day"):
        taken: list[float] = []
        moved: tuple[Moved, ...] = ()
        for _ in range(TIMES):
            with store.reading(scope) as records:
                start = perf_counter()
                holidays = records.previewing().holidays(calendar)
                after = (
                    with_holiday(before, holidays.with_holiday(soon, "Proclaimed"))
                    if name == "a bank holiday"
                    else with_version(before, changed, holidays)
                )
                since = soon if name == "a bank holiday" else None
                moved = preview(records.previewing(), before, after, since)
                taken.append(perf_counter() - start)
        yield Change(name, moved, tuple(taken))
