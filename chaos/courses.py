"""Invented complaints as a landlord's staff work on them over HTTP: each course is its verbs.

Who calls, and how often at once, is `load`. A course may be refused on its way: the clock moves on
while it is taken, and what was allowed may not be any more."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from putright_api.schemas import examples
from putright_development.calling import Answer, Caller
from putright_development.landlord import Landed

Verb = tuple[str, str, Answer]
"""Who asks, at which address below the complaint, for what."""


@dataclass
class Desk:
    """One officer's desk: who can be asked to call, and what day it is at the landlord."""

    landed: Landed
    callers: dict[str, Caller]
    chance: random.Random
    today: Callable[[], date]
    mailbox: str

    def call(self, who: str, path: str, body: Answer) -> Answer:
        """Call, under a key of this call's own. Raises Refusal."""
        return self.callers[who].post(path, body, key=f"{self.chance.getrandbits(96):024x}")

    def in_days(self, days: int) -> str:
        """A day from today on."""
        return (self.today() + timedelta(days=days)).isoformat()

    def logged(self, **resident: Any) -> str:
        """A complaint that came in today: its address."""
        who = {**examples.LOGGED["resident"], "email": self.mailbox, **resident}
        said = {**examples.LOGGED, "received_on": self.in_days(-1), "resident": who}
        return f"/complaints/{self.call('officer', '/complaints', said)['reference']}"

    def person(self, subject: str) -> str:
        """Somebody's id."""
        return str(self.landed.people[subject])


def _begun(desk: Desk) -> Iterator[Verb]:
    handler = {"handler": desk.person("handler"), "declaration": "None known."}
    yield "officer", "stage-1/assignment", handler
    yield "handler", "stage-1/definition", examples.DEFINED
    yield "handler", "stage-1/acknowledgement", {}


def _answered(desk: Desk) -> Iterator[Verb]:
    action = {"id": "ceiling", "what": "Paint it.", "due_on": desk.in_days(30)}
    yield from _begun(desk)
    yield "handler", "updates", {**examples.UPDATED, "next_update_on": desk.in_days(7)}
    yield "handler", "stage-1/response", {**examples.RESPONDED, "actions": [action]}


def _to_the_end(desk: Desk) -> Iterator[Verb]:
    reviewer = {"handler": desk.person("reviewer"), "declaration": "None known."}
    yield from _answered(desk)
    yield "handler", "escalation", {**examples.ESCALATED, "requested_on": desk.in_days(0)}
    yield "officer", "stage-2/assignment", reviewer
    yield "reviewer", "stage-2/definition", examples.DEFINED
    yield "reviewer", "stage-2/acknowledgement", {}
    yield "reviewer", "stage-2/response", {**examples.RESPONDED, "actions": []}
    yield (
        "officer",
        "actions/ceiling/completion",
        {**examples.ACTION_COMPLETED, "done_on": desk.in_days(0)},
    )
    yield "reviewer", "correspondence", examples.CORRESPONDED


def _withdrawn(desk: Desk) -> Iterator[Verb]:
    yield from _begun(desk)
    yield "handler", "withdrawal", {**examples.WITHDRAWN, "withdrawn_on": desk.in_days(0)}
    yield "officer", "reopening", examples.REOPENED


def _extended(desk: Desk) -> Iterator[Verb]:
    yield from _begun(desk)
    more = {"until": desk.in_days(14), "approver": desk.person("mrc")}
    yield "handler", "stage-1/clarification", examples.CLARIFICATION_ASKED
    yield "handler", "stage-1/extension", {**examples.EXTENDED, **more, "good_reason": "The roof."}
    yield "handler", "points", examples.POINTS_ADDED
    yield "handler", "new-complaint", {**examples.SPLIT_OFF, "received_on": desk.in_days(0)}


def _instructed(desk: Desk) -> Iterator[Verb]:
    yield from _begun(desk)
    dates = {"made_on": desk.in_days(-1), "until": desk.in_days(9)}
    yield "liaison", "ombudsman/instructions", {**examples.INSTRUCTED, **dates}
    contacted = {**examples.CONTACTED, "contacted_on": desk.in_days(-1)}
    yield "liaison", "ombudsman/contacts", contacted
    invited = {**examples.POSITION_INVITED, "reply_by": desk.in_days(5)}
    yield "handler", "stage-1/invitation", invited


COURSES: tuple[Callable[[Desk], Iterator[Verb]], ...] = (
    _answered,
    _to_the_end,
    _withdrawn,
    _extended,
    _instructed,
)


def arrive(desk: Desk) -> None:
    """Something that is no complaint: taken in and set aside."""
    item = desk.call("staff", "/intake", {**examples.TAKEN_IN, "arrived_on": desk.in_days(0)})[
        "reference"
    ]
    aside = {**examples.SET_ASIDE, "choice_offered_on": desk.in_days(0)}
    desk.call("officer", f"/intake/{item}/set-aside", aside)
