"""Who plays the story, what they have learnt so far, and the kinds of step it is made of.

The steps themselves are `stage_1` and `stage_2`; how they are told is `telling`."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from putright.clock import moment_on
from putright_development.calling import Answer, Caller, Refusal, waited_for

SETTLES_WITHIN_S = 90
"""Longer than a lease: what a killed worker held comes again."""
RESIDENT_MAIL = "ivy.sample@resident.example"
Happens = Callable[["Telling"], Any]


@dataclass
class Telling:
    """The people who call, and what they have learnt so far.

    `ids` are theirs by the name they sign in with; `proclaim` adds a bank holiday, for everybody
    on the installation."""

    officer: Caller
    handler: Caller
    reviewer: Caller
    ids: Mapping[str, str]
    proclaim: Callable[[date, str], object]
    mail_to: str = RESIDENT_MAIL
    reference: str = ""

    @property
    def path(self) -> str:
        """The complaint's address."""
        return f"/complaints/{self.reference}"

    def now(self) -> Answer:
        """The complaint as it stands, each day of each count explained."""
        return self.officer.get(f"{self.path}?days=true")

    def letters(self) -> list[Answer]:
        """Its letters, in the order in which they were asked for."""
        found: list[Answer] = self.officer.get(f"{self.path}/letters")["letters"]
        return found

    def history(self) -> list[Answer]:
        """Everything that was recorded, in that order."""
        events: list[Answer] = self.officer.get(f"{self.path}/history")["events"]
        return events

    def clock_to(self, day: date, at: time) -> None:
        """Move the sandbox's own clock forward, and wait for all that comes due on the way."""
        to = moment_on(day, at).isoformat()
        self.officer.post("/clock", {"to": to}, key=f"the clock at {to}")
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is waiting: what is due is recorded, what was ordered has left."""

        def settled() -> bool | None:
            return not any(self.officer.get("/clock")["waiting"].values()) or None

        waited_for(settled, "nothing waiting", timeout_s=SETTLES_WITHIN_S)


@dataclass(frozen=True)
class Step:
    """One thing that happens, on the landlord's own clock."""

    title: str
    happens: Happens


def verb(path: str, body: Callable[[Telling], Answer], by: str = "handler") -> Happens:
    """Somebody's call of a verb on the complaint; what is asked for twice is done once."""

    def happens(tale: Telling) -> Any:
        caller: Caller = getattr(tale, by)
        asked = body(tale)
        words = hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()[:12]
        return caller.post(f"{tale.path}/{path}", asked, key=f"{path} of the story: {words}")

    return happens


def refused(happens: Happens) -> Callable[[Telling], Refusal]:
    """What must not be done: how the API refuses it."""

    def tried(tale: Telling) -> Refusal:
        try:
            happens(tale)
        except Refusal as refusal:
            return refusal
        raise AssertionError("it was done")

    return tried


def until(day: date, at: time) -> Happens:
    """The clock moved on."""

    def happens(tale: Telling) -> Any:
        tale.clock_to(day, at)

    return happens


def letter_leaves(tale: Telling) -> None:
    """Wait until the worker has sent the letter."""
    tale.settle()
