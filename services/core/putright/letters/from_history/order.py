"""The event that orders a letter, and what every letter takes from how things stood with it.

What one kind of letter takes is its neighbours' business.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from putright.complaint.events import Event
from putright.complaint.obligations import obligations
from putright.complaint.state import Complaint, Stage
from putright.complaint.terms import terms_of
from putright.complaint.text import Text
from putright.errors import PermanentFailure
from putright.landlord.policy import Letterhead, LetterName, Wording
from putright.landlord.versions import Terms, Versions
from putright.letters.contents import Contact, Escalation, NotStated
from putright.rules.editions import EditionName, edition
from putright.rules.timescales import Timescale, allowance


@dataclass(frozen=True, slots=True)
class Order:
    """The event that orders a letter, its day, and how things stood with it on that day."""

    event: Event
    on: date
    complaint: Complaint
    history: Sequence[Event]
    versions: Versions

    @property
    def edition(self) -> EditionName:
        """The edition the complaint follows."""
        return self.complaint.edition or "2024"

    @property
    def received_on(self) -> date:
        """The day the complaint was received. Raises PermanentFailure where nobody knows."""
        return known(self.complaint.received_on, "day_of_receipt_unknown")

    @property
    def stage(self) -> Stage:
        """The stage the event belongs to; the one the complaint is at, where it names none."""
        number = getattr(self.event.facts, "stage", self.complaint.stage.number)
        return self.complaint.at(number)

    @property
    def terms(self) -> Terms:
        """The version of the policy that the stage is kept to."""
        return terms_of(self.complaint, self.stage, self.versions)

    @property
    def letterhead(self) -> Letterhead:
        """How the landlord names itself on the day of the letter."""
        return self.versions.latest.policy.letterhead

    @property
    def wording(self) -> Mapping[LetterName, Wording]:
        """What the landlord says of its own in letters on that day."""
        return self.versions.latest.policy.wording


def known(day: date | None, otherwise: str) -> date:
    """A day that a letter cannot do without. Raises PermanentFailure."""
    if day is None:
        raise PermanentFailure(otherwise)
    return day


def said(text: Text) -> str:
    """The words. Raises PermanentFailure where they were erased."""
    if text.words is None:
        raise PermanentFailure("words_erased")
    return text.words


def said_if_any(text: Text | None) -> str | None:
    """The words, where there are any. Raises PermanentFailure where they were erased."""
    return None if text is None else said(text)


def outcomes(stage: Stage) -> str | NotStated:
    """What the resident seeks; empty, and so refused as missing, where nobody ever asked."""
    defined = stage.defined
    if defined is None:
        return ""
    if defined.outcomes_sought is None and defined.outcomes_asked_on is not None:
        return NotStated(defined.outcomes_asked_on)
    return said_if_any(defined.outcomes_sought) or ""


def due_on(order: Order, what: str, stage: Stage | None = None) -> date | None:
    """The earlier of the Code's day and the landlord's own for `stageN.respond` and the like."""
    complaint = order.complaint
    if stage is not None:
        complaint = replace(complaint, stages={**complaint.stages, stage.number: stage})
    owed = obligations(complaint, order.versions)
    return min((each.work_by for each in owed if each.id == what and each.work_by), default=None)


def due_from_now(order: Order, what: str) -> date | None:
    """That day, unless it has passed: what has passed is not promised again."""
    day = due_on(order, what)
    return day if day is not None and day >= order.on else None


def contact(order: Order) -> Contact:
    """A team, never a name: naming staff is the landlord's choice (2022: 4.9)."""
    head = order.letterhead
    return Contact(
        role=head.signed_by, telephone=head.telephone, email=head.email, address=head.address
    )


def escalation(order: Order) -> Escalation:
    """How to go on to stage 2, and within how many working days what follows."""
    return Escalation(
        to=contact(order),
        acknowledged_within_days=_working_days(order, "stage2.acknowledge"),
        answered_within_days=_working_days(order, "stage2.respond"),
    )


def _working_days(order: Order, step: Timescale) -> int | None:
    """What the Code allows, or less where the landlord promises less to who asks now."""
    allowed = allowance(edition(order.edition), step)
    code = (allowed.amount,) if allowed and allowed.unit == "working_days" else ()
    own = (
        each.length.amount
        for each in order.versions.latest.policy.promises
        if each.id == step and each.length.unit == "working_days" and each.kind == "deadline"
    )
    return min((*code, *own), default=None)
