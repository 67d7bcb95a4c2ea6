"""What a review remarks: a finding under a provision, or what it could not decide, and the case.

Which remarks are made is its neighbours' business, one file to a subject."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from putright.chronology.counted import Owed
from putright.chronology.course import Course
from putright.complaint.obligations import Obligation
from putright.complaint.state import Complaint
from putright.landlord.calendar import Calendar
from putright.landlord.policy import Policy
from putright.rules.editions import EditionName
from putright.rules.provenance import Provisions

STAGES = (1, 2)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that breaks a provision, and at which stage."""

    provision: str | None
    stage: int | None
    says: str


@dataclass(frozen=True, slots=True)
class Undecided:
    """What could not be decided under a provision, and what it would need."""

    provision: str | None
    needs: str
    stage: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Everything that is known of one complaint on the day of its review.

    `as_recorded` is what was owed by the record before its corrections, `unextended` what would
    be by key had nobody extended anything; `policy` is None where the review has none."""

    told: Course
    complaint: Complaint
    edition: EditionName
    owed: tuple[Owed, ...]
    as_recorded: tuple[Owed, ...]
    unextended: dict[str, Obligation]
    policy: Policy | None
    calendar: Calendar
    as_of: date

    def code(self, step: str) -> Owed | None:
        """What the Code's clock says of that step."""
        return next(
            (each for each in self.owed if each.id == step and each.obligation.clock == "code"),
            None,
        )

    def finding(self, provisions: Provisions, stage: int | None, says: str) -> Finding:
        """A finding under the provision of the complaint's edition."""
        return Finding(provisions.of(self.edition), stage, says)

    def undecided(self, provisions: Provisions, stage: int | None, needs: str) -> Undecided:
        """What could not be decided under the provision of the complaint's edition."""
        return Undecided(provisions.of(self.edition), needs, stage)


Remark = Finding | Undecided
Remarks = Iterator[Remark]
Judge = Callable[[Case], Remarks]
EXTENSION = {
    1: Provisions(in_2024="6.4", in_2022="5.1"),
    2: Provisions(in_2024="6.15", in_2022="5.13"),
}
CONTACTS = {
    1: Provisions(in_2024="6.5", in_2022="5.3"),
    2: Provisions(in_2024="6.16", in_2022="5.15"),
}
TO_STAGE_2 = Provisions(in_2024="6.10", in_2022="5.9")
