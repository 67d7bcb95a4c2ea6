"""DESIGN.md's table of what the product stops and what it only records, over a bare history.

An oracle: it reads the events one after the other and knows neither the fold nor the rules."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from putright.cases import (
    Acknowledge,
    AddPoints,
    Assign,
    Close,
    Command,
    CompleteAction,
    Consider,
    Define,
    Escalate,
    ExplainLateness,
    Extend,
    RecordContact,
    RecordInstruction,
    RecordPosition,
    Refuse,
    Reopen,
    Respond,
    SplitOff,
    Update,
    Withdraw,
)
from putright.complaint.events import (
    Acknowledged,
    ActionDone,
    Asks,
    Closed,
    ClosedBecause,
    ConsiderationRefused,
    Considered,
    Defined,
    EscalationRequested,
    Event,
    Extended,
    Fact,
    LatenessExplained,
    LetterFailed,
    LetterSent,
    LetterTriedAgain,
    OmbudsmanInstructed,
    PointsAdded,
    Received,
    Reopened,
    Responded,
)
from putright.complaint.people import Way

FAR = timedelta(days=120)
"""Later than any day that the Code gives for a response, and than any holiday can make it."""

FATES: dict[type[Fact], str] = {
    LetterSent: "left",
    LetterFailed: "failed",
    LetterTriedAgain: "waits",
}


@dataclass(frozen=True, slots=True)
class Past:
    """What the events of one complaint say, without folding them."""

    events: tuple[Event, ...]

    def of(self, *kinds: type[Fact]) -> Iterator[Event]:
        """The events of these kinds, in their order."""
        return (each for each in self.events if isinstance(each.facts, kinds))

    def fate(self, sequence: int) -> str:
        """What became of the letter that an event ordered: `waits`, `left` or `failed`."""
        fate = "waits"
        for each in self.of(LetterSent, LetterFailed, LetterTriedAgain):
            if each.facts.answers == sequence and fate != "left":  # type: ignore[attr-defined]
                fate = FATES[type(each.facts)]
        return fate

    def issued(self, kind: type[Fact], stage: int) -> list[Event]:
        """The letters of that kind and stage that left or wait; a reopening ends a refusal."""
        reopened = max(
            (each.sequence for each in self.of(Reopened) if each.facts.stage == stage),  # type: ignore[attr-defined]
            default=0,
        )
        return [
            each
            for each in self.of(kind)
            if each.facts.stage == stage  # type: ignore[attr-defined]
            and self.fate(each.sequence) != "failed"
            and (kind is not ConsiderationRefused or each.sequence > reopened)
        ]

    def answered(self, stage: int) -> bool:
        """Whether the stage has its response, or its refusal, sent or on its way."""
        return bool(self.issued(Responded, stage) or self.issued(ConsiderationRefused, stage))

    @property
    def stage(self) -> int:
        """The stage it is at."""
        return 2 if any(self.of(EscalationRequested)) else 1

    @property
    def closed(self) -> bool:
        """Whether nothing has opened it since it was closed."""
        last = list(self.of(Closed, Reopened, EscalationRequested))[-1:]
        return bool(last) and isinstance(last[0].facts, Closed)

    def in_hand(self, stage: int) -> bool:
        """Whether somebody can work on the stage."""
        return stage <= self.stage and not self.closed and not self.answered(stage)

    def points(self, stage: int) -> set[int]:
        """The numbers of the points of the definition as it stands."""
        points: set[int] = set()
        for each in self.of(Defined, PointsAdded):
            if each.facts.stage == stage:  # type: ignore[attr-defined]
                more = {point.number for point in each.facts.points}  # type: ignore[attr-defined]
                points = more if isinstance(each.facts, Defined) else points | more
        return points

    def considered(self, *stages: int) -> set[str]:
        """Who considered any of these stages."""
        return {
            str(each.facts.by)  # type: ignore[attr-defined]
            for each in self.of(Considered)
            if each.facts.stage in stages  # type: ignore[attr-defined]
        }

    def instructed(self, asks: Asks | None = None, stage: int | None = None) -> bool:
        """Whether the Ombudsman ever instructed this."""
        return any(
            asks in {None, each.facts.asks} and stage in {None, each.facts.stage}  # type: ignore[attr-defined]
            for each in self.of(OmbudsmanInstructed)
        )


def stopped(events: tuple[Event, ...]) -> list[str]:
    """The rows of the table that a history breaks, each event judged by those before it."""
    return [
        f"{each.sequence} {each.facts.kind}: {row}"
        for number, each in enumerate(events)
        for row in _broken(each, Past(events[:number]))
    ]


def _broken(  # noqa: C901, PLR0912 -- one line for each row of the table
    event: Event, past: Past
) -> Iterator[str]:
    match event.facts:
        case EscalationRequested():
            if past.stage > 1:
                yield "a third stage"
            if not past.answered(1) and not past.instructed(Asks.ESCALATE):
                yield "stage 2 as a new way in"
        case Considered(stage=stage, by=by):
            if str(by) in past.considered(3 - stage):
                yield "both stages considered by one person"
        case Responded(stage=stage, decisions=decided):
            if event.actor in past.considered(3 - stage):
                yield "both stages considered by one person"
            if not decided or {each.number for each in decided} != past.points(stage):
                yield "a point unanswered, or answered without being in the definition"
            if not all(str(each.reasons).strip() for each in decided):
                yield "a point without reasons"
            if past.answered(stage) and not past.instructed(Asks.RESPOND, stage):
                yield "answered twice"
        case ConsiderationRefused(stage=stage, ground=ground, reasons=reasons):
            if not ground or not str(reasons).strip():
                yield "a refusal without a ground and reasons"
            if past.instructed(stage=stage):
                yield "refused against the Ombudsman's instruction"
        case PointsAdded(stage=stage):
            if past.issued(Responded, stage):
                yield "a new matter folded in after the response"
        case Acknowledged(stage=stage):
            if not past.points(stage):
                yield "acknowledged without a definition"
        case Extended(stage=stage, good_reason=good, approver=approver, update_every_days=every):
            if not every:
                yield "an extension without an interval"
            if past.issued(Extended, stage) and not (good and approver):
                yield "a further extension without good reason and approver"
        case LatenessExplained(update_every_days=every):
            if not every:
                yield "lateness without an interval"
        case ActionDone(evidence=evidence):
            if not str(evidence).strip():
                yield "an action without evidence"
        case LetterTriedAgain(answers=again) if past.fate(again) == "failed":
            ordered = past.events[again - 1].facts
            if isinstance(ordered, Responded | ConsiderationRefused) and past.answered(
                ordered.stage
            ):
                yield "answered twice"
        case Closed(because=because):
            told = any(
                past.fate(each.sequence) == "left"
                for kind in (Responded, ConsiderationRefused)
                for each in past.issued(kind, past.stage)
            )
            if because not in {ClosedBecause.WITHDRAWN, ClosedBecause.MERGED} and not told:
                yield "closed without an answer"
    yield from _unsafe(event, past)


def _unsafe(event: Event, past: Past) -> Iterator[str]:
    if getattr(event.facts, "by_letter", False):
        resident = next(past.of(Received)).facts.resident  # type: ignore[attr-defined]
        if {Way.EMAIL, Way.POST} <= set(resident.unsafe_ways):
            yield "a letter to somebody who cannot safely be written to"


def let_through(  # noqa: C901, PLR0911, PLR0912 -- one line for each row of the table
    events: tuple[Event, ...], command: Command, actor: str, today: date
) -> bool:
    """Whether the table lets the command through, which is asked with all it may need.

    False also where the oracle does not know: only what it lets through is held against it."""
    past = Past(events)
    if not events or not isinstance(events[0].facts, Received):
        return False
    if {Way.EMAIL, Way.POST} <= set(events[0].facts.resident.unsafe_ways):
        return False
    match command:
        case Define(stage=stage, outcomes_sought=sought):
            return past.in_hand(stage) and sought is not None
        case Acknowledge(stage=stage):
            issued = past.issued(Acknowledged, stage)
            return past.in_hand(stage) and bool(past.points(stage)) and not issued
        case Respond(stage=stage, decisions=decided):
            whole = {each.number for each in decided} == past.points(stage) != set()
            handlers = {
                str(each.facts.handler)
                for each in past.events
                if each.facts.kind == "assigned" and each.facts.stage == stage
            }  # type: ignore[attr-defined]
            mine = not ({actor} | handlers) & past.considered(3 - stage)
            return past.in_hand(stage) and whole and mine
        case Assign(stage=stage, handler=handler, declaration=said):
            mine = str(handler) not in past.considered(3 - stage)
            return past.in_hand(stage) and mine and bool(str(said).strip())
        case Extend(stage=stage, until=until):
            named = [each.facts.until for each in past.of(Extended)]  # type: ignore[attr-defined]
            begun = [each.happened_on or today for each in past.of(Received, EscalationRequested)]
            later = until > max([today, *named]) and until >= max(begun) + FAR
            full = command.good_reason is not None and command.approver is not None
            return past.in_hand(stage) and later and full
        case ExplainLateness(stage=stage):
            start = [each.happened_on or today for each in past.of(EscalationRequested, Received)]
            long_ago = max(start) + FAR < today
            never = not any(past.of(Extended))
            return past.in_hand(stage) and long_ago and never and bool(str(command.reasons).strip())
        case Escalate(accepted_late_because=because):
            opened = past.answered(1)
            return past.stage == 1 and opened and because is not None
        case Refuse(stage=stage, ground=ground, discretion=discretion, approver=approver):
            full = discretion is not None and approver is not None and ground == "too_old"
            return (
                past.in_hand(stage)
                and not past.instructed(stage=stage)
                and full
                and bool(str(command.reasons).strip())
            )
        case Consider(stage=stage, by=by):
            return stage <= past.stage and str(by) not in past.considered(3 - stage)
        case AddPoints(points=points, related_because=because):
            numbers = [each.number for each in points]
            on = len(past.points(1))
            follows = numbers == list(range(on + 1, on + 1 + len(numbers)))
            return past.in_hand(1) and on > 0 and follows and bool(str(because).strip())
        case SplitOff(reasons=reasons):
            return bool(str(reasons).strip())
        case Withdraw(reasons=reasons):
            return not past.closed and bool(str(reasons).strip())
        case Close(reasons=reasons):
            last = past.issued(Responded, past.stage)
            told = any(past.fate(each.sequence) == "left" for each in last)
            return not past.closed and told and bool(str(reasons).strip())
        case Reopen(reasons=reasons):
            return past.closed and bool(str(reasons).strip())
        case CompleteAction(action=action, evidence=evidence):
            promised = {
                each.id
                for stage in (1, 2)
                for response in past.issued(Responded, stage)
                for each in response.facts.actions  # type: ignore[attr-defined]
            }
            done = {each.facts.action for each in past.of(ActionDone)}  # type: ignore[attr-defined]
            return action in promised - done and bool(str(evidence).strip())
        case RecordPosition(stage=stage):
            return stage <= past.stage
        case Update(next_update_on=promised):
            return promised is not None
        case RecordContact() | RecordInstruction():
            return True
    return False
