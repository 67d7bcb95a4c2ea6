"""What is due, as answered: what, by when, on which weekday, under which provision, and why then.

The dates are the core's; the keys are those of docs' chronology format, so that tools read both."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from marshmallow import Schema, fields

from putright.complaint.events import Asks
from putright.complaint.obligations import Obligation
from putright.landlord.versions import Versions

_VERBS = {
    "log": "Log the complaint",
    "define": "Set out the complaint definition",
    "assign": "Assign a handler",
    "triage": "Review how urgent the complaint is",
    "update": "Update the resident",
    "notify": "Notify: {what}",
    "enclose": "Enclose: {what}",
    "acknowledge": "Send the acknowledgement of stage {stage}",
    "respond": "Send the stage {stage} response",
    "decide": "Decide whether this is a complaint",
}
_INSTRUCTED = {
    Asks.LOG: "Log the complaint, as the Ombudsman instructed",
    Asks.RESPOND: "Send the stage {stage} response, as the Ombudsman instructed",
    Asks.ESCALATE: "Escalate the complaint, as the Ombudsman instructed",
    Asks.REOPEN: "Reopen the complaint, as the Ombudsman instructed",
}


class CountsFromSchema(Schema):
    """The event a count starts from; the day itself is not counted."""

    event = fields.String(required=True, metadata={"example": "received"})
    on = fields.Date(required=True, metadata={"example": "2026-12-18"})


class AllowsSchema(Schema):
    """How long is allowed."""

    amount = fields.Integer(required=True)
    unit = fields.String(required=True, metadata={"example": "working_days"})


class DaySchema(Schema):
    """One day of the count."""

    on = fields.Date(required=True)
    weekday = fields.String(required=True)
    counted = fields.Boolean(required=True)
    why = fields.String(metadata={"example": "Christmas Day"})


class ObligationSchema(Schema):
    """One thing owed to the resident."""

    id = fields.String(required=True, metadata={"example": "stage1.acknowledge"})
    what = fields.String(required=True)
    stage = fields.Integer(required=True, allow_none=True)
    provision = fields.String(required=True, allow_none=True, metadata={"example": "6.2"})
    clock = fields.String(
        required=True,
        metadata={"enum": ["code", "policy"], "description": "Whose: the Code's, or a promise"},
    )
    source = fields.String(allow_none=True, metadata={"description": "Where the policy says so"})
    policy = fields.Integer(
        metadata={"description": "The number of the version of the policy that promises it"}
    )
    counts_from = fields.Nested(CountsFromSchema, required=True, allow_none=True)
    allows = fields.Nested(AllowsSchema, required=True, allow_none=True)
    due_on = fields.Date(required=True, allow_none=True)
    due_weekday = fields.String(required=True, allow_none=True)
    work_by = fields.Date(
        required=True,
        allow_none=True,
        metadata={"description": "The day that drives the work: never later than due_on"},
    )
    done_on = fields.Date(required=True, allow_none=True)
    state = fields.String(
        required=True, metadata={"enum": ["met", "late", "missed", "open", "undecided"]}
    )
    owner = fields.String(required=True)
    days = fields.List(fields.Nested(DaySchema))


def written(
    owed: Obligation, today: date, versions: Versions, *, days: bool = False
) -> dict[str, Any]:
    """One obligation written down; with its days, each day counted or skipped and why."""
    counts_from, allows = owed.counts_from, owed.allows
    answer: dict[str, Any] = {
        "id": owed.id,
        "what": _what(owed),
        "stage": owed.stage,
        "provision": owed.provision,
        "clock": owed.clock,
        "counts_from": counts_from
        and {"event": counts_from.event, "on": counts_from.on.isoformat()},
        "allows": allows and {"amount": allows.amount, "unit": allows.unit},
        "due_on": owed.due_on and owed.due_on.isoformat(),
        "due_weekday": owed.due_on and f"{owed.due_on:%A}",
        "work_by": owed.work_by and owed.work_by.isoformat(),
        "done_on": owed.done_on and owed.done_on.isoformat(),
        "state": owed.standing(today),
        "owner": owed.owner,
    }
    if owed.policy is not None:
        answer["policy"] = owed.policy
    if owed.source:
        answer["source"] = owed.source
    if days:
        answer["days"] = days_written(owed, versions)
    return answer


def days_written(owed: Obligation, versions: Versions) -> list[dict[str, Any]]:
    """Each day of the count, counted or skipped and why, on the calendar it is counted by."""
    return [
        {"on": day.on.isoformat(), "weekday": f"{day.on:%A}", "counted": day.counted}
        | ({"why": day.why} if day.why else {})
        for day in owed.days(versions.numbered(owed.policy).calendar)
    ]


def due(owed: Iterable[Obligation], today: date, versions: Versions) -> list[dict[str, Any]]:
    """What is still to be done, the most pressing first."""
    waiting = [each for each in owed if each.done_on is None]
    waiting.sort(key=lambda each: (each.work_by or date.max, each.clock, each.id))
    return [written(each, today, versions) for each in waiting]


def _what(owed: Obligation) -> str:
    verb = owed.id.rpartition(".")[2]
    if owed.id.startswith("ombudsman."):
        return _INSTRUCTED[Asks(verb)].format(stage=owed.stage)
    if owed.id == "updates":
        return "Update the resident, as promised"
    if owed.id.startswith("action."):
        return "Do what the response promised: " + owed.id.removeprefix("action.")
    return _VERBS.get(verb, verb).format(stage=owed.stage, what=owed.what)
