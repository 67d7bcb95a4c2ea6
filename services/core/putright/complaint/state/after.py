"""What each kind of event does to a complaint: one function for each.

That the resident has been told of something is `told`: a letter tells on the day it leaves."""

from datetime import date
from functools import singledispatch
from types import MappingProxyType

from putright.changed import changed
from putright.complaint.events import (
    Acknowledged,
    ActionDone,
    Asks,
    Assigned,
    ClarificationAsked,
    Closed,
    ConsiderationRefused,
    Considered,
    Corresponded,
    Defined,
    EscalationRequested,
    Event,
    Extended,
    Fact,
    LatenessExplained,
    LetterFailed,
    LetterReturned,
    LetterSent,
    LetterTriedAgain,
    Link,
    Linked,
    Logged,
    OmbudsmanInstructed,
    PointsAdded,
    PositionInvited,
    PromiseKept,
    Reopened,
    Responded,
    TimerFired,
    Updated,
)
from putright.complaint.state.complaint import (
    Answer,
    Assignment,
    Bond,
    Complaint,
    Extension,
    Instruction,
    Letter,
    Refusal,
    UpdatePromised,
)
from putright.complaint.state.staging import first_day, stage_of, with_stage
from putright.complaint.state.told import told
from putright.rules.editions import edition_on


@singledispatch
def after(facts: Fact, complaint: Complaint, event: Event) -> Complaint:
    """The complaint after one more event; a kind without a line here changes nothing in it."""
    del facts, event
    return complaint


def _said(complaint: Complaint, event: Event, *, by_letter: bool) -> Complaint:
    """A letter is ordered, and tells when it leaves; anything else tells on its own day."""
    if not by_letter:
        return told(event.facts, complaint, event.happened_on, event.sequence)
    letter = Letter(sequence=event.sequence, ordered_by=event.facts)
    letters = MappingProxyType({**complaint.letters, event.sequence: letter})
    return changed(complaint, letters=letters)


@after.register
def _logged(facts: Logged, complaint: Complaint, event: Event) -> Complaint:
    complaint = changed(
        complaint,
        issue_on=facts.issue_on,
        aware_on=facts.aware_on,
        accepted_late_because=facts.accepted_late_because,
    )
    if event.happened_on is None:
        undated = stage_of(complaint, facts.stage).undated | {"logged"}
        return with_stage(complaint, facts.stage, undated=undated)
    return with_stage(complaint, facts.stage, logged_on=event.happened_on)


@after.register
def _defined(facts: Defined, complaint: Complaint, event: Event) -> Complaint:
    on = first_day(stage_of(complaint, facts.stage).defined_on, event.happened_on)
    return with_stage(complaint, facts.stage, defined=facts, defined_on=on)


@after.register
def _points_added(facts: PointsAdded, complaint: Complaint, event: Event) -> Complaint:
    defined = stage_of(complaint, facts.stage).defined
    if defined is None:
        defined = Defined(stage=facts.stage, points=(), outcomes_asked_on=event.happened_on)
    defined = changed(defined, points=(*defined.points, *facts.points))
    return with_stage(complaint, facts.stage, defined=defined)


@after.register
def _assigned(facts: Assigned, complaint: Complaint, event: Event) -> Complaint:
    assignment = Assignment(
        handler=facts.handler, declaration=facts.declaration, on=event.happened_on
    )
    on = first_day(stage_of(complaint, facts.stage).assigned_on, event.happened_on)
    return with_stage(complaint, facts.stage, assignment=assignment, assigned_on=on)


@after.register
def _considered(facts: Considered, complaint: Complaint, event: Event) -> Complaint:
    del event
    by = stage_of(complaint, facts.stage).considered_by | {facts.by}
    return with_stage(complaint, facts.stage, considered_by=by)


@after.register(ClarificationAsked)
@after.register(Corresponded)
def _always_a_letter(facts: Fact, complaint: Complaint, event: Event) -> Complaint:
    del facts
    return _said(complaint, event, by_letter=True)


@after.register
def _invited(facts: PositionInvited, complaint: Complaint, event: Event) -> Complaint:
    return _said(complaint, event, by_letter=facts.by_letter)


@after.register
def _acknowledged(facts: Acknowledged, complaint: Complaint, event: Event) -> Complaint:
    complaint = with_stage(complaint, facts.stage, acknowledgement=event.sequence)
    return _said(complaint, event, by_letter=facts.by_letter)


@after.register
def _updated(facts: Updated, complaint: Complaint, event: Event) -> Complaint:
    complaint = _said(complaint, event, by_letter=facts.by_letter)
    if facts.next_update_on is None:
        return complaint
    promised = UpdatePromised(
        sequence=event.sequence, made_on=event.happened_on, due_on=facts.next_update_on
    )
    return changed(complaint, updates=(*complaint.updates, promised))


@after.register
def _responded(facts: Responded, complaint: Complaint, event: Event) -> Complaint:
    before = stage_of(complaint, facts.stage).answer
    stands = () if before is None or complaint.failed(before.sequence) else before.actions
    answer = Answer(
        sequence=event.sequence,
        decisions=facts.decisions,
        remedies=facts.remedies,
        no_remedy_because=facts.no_remedy_because,
        actions=(*stands, *facts.actions),
    )
    complaint = with_stage(complaint, facts.stage, answer=answer)
    return _said(complaint, event, by_letter=facts.by_letter)


@after.register
def _extended(facts: Extended, complaint: Complaint, event: Event) -> Complaint:
    extension = Extension(
        sequence=event.sequence,
        until=facts.until,
        with_good_reason=facts.good_reason is not None,
    )
    extensions = (*stage_of(complaint, facts.stage).extensions, extension)
    complaint = with_stage(complaint, facts.stage, extensions=extensions)
    return _said(complaint, event, by_letter=facts.by_letter)


@after.register
def _lateness(facts: LatenessExplained, complaint: Complaint, event: Event) -> Complaint:
    return _said(complaint, event, by_letter=facts.by_letter)


@after.register
def _refused(facts: ConsiderationRefused, complaint: Complaint, event: Event) -> Complaint:
    refusal = Refusal(sequence=event.sequence, ground=facts.ground)
    complaint = with_stage(complaint, facts.stage, refusal=refusal)
    return _said(complaint, event, by_letter=facts.by_letter)


@after.register
def _escalated(facts: EscalationRequested, complaint: Complaint, event: Event) -> Complaint:
    del facts
    second = changed(
        stage_of(complaint, 2), asked_on=event.happened_on, logged_on=event.happened_on
    )
    complaint = changed(
        complaint,
        stages=MappingProxyType({**complaint.stages, 2: second}),
        closed_on=None,
        closed_because=None,
    )
    return _carried_out(complaint, Asks.ESCALATE, event.happened_on)


@after.register
def _instructed(facts: OmbudsmanInstructed, complaint: Complaint, event: Event) -> Complaint:
    instruction = Instruction(
        sequence=event.sequence,
        asks=facts.asks,
        stage=facts.stage,
        made_on=event.happened_on,
        until=facts.until,
        done_on=event.happened_on if facts.asks is Asks.LOG else None,
    )
    return changed(complaint, instructions=(*complaint.instructions, instruction))


@after.register
def _reopened(facts: Reopened, complaint: Complaint, event: Event) -> Complaint:
    complaint = changed(complaint, closed_on=None, closed_because=None)
    stage = stage_of(complaint, facts.stage)
    if stage.refusal is not None:
        complaint = with_stage(complaint, facts.stage, refusal=None)
    return _carried_out(complaint, Asks.REOPEN, event.happened_on)


@after.register
def _promise_kept(facts: PromiseKept, complaint: Complaint, event: Event) -> Complaint:
    kept = MappingProxyType({**complaint.promises_kept, facts.promise: event.happened_on})
    return changed(complaint, promises_kept=kept)


@after.register
def _action_done(facts: ActionDone, complaint: Complaint, event: Event) -> Complaint:
    done = MappingProxyType({**complaint.actions_done, facts.action: event.happened_on})
    return changed(complaint, actions_done=done)


@after.register
def _closed(facts: Closed, complaint: Complaint, event: Event) -> Complaint:
    complaint = changed(complaint, closed_on=event.happened_on, closed_because=facts.because)
    return _said(complaint, event, by_letter=facts.by_letter)


@after.register
def _linked(facts: Linked, complaint: Complaint, event: Event) -> Complaint:
    bond = Bond(to=facts.to, reference=facts.reference, link=facts.relation)
    complaint = changed(complaint, bonds=(*complaint.bonds, bond))
    if facts.relation is Link.MERGED_FROM and event.happened_on is not None:
        complaint = _from_the_earlier(complaint, facts)
    return _said(complaint, event, by_letter=True) if facts.by_letter else complaint


def _from_the_earlier(complaint: Complaint, other: Linked) -> Complaint:
    """Counted as the earlier of two that are one: under its edition, from its days."""
    first = complaint.at(1)
    on = first_day(complaint.received_on, other.received_on)
    edition = edition_on(on) if on else None
    complaint = changed(complaint, received_on=on, edition=edition.name if edition else None)
    return with_stage(
        complaint,
        1,
        asked_on=on,
        logged_on=first_day(first.logged_on, other.logged_on),
        acknowledged_on=first_day(first.acknowledged_on, other.acknowledged_on),
    )


@after.register
def _sent(facts: LetterSent, complaint: Complaint, event: Event) -> Complaint:
    known = complaint.letters[facts.answers]
    if known.again is not None and known.sent_on is not None:
        return _arrived_later(complaint, known, event.happened_on)
    letter = changed(known, sent_on=event.happened_on, failed=None, again=None)
    complaint = _with_letter(complaint, letter)
    return told(letter.ordered_by, complaint, event.happened_on, facts.answers)


def _arrived_later(complaint: Complaint, letter: Letter, on: date | None) -> Complaint:
    """A letter that came back went once more: she hears that day, and its day of issue stands."""
    days = complaint.told_days if on is None else complaint.told_days | {on}
    letter = changed(letter, failed=None, returned_on=None, again=None)
    return _with_letter(changed(complaint, told_days=days), letter)


@after.register
def _tried_again(facts: LetterTriedAgain, complaint: Complaint, event: Event) -> Complaint:
    del event
    letter = changed(complaint.letters[facts.answers], failed=None, again=facts.way)
    return _with_letter(complaint, letter)


@after.register
def _failed(facts: LetterFailed, complaint: Complaint, event: Event) -> Complaint:
    del event
    letter = changed(complaint.letters[facts.answers], failed=facts.why, again=None)
    return _with_letter(complaint, letter)


@after.register
def _returned(facts: LetterReturned, complaint: Complaint, event: Event) -> Complaint:
    letter = changed(complaint.letters[facts.answers], returned_on=event.happened_on)
    return _with_letter(complaint, letter)


@after.register
def _fired(facts: TimerFired, complaint: Complaint, event: Event) -> Complaint:
    del event
    return changed(complaint, fired=complaint.fired | {facts.key})


def _with_letter(complaint: Complaint, letter: Letter) -> Complaint:
    letters = MappingProxyType({**complaint.letters, letter.sequence: letter})
    return changed(complaint, letters=letters)


def _carried_out(complaint: Complaint, asks: Asks, on: date | None) -> Complaint:
    instructions = tuple(
        changed(each, done_on=on) if each.asks is asks and each.done_on is None else each
        for each in complaint.instructions
    )
    return changed(complaint, instructions=instructions)
