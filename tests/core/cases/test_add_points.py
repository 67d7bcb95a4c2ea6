from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from tests.support.complaints import (
    BOTH_EDITIONS,
    STREAM,
    Happened,
    a_complaint,
    an_event,
    decided,
    defined,
    further,
    logged,
    not_sent,
    owed,
    refused_under,
    responded,
)
from tests.support.worked_dates import day

from putright.cases.add_points import AddPoints, SplitOff, add_points, split_off
from putright.cases.days import DayInTheFuture
from putright.complaint.events import (
    Channel,
    Link,
    Linked,
    Logged,
    Point,
    PointsAdded,
    Received,
)
from putright.complaint.text import Text
from putright.errors import Malformed
from putright.rules.s5_process import (
    BackdatedWithoutReason,
    DefinitionMissing,
    ResponsibilityUnexplained,
)
from putright.rules.s6_escalation import NewMatterAfterResponse, RelationUnexplained
from putright.tenancy import StreamId

NEW = StreamId(UUID(int=22))
SAME_LEAK = Text("Water from the same leak")
THIRD = Point(number=3, text=Text("The ceiling below"), responsible=True)
WEDNESDAY = {"2024": "Wed 2026-06-03", "2022": "Wed 2023-06-07"}
FOLD = AddPoints(stream=STREAM, points=(THIRD,), related_because=SAME_LEAK)


def under(edition: str, *later: Happened) -> tuple:  # type: ignore[type-arg]
    start = dict(BOTH_EDITIONS)[edition]
    return logged(start, (defined(), start), *later)


def apart(edition: str, **changes: object) -> SplitOff:
    command = SplitOff(
        stream=STREAM,
        new_stream=NEW,
        new_reference="000000000022",
        received_on=day(WEDNESDAY[edition]),
        channel=Channel.EMAIL,
        received_by=Text("Tobias Finch"),
        subject=Text("Parking"),
        category="estate",
        said=Text("And somebody parks in my bay."),
        reasons=Text("Parking has nothing to do with the leak"),
    )
    return replace(command, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize("edition", list(WEDNESDAY))
def test_a_related_point_is_folded_in_and_moves_no_day(edition: str) -> None:
    before = under(edition)

    [event] = decided(add_points, before, FOLD, WEDNESDAY[edition])
    after = further(before, (event.facts, WEDNESDAY[edition]))

    assert event.facts == PointsAdded(stage=1, points=(THIRD,), related_because=SAME_LEAK)
    definition = a_complaint(*after).at(1).defined
    assert definition is not None
    assert [each.number for each in definition.points] == [1, 2, 3]
    assert {key: each.due_on for key, each in owed(after).items()} == {
        key: each.due_on for key, each in owed(before).items()
    }


@pytest.mark.parametrize(("edition", "provision"), [("2024", "6.8"), ("2022", "5.7")])
def test_after_the_response_or_without_a_relation_it_is_another_complaint(
    edition: str, provision: str
) -> None:
    on = WEDNESDAY[edition]
    answered = under(edition, (responded(), on))
    unrelated = replace(FOLD, related_because=Text(" "))

    assert refused_under(NewMatterAfterResponse, add_points, answered, FOLD, on) == (
        edition,
        provision,
    )
    assert refused_under(RelationUnexplained, add_points, under(edition), unrelated, on) == (
        edition,
        provision,
    )
    assert decided(add_points, further(answered, (not_sent(4), on)), FOLD, on)


@pytest.mark.parametrize(("edition", "definition"), [("2024", "5.6"), ("2022", "4.2")])
def test_there_is_a_definition_to_fold_it_into(edition: str, definition: str) -> None:
    undefined = logged(dict(BOTH_EDITIONS)[edition])

    assert refused_under(DefinitionMissing, add_points, undefined, FOLD, WEDNESDAY[edition]) == (
        edition,
        definition,
    )


def test_a_point_that_is_not_the_landlords_says_why() -> None:
    silent = replace(FOLD, points=(replace(THIRD, responsible=False),))

    assert refused_under(
        ResponsibilityUnexplained, add_points, under("2024"), silent, "Wed 2026-06-03"
    ) == ("2024", "5.7")


@pytest.mark.parametrize(
    "points", [(), (replace(THIRD, number=2),), (replace(THIRD, text=Text(" ")),)]
)
def test_points_go_on_from_the_last_and_have_words(points: tuple[Point, ...]) -> None:
    with pytest.raises(Malformed):
        decided(add_points, under("2024"), replace(FOLD, points=points), "Wed 2026-06-03")


@pytest.mark.parametrize("edition", list(WEDNESDAY))
def test_what_stands_apart_becomes_a_linked_complaint_in_the_same_decision(edition: str) -> None:
    on = WEDNESDAY[edition]

    *new, here = decided(split_off, under(edition), apart(edition), on)

    assert {each.stream for each in new} == {NEW}
    received, recorded, back = (each.facts for each in new)
    assert isinstance(received, Received)
    assert (received.reference, received.category) == ("000000000022", "estate")
    assert received.resident == a_complaint(*under(edition)).resident
    assert recorded == Logged()
    assert isinstance(back, Linked)
    assert (back.relation, back.to, back.by_letter) == (Link.SPLIT_FROM, STREAM, True)
    assert here.stream == STREAM
    assert isinstance(here.facts, Linked)
    assert (here.facts.relation, here.facts.to, here.facts.by_letter) == (
        Link.SPLIT_OFF,
        NEW,
        False,
    )
    history = tuple(
        an_event(each.facts, each.happened_on, number, NEW) for number, each in enumerate(new, 1)
    )
    assert owed(history)["code:stage1.acknowledge"].due_on == day(
        {"2024": "Wed 2026-06-10", "2022": "Wed 2023-06-14"}[edition]
    )


@pytest.mark.parametrize("edition", list(WEDNESDAY))
def test_it_can_be_split_off_after_the_response_too(edition: str) -> None:
    on = WEDNESDAY[edition]

    assert len(decided(split_off, under(edition, (responded(), on)), apart(edition), on)) == 4


def test_it_says_why_and_its_day_is_explained_under_its_own_edition() -> None:
    # the complaint it came with is of 2023; the matter is raised in 2026
    older = under("2022")
    silent, early = apart("2024", reasons=Text(" ")), apart("2024")

    with pytest.raises(Malformed):
        decided(split_off, older, silent, "Wed 2026-06-03")
    assert refused_under(BackdatedWithoutReason, split_off, older, early, "Thu 2026-06-04") == (
        "2024",
        "5.12",
    )
    with pytest.raises(DayInTheFuture):
        decided(split_off, older, early, "Tue 2026-06-02")
    explained = replace(
        early, backdated_because=Text("A note"), backdated_evidence=Text("The note")
    )
    first, *_ = decided(split_off, older, explained, "Thu 2026-06-04")
    assert first.happened_on == date(2026, 6, 3)


def test_how_old_the_matter_is_goes_with_it() -> None:
    known = {"issue_on": day("Mon 2025-03-03"), "aware_on": day("Mon 2025-04-07")}
    _, entered, *_ = decided(split_off, under("2024"), apart("2024", **known), WEDNESDAY["2024"])
    assert entered.facts == Logged(**known)  # type: ignore[arg-type]

    tomorrow = apart("2024", issue_on=day("Thu 2026-06-04"))
    with pytest.raises(DayInTheFuture):
        decided(split_off, under("2024"), tomorrow, "Wed 2026-06-03")
