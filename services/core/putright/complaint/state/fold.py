"""The fold: from a history to where the complaint, or the intake item, stands.

One function for each kind of event; nothing here knows a calendar or a policy."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import singledispatch
from types import MappingProxyType

from putright.complaint.corrections import corrected
from putright.complaint.events import (
    Acknowledged,
    Arrived,
    Assigned,
    ClarificationAsked,
    Corrected,
    Defined,
    Event,
    Fact,
    LetterFailed,
    LetterSent,
    Logged,
    Provenance,
    Received,
    Responded,
    SetAside,
    TakenUp,
    TimerFired,
    Updated,
)
from putright.complaint.state.complaint import (
    Answer,
    Assignment,
    Complaint,
    Fired,
    Letter,
    Stage,
    UpdatePromised,
)
from putright.complaint.state.intake import Intake
from putright.rules.editions import edition_on


class NotAHistory(Exception):
    """A stream that does not begin as a complaint or an intake item does."""


def fold(history: Iterable[Event]) -> Complaint | Intake:
    """What the history amounts to, corrections applied. Raises NotAHistory."""
    state: Complaint | Intake | None = None
    for event in corrected(tuple(history)):
        state = _begin(event) if state is None else follow(state, event)
    if state is None:
        raise NotAHistory
    return state


def follow(state: Complaint | Intake, event: Event) -> Complaint | Intake:
    """The state after one more event (which is not a correction)."""
    verb = state.verb_sequence if event.provenance is Provenance.WORKER else event.sequence
    if isinstance(state, Intake):
        return replace(_intake_after(state, event), sequence=event.sequence, verb_sequence=verb)
    return replace(_after(event.facts, state, event), sequence=event.sequence, verb_sequence=verb)


def _begin(event: Event) -> Complaint | Intake:
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
        sequence=event.sequence,
        verb_sequence=event.sequence,
    )


def _intake_after(intake: Intake, event: Event) -> Intake:
    match event.facts:
        case TakenUp(complaint=complaint, reference=reference):
            return replace(
                intake, complaint=complaint, reference=reference, decided_on=event.happened_on
            )
        case SetAside(ground=ground):
            return replace(intake, set_aside=ground, decided_on=event.happened_on)
        case TimerFired() as fired:
            return replace(intake, fired=intake.fired | {_key(fired)})
    return intake


def _first(known: date | None, on: date | None) -> date | None:
    return min((day for day in (known, on) if day is not None), default=None)


def _key(fired: TimerFired) -> Fired:
    return (fired.obligation, fired.moment, fired.due_on)


def _with_stage(complaint: Complaint, number: int, **changes: object) -> Complaint:
    stage = replace(complaint.stages[number], **changes)  # type: ignore[arg-type]
    return replace(complaint, stages=MappingProxyType({**complaint.stages, number: stage}))


def _ordering(complaint: Complaint, event: Event) -> Complaint:
    letter = Letter(sequence=event.sequence, ordered_by=event.facts)
    return replace(
        complaint, letters=MappingProxyType({**complaint.letters, event.sequence: letter})
    )


@singledispatch
def _after(facts: Fact, complaint: Complaint, event: Event) -> Complaint:
    """A complaint after one more event; a kind without a line here changes nothing."""
    del facts, event
    return complaint


@_after.register
def _logged(facts: Logged, complaint: Complaint, event: Event) -> Complaint:
    return _with_stage(complaint, facts.stage, logged_on=event.happened_on)


@_after.register
def _defined(facts: Defined, complaint: Complaint, event: Event) -> Complaint:
    on = _first(complaint.stages[facts.stage].defined_on, event.happened_on)
    return _with_stage(complaint, facts.stage, defined=facts, defined_on=on)


@_after.register
def _assigned(facts: Assigned, complaint: Complaint, event: Event) -> Complaint:
    assignment = Assignment(
        handler=facts.handler, declaration=facts.declaration, on=event.happened_on
    )
    on = _first(complaint.stages[facts.stage].assigned_on, event.happened_on)
    return _with_stage(complaint, facts.stage, assignment=assignment, assigned_on=on)


@_after.register
def _asked(facts: ClarificationAsked, complaint: Complaint, event: Event) -> Complaint:
    del facts
    return _ordering(complaint, event)


@_after.register
def _acknowledged(facts: Acknowledged, complaint: Complaint, event: Event) -> Complaint:
    complaint = _with_stage(complaint, facts.stage, acknowledgement=event.sequence)
    if facts.by_letter:
        return _ordering(complaint, event)
    return _reached(complaint, facts, event.happened_on)


@_after.register
def _updated(facts: Updated, complaint: Complaint, event: Event) -> Complaint:
    if facts.by_letter:
        complaint = _ordering(complaint, event)
    else:
        complaint = _reached(complaint, facts, event.happened_on)
    if facts.next_update_on is None:
        return complaint
    promised = UpdatePromised(
        sequence=event.sequence, made_on=event.happened_on, due_on=facts.next_update_on
    )
    return replace(complaint, updates=(*complaint.updates, promised))


@_after.register
def _responded(facts: Responded, complaint: Complaint, event: Event) -> Complaint:
    answer = Answer(
        sequence=event.sequence,
        decisions=facts.decisions,
        remedies=facts.remedies,
        no_remedy_because=facts.no_remedy_because,
        actions=facts.actions,
    )
    complaint = _with_stage(complaint, facts.stage, answer=answer)
    if facts.by_letter:
        return _ordering(complaint, event)
    return _reached(complaint, facts, event.happened_on)


@_after.register
def _sent(facts: LetterSent, complaint: Complaint, event: Event) -> Complaint:
    letter = replace(complaint.letters[facts.answers], sent_on=event.happened_on, failed=None)
    complaint = replace(
        complaint, letters=MappingProxyType({**complaint.letters, facts.answers: letter})
    )
    return _reached(complaint, letter.ordered_by, event.happened_on, facts.answers)


@_after.register
def _failed(facts: LetterFailed, complaint: Complaint, event: Event) -> Complaint:
    del event
    letter = replace(complaint.letters[facts.answers], failed=facts.why)
    return replace(
        complaint, letters=MappingProxyType({**complaint.letters, facts.answers: letter})
    )


@_after.register
def _fired(facts: TimerFired, complaint: Complaint, event: Event) -> Complaint:
    del event
    return replace(complaint, fired=complaint.fired | {_key(facts)})


@_after.register
def _never(facts: Corrected, complaint: Complaint, event: Event) -> Complaint:
    """Corrections are applied to the history before the fold; here they only take their place."""
    del facts, event
    return complaint


def _reached(
    complaint: Complaint, ordered_by: Fact, on: date | None, ordered_at: int | None = None
) -> Complaint:
    """The resident has been told: the day that meets the obligation.

    An update or a response keeps every promise of news made before it was ordered, unless the
    conversation turns out to be older than the promise."""
    told = [day for day in (complaint.last_told_on, on) if day is not None]
    complaint = replace(complaint, last_told_on=max(told, default=None))
    if isinstance(ordered_by, Updated | Responded):
        kept = tuple(
            replace(promised, done_on=on)
            if promised.done_on is None
            and (ordered_at is None or promised.sequence < ordered_at)
            and (on is None or promised.made_on is None or promised.made_on <= on)
            else promised
            for promised in complaint.updates
        )
        complaint = replace(complaint, updates=kept)
    match ordered_by:
        case Acknowledged(stage=stage):
            first = _first(complaint.stages[stage].acknowledged_on, on)
            return _with_stage(complaint, stage, acknowledged_on=first)
        case Responded(stage=stage):
            first = _first(complaint.stages[stage].responded_on, on)
            return _with_stage(complaint, stage, responded_on=first)
    return complaint
