"""A register of invented complaints, spread over every state the verbs reach.

How their months are played is `playing`; what happens in them is `lives` and `second_stage`."""

import random
from collections.abc import Callable

from putright.clock import SystemClock
from putright.rules.bank_holidays import england
from putright_development.landlord import Landed
from putright_development.register.intake import arrive
from putright_development.register.lives import live
from putright_development.register.playing import Play, SetClock, posting, workplace
from putright_development.stack import Stack

__all__ = ["fill", "posting"]


def fill(
    running: Stack, landed: Landed, complaints: int, progress: Callable[[int, int], None]
) -> None:
    """Fill a fresh landlord's register; the same name gets much the same register each time.

    `progress` hears of turns taken, and how many there are."""
    chance = random.Random(landed.slug)  # noqa: S311 - invented residents, no secret
    now = SystemClock().now()
    with workplace(running, SetClock(now)) as (at, clock):
        play = Play(landed, running.issuer.issuer(landed.slug), at, clock, england(), now)
        for n in range(complaints):
            live(play, chance, n)
        for n in range(complaints // 6):
            arrive(play, chance, n)
        play.run(progress)
