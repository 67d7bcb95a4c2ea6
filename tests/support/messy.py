"""Chronologies as they come out of shared mailboxes: late, backdated, corrected, half-known.

Plainly invented, the same for the same seed. Files that are damaged are `chronology_files`."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from stdnum import damm

Written = dict[str, Any]
FIRST_DAYS = (date(2021, 6, 1), date(2023, 9, 18), date(2024, 4, 2), date(2026, 6, 8))
"""Before any edition held here, under 2022 and into 2024, under 2024, and still running."""
SPREAD_DAYS = 185
HANDLERS = ("Tobias Finch", "Wren Hollis", "Ottoline Marsh")


def messy_chronologies(seed: int, how_many: int) -> Iterator[Written]:
    """So many complaints, each written down by somebody else."""
    chance = random.Random(seed)  # noqa: S311  it must be repeatable
    for number in range(how_many):
        first = FIRST_DAYS[number % len(FIRST_DAYS)]
        received_on = first + timedelta(days=chance.randrange(SPREAD_DAYS))
        digits = f"{10**10 + number}"
        yield {
            "reference": digits + damm.calc_check_digit(digits),
            "edition": None,
            "subject": "Damp, and nobody came",
            "events": _Writer(chance, received_on).events(),
        }


class _Writer:
    """One complaint written down day by day, by somebody who forgets."""

    def __init__(self, chance: random.Random, received_on: date) -> None:
        self.chance, self.day = chance, received_on
        self.written: list[Written] = []

    def events(self) -> list[Written]:
        """Its lines, in the order in which somebody wrote them down."""
        chance = self.chance
        if chance.random() < 0.2:
            self._on("service_requested", after=(0, 0))
        self._on("received", after=(0, 30), forgets=0.03)
        self._on("logged", after=(0, 9))
        self._stage(1)
        if chance.random() < 0.6:
            self._on("escalation_requested", after=(0, 60), channel="email")
            self._stage(2)
            if chance.random() < 0.1:
                self._on("dissatisfaction_expressed", after=(1, 20))
                self._stage(3)
        self._ending()
        if chance.random() < 0.15:
            self._corrected()
        if chance.random() < 0.1:
            chance.shuffle(self.written)
        return self.written

    def _stage(self, stage: int) -> None:
        chance = self.chance
        # one handler in three answers both stages
        handler = chance.choice(HANDLERS)
        if chance.random() < 0.85:
            self._on("acknowledged", after=(0, 12), stage=stage)
        if chance.random() < 0.2:
            self._on("clarified", after=(0, 4), stage=min(stage, 2))
        if chance.random() < 0.6:
            self._on("assigned", after=(0, 5), stage=stage, to=handler)
        for _ in range(chance.choice((0, 0, 0, 1, 1, 2))):
            self._delay(stage)
        if chance.random() < 0.25:
            self._on("updated", after=(1, 9), next_update_on=self._later(5, 12))
        if chance.random() < 0.5:
            self._on("considered", after=(0, 9), stage=stage, by=handler)
        if chance.random() < 0.12:
            self._on("refused", after=(0, 15), stage=stage, ground="too_old", reasons="Old.")
        elif chance.random() < 0.85:
            self._on("responded", after=(2, 40), stage=stage)
            self._actions(stage)

    def _delay(self, stage: int) -> None:
        """In time or long after, told to her or not, to a day that is known or not."""
        kind = self.chance.choice(("extended", "extended", "extended", "lateness_explained"))
        until = self._later(3, 60) if self.chance.random() < 0.9 else None
        said: Written = {"until": until, "update_every_days": self.chance.choice((None, 5, 10))}
        if kind == "extended":
            said["good_reason"] = self.chance.choice((None, True, False))
            said["resident_agreed"] = self.chance.choice((None, True, False))
        self._on(kind, after=(1, 25), stage=stage, reason="A specialist must look", **said)

    def _actions(self, stage: int) -> None:
        for number in range(self.chance.choice((0, 0, 1, 2))):
            name = f"{stage}.{number}"
            due_on = self._later(5, 40) if self.chance.random() < 0.8 else None
            self._on("action_promised", after=(0, 0), id=name, due_on=due_on, stage=stage)
            if self.chance.random() < 0.5:
                self._on("action_done", after=(1, 60), id=name, evidence="A photograph")

    def _ending(self) -> None:
        if self.chance.random() < 0.2:
            asks = self.chance.choice(("log", "respond", "escalate", "reopen", None))
            until = self._later(5, 20) if self.chance.random() < 0.7 else None
            self._on("ombudsman_contacted", after=(5, 40))
            self._on("ombudsman_instructed", after=(1, 20), asks=asks, until=until)
        if self.chance.random() < 0.4:
            because = self.chance.choice(("satisfied", "answered", "withdrawn", "merged", None))
            self._on("closed", after=(0, 20), because=because, reasons="Nothing more to do")

    def _corrected(self) -> None:
        """A day that was written down wrongly, and put right some days later."""
        known = [each for each in self.written if each["on"]]
        if known:
            wrong = self.chance.choice(known)
            was = date.fromisoformat(wrong["on"])
            now = was + timedelta(days=self.chance.choice((-9, -2, 1, 4)))
            said = {"of": wrong["event"], "from": was.isoformat(), "to": now.isoformat()}
            self._on("corrected", after=(0, 30), reasons="The e-mail's own date", **said)

    def _on(self, event: str, after: tuple[int, int], forgets: float = 0.1, **said: Any) -> None:
        self.day += timedelta(days=self.chance.randint(*after))
        forgotten = self.chance.random() < forgets
        on = None if forgotten else self.day.isoformat()
        self.written.append({"event": event, "on": on, **said})

    def _later(self, least: int, most: int) -> str:
        return (self.day + timedelta(days=self.chance.randint(least, most))).isoformat()
