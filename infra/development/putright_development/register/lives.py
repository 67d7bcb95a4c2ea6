"""What becomes of an invented complaint up to its stage 1 response, or of one that ends earlier.

The rest of its life is `second_stage`; how it is played is `playing`."""

import random
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType

from putright.cases import (
    Acknowledge,
    AskClarification,
    Assign,
    Define,
    Extend,
    KeepPromise,
    Refuse,
    Respond,
    Update,
    Withdraw,
)
from putright.clock import day_of
from putright.complaint.events import ActionPromised
from putright.complaint.text import Text
from putright_development.invented import Invented, complaint
from putright_development.register.playing import Play
from putright_development.register.second_stage import goes_on

LAST_OF_2022 = date(2024, 3, 4)
TOO_OLD = "too_old"
TOO_LONG_AGO_DAYS = 700
REFUSED_MAILBOX = "refuse-550"
"""The mail catcher refuses this mailbox for good: some letters must fail."""
BEGAN: Mapping[str, int] = MappingProxyType(
    {
        "withdrawn": 8,
        "refused": 9,
        "extended at stage 1": 9,
        "closed at stage 1": 22,
        "escalated": 17,
        "acknowledged": 22,
        "extended": 33,
        "responded": 38,
        "closed": 44,
    }
)
"""How many working days ago a complaint began that stands there today."""
ENDS_EARLY = {"withdrawn", "refused"}
LIVES = (
    "2022 responded",
    "runs",
    "runs",
    "mail refused",
    "backdated",
    "escalated",
    "acknowledged",
    "extended",
    "responded",
    "closed at stage 1",
    "withdrawn",
    "refused",
    "2022 closed",
    "extended at stage 1",
    "closed",
)
"""What each complaint comes to, one after another; one that runs is wherever its days bring it."""


def live(play: Play, chance: random.Random, n: int) -> None:
    """One complaint, some days ago; how far it comes depends on which it is."""
    life = LIVES[n % len(LIVES)]
    under_2022, way = life.startswith("2022 "), life.removeprefix("2022 ")
    today = day_of(play.ends_at)
    received_on = today - timedelta(days=chance.randint(0, 75))
    if way in BEGAN:
        received_on = play.days.before(today, BEGAN[way])
    if under_2022:
        received_on = LAST_OF_2022
    logged_on = play.days.first_working_day_on_or_after(received_on)
    if life == "backdated":
        logged_on = play.after(logged_on, 6)
    mail_to = f"{REFUSED_MAILBOX}+{n}@resident.example" if life == "mail refused" else None
    made = complaint(chance, received_on, logged_on, mail_to)
    made = replace(made, log=replace(made.log, issue_on=_arose_on(play, received_on, n, way)))
    play.does(logged_on, "officer", made.log, hour=9)
    _keeps_promises(play, made, logged_on)
    _first_stage(play, chance, made, logged_on, way)


def _keeps_promises(play: Play, made: Invented, logged_on: date) -> None:
    """What the policy promises at once and only the record shows: a notice, an enclosure."""
    for promise in play.landed.policy.promises:
        if promise.stage == 1 and promise.step in {"notify", "enclose"}:
            kept = KeepPromise(stream=made.log.stream, promise=promise.id, kept_on=logged_on)
            play.does(logged_on, "officer", kept, hour=9)


def _arose_on(play: Play, received_on: date, n: int, way: str) -> date | None:
    """When the issue arose: for some nobody knows, for what is refused as too old too long ago."""
    if way == "refused" and TOO_OLD in play.landed.policy.grounds:
        return received_on - timedelta(days=TOO_LONG_AGO_DAYS)
    return None if n % 4 == 0 else received_on - timedelta(days=20 + n % 90)


def _first_stage(
    play: Play, chance: random.Random, made: Invented, logged_on: date, way: str
) -> None:
    """Assigned, defined, acknowledged, answered: mostly in time, some late, some not at all."""
    stream = made.log.stream
    handler = chance.choice(["handler", "second-handler"])
    acknowledged_on = play.after(logged_on, chance.choices([1, 2, 4, 7], [30, 40, 20, 10])[0])
    answered_on = play.after(acknowledged_on, chance.choices([6, 9, 10, 14], [25, 40, 20, 15])[0])
    answers = chance.random() < 0.9  # noqa: PLR2004
    if way in BEGAN:
        acknowledged_on = play.after(logged_on, 2)
        answered_on, answers = play.after(acknowledged_on, 9), way not in ENDS_EARLY
    assigned_on = play.after(logged_on, 1)
    declaration = Text("None known")
    person = play.landed.people[handler]
    assign = Assign(stream=stream, stage=1, handler=person, declaration=declaration)
    play.does(assigned_on, "officer", assign)
    define = Define(
        stream=stream,
        stage=1,
        points=made.points,
        outcomes_sought=Text("An apology, and that it is put right."),
    )
    play.does(acknowledged_on, handler, define, hour=11)
    if chance.random() < 0.1:  # noqa: PLR2004
        asked = (Text("On which days did this happen?"),)
        play.does(
            acknowledged_on, handler, AskClarification(stream=stream, stage=1, questions=asked), 12
        )
    play.does(acknowledged_on, handler, Acknowledge(stream=stream, stage=1), hour=13)
    news_on = play.after(acknowledged_on, 5)
    if news_on < answered_on and chance.random() < 0.4:  # noqa: PLR2004
        news = Update(
            stream=stream,
            news=Text("We have the contractor's report and are reading it."),
            next_update_on=answered_on,
        )
        play.does(news_on, handler, news, hour=15)
    if way == "extended at stage 1":
        more = Extend(
            stream=stream,
            stage=1,
            until=play.after(acknowledged_on, 16),
            reasons=Text("The surveyor we need can first come next week."),
            update_every_days=5,
        )
        play.does(play.after(acknowledged_on, 6), handler, more, hour=15)
        return
    _ends_early(play, made, acknowledged_on, handler, way)
    if answers:
        play.does(answered_on, handler, _answer(play, made, answered_on), hour=16)
    goes_on(play, made, answered_on, handler, way)


def _ends_early(play: Play, made: Invented, acknowledged_on: date, handler: str, way: str) -> None:
    stream, on = made.log.stream, play.after(acknowledged_on, 3)
    if way == "withdrawn":
        said = Text("She rang: it was mended this morning and she does not want to go on.")
        play.does(on, handler, Withdraw(stream=stream, withdrawn_on=on, reasons=said))
    if way == "refused" and TOO_OLD in play.landed.policy.grounds:
        refusal = Refuse(
            stream=stream,
            stage=1,
            ground=TOO_OLD,
            # the reference makes them this complaint's own: reasons may not be copied
            reasons=Text(
                f"{made.log.subject}, {made.log.reference}:"
                f" you told us that it ended on {made.log.issue_on:%d %B %Y}."
            ),
            discretion=Text("Nothing kept her from complaining then, and nobody is at risk."),
        )
        play.does(on, "officer", refusal)


def _answer(play: Play, made: Invented, on: date) -> Respond:
    actions: tuple[ActionPromised, ...] = ()
    if made.remedies:
        due_on = play.after(on, 15)
        actions = (ActionPromised(id="1", what=Text("Put it right"), due_on=due_on),)
    return Respond(
        stream=made.log.stream,
        stage=1,
        decisions=made.decisions,
        remedies=made.remedies,
        actions=actions,
    )
