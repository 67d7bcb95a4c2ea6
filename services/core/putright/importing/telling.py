"""A register's record told as a chronology: which steps happened, on which days, by whom.

A cell that cannot be read is a trouble, and stays with the complaint as written; none is dropped.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from putright.chronology.lines import Line
from putright.chronology.reading import Chronology
from putright.complaint.events import ClosedBecause, Outcome, Part
from putright.importing.cells import NOTHING, Said, day_in, said_in
from putright.importing.fields import STAGES, stage_in
from putright.importing.incoming import About, Incoming, Trouble
from putright.importing.mapping import RegisterMapping
from putright.importing.sheet import text_of
from putright.importing.twice import One
from putright.importing.whose import about
from putright.rules.bank_holidays import england

_SEVERAL_DOCUMENTS = re.compile(r"[;\n]")
UNANSWERED = "a response, because it is closed: without one it stays open"


@dataclass(slots=True)
class Telling:
    """What one record is being told as: lines in order, troubles and notes beside them."""

    one: One
    mapping: RegisterMapping
    today: date
    lines: list[Line] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)
    outcomes: dict[int, Outcome] = field(default_factory=dict)

    def text(self, name: str) -> str | None:
        """The words of a field, its columns joined."""
        cells = self.one.record.cells.get(name, ())
        said = [said_in(each.value, self.mapping.words) for each in cells]
        return ", ".join(each for each in said if each) or None

    def day(self, name: str, last: date | None = None) -> Said:
        """The step a field tells of; one that cannot be read in full is a trouble."""
        cell = self.one.record.cell(name)
        if cell is None:
            return NOTHING
        said = day_in(cell.value, self.mapping.words, last or self.today)
        if said.doubt is not None:
            self.doubt(name, said.doubt)
        return said

    def doubt(self, name: str, expected: str) -> None:
        """What is written in a field is not what was expected there."""
        cells = self.one.record.cells.get(name, ())
        written = ", ".join(text_of(each.value) for each in cells)
        heading = " + ".join(each.heading for each in cells) or name
        self.troubles.append(
            Trouble(place=self.place, column=heading, written=written, expected=expected)
        )

    def add(self, event: str, on: date | None = None, **said: Any) -> None:
        """One more line."""
        self.lines.append(Line(index=len(self.lines), event=event, on=on, **said))

    @property
    def place(self) -> str:
        """The first row it stands in."""
        return f"row {self.one.rows[0]}"


def told(one: One, mapping: RegisterMapping, today: date) -> tuple[Incoming, tuple[Trouble, ...]]:
    """One complaint of a register on its way in, and what of it could not be read."""
    telling = Telling(one, mapping, today)
    whose = about(telling.text, telling.doubt, mapping.words)
    _receipt(telling)
    reached = _reached(telling)
    for stage in STAGES:
        _stage(telling, stage, begun=stage <= reached)
    _ending(telling)
    called = telling.text("reference") or telling.place
    written = telling.text("documents")
    incoming = Incoming(
        called=called,
        places=tuple(f"row {row}" for row in one.rows),
        names=one.names,
        chronology=_chronology(called, whose, telling.lines),
        about=whose,
        outcomes=telling.outcomes,
        notes=tuple(_notes(telling)),
        documents=tuple(
            each.strip() for each in _SEVERAL_DOCUMENTS.split(written or "") if each.strip()
        ),
    )
    return incoming, (*one.troubles, *telling.troubles)


def _chronology(called: str, whose: About, lines: list[Line]) -> Chronology:
    return Chronology(
        reference=called, edition=None, subject=whose.subject or None, lines=tuple(lines)
    )


def _receipt(telling: Telling) -> None:
    telling.add("received", telling.day("received").on)
    logged = telling.day("logged")
    if logged.happened:
        telling.add("logged", logged.on)


def _reached(telling: Telling) -> int:
    """The stage that the register says it is at, besides what has happened at it."""
    said = telling.text("stage")
    reached = stage_in(said) if said else 1
    if reached is None:
        telling.doubt("stage", f"the number of a stage: {', '.join(map(str, STAGES))}")
    return reached or 1


def _stage(telling: Telling, stage: int, *, begun: bool) -> None:
    """One stage's steps in the order in which they follow one another."""
    name = f"stage{stage}."
    asked = NOTHING if stage == 1 else telling.day(f"{name}asked")
    acknowledged = telling.day(f"{name}acknowledged")
    extended, until = telling.day(f"{name}extended"), _until(telling, name)
    refused = telling.day(f"{name}refused")
    responded = _responded(telling, stage)
    steps = (asked, acknowledged, extended, until, refused, responded)
    handler = telling.text(f"{name}handler")
    if stage > 1 and not begun and not any(each.happened for each in steps):
        return
    if stage > 1:
        telling.add("escalation_requested", asked.on, stage=stage)
    _in_order(telling, stage, {"acknowledged": acknowledged, "responded": responded}, asked)
    if handler:
        telling.add("assigned", stage=stage, to=handler)
    if acknowledged.happened:
        telling.add("acknowledged", acknowledged.on, stage=stage)
    if extended.happened or until.happened:
        reason = telling.text(f"{name}extension_reason")
        telling.add("extended", extended.on, stage=stage, until=until.on, reasons=reason)
    if refused.happened:
        reason = telling.text(f"{name}refusal_reason")
        telling.add("refused", refused.on, stage=stage, reasons=reason)
    if responded.happened:
        if handler:
            telling.add("considered", responded.on, stage=stage, by=handler, part=Part.DECIDER)
        telling.add("responded", responded.on, stage=stage)


def _until(telling: Telling, name: str) -> Said:
    return telling.day(f"{name}extended_until", last=england().last)


def _responded(telling: Telling, stage: int) -> Said:
    """An outcome says that there was a response, on a day nobody knows where none is written."""
    name = f"stage{stage}."
    said, written = telling.day(f"{name}responded"), telling.text(f"{name}outcome")
    if written is None:
        return said
    words = telling.mapping.words
    outcome = words.outcome(written)
    if outcome is None:
        if words.means(written, "open", "withdrawn") is None:
            telling.doubt(f"{name}outcome", "upheld, partly upheld or not upheld")
        return said
    telling.outcomes[stage] = outcome
    if not said.happened:
        telling.doubt(f"{name}outcome", "the day of the response as well")
    return said if said.happened else Said(happened=True)


def _in_order(telling: Telling, stage: int, steps: dict[str, Said], asked: Said) -> None:
    """Nothing is acknowledged or answered before it was asked."""
    start = asked.on if stage > 1 else telling.lines[0].on
    for step, said in steps.items():
        if start is not None and said.on is not None and said.on < start:
            expected = f"a day not before it was asked, {start:%d/%m/%Y}"
            telling.doubt(f"stage{stage}.{step}", expected)


def _ending(telling: Telling) -> None:
    """Closed on a day, or by its status alone; nothing else a status says is an event."""
    closed, status = telling.day("closed"), telling.text("status")
    means = telling.mapping.words.means(status, "withdrawn", "closed", "open") if status else None
    if status is not None and means is None:
        telling.doubt("status", "a word for open, closed or withdrawn")
    if means == "open" and closed.happened:
        telling.doubt("status", "a word for closed, as the day of closing says")
    if not closed.happened and means not in {"closed", "withdrawn"}:
        return
    withdrawn = means == "withdrawn"
    stage = max(each.stage or 1 for each in telling.lines)
    if not withdrawn and not _answered(telling, stage):
        if telling.mapping.has(stage, "responded"):
            telling.doubt("status" if status else "closed", UNANSWERED)
        else:  # a register without a column for it
            telling.add("responded", stage=stage)
    because = ClosedBecause.WITHDRAWN if withdrawn else ClosedBecause.ANSWERED
    telling.add("closed", closed.on, because=because, reasons=status)


def _answered(telling: Telling, stage: int) -> bool:
    return any(
        each.event in {"responded", "refused"} and each.stage == stage for each in telling.lines
    )


def _notes(telling: Telling) -> Iterator[str]:
    """What became no event, as written: cells that could not be read, names, other columns."""
    for trouble in (*telling.one.troubles, *telling.troubles):
        if trouble.written:
            yield f"{trouble.place}, {trouble.column}: {trouble.written}"
    for stage in STAGES:
        if handler := telling.text(f"stage{stage}.handler"):
            yield f"stage {stage} handler: {handler}"
    for each in telling.one.record.others:
        if text_of(each.value):
            yield f"{each.heading}: {text_of(each.value)}"
