"""What arrives at an invented landlord, and what becomes of it before it is a complaint."""

import random
from dataclasses import replace
from datetime import timedelta

from putright.cases import SetIntakeAside, TakeIn
from putright.clock import day_of
from putright.complaint.events import Channel, SetAsideGround
from putright.complaint.text import Text
from putright.references import new_reference, new_stream
from putright_development.invented import complaint
from putright_development.register.playing import Play


def arrive(play: Play, chance: random.Random, n: int) -> None:
    """Something that arrived: some of it waits, some was taken up, some set aside."""
    arrived_on = day_of(play.ends_at) - timedelta(days=chance.randint(1, 9))
    stream = new_stream()
    arrived = TakeIn(
        stream=stream,
        reference=new_reference(),
        channel=chance.choice([Channel.EMAIL, Channel.WEB_FORM]),
        sender=Text(f"resident{n}@resident.example"),
        said=Text("I have written three times about the lift and nobody answers."),
        arrived_on=arrived_on,
        automatic_receipt=True,
    )
    play.does(arrived_on, "staff", arrived, hour=8)
    if n % 3 == 1:
        made = complaint(chance, arrived_on, arrived_on, None)
        play.does(arrived_on, "officer", replace(made.log, intake=stream), hour=9)
    if n % 3 == 0:
        aside = SetIntakeAside(
            stream=stream,
            ground=SetAsideGround.SERVICE_REQUEST,
            reasons=Text("A first report of a lift fault; she chose not to complain."),
            choice_offered_on=arrived_on,
        )
        play.does(arrived_on, "officer", aside, hour=17)
