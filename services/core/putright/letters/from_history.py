"""From a complaint's history to the letter that one of its events ordered. Pure.

What the letter says is what was known when it was ordered; to whom it goes, and how, is what is
known now. Putting it into words is `compose`, completing it at dispatch `ombudsman_section`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from putright.clock import day_of
from putright.complaint.addressee import Addressee, addressee
from putright.complaint.events import (
    Acknowledged,
    ClarificationAsked,
    Event,
    Outcome,
    PointDecided,
    Responded,
    Updated,
)
from putright.complaint.obligations import obligations
from putright.complaint.people import LetterFormat
from putright.complaint.state import Complaint, Stage, fold
from putright.complaint.text import Text
from putright.errors import PermanentFailure
from putright.landlord.calendar import Calendar
from putright.landlord.policy import Letterhead, Policy
from putright.letters import compose
from putright.letters.contents import (
    AcknowledgementContents,
    ActionOutstanding,
    ClarificationContents,
    Contact,
    Escalation,
    NoRemedyDue,
    NothingOutstanding,
    NotStated,
    Particulars,
    PointAnswered,
    PointDefined,
    RemedyOffered,
    ResponseContents,
    UpdateContents,
)
from putright.letters.letter import Landlord, Letter, Recipient, Signatory
from putright.references import shown
from putright.rules.editions import EditionName, edition
from putright.rules.timescales import Timescale, allowance


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderedLetter:
    """A letter without the Ombudsman's block, in which form, and to whom it goes by which way."""

    letter: Letter
    letter_format: LetterFormat
    to: Addressee


def ordered_letter(
    history: Sequence[Event], sequence: int, policy: Policy, calendar: Calendar
) -> OrderedLetter:
    """The letter ordered by event `sequence`: the same each time it is composed.

    Raises PermanentFailure where it cannot be written: no safe way, words erased since, an event
    that orders no letter."""
    now, then = _complaint(history), _complaint(history[:sequence])
    to = addressee(now.resident, now.representative)
    if to is None:
        raise PermanentFailure("no_safe_way")
    event = history[sequence - 1]
    order = _Order(event, event.happened_on or day_of(event.recorded_at), then, policy, calendar)
    return OrderedLetter(
        letter=_letter(order, _recipient(to, now)),
        letter_format=now.resident.letter_format,
        to=to,
    )


@dataclass(frozen=True, slots=True)
class _Order:
    """The event that orders a letter, its day, and how things stood with it."""

    event: Event
    on: date
    complaint: Complaint
    policy: Policy
    calendar: Calendar

    @property
    def edition(self) -> EditionName:
        return self.complaint.edition or "2024"

    @property
    def received_on(self) -> date:
        if self.complaint.received_on is None:
            raise PermanentFailure("day_of_receipt_unknown")
        return self.complaint.received_on


def _letter(order: _Order, recipient: Recipient) -> Letter:
    facts = order.event.facts
    if not isinstance(facts, Acknowledged | ClarificationAsked | Updated | Responded):
        raise PermanentFailure("orders_no_letter", facts.kind)
    head, stage = order.policy.letterhead, order.complaint.stages[facts.stage]
    particulars = Particulars(
        edition=order.edition,
        stage=facts.stage,
        reference=shown(order.complaint.reference),
        written_on=order.on,
        landlord=_landlord(head),
        recipient=recipient,
        signed_by=Signatory(role=head.signed_by),
    )
    match facts:
        case Acknowledged():
            return compose.acknowledgement(particulars, _acknowledgement(order, stage))
        case ClarificationAsked():
            return compose.clarification(particulars, _clarification(order, facts))
        case Updated():
            return compose.update(particulars, _update(order, stage, facts))
        case Responded():
            return compose.stage_1_response(particulars, _response(order, stage, facts))


def _acknowledgement(order: _Order, stage: Stage) -> AcknowledgementContents:
    points = () if stage.defined is None else stage.defined.points
    return AcknowledgementContents(
        received_on=order.received_on,
        channel=order.complaint.channel,
        points=tuple(
            PointDefined(
                number=each.number,
                text=_said(each.text),
                responsible=each.responsible,
                why=_said_if_any(each.why_not_responsible),
            )
            for each in points
        ),
        outcomes_sought=_outcomes(stage),
        # the day it will be counted from if the letter leaves on the day it was ordered
        expected_on=_expected_on(order, replace(stage, acknowledged_on=order.on)) or order.on,
        handler=_contact(order.policy.letterhead),
        adjustments=tuple(_said(each) for each in order.complaint.resident.adjustments),
    )


def _clarification(order: _Order, facts: ClarificationAsked) -> ClarificationContents:
    return ClarificationContents(
        received_on=order.received_on,
        questions=tuple(_said(each) for each in facts.questions),
        handler=_contact(order.policy.letterhead),
    )


def _update(order: _Order, stage: Stage, facts: Updated) -> UpdateContents:
    expected_on = None if stage.answer else _expected_on(order, stage)
    return UpdateContents(
        news=_said(facts.news),
        handler=_contact(order.policy.letterhead),
        next_update_on=facts.next_update_on,
        # a day that has passed is not promised again: the news says what comes instead
        expected_on=expected_on if expected_on and expected_on >= order.on else None,
    )


def _response(order: _Order, stage: Stage, facts: Responded) -> ResponseContents:
    decided = {each.number: each for each in facts.decisions}
    points = () if stage.defined is None else stage.defined.points
    because = _said_if_any(facts.no_remedy_because)
    remedies = tuple(
        RemedyOffered(detail=_said(each.detail), amount_pence=each.amount_pence)
        for each in facts.remedies
    )
    actions = tuple(
        ActionOutstanding(what=_said(each.what), due_on=each.due_on) for each in facts.actions
    )
    return ResponseContents(
        received_on=order.received_on,
        points=tuple(_answered(each.text, decided[each.number]) for each in points),
        outcomes_sought=_outcomes(stage),
        remedies=remedies or NoRemedyDue(because or _nothing_upheld(facts)),
        actions=actions or NothingOutstanding(),
        escalation=_escalation(order),
        handler=_contact(order.policy.letterhead),
    )


def _nothing_upheld(facts: Responded) -> str:
    """Why no remedy is due where no point was upheld; upheld ones must be given their reason."""
    upheld = any(each.outcome is not Outcome.NOT_UPHELD for each in facts.decisions)
    return "" if upheld else "we did not find that we failed you."


def _answered(point: Text, decided: PointDecided) -> PointAnswered:
    return PointAnswered(
        number=decided.number,
        text=_said(point),
        outcome=decided.outcome,
        reasons=_said(decided.reasons),
        rests_on=_said_if_any(decided.rests_on),
    )


def _outcomes(stage: Stage) -> str | NotStated:
    """What the resident seeks; empty, and so refused as missing, where nobody ever asked."""
    defined = stage.defined
    if defined is None:
        return ""
    if defined.outcomes_sought is None and defined.outcomes_asked_on is not None:
        return NotStated(defined.outcomes_asked_on)
    return _said_if_any(defined.outcomes_sought) or ""


def _expected_on(order: _Order, stage: Stage) -> date | None:
    """The earlier of the Code's day and the landlord's own for the response to the stage."""
    complaint = order.complaint
    stages = {**complaint.stages, stage.number: stage}
    owed = obligations(replace(complaint, stages=stages), order.policy, order.calendar)
    answer = f"stage{stage.number}.respond"
    return min((each.work_by for each in owed if each.id == answer and each.work_by), default=None)


def _escalation(order: _Order) -> Escalation:
    return Escalation(
        to=_contact(order.policy.letterhead),
        acknowledged_within_days=_working_days(order, "stage2.acknowledge"),
        answered_within_days=_working_days(order, "stage2.respond"),
    )


def _working_days(order: _Order, step: Timescale) -> int | None:
    """What the Code allows, or less where the landlord promises less."""
    allowed = allowance(edition(order.edition), step)
    code = (allowed.amount,) if allowed and allowed.unit == "working_days" else ()
    own = (p.amount for p in order.policy.promises if p.id == step and p.unit == "working_days")
    return min((*code, *own), default=None)


def _complaint(history: Iterable[Event]) -> Complaint:
    state = fold(history)
    if not isinstance(state, Complaint):
        raise PermanentFailure("orders_no_letter", "intake")
    return state


def _recipient(to: Addressee, complaint: Complaint) -> Recipient:
    representative = complaint.representative
    acting = representative is not None and representative.receives_letters
    return Recipient(
        name=_said(to.name),
        address=_lines(_said_if_any(to.address)),
        email=_said_if_any(to.email),
        on_behalf_of=_said(complaint.resident.name) if acting else None,
    )


def _landlord(head: Letterhead) -> Landlord:
    return Landlord(
        name=head.name,
        address=head.address,
        telephone=head.telephone,
        email=head.email,
        website=head.website,
    )


def _contact(head: Letterhead) -> Contact:
    """A team, never a name: naming staff is the landlord's choice (2022: 4.9)."""
    return Contact(
        role=head.signed_by, telephone=head.telephone, email=head.email, address=head.address
    )


def _lines(address: str | None) -> tuple[str, ...]:
    return tuple(line.strip() for line in (address or "").splitlines() if line.strip())


def _said(text: Text) -> str:
    if text.words is None:
        raise PermanentFailure("words_erased")
    return text.words


def _said_if_any(text: Text | None) -> str | None:
    return None if text is None else _said(text)
