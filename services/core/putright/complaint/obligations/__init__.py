"""What must be done, by when, under which provision, and why that day.

A pure function of the state and of the versions of the policy, each with its calendar: nothing is
scheduled, only computed.
The numbers are the editions' and the policy's; timers are a cache of this (`register`)."""

from collections.abc import Iterator

from putright.complaint.obligations.code_clock import of_intake, of_stages, of_totals
from putright.complaint.obligations.obligation import Allows, CountsFrom, Obligation, Standing
from putright.complaint.obligations.policy_clock import kept_by_record, of_policy
from putright.complaint.obligations.promised import (
    of_action,
    of_actions,
    of_instructions,
    of_updates,
)
from putright.complaint.state import Complaint, Intake
from putright.complaint.terms import terms_of
from putright.landlord.versions import Versions

__all__ = [
    "Allows",
    "CountsFrom",
    "Obligation",
    "Standing",
    "kept_by_record",
    "obligations",
    "of_action",
    "of_totals",
    "promised",
]


def obligations(state: Complaint | Intake, versions: Versions) -> tuple[Obligation, ...]:
    """Everything owed on a complaint or an intake item, met or not, both clocks.

    Raises BeyondCalendar where a date lies past the known bank holidays."""
    calendar = versions.latest.calendar
    if isinstance(state, Intake):
        return tuple(of_intake(state, calendar))
    return (
        *of_stages(state, calendar),
        *promised(state, versions),
        *of_updates(state, calendar),
        *of_actions(state),
        *of_instructions(state),
    )


def promised(complaint: Complaint, versions: Versions) -> Iterator[Obligation]:
    """What each stage is promised by the version it is kept to."""
    kept = {
        stage.number: terms_of(complaint, stage, versions) for stage in complaint.stages.values()
    }
    for terms in {each.policy.number: each for each in kept.values()}.values():
        for owed in of_policy(complaint, terms.policy, terms.calendar):
            if owed.stage is not None and kept[owed.stage] is terms:
                yield owed
