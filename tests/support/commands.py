"""One of every command there is, each about the complaint or the intake item of `complaints`.

What they lead to is for the tests to say."""

from datetime import time
from uuid import UUID

from tests.support.complaints import REFERENCE, STREAM, decisions, defined, resident
from tests.support.fakes import known_as
from tests.support.worked_dates import day

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
    SetAsideGround,
    Side,
)
from putright.complaint.people import Way
from putright.complaint.text import Text
from putright.tenancy import StreamId

ITEM, ITEM_REFERENCE = StreamId(UUID(int=2)), "100000000009"

LOG = Log(
    stream=STREAM,
    reference=REFERENCE,
    received_on=day("Fri 2026-12-18"),
    channel=Channel.TELEPHONE,
    received_by=Text("Tobias Finch"),
    subject=Text("Leak"),
    category="repairs",
    said=Text("It leaks."),
    resident=resident(),
)
TAKE_IN = TakeIn(
    stream=ITEM,
    reference=ITEM_REFERENCE,
    channel=Channel.EMAIL,
    sender=Text("w.oakapple@example.org"),
    said=Text("It leaks."),
    arrived_on=day("Fri 2026-12-18"),
)
DEFINE = Define(
    stream=REFERENCE, stage=1, points=defined().points, outcomes_sought=Text("A repair")
)
ACKNOWLEDGE = Acknowledge(stream=REFERENCE, stage=1)
LEFT = RecordSent(
    stream=STREAM,
    sequence=4,
    letter="acknowledgement",
    way="email",
    document="d",
    message_id=None,
    template="1",
    policy=1,
    ombudsman_block="2026",
    sent_on=day("Fri 2026-12-18"),
)
POSTED = RecordPosting(
    stream=STREAM,
    sequence=4,
    letter="acknowledgement",
    way="post",
    document="d",
    message_id=None,
    template="1",
    policy=1,
    ombudsman_block="2026",
    sent_on=day("Fri 2026-12-18"),
)
FIRES = FireTimers(stream=STREAM, by=moment_on(day("Wed 2026-12-23"), time(9)))
TODAY = day("Fri 2026-12-18")
LATER = day("Fri 2027-01-22")
COMMANDS: tuple[Command, ...] = (
    TAKE_IN,
    LOG,
    DEFINE,
    ACKNOWLEDGE,
    LEFT,
    POSTED,
    FIRES,
    SetIntakeAside(
        stream=ITEM, ground=SetAsideGround.NO_DISSATISFACTION, reasons=Text("A thank-you note")
    ),
    AskClarification(stream=REFERENCE, stage=1, questions=(Text("Which sink?"),)),
    Assign(
        stream=REFERENCE,
        stage=1,
        handler=known_as("handler"),
        declaration=Text("None known"),
    ),
    Update(stream=REFERENCE, news=Text("On order")),
    Respond(stream=REFERENCE, stage=1, decisions=decisions()),
    Correct(
        stream=REFERENCE,
        sequence=1,
        field="subject",
        after=Text("No heating"),
        reason=Text("Misread"),
    ),
    RecordFailure(stream=STREAM, sequence=4, letter="acknowledgement", way="email", why="550"),
    Extend(stream=REFERENCE, stage=1, until=LATER, reasons=Text("A survey")),
    ExplainLateness(stream=REFERENCE, stage=1, until=LATER, reasons=Text("A survey")),
    InvitePosition(
        stream=REFERENCE, stage=1, side=Side.RESIDENT, about=Text("The report"), reply_by=LATER
    ),
    RecordPosition(stream=REFERENCE, stage=1, side=Side.RESIDENT, said=Text("No"), said_on=TODAY),
    AddPoints(stream=REFERENCE, points=(), related_because=Text("The same leak")),
    SplitOff(
        stream=REFERENCE,
        new_stream=ITEM,
        new_reference=ITEM_REFERENCE,
        received_on=TODAY,
        channel=Channel.EMAIL,
        received_by=Text("Tobias Finch"),
        subject=Text("Rent"),
        category="rent",
        said=Text("And the rent"),
        reasons=Text("It is not about the leak"),
    ),
    Escalate(stream=REFERENCE, requested_on=TODAY, channel=Channel.EMAIL),
    Consider(stream=REFERENCE, stage=1, by=known_as("handler"), part=Part.INVESTIGATOR),
    Refuse(stream=REFERENCE, stage=1, ground="too_old", reasons=Text("Known since 2012")),
    CompleteAction(stream=REFERENCE, action="1", done_on=TODAY, evidence=Text("A photograph")),
    KeepPromise(stream=REFERENCE, promise="stage1.notify", kept_on=TODAY),
    Withdraw(stream=REFERENCE, withdrawn_on=TODAY, reasons=Text("She rang to say so")),
    Close(stream=REFERENCE, because=ClosedBecause.ANSWERED, reasons=Text("Nothing more")),
    Reopen(stream=REFERENCE, reasons=Text("New evidence")),
    RecordInstruction(
        stream=REFERENCE, asks=Asks.RESPOND, stage=1, made_on=TODAY, until=LATER, said=Text("By")
    ),
    RecordContact(stream=REFERENCE, contacted_on=TODAY, said=Text("An enquiry")),
    Correspond(stream=REFERENCE, subject=Text("An offer"), words=Text("We offer more.")),
    LinkTo(stream=REFERENCE, to=ITEM_REFERENCE, reasons=Text("The same flat")),
    MergeInto(stream=REFERENCE, into=ITEM_REFERENCE, reasons=Text("Logged twice")),
    RecordReturn(stream=STREAM, sequence=4, returned_on=TODAY, why=Text("Gone away")),
    SendAgain(stream=STREAM, sequence=4, way=Way.POST),
    MoveDates(stream=STREAM, calendar_was=1, policy_was=1),
)
