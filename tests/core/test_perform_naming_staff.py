"""The one road: a letter that names staff or contractors goes with a reason, under 2022 (4.9)."""

from dataclasses import replace

import pytest
from tests.support.commands import LOG
from tests.support.complaints import STREAM
from tests.support.worked_dates import day
from tests.support.worlds import World

from putright.cases import RecordFailure, SendAgain, Update
from putright.complaint.events import Updated
from putright.complaint.people import Way
from putright.complaint.text import Text
from putright.letters.naming import StaffNamed
from putright.perform import Performed

LOG_OF_2022 = replace(
    LOG,
    received_on=day("Wed 2024-03-20"),
    backdated_because=Text("Found in a drawer"),
    backdated_evidence=Text("The stamp of the post room"),
)
TOLD = Update(
    stream=STREAM,
    news=Text("Handler came on Monday; Fixwell was to come too."),
    next_update_on=day("Wed 2026-12-23"),
)


@pytest.fixture
def world() -> World:
    return World()


def test_under_2022_a_letter_with_a_name_in_it_goes_only_with_a_reason(world: World) -> None:
    world.records.contractors = ("Fixwell",)
    world.do(LOG_OF_2022)
    with pytest.raises(StaffNamed) as refused:
        world.do(TOLD)
    assert refused.value.values == {"names": ["Handler", "Fixwell"]}
    world.unit.staged.clear()

    why = Text("She asked who came")
    told = world.do(replace(TOLD, naming_because=why)).events[0]
    assert isinstance(told.facts, Updated)
    assert told.facts.naming_because == why
    assert world.do(replace(TOLD, told_on=day("Fri 2026-12-18"))).events  # said, not written
    assert world.do(replace(TOLD, news=Text("An engineer came."))).events


def test_under_2024_nobody_asks_whom_a_letter_names(world: World) -> None:
    world.records.contractors = ("Fixwell",)
    world.do(LOG)
    assert world.do(TOLD).events


def test_a_letter_that_goes_again_was_looked_at_before(world: World) -> None:
    world.do(LOG_OF_2022)
    ordered = world.do(replace(TOLD, news=Text("Fixwell comes."))).events[0].sequence
    failed = RecordFailure(stream=STREAM, sequence=ordered, letter="update", way="post", why="Lost")
    world.do(failed, person=None, worker="letters.dispatch")
    world.records.contractors = ("Fixwell",)
    again = SendAgain(stream=STREAM, sequence=ordered, way=Way.POST)
    done = world.do(again)
    assert isinstance(done, Performed)
    assert done.events
