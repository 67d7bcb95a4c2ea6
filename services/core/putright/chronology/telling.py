"""A review told: in the shape of FORMATS for a program, in plain English for a person.

What it says is `review`; where it is printed is `putright.commands.chronology`."""

from collections.abc import Iterator
from typing import Any

from putright.chronology.counted import Owed
from putright.chronology.findings import Finding, Undecided
from putright.chronology.review import Review
from putright.chronology.words import on_day, working_days
from putright.rules.working_days import Day

UNDECIDED = "undecided"
_STEPS = {
    "acknowledge": "Acknowledgement",
    "respond": "Response",
    "total": "From first to last",
    "log": "Logging",
    "define": "Definition",
    "assign": "Assignment",
    "triage": "Review of urgency",
    "update": "Update",
    "notify": "Notice",
    "enclose": "Enclosure",
}
_STATES = {
    "met": "in time",
    "late": "late",
    "missed": "not done",
    "open": "still open",
    "undecided": "undecided",
}


def as_shape(review: Review) -> dict[str, Any]:
    """The review exactly as FORMATS gives it; `events_after` counts what had not happened yet."""
    return {
        "reference": review.reference,
        "edition": review.edition or UNDECIDED,
        "as_of": review.as_of.isoformat(),
        "obligations": [_owed(each) for each in review.owed],
        "findings": [
            {"provision": each.provision, "stage": each.stage, "says": each.says}
            for each in review.findings
        ],
        "undecided": [
            {"provision": each.provision, "stage": each.stage, "needs": each.needs}
            for each in review.undecided
        ],
        "events_after": review.later,
    }


def _owed(each: Owed) -> dict[str, Any]:
    owed = each.obligation
    start, allows = owed.counts_from, owed.allows
    return {
        "id": owed.id,
        "stage": owed.stage,
        "provision": owed.provision,
        "clock": owed.clock,
        "source": owed.source,
        "counts_from": start and {"event": start.event, "on": start.on.isoformat()},
        "allows": allows and {"amount": allows.amount, "unit": allows.unit},
        "due_on": owed.due_on and owed.due_on.isoformat(),
        "work_by": owed.work_by and owed.work_by.isoformat(),
        "done_on": owed.done_on and owed.done_on.isoformat(),
        "state": each.state,
        "working_days_taken": each.working_days_taken,
        "working_days_late": each.working_days_late,
        "days": [_day(day) for day in each.days],
    }


def _day(day: Day) -> dict[str, Any]:
    shape = {"on": day.on.isoformat(), "counted": day.counted}
    return shape if day.counted else {**shape, "why": day.why}


def in_english(review: Review) -> Iterator[str]:
    """The review line by line, as a complaints officer reads it."""
    code = f"the {review.edition} Code" if review.edition else "no edition of the Code held here"
    yield f"Complaint {review.reference or 'without a reference'}, under {code}, as it stood on"
    yield f"{on_day(review.as_of)}."
    if review.later:
        events = "event" if review.later == 1 else "events"
        yield f"{review.later} {events} after that day left out."
    if review.owed:
        yield ""
        yield "What was owed"
        for each in review.owed:
            yield from _line(each)
    yield from _remarks("What was found", review.findings, "Nothing was found against the Code.")
    yield from _remarks("What could not be decided, and what it needs", review.undecided, None)


def _line(each: Owed) -> Iterator[str]:
    owed = each.obligation
    by = f" ({owed.provision})" if owed.provision else ""
    source = f", {owed.source}" if owed.source else ""
    promise = f" (policy{source})" if owed.clock == "policy" else ""
    count = f", {working_days(each.working_days_late)}" if each.working_days_late else ""
    yield f"  {_name(each)}{by}{promise}: {_STATES[each.state]}{count}"
    if owed.due_on is not None:
        allows = f", {_allowed(each)}" if owed.allows and owed.counts_from else ""
        yield f"    due {on_day(owed.due_on)}{allows}"
    if owed.work_by is not None and owed.work_by != owed.due_on:
        yield f"    to be worked towards by {on_day(owed.work_by)}"
    if owed.done_on is not None:
        taken = each.working_days_taken
        after = f", after {working_days(taken)}" if taken is not None else ""
        yield f"    done {on_day(owed.done_on)}{after}"
    skipped = [day for day in each.days if day.why not in {None, "Saturday", "Sunday"}]
    if skipped:
        yield "    not counted: " + "; ".join(f"{on_day(day.on)}, {day.why}" for day in skipped)


def _name(each: Owed) -> str:
    prefix, _, step = each.id.partition(".")
    if prefix.startswith("stage"):
        what = f", {each.obligation.what}" if each.obligation.what else ""
        return f"Stage {prefix.removeprefix('stage')}, {_STEPS.get(step, step).lower()}{what}"
    if prefix == "action":
        return f"Action {step}"
    if prefix == "ombudsman":
        return f"The Ombudsman's instruction to {step}"
    return "Update"


def _allowed(each: Owed) -> str:
    owed = each.obligation
    assert owed.allows is not None
    assert owed.counts_from is not None
    unit = owed.allows.unit.replace("_", " ")
    event = owed.counts_from.event.replace("_", " ")
    return f"{owed.allows.amount} {unit} from {event} on {on_day(owed.counts_from.on)}"


def _remarks(
    title: str, remarks: tuple[Finding, ...] | tuple[Undecided, ...], none: str | None
) -> Iterator[str]:
    if not remarks and none is None:
        return
    yield ""
    yield title if remarks else str(none)
    for each in remarks:
        says = each.says if isinstance(each, Finding) else each.needs
        at = f", stage {each.stage}" if each.stage else ""
        yield f"  {each.provision or '-'}{at}: {says}"
