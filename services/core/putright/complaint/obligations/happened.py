"""The days of a stage by the names that editions and policies use, and whose work it is.

What follows from them is counted by `code_clock` and `policy_clock`."""

from datetime import date

from putright.complaint.state import Complaint, Stage


def happened(stage: Stage, complaint: Complaint) -> dict[str, date | None]:
    """Every day a count may start from or end on."""
    return {
        "received": complaint.received_on,
        "logged": stage.logged_on,
        "escalation_requested": stage.asked_on if stage.number > 1 else None,
        "defined": stage.defined_on,
        "assigned": stage.assigned_on,
        "acknowledged": happened_on(stage, "acknowledged"),
        "responded": happened_on(stage, "responded"),
    }


def happened_on(stage: Stage, what: str) -> date | None:
    """The day the stage was acknowledged or responded to; being told of a refusal answers both."""
    on = stage.acknowledged_on if what == "acknowledged" else stage.responded_on
    if on is None and stage.refusal is not None:
        return stage.refusal.told_on
    return on


def owner(stage: Stage) -> str:
    """Who works on the stage: its handler's id, or the complaints officer's role."""
    return "complaints_officer" if stage.assignment is None else str(stage.assignment.handler)
