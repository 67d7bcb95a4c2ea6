"""The events an incoming complaint is taken over as: those of its chronology, and where it is from.

The chronology's own events are `putright.chronology.history`; nothing is refused here."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from putright.chronology.course import course
from putright.chronology.history import history, person
from putright.complaint.events import (
    ActionDone,
    Assigned,
    ConsiderationRefused,
    Considered,
    DocumentTakenOver,
    Fact,
    NewEvent,
    PointDecided,
    Received,
    Responded,
    TakenOver,
)
from putright.complaint.text import Text
from putright.importing.incoming import Incoming
from putright.importing.words import folded
from putright.people.principals import Principal
from putright.tenancy import PrincipalId, StreamId

_WORD = re.compile(r"[a-z][a-z0-9_]{0,39}", re.ASCII)
_PLAIN_ID = re.compile(r"[A-Za-z]{0,3}[0-9.\-]{0,12}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Staff:
    """The landlord's people by the names a register has for them."""

    people: Iterable[Principal] = ()
    aliases: Mapping[str, str] = field(default_factory=dict)

    def known(self, name: str) -> PrincipalId | None:
        """Whom the name means: by the mapping, by her e-mail address, by her own name."""
        wanted = folded(self.aliases.get(folded(name), name))
        found = {
            each.id
            for each in self.people
            if wanted in {folded(each.name), folded(each.email or "")}
        }
        return found.pop() if len(found) == 1 else None


def happened(
    incoming: Incoming, stream: StreamId, reference: str, staff: Staff, today: date
) -> tuple[NewEvent, ...]:
    """Every event of a complaint up to today, its receipt first; it bears our reference."""
    chronology = replace(incoming.chronology, reference=reference)
    events = history(chronology, course(chronology, today), today)
    ids = _ActionIds()
    who = _who(incoming, staff)
    return tuple(
        NewEvent(
            stream=stream,
            facts=_as_known(each.facts, incoming, who, ids),
            happened_on=each.happened_on,
        )
        for each in events
    )


def taken_over(
    incoming: Incoming,
    source: str,
    stream: StreamId,
    today: date,
    documents: Iterable[DocumentTakenOver] = (),
) -> NewEvent:
    """That it was taken over today: its name there, and all that became no event."""
    facts = TakenOver(
        source=source,
        called=Text(incoming.called),
        notes=tuple(Text(each) for each in (*incoming.notes, *_rest(incoming))),
        documents=tuple(documents),
    )
    return NewEvent(stream=stream, facts=facts, happened_on=today)


def names_in(incoming: Incoming) -> frozenset[str]:
    """Everybody the chronology names."""
    named = (name for line in incoming.chronology.lines for name in (line.to, line.by))
    return frozenset(each for each in named if each)


def _who(incoming: Incoming, staff: Staff) -> Callable[[PrincipalId], PrincipalId]:
    """The landlord's own person for the id that the chronology makes of a name."""
    known = {person(name): staff.known(name) for name in names_in(incoming)}
    return lambda id_: known.get(id_) or id_


class _ActionIds:
    """Ids of actions without words: a name somebody gave one becomes a number."""

    def __init__(self) -> None:
        self._given: dict[str, str] = {}

    def of(self, name: str) -> str:
        """The same id for the same name."""
        if _PLAIN_ID.fullmatch(name):
            return name
        return self._given.setdefault(name, f"import-{len(self._given) + 1}")


def _as_known(
    facts: Fact,
    incoming: Incoming,
    who: Callable[[PrincipalId], PrincipalId],
    ids: _ActionIds,
) -> Fact:
    match facts:
        case Received():
            facts = _receipt(facts, incoming)
        case Responded():
            actions = tuple(replace(each, id=ids.of(each.id)) for each in facts.actions)
            facts = replace(facts, actions=actions, decisions=_decisions(facts.stage, incoming))
        case ActionDone():
            facts = replace(facts, action=ids.of(facts.action))
        case Assigned():
            facts = replace(facts, handler=who(facts.handler))
        case Considered():
            facts = replace(facts, by=who(facts.by))
        case ConsiderationRefused() if not _WORD.fullmatch(facts.ground):
            facts = replace(facts, ground="")
    return facts


def _receipt(facts: Received, incoming: Incoming) -> Received:
    about = incoming.about
    return replace(
        facts,
        channel=about.channel,
        subject=Text(about.subject),
        category=about.category,
        said=Text(about.said),
        resident=about.resident,
    )


def _decisions(stage: int, incoming: Incoming) -> tuple[PointDecided, ...]:
    """The one outcome that a register has for a stage."""
    outcome = incoming.outcomes.get(stage)
    return () if outcome is None else (PointDecided(number=1, outcome=outcome, reasons=Text("")),)


def _rest(incoming: Incoming) -> Iterator[str]:
    """Grounds that are no word, which an event has no room for."""
    for line in incoming.chronology.lines:
        if line.ground and not _WORD.fullmatch(line.ground):
            yield f"{line.place}, ground: {line.ground}"
