"""What must be done, by when, under which provision, and why that day.

A pure function of the state, the policy and the calendar: nothing is scheduled, only computed.
The numbers are the editions' and the policy's; timers are a cache of this (`register`)."""

from putright.complaint.obligations.code_clock import of_intake, of_stages, of_totals
from putright.complaint.obligations.obligation import Allows, CountsFrom, Obligation, Standing
from putright.complaint.obligations.policy_clock import of_policy
from putright.complaint.obligations.promised import (
    of_action,
    of_actions,
    of_instructions,
    of_updates,
)
from putright.complaint.state import Complaint, Intake
from putright.landlord.calendar import Calendar
from putright.landlord.policy import Policy

__all__ = [
    "Allows",
    "CountsFrom",
    "Obligation",
    "Standing",
    "obligations",
    "of_action",
    "of_totals",
]


def obligations(
    state: Complaint | Intake, policy: Policy, calendar: Calendar
) -> tuple[Obligation, ...]:
    """Everything owed on a complaint or an intake item, met or not, both clocks.

    Raises BeyondCalendar where a date lies past the known bank holidays."""
    if isinstance(state, Intake):
        return tuple(of_intake(state, calendar))
    return (
        *of_stages(state, calendar),
        *of_policy(state, policy, calendar),
        *of_updates(state, calendar),
        *of_actions(state),
        *of_instructions(state),
    )
