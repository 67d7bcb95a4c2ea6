"""The course of a complaint: its lines in order, corrected, and what each expression amounted to.

Dissatisfaction starts a complaint, chases it or escalates it, by where it stands (FORMATS). What
follows from the course is `history` and, judged, `review`."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from putright.chronology.lines import Line, day_of_text
from putright.chronology.reading import Chronology

_OPENS = ("received", "dissatisfaction_expressed")
_NO_STEP = {*_OPENS, "service_requested", "ombudsman_contacted", "corrected"}
_DAYS = {None, "happened_on", "on"}


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction, the line it moved, and from which day to which; no line where unclear."""

    line: Line
    moved: Line | None = None
    was: date | None = None
    now: date | None = None
    unclear: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """The lines in the order of their days, with the one that began each stage.

    `unplaced` are expressions of which the file does not say whether they belong here; `later`
    counts the lines after the day of the review, which have not happened yet."""

    lines: tuple[Line, ...]
    receipt: Line | None
    escalation: Line | None
    corrections: tuple[Correction, ...]
    unplaced: tuple[Line, ...]
    later: int

    def of(self, *events: str, stage: int | None = None) -> tuple[Line, ...]:
        """The lines of those kinds, and of that stage where one is named."""
        return tuple(
            each
            for each in self.lines
            if each.event in events and (stage is None or each.stage == stage)
        )

    def before(self, line: Line) -> tuple[Line, ...]:
        """The lines that come before it."""
        return self.lines[: self.lines.index(line)]

    def stage_in_hand(self, line: Line) -> int:
        """The stage the complaint was at when the line happened: the line's own, or the last."""
        if line.stage is not None:
            return line.stage
        earlier = self.before(line)
        begun = self.escalation in earlier or any(each.stage == 2 for each in earlier)  # noqa: PLR2004 - the second stage
        return 2 if begun else 1

    def answered(self, stage: int, line: Line) -> bool:
        """Whether the stage was answered, or refused, before the line."""
        return any(
            each.event in {"responded", "refused"} and each.stage == stage
            for each in self.before(line)
        )


def course(chronology: Chronology, as_of: date, *, with_corrections: bool = True) -> Course:
    """The course of the complaint as it stood at the end of a day.

    Without corrections it is what the record said before it was corrected."""
    lines = [each for each in chronology.lines if each.on is None or each.on <= as_of]
    lines, corrections = _corrected(lines, apply=with_corrections)
    lines = _in_order(lines)
    receipt = _receipt(lines)
    escalation, unplaced = _expressions(lines, receipt)
    return Course(
        lines=tuple(lines),
        receipt=receipt,
        escalation=escalation,
        corrections=corrections,
        unplaced=unplaced,
        later=len(chronology.lines) - len(lines),
    )


def _corrected(lines: list[Line], *, apply: bool) -> tuple[list[Line], tuple[Correction, ...]]:
    corrections = []
    for line in _in_order(each for each in lines if each.event == "corrected"):
        found = _correction(line, lines)
        corrections.append(found)
        if found.moved is not None:
            on = found.now if apply else found.was
            lines = [
                replace(each, on=on) if each.index == found.moved.index else each for each in lines
            ]
    return lines, tuple(corrections)


def _correction(line: Line, lines: Sequence[Line]) -> Correction:
    """Which line it moves: the one on the day it names, or the one that has been moved already."""
    was, now = day_of_text(line.was or ""), day_of_text(line.now or "")
    if line.field not in _DAYS or (line.was and not was) or (line.now and not now):
        return Correction(line)
    may_be = [
        each
        for each in lines
        if each.event != "corrected"
        and line.corrects in {None, each.event}
        and line.stage in {None, each.stage}
    ]
    stood = [each for each in may_be if each.on == was]
    applied = [each for each in may_be if each.on == now]
    either = line.corrects is not None and bool(stood) and bool(applied)
    if len(stood) != 1:
        stood = applied
    if len(stood) != 1 or either or was == now:
        return Correction(line, was=was, now=now, unclear=True)
    return Correction(line, stood[0], was, now)


def _in_order(lines: Iterable[Line]) -> list[Line]:
    """By day, within a day as steps follow one another; one without a day after its neighbour."""
    listed = sorted(lines, key=lambda each: each.index)
    keys: dict[int, tuple[date, int, int]] = {}
    neighbour = date.min
    for each in listed:
        neighbour = each.on or neighbour
        on = date.min if each.on is None and each.event == "received" else neighbour
        keys[each.index] = (on, _rank(each), each.index)
    return sorted(listed, key=lambda each: keys[each.index])


_RANKS = {
    "service_requested": 0,
    "received": 0,
    "logged": 1,
    "dissatisfaction_expressed": 3,
    "responded": 3,
    "action_promised": 4,
    "escalation_requested": 4,
    "action_done": 7,
    "closed": 8,
    "corrected": 9,
}
_AT_2 = {"responded": 6, "action_promised": 6, "escalation_requested": 4, "closed": 8}
_STEP, _STEP_AT_2 = 2, 5


def _rank(line: Line) -> int:
    if line.stage is not None and line.stage > 1:
        return _AT_2.get(line.event, _STEP_AT_2)
    return _RANKS.get(line.event, _STEP)


def _receipt(lines: Sequence[Line]) -> Line | None:
    """The first expression: what the landlord called receipt, or what she said before it."""
    steps = [each.on for each in lines if each.on and each.event not in _NO_STEP]
    first_step = min(steps, default=date.max)
    dated = [
        each
        for each in lines
        if each.on
        and (each.event == "received" or (each.event in _OPENS and each.on <= first_step))
    ]
    if dated:
        return min(dated, key=lambda each: (each.on or date.min, each.index))
    undated = (each for each in lines if each.event == "received")
    opening = next((each for each in lines if each.event != "service_requested"), None)
    return next(undated, opening if opening and opening.event in _OPENS else None)


def _expressions(
    lines: Sequence[Line], receipt: Line | None
) -> tuple[Line | None, tuple[Line, ...]]:
    """The request that began stage 2, and what may belong to another complaint.

    A request before the answer is a chaser where another follows the answer."""
    early, after, unplaced = [], [], []
    answered = False
    for each in lines:
        answered = answered or (each.event == "responded" and each.stage == 1)
        asks = each.event == "escalation_requested" and each.stage in {None, 1, 2}
        if each == receipt:
            continue
        if (each.event == "dissatisfaction_expressed" and each.new_matter) or (
            each.event == "received" and answered
        ):
            unplaced.append(each)
        elif answered and (asks or each.event == "dissatisfaction_expressed"):
            after.append(each)
        elif asks:
            early.append(each)
    return next(iter([*after, *early]), None), tuple(unplaced)
