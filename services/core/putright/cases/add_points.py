"""Further points: folded in when related and in time, otherwise a complaint of their own (6.8).

The clocks of the first complaint do not move for either."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from putright.cases.circumstances import Circumstances, Decision, Standing
from putright.cases.days import not_in_the_future
from putright.cases.in_hand import stage_in_hand
from putright.cases.written import Writes, a_safe_way
from putright.complaint.events import (
    Channel,
    Link,
    Linked,
    Logged,
    NewEvent,
    Point,
    PointsAdded,
    Received,
)
from putright.complaint.state import Complaint
from putright.complaint.text import Text, words_of
from putright.errors import Malformed
from putright.rules.editions import edition_on
from putright.rules.s5_process import (
    DefinitionMissing,
    backdating_is_explained,
    responsibility_is_explained,
)
from putright.rules.s6_escalation import point_may_be_folded_in
from putright.tenancy import StreamId


@dataclass(frozen=True, slots=True, kw_only=True)
class AddPoints:
    """Points folded into the definition, numbered on from its last, and how they are related."""

    verb: ClassVar[str] = "add_points"

    stream: StreamId | str
    points: tuple[Point, ...]
    related_because: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitOff(Writes):
    """A matter that is logged as a new complaint of the same resident, and why it is apart.

    `new_stream` and `new_reference` name the complaint it becomes; `issue_on` and `aware_on` say
    how old the matter is, where that is known."""

    verb: ClassVar[str] = "split_off"

    stream: StreamId | str
    new_stream: StreamId
    new_reference: str
    received_on: date
    channel: Channel
    received_by: Text
    subject: Text
    category: str
    said: Text
    reasons: Text
    issue_on: date | None = None
    aware_on: date | None = None
    backdated_because: Text | None = None
    backdated_evidence: Text | None = None


def add_points(standings: Sequence[Standing], command: AddPoints, on: Circumstances) -> Decision:
    """Fold the points in, before the stage 1 response. The Code's day stands.

    Raises NewMatterAfterResponse, RelationUnexplained, DefinitionMissing,
    ResponsibilityUnexplained, Malformed. Source: 2024, 6.8; 2022, 5.7."""
    complaint = standings[0].complaint
    first = complaint.at(1)
    point_may_be_folded_in(
        complaint.edition, str(command.related_because), answered=_answered(complaint)
    )
    stage_in_hand(complaint, 1)
    if first.defined is None:
        raise DefinitionMissing(complaint.edition)
    after = len(first.defined.points) + 1
    numbers = [point.number for point in command.points]
    if not numbers or numbers != list(range(after, after + len(numbers))):
        raise Malformed(points=[f"numbered on from {after}"])
    for point in command.points:
        if not str(point.text).strip():
            raise Malformed(points=["each with its words"])
        responsibility_is_explained(
            complaint.edition,
            point.number,
            responsible=point.responsible,
            why_not=words_of(point.why_not_responsible),
        )
    facts = PointsAdded(stage=1, points=command.points, related_because=command.related_because)
    return (NewEvent(stream=complaint.stream, facts=facts, happened_on=on.today),)


def _answered(complaint: Complaint) -> bool:
    """Whether the stage 1 response is issued; one that could not be sent is not."""
    answer = complaint.at(1).answer
    return answer is not None and not complaint.failed(answer.sequence)


def split_off(standings: Sequence[Standing], command: SplitOff, on: Circumstances) -> Decision:
    """Log the matter as a complaint of its own, linked, and tell the resident by letter.

    Raises DayInTheFuture, BackdatedWithoutReason, NoSafeWay, Malformed.
    Source: 2024, 6.8; 2022, 5.7."""
    complaint = standings[0].complaint
    if not str(command.reasons).strip():
        raise Malformed(reasons=["why it is a complaint of its own"])
    for day in (command.received_on, command.issue_on, command.aware_on):
        if day is not None:
            not_in_the_future(day, on.today)
    edition = edition_on(command.received_on)
    backdating_is_explained(
        edition.name if edition else None,
        (on.today - command.received_on).days,
        words_of(command.backdated_because),
        words_of(command.backdated_evidence),
    )
    a_safe_way(complaint)
    received = Received(
        reference=command.new_reference,
        channel=command.channel,
        received_by=command.received_by,
        subject=command.subject,
        category=command.category,
        said=command.said,
        resident=complaint.resident,
        representative=complaint.representative,
        backdated_because=command.backdated_because,
        backdated_evidence=command.backdated_evidence,
    )
    from_it = Linked(
        to=complaint.stream,
        reference=complaint.reference,
        relation=Link.SPLIT_FROM,
        reasons=command.reasons,
        by_letter=True,
    )
    to_it = Linked(
        to=command.new_stream,
        reference=command.new_reference,
        relation=Link.SPLIT_OFF,
        reasons=command.reasons,
    )
    new = command.new_stream
    logged = Logged(issue_on=command.issue_on, aware_on=command.aware_on)
    return (
        NewEvent(stream=new, facts=received, happened_on=command.received_on),
        NewEvent(stream=new, facts=logged, happened_on=on.today),
        NewEvent(stream=new, facts=from_it, happened_on=on.today),
        NewEvent(stream=complaint.stream, facts=to_it, happened_on=on.today),
    )
