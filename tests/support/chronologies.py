"""Chronologies as a landlord would write them down, with weekdays written out.

What a history of the core looks like is `complaints`."""

import json
from typing import Any

from tests.support.worked_dates import day

from putright.chronology.counted import Owed
from putright.chronology.reading import Chronology, read_chronology
from putright.chronology.review import Review, review
from putright.landlord.policy import Policy

LONG_AFTER = "Fri 2027-06-25"
Written = dict[str, Any]
_DAYS = {"until", "due_on", "next_update_on", "issue_on", "aware_on", "court_filed_on"}


def on(when: str | None, event: str, stage: int | None = None, **facts: Any) -> Written:
    """One event: on a day with its weekday, or on none that is known. `from_` says `from`."""
    said = {
        key.rstrip("_"): day(value).isoformat() if key in _DAYS and value else value
        for key, value in facts.items()
    }
    at = {} if stage is None else {"stage": stage}
    return {"event": event, "on": when and day(when).isoformat(), **at, **said}


def written(*events: Written, edition: str | None = None) -> Chronology:
    """The chronology of those events, read from its JSON."""
    file = {"reference": "202408056", "edition": edition, "events": list(events)}
    return read_chronology(json.dumps(file).encode())


def reviewed(
    *events: Written,
    as_of: str = LONG_AFTER,
    edition: str | None = None,
    policy: Policy | None = None,
) -> Review:
    """The review of those events on a day."""
    return review(written(*events, edition=edition), day(as_of), policy)


def steps(found: Review) -> dict[str, Owed]:
    """What was owed by the Code's clock, by its id."""
    return {each.id: each for each in found.owed if each.obligation.clock == "code"}


def states(found: Review) -> dict[str, str]:
    """The state of each step, by its id, without the totals."""
    return {name: each.state for name, each in steps(found).items() if "total" not in name}


def provisions(found: Review) -> set[tuple[str | None, int | None]]:
    """The provision and the stage of every finding."""
    return {(each.provision, each.stage) for each in found.findings}


def needed(found: Review) -> set[tuple[str | None, str]]:
    """What could not be decided, and what it needs."""
    return {(each.provision, each.needs) for each in found.undecided}


def answered(*later: Written) -> tuple[Written, ...]:
    """A stage 1 under 2024 in which nothing was late, and what came after it."""
    return (
        on("Tue 2024-05-21", "received"),
        on("Fri 2024-05-24", "acknowledged", 1),
        on("Fri 2024-06-07", "considered", 1, by="Tobias Finch"),
        on("Fri 2024-06-07", "responded", 1),
        *later,
    )
