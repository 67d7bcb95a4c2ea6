"""Every verb that a person performs, in a state that allows it, at either stage.

Which states do is the table of the house test; the worker's own verbs are `errands`."""

import csv
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from functools import partial
from itertools import count
from typing import Any
from uuid import UUID

from tests.support.asking import NEW, OTHER, every_question
from tests.support.lives import Life, lives

from chaos.inside import Office
from chaos.steps.lives import acknowledged, brought, office_at, other, resident
from chaos.steps.sweeping import Copy, Sweep
from putright.cases import Command, KeepPromise, Log, Refuse
from putright.complaint.text import Text
from putright.errors import DomainError
from putright.references import new_reference, new_stream
from putright.tenancy import StreamId
from putright_development.places import CLONE

TABLE = CLONE / "tests" / "house" / "every_state_and_verb.csv"
DOES = ("allowed", "with a reason")
OF_LETTERS_AND_TIMERS = (
    "record_sent",
    "record_posting",
    "record_failure",
    "record_return",
    "send_again",
)
BY_A_WORKER = (*OF_LETTERS_AND_TIMERS, "fire_timers", "move_dates")
EDITION = "2024"


def allowing() -> dict[str, list[str]]:
    """Each verb as the table names it, and the states in which it may be done."""
    found: dict[str, list[str]] = {}
    with TABLE.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            if row["outcome"] in DOES:
                found.setdefault(row["verb"], []).extend(row["states"].split("; "))
    return found


def sweep_verbs(sweep: Sweep, swept: set[type]) -> Iterator[Office]:
    """Sweep each verb once for each stage it has; the landlords it was done at."""
    states = lives(EDITION)
    offices: dict[str, Office] = {}
    numbers = count()
    seen = set()
    for name, allowed in allowing().items():
        if name.startswith(BY_A_WORKER):
            continue
        for state in allowed:
            life = states[state]
            command = every_question(life)[name].full
            kind = (type(command), getattr(command, "stage", None))
            if kind in seen:
                break
            if state not in offices:
                offices[state] = office_at(sweep.ground, life)
            ready = partial(_copy, sweep, offices[state], life, command, numbers)
            try:
                sweep.over(name, ready)
            except DomainError:
                continue  # what was told in letters on its way is another state when taken over
            seen.add(kind)
            swept.add(type(command))
            break
    offices["promising"] = _sweep_promise(sweep, numbers)
    swept.add(KeepPromise)
    yield from offices.values()


def _sweep_promise(sweep: Sweep, numbers: Iterator[int]) -> Office:
    """A promise of a policy that makes one; what is taken over is owed none from its beginning."""
    office = office_at(sweep.ground, lives(EDITION)["logged"], "pivotal")

    def ready() -> Copy:
        number = next(numbers)
        stream = acknowledged(office, sweep.steady, f"promised {number}")
        command = KeepPromise(stream=stream, promise="stage1.notify", kept_on=office.today)
        attempt: Callable[[Any], object] = partial(
            office.ask, command=command, key=f"{number} {command.verb}"
        )
        return Copy((stream,), attempt)

    sweep.over("keep_promise", ready)
    return office


def _copy(
    sweep: Sweep, office: Office, life: Life, command: Command, numbers: Iterator[int]
) -> Copy:
    """The verb on a complaint of its own, asked under a key of its own."""
    at = sweep.steady
    named = {value for _, value in _ids(command)}
    mine = life.history[0].stream
    ids = {NEW: new_stream()}
    if mine in named:
        ids[mine] = brought(office, at, life)
    if OTHER in named:
        ids[OTHER] = other(office, at, life)
    number = next(numbers)
    asked = _asked(command, ids, number, office)
    attempt: Callable[[Any], object] = partial(
        office.ask, command=asked, key=f"{number} {command.verb}"
    )
    return Copy(tuple(ids.values()), attempt)


def _ids(command: Command) -> Iterator[tuple[str, UUID]]:
    for each in fields(command):
        value = getattr(command, each.name)
        if isinstance(value, UUID):
            yield each.name, value


def _asked(command: Command, ids: dict[StreamId, StreamId], number: int, office: Office) -> Command:
    changes: dict[str, Any] = {
        name: ids[StreamId(value)] for name, value in _ids(command) if value in ids
    }
    changes |= {
        each.name: new_reference()
        for each in fields(command)
        if each.name in ("reference", "new_reference")
    }
    if isinstance(command, Refuse):  # reasons are never another case's
        changes["reasons"] = Text(f"{command.reasons.words} ({number})")
    if isinstance(command, Log):
        changes["resident"] = resident(office)
        changes["intake"] = next((ids[each] for each in ids if each == command.intake), None)
    return replace(command, **changes)
