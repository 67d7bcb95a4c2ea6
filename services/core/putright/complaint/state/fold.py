"""The fold: from a history to where the complaint, or the intake item, stands.

What each kind of event does to a complaint is `after`; no calendar and no policy is known here."""

from collections.abc import Iterable, Sequence
from types import MappingProxyType

from putright.changed import changed
from putright.clock import day_of
from putright.complaint.corrections import corrected
from putright.complaint.events import (
    Arrived,
    Corrected,
    Event,
    Provenance,
    Received,
    SetAside,
    TakenUp,
    TimerFired,
)
from putright.complaint.state.after import after
from putright.complaint.state.complaint import Complaint, Stage
from putright.complaint.state.intake import Intake
from putright.rules.editions import edition_on


class NotAHistory(Exception):
    """A stream that does not begin as a complaint or an intake item does."""


def fold(history: Iterable[Event]) -> Complaint | Intake:
    """What the history amounts to, corrections applied. Raises NotAHistory."""
    events = corrected(tuple(history))
    if not events:
        raise NotAHistory
    first, *others = events
    return followed(begun(first), others)


def followed(state: Complaint | Intake, events: Sequence[Event]) -> Complaint | Intake:
    """How things stand after these too, which must correct nothing that was before them."""
    if not events:
        return state
    verb = state.verb_sequence
    for event in events:
        if isinstance(state, Intake):
            state = _intake_after(state, event)
        else:
            state = after(event.facts, state, event)
        if event.provenance is not Provenance.WORKER:
            verb = event.sequence
    return changed(state, sequence=events[-1].sequence, verb_sequence=verb)


def corrects(events: Iterable[Event]) -> bool:
    """Whether one of them changes how an earlier one reads."""
    return any(isinstance(each.facts, Corrected) for each in events)


def begun(event: Event) -> Complaint | Intake:
    """How things stand after the first event. Raises NotAHistory."""
    facts = event.facts
    if isinstance(facts, Arrived):
        return Intake(
            stream=event.stream,
            arrived_on=event.happened_on,
            channel=facts.channel,
            sender=facts.sender,
            said=facts.said,
            automatic_receipt=facts.automatic_receipt,
            sequence=event.sequence,
            verb_sequence=event.sequence,
        )
    if not isinstance(facts, Received):
        raise NotAHistory(event.stream, facts.kind)
    edition = edition_on(event.happened_on) if event.happened_on else None
    return Complaint(
        stream=event.stream,
        reference=facts.reference,
        received_on=event.happened_on,
        edition=edition.name if edition else None,
        channel=facts.channel,
        subject=facts.subject,
        category=facts.category,
        said=facts.said,
        resident=facts.resident,
        representative=facts.representative,
        stages=MappingProxyType({1: Stage(number=1, asked_on=event.happened_on)}),
        taken_over_on=day_of(event.recorded_at) if event.provenance is Provenance.IMPORT else None,
        sequence=event.sequence,
        verb_sequence=event.sequence,
    )


def _intake_after(intake: Intake, event: Event) -> Intake:
    match event.facts:
        case TakenUp(complaint=complaint, reference=reference):
            return changed(
                intake, complaint=complaint, reference=reference, decided_on=event.happened_on
            )
        case SetAside(ground=ground):
            return changed(intake, set_aside=ground, decided_on=event.happened_on)
        case TimerFired() as fired:
            return changed(intake, fired=intake.fired | {fired.key})
    return intake
