"""What a decision may look at besides the states and the command, and what it gives back.

No ports here: decisions ask nobody anything."""

from dataclasses import dataclass
from datetime import date

from putright.complaint.events import Event, NewEvent
from putright.complaint.state import Complaint, Intake, Stage
from putright.complaint.terms import terms_of
from putright.errors import NotFound
from putright.landlord.calendar import Calendar
from putright.landlord.policy import Policy
from putright.landlord.versions import Versions
from putright.people.principals import NO_NAMES, Names
from putright.tenancy import PrincipalId

Decision = tuple[NewEvent, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """The versions of the landlord's policy, the calendar, the landlord's own day, and who acts.

    `reasons_copied` says that the reasons of a refusal were given in another case already;
    `versions_before` are those that a change of policy or calendar took the place of; `names` are
    those of staff and contractors, where a letter that is ordered should not hold them."""

    versions: Versions
    today: date
    actor: PrincipalId | None = None
    versions_before: Versions | None = None
    reasons_copied: bool = False
    names: Names = NO_NAMES

    @property
    def calendar(self) -> Calendar:
        """The calendar as the policy in force makes it."""
        return self.versions.latest.calendar

    def kept_to(self, complaint: Complaint, stage: Stage) -> Policy:
        """The version of the policy that the stage is kept to."""
        return terms_of(complaint, stage, self.versions).policy


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
