"""What a decision may look at besides the states and the command, and what it gives back.

No ports here: decisions ask nobody anything."""

from dataclasses import dataclass
from datetime import date

from putright.complaint.events import Event, NewEvent
from putright.complaint.state import Complaint, Intake
from putright.errors import NotFound
from putright.landlord.calendar import Calendar
from putright.landlord.policy import Policy
from putright.people.principals import NO_NAMES, Names
from putright.tenancy import PrincipalId

Decision = tuple[NewEvent, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """The landlord's policy and calendar in force, the landlord's own day, and who acts.

    `reasons_copied` says that the reasons of a refusal were given in another case already;
    `calendar_before` is the one that a change of the calendar took the place of; `names` are those
    of staff and contractors, where a letter that is ordered should not hold them."""

    policy: Policy
    calendar: Calendar
    today: date
    actor: PrincipalId | None = None
    calendar_before: Calendar | None = None
    reasons_copied: bool = False
    names: Names = NO_NAMES


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One stream a command names: its state, and the events behind it."""

    state: Complaint | Intake
    history: tuple[Event, ...]

    @property
    def complaint(self) -> Complaint:
        """The state as a complaint. Raises NotFound for an intake item."""
        if not isinstance(self.state, Complaint):
            raise NotFound
        return self.state

    @property
    def intake(self) -> Intake:
        """The state as an intake item. Raises NotFound for a complaint."""
        if not isinstance(self.state, Intake):
            raise NotFound
        return self.state
