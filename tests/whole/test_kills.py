"""`kill -9` of any part at any step of the story: nothing is lost and nothing is done twice."""

import os
import random
from concurrent.futures import ThreadPoolExecutor

import pytest
from tests.support.whole import Installation, Killer, played

from putright_development.story import STAGE_1, UP_TO_THE_HOLIDAY, Telling

ROUNDS = int(os.environ.get("N", "1"))
SEED = os.environ.get("SEED") or str(random.SystemRandom().randrange(10**6))
VICTIMS = ("api", "worker", "schedule", "valkey")
STEPS = (*STAGE_1, *UP_TO_THE_HOLIDAY)
"""Up to the stage 2 acknowledgement: the holiday that follows is the whole installation's."""
LETTERS = 4
ONLY = (*range(len(STAGE_1)), len(STAGE_1) + 2, len(STEPS) - 2, len(STEPS) - 1)
"""Each step of stage 1; of stage 2 the escalation, and the acknowledgement and its letter."""
AT_ONCE = 4
"""Stories played at once: each kill meets the others wherever they are."""
BEFORE = -1.0
AT_MOST_S = 0.6
"""A verb takes some hundredths of a second, a letter some tenths."""


@pytest.fixture(scope="module")
def undisturbed(whole: Installation) -> list[tuple[str, str]]:
    """What happens and when, where nothing is killed."""
    tenant, tale = whole.fresh()
    played(tale, STEPS)
    return shape(whole.left(tenant).events())


def shape(events: list[dict[str, object]]) -> list[tuple[str, str]]:
    """Each event and its day, in order."""
    return [(str(each["kind"]), str(each["happened_on"])) for each in events]


@pytest.mark.parametrize("victim", VICTIMS)
@pytest.mark.parametrize("turn", range(ROUNDS))
def test_a_kill_at_any_step_loses_nothing_and_does_nothing_twice(
    whole: Installation, undisturbed: list[tuple[str, str]], victim: str, turn: int
) -> None:
    print(f"SEED={SEED}")  # noqa: T201  shown where the test fails
    killer = Killer(whole, victim)
    landlords = [(at, *whole.fresh()) for at in ONLY]

    with ThreadPoolExecutor(AT_ONCE) as people:
        plays = [
            people.submit(disturbed, killer, tale, at, f"{SEED} {victim} {at} {turn}")
            for at, _, tale in landlords
        ]
        killer.serve(until=lambda: all(play.done() for play in plays))

    for play, (_, tenant, tale) in zip(plays, landlords, strict=True):
        print(play.result())  # noqa: T201
        left = whole.left(tenant)
        assert shape(left.events()) == undisturbed
        left.nothing_is_wrong(tale, LETTERS)


def disturbed(killer: Killer, tale: Telling, at: int, seed: str) -> str:
    """Play the story, and have the service killed just before one step or during it."""
    chance = random.Random(seed)  # noqa: S311  it must be repeatable
    after_s = chance.choice([BEFORE, chance.uniform(0, 0.05), chance.uniform(0, AT_MOST_S)])
    for number, step in enumerate(STEPS):
        if number == at:
            again = killer.strike(max(after_s, 0))
            if after_s == BEFORE:
                again.result(120)
            step.happens(tale)
            again.result(120)
        else:
            step.happens(tale)
    tale.settle()
    return f"{killer.victim} killed {after_s:.3f} s into {STEPS[at].title}"
