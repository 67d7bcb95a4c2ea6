"""What becomes of an invented complaint after its stage 1 response: closed, or on to stage 2.

What came before is `lives`."""

from datetime import date

from putright.cases import (
    Acknowledge,
    Assign,
    Close,
    CompleteAction,
    Define,
    Escalate,
    Extend,
    Respond,
)
from putright.complaint.events import Channel, ClosedBecause
from putright.complaint.text import Text
from putright_development.invented import Invented
from putright_development.register.playing import Play

STEPS = ("escalated", "acknowledged", "extended", "responded", "closed")
"""How far stage 2 comes; each step but the extension needs those before it."""
REVIEWER = "reviewer"


def goes_on(play: Play, made: Invented, answered_on: date, handler: str, way: str) -> None:
    """What was promised is done, and she is content, or asks for stage 2."""
    if way == "closed at stage 1" or way in STEPS:
        _actions(play, made, answered_on, handler)
    if way == "closed at stage 1":
        _closed(play, made, play.after(answered_on, 5), handler)
    if way in STEPS:
        _second_stage(play, made, play.after(answered_on, 3), STEPS.index(way))


def _second_stage(play: Play, made: Invented, asked_on: date, reaches: int) -> None:
    stream = made.log.stream
    asked = Escalate(
        stream=stream,
        requested_on=asked_on,
        channel=Channel.EMAIL,
        said=Text("I am still not happy."),
    )
    play.does(asked_on, "staff", asked, hour=9)
    if reaches < STEPS.index("acknowledged"):
        return
    acknowledged_on = play.after(asked_on, 2)
    person = play.landed.people[REVIEWER]
    none_known = Text("None known")
    assign = Assign(stream=stream, stage=2, handler=person, declaration=none_known)
    play.does(play.after(asked_on, 1), "officer", assign)
    define = Define(
        stream=stream,
        stage=2,
        points=made.points,
        outcomes_sought=Text("That it is looked at again."),
    )
    play.does(acknowledged_on, REVIEWER, define, hour=11)
    play.does(acknowledged_on, REVIEWER, Acknowledge(stream=stream, stage=2), hour=13)
    if reaches == STEPS.index("extended"):
        more = Extend(
            stream=stream,
            stage=2,
            until=play.after(acknowledged_on, 30),
            reasons=Text("A second survey is needed before this can be answered."),
            update_every_days=5,
        )
        play.does(play.after(acknowledged_on, 8), REVIEWER, more, hour=15)
    if reaches >= STEPS.index("responded"):
        answered_on = play.after(acknowledged_on, 15)
        answer = Respond(stream=stream, stage=2, decisions=made.decisions, remedies=made.remedies)
        play.does(answered_on, REVIEWER, answer, hour=16)
    if reaches == STEPS.index("closed"):
        _closed(play, made, play.after(answered_on, 5), REVIEWER)


def _actions(play: Play, made: Invented, answered_on: date, handler: str) -> None:
    if made.remedies:
        done_on = play.after(answered_on, 4)
        evidence = Text("The tenant signed for it, and a photograph was taken.")
        done = CompleteAction(
            stream=made.log.stream, action="1", done_on=done_on, evidence=evidence
        )
        play.does(done_on, handler, done, hour=12)


def _closed(play: Play, made: Invented, on: date, person: str) -> None:
    content = Close(
        stream=made.log.stream,
        because=ClosedBecause.SATISFIED,
        reasons=Text("She wrote that all is done and she is content."),
    )
    play.does(on, person, content, hour=14)
