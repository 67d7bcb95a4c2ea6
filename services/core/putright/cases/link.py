"""Link complaints that belong together, or merge two that are one; both keep their histories.

A merged complaint counts from the earlier receipt: joining them never buys time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from putright.cases.circumstances import Circumstances, Decision, Standing
from putright.cases.in_hand import ComplaintClosed
from putright.complaint.events import Closed, ClosedBecause, Link, Linked, NewEvent
from putright.complaint.state import Complaint
from putright.complaint.text import Text
from putright.errors import Malformed, NotNow
from putright.tenancy import StreamId


class SameComplaint(NotNow):
    """A complaint cannot be linked to itself."""


class AlreadyAnswered(NotNow):
    """One of the two has an answer: they can be linked, no longer merged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkTo:
    """Two complaints of which a reader of one should know the other, and why."""

    verb: ClassVar[str] = "link"

    stream: StreamId | str
    to: StreamId | str
    reasons: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeInto:
    """The same complaint logged twice: this one goes on in the other."""

    verb: ClassVar[str] = "merge"

    stream: StreamId | str
    into: StreamId | str
    reasons: Text


def link(standings: Sequence[Standing], command: LinkTo, on: Circumstances) -> Decision:
    """Link the two, on both records. Raises SameComplaint, Malformed. Source: 2022, 5.4."""
    one, other = _two(standings, command.reasons)
    return tuple(
        _linked(here, there, Link.RELATED, command.reasons, on)
        for here, there in ((one, other), (other, one))
    )


def merge(standings: Sequence[Standing], command: MergeInto, on: Circumstances) -> Decision:
    """Close this complaint into the other, which counts from the earlier receipt.

    Raises SameComplaint, ComplaintClosed, AlreadyAnswered, Malformed."""
    one, other = _two(standings, command.reasons)
    for each in (one, other):
        if each.closed_because is not None:
            raise ComplaintClosed(because=each.closed_because, reference=each.reference)
        if each.stage.number > 1 or each.answered(1):
            raise AlreadyAnswered(reference=each.reference)
    closed = Closed(because=ClosedBecause.MERGED, reasons=command.reasons, by_letter=False)
    return (
        _linked(one, other, Link.MERGED_INTO, command.reasons, on),
        NewEvent(stream=one.stream, facts=closed, happened_on=on.today),
        _linked(other, one, Link.MERGED_FROM, command.reasons, on),
    )


def _two(standings: Sequence[Standing], reasons: Text) -> tuple[Complaint, Complaint]:
    one, other = standings[0].complaint, standings[-1].complaint
    if one.stream == other.stream:
        raise SameComplaint(reference=one.reference)
    if not str(reasons).strip():
        raise Malformed(reasons=["why they belong together"])
    return one, other


def _linked(
    here: Complaint, there: Complaint, relation: Link, reasons: Text, on: Circumstances
) -> NewEvent:
    facts = Linked(
        to=there.stream,
        reference=there.reference,
        relation=relation,
        reasons=reasons,
        received_on=there.received_on,
        logged_on=there.at(1).logged_on,
        acknowledged_on=there.at(1).acknowledged_on,
    )
    return NewEvent(stream=here.stream, facts=facts, happened_on=on.today)
