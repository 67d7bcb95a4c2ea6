"""Every verb, asked in full and asked without its reason, for a complaint in any state.

The answers are the table of `tests/house/test_every_state_and_verb.py`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from uuid import UUID

from tests.support.complaints import decisions, defined, resident
from tests.support.lives import FIRST_HANDLER, Life

from putright.cases import (
    Acknowledge,
    AddPoints,
    AskClarification,
    Assign,
    Close,
    Command,
    CompleteAction,
    Consider,
    Correct,
    Correspond,
    Define,
    Escalate,
    ExplainLateness,
    Extend,
    FireTimers,
    InvitePosition,
    KeepPromise,
    LinkTo,
    Log,
    MergeInto,
    MoveDates,
    RecordContact,
    RecordFailure,
    RecordInstruction,
    RecordPosition,
    RecordPosting,
    RecordReturn,
    RecordSent,
    Refuse,
    Reopen,
    Respond,
    SendAgain,
    SetIntakeAside,
    SplitOff,
    TakeIn,
    Update,
    Withdraw,
)
from putright.clock import moment_on
from putright.complaint.events import (
    Asks,
    Channel,
    ClosedBecause,
    Part,
    Point,
    SetAsideGround,
    Side,
)
from putright.complaint.people import Way
from putright.complaint.text import Text
from putright.tenancy import PrincipalId, StreamId

SECOND_HANDLER = PrincipalId(UUID(int=102))
APPROVER = PrincipalId(UUID(int=103))
OTHER = StreamId(UUID(int=21))
NEW = StreamId(UUID(int=22))
NOTHING = Text(" ")
WHY = Text("The scaffold cannot go up before the party wall is agreed")


@dataclass(frozen=True, slots=True)
class Question:
    """A command with all that it may need, and without the reason it may need."""

    full: Command
    bare: Command


def _question(full: Command, **bare: object) -> Question:
    return Question(full, replace(full, **bare))  # type: ignore[arg-type]


def every_question(life: Life) -> dict[str, Question]:
    """Every verb by its name; with a stage, once for each, and once for each way it differs."""
    stream, today = life.history[0].stream, life.today
    return {
        **dict(_beginning(life, stream, today)),
        **{
            f"{name} {stage}": question
            for stage in (1, 2)
            for name, question in _at_a_stage(stage, stream, life.start, today)
        },
        **dict(_on_the_way(stream, today)),
        **dict(_ending(stream, today)),
        **dict(_recording(life, stream, today)),
    }


def _beginning(life: Life, stream: StreamId, today: date) -> Iterator[tuple[str, Question]]:
    yield (
        "take_in",
        _question(
            TakeIn(
                stream=NEW,
                reference="000000000022",
                channel=Channel.EMAIL,
                sender=Text("Wilhelmina Oakapple"),
                said=Text("It leaks."),
                arrived_on=today,
            )
        ),
    )
    yield (
        "log",
        _question(
            Log(
                stream=NEW,
                reference="000000000022",
                received_on=life.start - timedelta(days=1),
                channel=Channel.IN_PERSON,
                received_by=Text("The caretaker"),
                subject=Text("Leak"),
                category="repairs",
                said=Text("It leaks."),
                resident=resident(),
                intake=stream,
                backdated_because=Text("The note lay in a drawer"),
                backdated_evidence=Text("The note"),
            ),
            backdated_because=None,
        ),
    )
    yield (
        "set_aside",
        _question(
            SetIntakeAside(
                stream=stream,
                ground=SetAsideGround.NO_DISSATISFACTION,
                reasons=Text("A thank-you"),
            ),
            reasons=NOTHING,
        ),
    )


def _at_a_stage(
    stage: int, stream: StreamId, start: date, today: date
) -> Iterator[tuple[str, Question]]:
    facts = defined(2, stage)
    define = Define(
        stream=stream, stage=stage, points=facts.points, outcomes_sought=facts.outcomes_sought
    )
    assign = Assign(
        stream=stream, stage=stage, handler=SECOND_HANDLER, declaration=Text("None known")
    )
    consider = Consider(stream=stream, stage=stage, by=SECOND_HANDLER, part=Part.APPROVER)
    respond = Respond(stream=stream, stage=stage, decisions=decisions(2))
    position = RecordPosition(
        stream=stream, stage=stage, side=Side.STAFF, said=Text("I rang first"), said_on=today
    )
    yield "define", _question(define, outcomes_sought=None)
    yield (
        "ask_clarification",
        _question(AskClarification(stream=stream, stage=stage, questions=(Text("Which room?"),))),
    )
    yield "assign", _question(assign, declaration=NOTHING)
    yield "assign the first handler", _question(replace(assign, handler=FIRST_HANDLER))
    yield "acknowledge", _question(Acknowledge(stream=stream, stage=stage))
    yield "respond", _question(respond)
    yield "respond to one point of two", _question(replace(respond, decisions=decisions(1)))
    yield "consider", _question(consider)
    yield "consider by the first handler", _question(replace(consider, by=FIRST_HANDLER))
    yield (
        "invite_position",
        _question(
            InvitePosition(
                stream=stream,
                stage=stage,
                side=Side.RESIDENT,
                about=Text("That nobody was in"),
                reply_by=today + timedelta(days=5),
            )
        ),
    )
    yield "record_position", _question(position)
    yield from _time(stage, stream, start, today)
    refuse = Refuse(
        stream=stream,
        stage=stage,
        ground="too_old",
        reasons=WHY,
        discretion=Text("She was well and knew whom to ask"),
        issue_on=today - timedelta(days=800),
        approver=APPROVER,
    )
    yield "refuse", _question(refuse, discretion=None)
    yield "refuse on no ground of the policy", _question(replace(refuse, ground="nuisance"))
    yield "refuse without reasons", _question(replace(refuse, reasons=NOTHING))
    yield "refuse without the approver", _question(replace(refuse, approver=None))


def _time(stage: int, stream: StreamId, start: date, today: date) -> Iterator[tuple[str, Question]]:
    """An extension as far as the Code lets it go by itself, one further, and lateness explained.

    The 28th and 50th days after the Monday of receipt lie within what either edition allows."""
    extend = Extend(
        stream=stream,
        stage=stage,
        until=start + timedelta(days=28 if stage == 1 else 50),
        reasons=WHY,
        update_every_days=5,
        good_reason=WHY,
        approver=APPROVER,
    )
    late = ExplainLateness(
        stream=stream,
        stage=stage,
        until=today + timedelta(days=7),
        reasons=WHY,
        update_every_days=5,
    )
    yield "extend", _question(extend, good_reason=None)
    far = replace(extend, until=today + timedelta(days=120))
    yield "extend far", _question(far, good_reason=None)
    yield "extend far without the approver", _question(replace(far, approver=None))
    yield "explain_lateness", _question(late, reasons=NOTHING)


def _on_the_way(stream: StreamId, today: date) -> Iterator[tuple[str, Question]]:
    third = Point(number=3, text=Text("The ceiling too"), responsible=True)
    apart = SplitOff(
        stream=stream,
        new_stream=NEW,
        new_reference="000000000022",
        received_on=today,
        channel=Channel.EMAIL,
        received_by=Text("Tobias Finch"),
        subject=Text("Parking"),
        category="estate",
        said=Text("And the parking."),
        reasons=Text("Parking has nothing to do with the leak"),
    )
    escalate = Escalate(
        stream=stream,
        requested_on=today,
        channel=Channel.SOCIAL_MEDIA,
        accepted_late_because=Text("She was in hospital"),
    )
    yield (
        "add_points",
        _question(
            AddPoints(stream=stream, points=(third,), related_because=Text("The same leak")),
            related_because=NOTHING,
        ),
    )
    yield "split_off", _question(apart, reasons=NOTHING)
    yield "escalate", _question(escalate, accepted_late_because=None)
    update = Update(
        stream=stream,
        news=Text("The part is ordered"),
        next_update_on=today + timedelta(days=7),
    )
    yield "update", _question(update, next_update_on=None)
    for asks in Asks:
        yield (
            f"record_instruction {asks.value}",
            _question(
                RecordInstruction(
                    stream=stream,
                    asks=asks,
                    stage=2 if asks is Asks.ESCALATE else 1,
                    made_on=today,
                    until=today + timedelta(days=10),
                    said=Text("Please do so"),
                )
            ),
        )
    yield (
        "record_contact",
        _question(RecordContact(stream=stream, contacted_on=today, said=Text("She rang them"))),
    )


def _ending(stream: StreamId, today: date) -> Iterator[tuple[str, Question]]:
    done = CompleteAction(
        stream=stream, action="repair", done_on=today, evidence=Text("Photographs")
    )
    yield "complete_action", _question(done, evidence=NOTHING)
    kept = KeepPromise(stream=stream, promise="stage1.notify", kept_on=today)
    yield "keep_promise", _question(kept)
    yield (
        "withdraw",
        _question(
            Withdraw(stream=stream, withdrawn_on=today, reasons=Text("She rang")), reasons=NOTHING
        ),
    )
    yield (
        "close",
        _question(
            Close(stream=stream, because=ClosedBecause.ANSWERED, reasons=Text("Nothing more")),
            reasons=NOTHING,
        ),
    )
    yield "reopen", _question(Reopen(stream=stream, reasons=WHY), reasons=NOTHING)
    yield (
        "correspond",
        _question(Correspond(stream=stream, subject=Text("An offer"), words=Text("We offer more"))),
    )
    yield "link", _question(LinkTo(stream=stream, to=OTHER, reasons=WHY), reasons=NOTHING)
    yield "merge", _question(MergeInto(stream=stream, into=OTHER, reasons=WHY), reasons=NOTHING)


def _recording(life: Life, stream: StreamId, today: date) -> Iterator[tuple[str, Question]]:
    named = {"stream": stream, "sequence": life.letter, "letter": "letter", "way": "email"}
    left = {
        "document": "document",
        "message_id": None,
        "template": "1",
        "policy": 1,
        "ombudsman_block": "2026",
        "sent_on": today,
    }
    yield "record_sent", _question(RecordSent(**named, **left))
    yield "record_posting", _question(RecordPosting(**named, **left))
    yield "record_failure", _question(RecordFailure(**named, why="550"))
    yield (
        "record_return",
        _question(
            RecordReturn(
                stream=stream, sequence=life.letter, returned_on=today, why=Text("Gone away")
            )
        ),
    )
    yield "send_again", _question(SendAgain(stream=stream, sequence=life.letter, way=Way.POST))
    yield (
        "correct",
        _question(
            Correct(
                stream=stream,
                sequence=1,
                field="happened_on",
                after=Text(str(life.start - timedelta(days=3))),
                reason=Text("The postmark"),
                evidence=Text("The envelope"),
            ),
            evidence=None,
        ),
    )
    yield (
        "fire_timers",
        _question(FireTimers(stream=stream, by=moment_on(today, time(23)))),
    )
    yield "move_dates", _question(MoveDates(stream=stream, calendar_was=1, policy_was=1))
