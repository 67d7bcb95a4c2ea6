"""A course as a history of the core: each line becomes the event it tells of, as imported.

What a line does not say stays unknown; nothing is judged here (`review`)."""

from collections.abc import Iterator
from datetime import date, time
from uuid import UUID, uuid5

from putright.chronology.course import Course
from putright.chronology.lines import Line
from putright.chronology.reading import Chronology
from putright.clock import moment_on
from putright.complaint.events import (
    Acknowledged,
    ActionDone,
    ActionPromised,
    Asks,
    Assigned,
    Channel,
    ClarificationAsked,
    Closed,
    ClosedBecause,
    ConsiderationRefused,
    Considered,
    EscalationRequested,
    Event,
    Extended,
    Fact,
    LatenessExplained,
    LetterSent,
    Logged,
    OmbudsmanContacted,
    OmbudsmanInstructed,
    Part,
    Provenance,
    Received,
    Responded,
    Updated,
)
from putright.complaint.people import Resident
from putright.complaint.text import Text
from putright.tenancy import PrincipalId, StreamId

_FILE = StreamId(UUID(int=0))
_UNSAID = Text("")
_UNSORTED = "not_recorded"
"""The category of every complaint from a file: FORMATS has no key for one."""
_ENDS_ANY_STAGE = {ClosedBecause.WITHDRAWN, ClosedBecause.MERGED}
LAST_STAGE = 2


def history(chronology: Chronology, told: Course, as_of: date) -> tuple[Event, ...]:
    """The events of a complaint, its receipt first even where the file does not name it."""
    receipt = told.receipt
    facts: list[tuple[Fact, Line | None]] = [(_received(chronology, receipt), receipt)]
    for line in told.lines:
        if line != receipt:
            # a letter is named by its place in the history, which counts from one
            facts.extend((each, line) for each in _facts(line, told, len(facts) + 1))
    return tuple(
        Event(
            stream=_FILE,
            sequence=sequence,
            facts=each,
            happened_on=line.on if line else None,
            recorded_at=moment_on((line and line.on) or as_of, time(12)),
            actor=(line and line.by) or "",
            provenance=Provenance.IMPORT,
        )
        for sequence, (each, line) in enumerate(facts, 1)
    )


def person(name: str) -> PrincipalId:
    """One person for one name, however it is spaced and cased."""
    return PrincipalId(uuid5(_FILE, " ".join(name.casefold().split())))


def _received(chronology: Chronology, receipt: Line | None) -> Received:
    named = receipt.channel if receipt else None
    channel = Channel(named) if named in set(Channel) else Channel.OTHER
    return Received(
        reference=chronology.reference or "",
        channel=channel,
        received_by=_UNSAID,
        subject=Text(chronology.subject or ""),
        category=_UNSORTED,
        said=_UNSAID,
        resident=Resident(name=_UNSAID),
    )


def _facts(line: Line, told: Course, sequence: int) -> Iterator[Fact]:
    """The events a line tells of: none where it begins nothing, two where a letter left."""
    match line.event:
        case "logged":
            yield Logged(stage=line.stage or 1)
        case "clarified":
            yield ClarificationAsked(stage=told.stage_in_hand(line), questions=())
            yield _letter(sequence)
        case "escalation_requested" | "dissatisfaction_expressed":
            if line == told.escalation:
                yield EscalationRequested(channel=Channel.OTHER)
        case "ombudsman_contacted":
            yield OmbudsmanContacted(said=_UNSAID)
        case "ombudsman_instructed":
            yield _instructed(line, told)
        case "action_done":
            yield ActionDone(action=line.id or "", evidence=Text(line.evidence or ""))
        case "closed":
            yield from _closed(line, told)
        case _:
            yield from _step(line, told)


def _step(line: Line, told: Course) -> Iterator[Fact]:
    stage = told.stage_in_hand(line)
    match line.event:
        case "acknowledged":
            yield Acknowledged(stage=stage, by_letter=False)
        case "assigned":
            if handler := line.to or line.by:
                yield Assigned(stage=stage, handler=person(handler), declaration=_UNSAID)
        case "considered":
            if line.by:
                yield Considered(stage=stage, by=person(line.by), part=line.part or Part.DECIDER)
        case "extended" | "lateness_explained" | "updated":
            yield _told_of_delay(line, stage)
        case "refused":
            yield ConsiderationRefused(
                stage=stage,
                ground=line.ground or "",
                reasons=Text(line.reasons or line.reason or ""),
                by_letter=False,
            )
        case "responded":
            yield Responded(
                stage=stage,
                decisions=(),
                remedies=(),
                no_remedy_because=None,
                actions=tuple(_promised(line, told)),
                by_letter=False,
            )


def _told_of_delay(line: Line, stage: int) -> Fact:
    """A delay whose new day is not known is news all the same: the resident heard."""
    reasons = Text(line.reasons or line.reason or "")
    if line.event == "extended" and line.until is not None:
        return Extended(
            stage=stage,
            until=line.until,
            reasons=reasons,
            update_every_days=line.update_every_days,
            good_reason=reasons if line.good_reason else None,
            resident_agreed=line.resident_agreed,
            by_letter=False,
        )
    if line.event == "lateness_explained" and line.until is not None:
        return LatenessExplained(
            stage=stage,
            until=line.until,
            reasons=reasons,
            update_every_days=line.update_every_days,
            by_letter=False,
        )
    return Updated(stage=stage, news=reasons, next_update_on=line.next_update_on, by_letter=False)


def answer_of(promise: Line, told: Course) -> Line | None:
    """The response in which an action was promised: the last before it, or its stage's."""
    answers = told.of("responded", stage=promise.stage)
    before = [each for each in told.before(promise) if each in answers]
    return before[-1] if before else next(iter(answers), None)


def _promised(response: Line, told: Course) -> Iterator[ActionPromised]:
    for each in told.of("action_promised"):
        if each.due_on is not None and answer_of(each, told) == response:
            yield ActionPromised(id=each.id or "", what=_UNSAID, due_on=each.due_on)


def _instructed(line: Line, told: Course) -> OmbudsmanInstructed:
    """Unless the file says what was asked, it is the answer that was outstanding, or the next."""
    stage = told.stage_in_hand(line)
    if line.stage is None and told.answered(stage, line):
        stage = LAST_STAGE
    asks = line.asks or Asks.RESPOND
    return OmbudsmanInstructed(asks=asks, stage=stage, until=line.until, said=_UNSAID)


def _closed(line: Line, told: Course) -> Iterator[Closed]:
    """Closing an unanswered stage ends nothing, unless the resident withdrew or it was merged."""
    because = line.because or ClosedBecause.ANSWERED
    if because in _ENDS_ANY_STAGE or told.answered(told.stage_in_hand(line), line):
        yield Closed(
            because=because, reasons=Text(line.reasons or line.reason or ""), by_letter=False
        )


def _letter(answers: int) -> LetterSent:
    return LetterSent(
        answers=answers,
        letter="",
        way="",
        document="",
        message_id=None,
        template="",
        policy=0,
        ombudsman_block="",
    )
