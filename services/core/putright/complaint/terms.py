"""Which version of the policy each stage of a complaint is kept to.

Which versions there are is `landlord.versions`; what follows from one, `obligations`."""

from datetime import date

from putright.complaint.state import Complaint, Stage
from putright.landlord.versions import Terms, Versions


def terms_of(complaint: Complaint, stage: Stage, versions: Versions) -> Terms:
    """What was in force the day the stage was asked for, or has reached it since while open."""
    return versions.of(stage.asked_on or stage.logged_on, _open_until(complaint, stage))


def _open_until(complaint: Complaint, stage: Stage) -> date | None:
    """The last day on which the stage awaited its answer: None while it still does."""
    if "responded" in stage.undated:
        return date.min  # long ago, for all that anybody knows
    refused_on = stage.refusal.told_on if stage.refusal else None
    closed_on = complaint.closed_on if complaint.closed_because is not None else None
    days = (stage.responded_on, refused_on, closed_on)
    return min((day for day in days if day is not None), default=None)
