from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from tests.support.complaints import (
    STREAM,
    Happened,
    a_complaint,
    acknowledged,
    an_event,
    circumstances,
    defined,
    logged,
    not_sent,
    owed,
    responded,
    sent,
)

from putright.cases.circumstances import Decision, Standing
from putright.cases.in_hand import ComplaintClosed
from putright.cases.link import (
    AlreadyAnswered,
    LinkTo,
    MergeInto,
    SameComplaint,
    link,
    merge,
)
from putright.complaint.events import Closed, ClosedBecause, Event, Link, Linked
from putright.complaint.state import fold
from putright.complaint.text import Text
from putright.errors import Malformed
from putright.tenancy import StreamId

OTHER = StreamId(UUID(int=21))
WHY = Text("The same leak, told twice")
TOGETHER = LinkTo(stream=STREAM, to=OTHER, reasons=WHY)
INTO = MergeInto(stream=STREAM, into=OTHER, reasons=WHY)
ON = circumstances("Fri 2026-06-12")
HERE = logged(
    "Mon 2026-06-01",
    (defined(), "Tue 2026-06-02"),
    (acknowledged(), "Tue 2026-06-02"),
    (sent(4), "Tue 2026-06-02"),
)


def there(on: str = "Wed 2026-06-10", *later: Happened) -> tuple[Event, ...]:
    return tuple(replace(each, stream=OTHER) for each in logged(on, *later))


def both(one: tuple[Event, ...], other: tuple[Event, ...]) -> list[Standing]:
    return [Standing(state=fold(each), history=each) for each in (one, other)]


def of(stream: StreamId, history: tuple[Event, ...], decision: Decision) -> tuple[Event, ...]:
    """The history with what the decision adds to it."""
    for each in decision:
        if each.stream == stream:
            number = len(history) + 1
            history = (*history, an_event(each.facts, each.happened_on, number, stream))
    return history


def test_two_that_belong_together_know_each_other() -> None:
    decision = link(both(HERE, there()), TOGETHER, ON)

    assert [each.stream for each in decision] == [STREAM, OTHER]
    for each, to in zip(decision, (OTHER, STREAM), strict=True):
        assert isinstance(each.facts, Linked)
        assert (each.facts.relation, each.facts.to) == (Link.RELATED, to)
        assert not each.facts.by_letter
    assert owed(of(STREAM, HERE, decision)) == owed(HERE)
    assert owed(of(OTHER, there(), decision)) == owed(there())


def test_one_that_goes_on_in_the_other_is_closed_and_bars_nothing_there() -> None:
    decision = merge(both(HERE, there()), INTO, ON)

    gone = a_complaint(*of(STREAM, HERE, decision))
    goes_on = a_complaint(*of(OTHER, there(), decision))
    assert gone.closed_because is ClosedBecause.MERGED
    assert [each.link for each in gone.bonds] == [Link.MERGED_INTO]
    assert goes_on.closed_because is None
    assert [each.link for each in goes_on.bonds] == [Link.MERGED_FROM]


@pytest.mark.parametrize("later_goes_on", [True, False])
def test_the_earlier_receipt_counts_whichever_goes_on(*, later_goes_on: bool) -> None:
    later = there("Wed 2026-06-10")
    pair, command = (HERE, later), INTO
    if not later_goes_on:
        pair, command = (later, HERE), MergeInto(stream=OTHER, into=STREAM, reasons=WHY)
    goes_on = pair[1]

    after = owed(of(goes_on[0].stream, goes_on, merge(both(*pair), command, ON)))

    assert after["code:stage1.acknowledge"].due_on == date(2026, 6, 8)
    assert after["code:stage1.acknowledge"].done_on == date(2026, 6, 2)
    assert after["code:stage1.respond"].due_on == date(2026, 6, 16)
    assert after["code:stage1.respond"].work_by == date(2026, 6, 16)


ANSWERED = ((defined(), "Wed 2026-06-10"), (responded(), "Thu 2026-06-11"))


def test_answered_complaints_are_linked_and_no_longer_merged() -> None:
    answered = there("Wed 2026-06-10", *ANSWERED)
    failed = there("Wed 2026-06-10", *ANSWERED, (not_sent(4), "Thu 2026-06-11"))

    for pair in ((HERE, answered), (answered, HERE)):
        with pytest.raises(AlreadyAnswered):
            merge(both(*pair), INTO, ON)
    assert link(both(HERE, answered), TOGETHER, ON)
    assert merge(both(HERE, failed), INTO, ON)


def test_closed_complaints_are_not_merged() -> None:
    gone = Closed(because=ClosedBecause.WITHDRAWN, reasons=WHY, by_letter=False)
    closed = there("Wed 2026-06-10", (gone, "Thu 2026-06-11"))

    for pair in ((HERE, closed), (closed, HERE)):
        with pytest.raises(ComplaintClosed):
            merge(both(*pair), INTO, ON)
    assert link(both(HERE, closed), TOGETHER, ON)


@pytest.mark.parametrize(("verb", "command"), [(link, TOGETHER), (merge, INTO)])
def test_it_takes_two_and_a_reason(verb: object, command: LinkTo | MergeInto) -> None:
    decide = {link: link, merge: merge}[verb]  # type: ignore[index]

    with pytest.raises(SameComplaint):
        decide(both(HERE, HERE), command, ON)  # type: ignore[arg-type]
    with pytest.raises(Malformed):
        decide(both(HERE, there()), replace(command, reasons=Text(" ")), ON)  # type: ignore[arg-type]
