"""Which letter an event ordered, between whom it goes, and in which form.

What the letter tells is worked out by the neighbours, one function for each kind.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from putright.clock import day_of
from putright.complaint.addressee import Addressee, addressee
from putright.complaint.errands import letter_ordered
from putright.complaint.events import Event
from putright.complaint.people import LetterFormat
from putright.complaint.state import Complaint, fold
from putright.errors import PermanentFailure
from putright.landlord.policy import Letterhead
from putright.landlord.versions import Versions
from putright.letters.contents import Particulars
from putright.letters.from_history.afterwards import action_progress, closure, correspondence
from putright.letters.from_history.answering import (
    escalation_refusal,
    refusal,
    stage_1_response,
    stage_2_response,
)
from putright.letters.from_history.beginning import (
    acknowledgement,
    clarification,
    new_complaint,
    stage_2_acknowledgement,
)
from putright.letters.from_history.order import Order, said, said_if_any
from putright.letters.from_history.under_way import (
    extension,
    lateness,
    position_invited,
    update,
)
from putright.letters.kinds import LetterKind
from putright.letters.letter import Landlord, Letter, Recipient, Signatory
from putright.letters.own_words import with_own_words
from putright.ombudsman.routes import routes
from putright.references import shown

WRITTEN: Mapping[LetterKind, Callable[[Particulars, Order], Letter]] = {
    LetterKind.ACKNOWLEDGEMENT: acknowledgement,
    LetterKind.CLARIFICATION: clarification,
    LetterKind.UPDATE: update,
    LetterKind.POSITION_INVITED: position_invited,
    LetterKind.EXTENSION: extension,
    LetterKind.LATENESS: lateness,
    LetterKind.NEW_COMPLAINT: new_complaint,
    LetterKind.STAGE_1_RESPONSE: stage_1_response,
    LetterKind.REFUSAL: refusal,
    LetterKind.STAGE_2_ACKNOWLEDGEMENT: stage_2_acknowledgement,
    LetterKind.STAGE_2_RESPONSE: stage_2_response,
    LetterKind.ESCALATION_REFUSAL: escalation_refusal,
    LetterKind.ACTION_PROGRESS: action_progress,
    LetterKind.CLOSURE: closure,
    LetterKind.CORRESPONDENCE: correspondence,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderedLetter:
    """A letter without the Ombudsman's block, in which form, and to whom it goes by which way."""

    letter: Letter
    letter_format: LetterFormat
    to: Addressee


def ordered_letter(history: Sequence[Event], sequence: int, versions: Versions) -> OrderedLetter:
    """The letter ordered by event `sequence`: the same each time it is composed.

    Raises PermanentFailure where it cannot be written: no safe way, words erased since, an event
    that orders no letter."""
    now, then = _complaint(history), _complaint(history[:sequence])
    letter = now.letters.get(sequence)
    to = addressee(now.resident, now.representative, letter.again if letter else None)
    if to is None:
        raise PermanentFailure("no_safe_way")
    event = history[sequence - 1]
    kind = letter_ordered(event.facts, then)
    if kind is None:
        raise PermanentFailure("orders_no_letter", event.facts.kind)
    on = event.happened_on or day_of(event.recorded_at)
    order = Order(event, on, then, history[:sequence], versions.until(on))
    written = WRITTEN[kind](_particulars(order, _recipient(to, now)), order)
    return OrderedLetter(
        letter=with_own_words(written, order.wording),
        letter_format=now.resident.letter_format,
        to=to,
    )


def _particulars(order: Order, recipient: Recipient) -> Particulars:
    complaint, head = order.complaint, order.letterhead
    return Particulars(
        edition=order.edition,
        stage=order.stage.number,
        reference=shown(complaint.reference),
        written_on=order.on,
        landlord=_landlord(head),
        recipient=recipient,
        signed_by=Signatory(role=head.signed_by),
        routes=routes(complaint.resident.relation, complaint.category),
    )


def _complaint(history: Iterable[Event]) -> Complaint:
    state = fold(history)
    if not isinstance(state, Complaint):
        raise PermanentFailure("orders_no_letter", "intake")
    return state


def _recipient(to: Addressee, complaint: Complaint) -> Recipient:
    representative = complaint.representative
    acting = representative is not None and representative.receives_letters
    return Recipient(
        name=said(to.name),
        address=_lines(said_if_any(to.address)),
        email=said_if_any(to.email),
        on_behalf_of=said(complaint.resident.name) if acting else None,
    )


def _landlord(head: Letterhead) -> Landlord:
    return Landlord(
        name=head.name,
        address=head.address,
        telephone=head.telephone,
        email=head.email,
        website=head.website,
    )


def _lines(address: str | None) -> tuple[str, ...]:
    return tuple(line.strip() for line in (address or "").splitlines() if line.strip())
