"""A complaint whose stage 1 response fills three pages: two points, reasons for each, remedies.

Each has a number of its own in every sentence that Typst could otherwise remember."""

from datetime import date, timedelta

from putright.cases import Acknowledge, Command, Define, Log, Respond
from putright.complaint.events import (
    ActionPromised,
    Channel,
    Outcome,
    Point,
    PointDecided,
    Remedy,
    RemedyKind,
)
from putright.complaint.people import Resident, Way
from putright.complaint.text import Text
from putright.references import new_reference, new_stream

FIRST_NUMBER = 10_000
POINTS = (
    "the leak from the flat above was reported under job {n} and nobody came",
    "the appointment under job {n} was missed, and nobody rang to say so",
)
REASONS = """\
Our records show that job {n} was raised on the day you first rang, and closed two days later by
mistake when the contractor could not find the stopcock. Nobody told you so. Job {n} should have
been raised again that week, as our repairs policy promises.

The supervisor who should have read the report on job {n} was on leave, and nobody took over the
list. We have spoken to the team; the report is now read each morning by whoever is on duty, and
job {n} was the first to be read so."""


def number(n: int) -> int:
    """The number in the words of the complaint of that index: always five digits."""
    return FIRST_NUMBER + n


def a_wordy_complaint(n: int, today: date) -> tuple[Command, ...]:
    """What is done with it, from its logging to the response that orders the letter."""
    stream = new_stream()
    log = Log(
        stream=stream,
        reference=new_reference(),
        received_on=today,
        channel=Channel.TELEPHONE,
        received_by=Text("Contact centre"),
        subject=Text(f"Leak from the flat above, job {number(n)}"),
        category="leaks_and_water_ingress",
        said=Text("Water has come through the ceiling for months and nobody has come back."),
        resident=Resident(
            name=Text("Petra Sample"),
            address=Text(f"{number(n)} Invented Street\nNowhere\nZZ99 9ZZ"),
            prefers=Way.POST,
        ),
    )
    define = Define(
        stream=stream,
        stage=1,
        points=tuple(
            Point(
                number=index,
                text=Text(f"You say that {text.format(n=number(n))}."),
                responsible=True,
            )
            for index, text in enumerate(POINTS, 1)
        ),
        outcomes_sought=Text(f"You want the repair under job {number(n)} done, and an apology."),
    )
    reasons = REASONS.format(n=number(n))
    respond = Respond(
        stream=stream,
        stage=1,
        decisions=tuple(
            PointDecided(number=index, outcome=Outcome.UPHELD, reasons=Text(reasons))
            for index, _ in enumerate(POINTS, 1)
        ),
        remedies=(
            Remedy(kind=RemedyKind.APOLOGY, detail=Text(f"We are sorry about job {number(n)}.")),
            Remedy(
                kind=RemedyKind.FINANCIAL,
                detail=Text(f"for the time and trouble that job {number(n)} has cost you"),
                amount_pence=25000,
            ),
        ),
        actions=(
            ActionPromised(
                id="1",
                what=Text(f"Make good the ceiling under job {number(n)}"),
                due_on=today + timedelta(days=21),
            ),
        ),
    )
    return log, define, Acknowledge(stream=stream, stage=1), respond
