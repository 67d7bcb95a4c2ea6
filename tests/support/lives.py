"""A complaint in every state there is, under either edition, each reached by what happened.

Which verb may do what in them is the table beside `tests/house/test_every_state_and_verb.py`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from tests.support.complaints import (
    BOTH_EDITIONS,
    INTAKE,
    STREAM,
    acknowledged,
    an_event,
    arrived,
    defined,
    escalation,
    extended,
    instruction,
    not_sent,
    received,
    refused,
    responded,
    sent,
)
from tests.support.worked_dates import WEEKDAYS, day

from putright.complaint.events import (
    ActionPromised,
    Asks,
    Closed,
    ClosedBecause,
    Considered,
    Event,
    Fact,
    Logged,
    Part,
    Reopened,
    SetAside,
    SetAsideGround,
    TakenUp,
)
from putright.complaint.text import Text
from putright.tenancy import PrincipalId, StreamId

STARTS = dict(BOTH_EDITIONS)
FIRST_HANDLER = PrincipalId(UUID(int=101))
"""Who investigated and answered stage 1 of every complaint here that was answered."""

Told = tuple[Fact, int]
"""What happened, and how many days after the Monday of receipt."""

REPAIR = ActionPromised(id="repair", what=Text("Renew the trap"), due_on=date(2027, 1, 29))
LOGGED: tuple[Told, ...] = ((received(), 0), (Logged(), 0))
DEFINED = (*LOGGED, (defined(), 1))
ACKNOWLEDGING = (*DEFINED, (acknowledged(), 1))
ACKNOWLEDGED = (*ACKNOWLEDGING, (sent(4), 1))
CONSIDERED = (*ACKNOWLEDGED, (Considered(stage=1, by=FIRST_HANDLER, part=Part.DECIDER), 8))
RESPONDING = (*CONSIDERED, (responded(actions=(REPAIR,)), 8))
RESPONDED = (*RESPONDING, (sent(7), 8))
REFUSING = (*ACKNOWLEDGED, (refused(), 3))
REFUSED = (*REFUSING, (sent(6), 3))
ANSWERED = Closed(because=ClosedBecause.ANSWERED, reasons=Text("Told"), by_letter=False)
CLOSED = (*RESPONDED, (ANSWERED, 9))
WITHDRAWN = (
    *ACKNOWLEDGED,
    (Closed(because=ClosedBecause.WITHDRAWN, reasons=Text("She rang"), by_letter=False), 3),
)
ESCALATED = (*RESPONDED, (escalation(), 10))
DEFINED_2 = (*ESCALATED, (defined(stage=2), 11))
ACKNOWLEDGING_2 = (*DEFINED_2, (acknowledged(2), 11))
ACKNOWLEDGED_2 = (*ACKNOWLEDGING_2, (sent(11), 11))
RESPONDING_2 = (*ACKNOWLEDGED_2, (responded(stage=2), 15))
RESPONDED_2 = (*RESPONDING_2, (sent(13), 15))
REFUSED_2 = (*ACKNOWLEDGED_2, (refused(stage=2), 14), (sent(13), 14))


@dataclass(frozen=True, slots=True)
class Life:
    """A history, and the day on which somebody looks at it."""

    history: tuple[Event, ...]
    today: date

    @property
    def start(self) -> date:
        """The Monday of receipt, or of arrival."""
        on = self.history[0].happened_on
        assert on is not None
        return on

    @property
    def letter(self) -> int:
        """The event that ordered the last letter; the first where none was ordered."""
        ordered = [
            each.sequence for each in self.history if getattr(each.facts, "by_letter", False)
        ]
        return ordered[-1] if ordered else 1


def _reopened(stage: int) -> Reopened:
    return Reopened(stage=stage, reasons=Text("Taken on after all"))


def weekday(on: date) -> str:
    """A day as the tests write days."""
    return f"{WEEKDAYS[on.weekday()]} {on}"


def _states(start: date) -> Iterator[tuple[str, tuple[Told, ...], int]]:
    later = weekday(start + timedelta(days=25))
    much_later = weekday(start + timedelta(days=45))
    yield "logged", LOGGED, 1
    yield "defined", DEFINED, 1
    yield "acknowledgement on its way", ACKNOWLEDGING, 1
    yield "acknowledgement failed", (*ACKNOWLEDGING, (not_sent(4), 1)), 2
    yield "acknowledged", ACKNOWLEDGED, 5
    yield "extended", (*ACKNOWLEDGED, (extended(later), 8), (sent(6), 8)), 9
    yield "extension failed", (*ACKNOWLEDGED, (extended(later), 8), (not_sent(6), 8)), 9
    yield "late", ACKNOWLEDGED, 24
    yield "response on its way", RESPONDING, 8
    yield "response failed", (*RESPONDING, (not_sent(7), 8)), 9
    yield "responded", RESPONDED, 9
    yield "responded beyond the window", RESPONDED, 40
    yield "refusal on its way", REFUSING, 3
    yield "refusal failed", (*REFUSING, (not_sent(6), 3)), 4
    yield "refused", REFUSED, 4
    yield "refusal overturned", (*REFUSED, (_reopened(1), 5)), 6
    yield "closed", CLOSED, 9
    yield "withdrawn", WITHDRAWN, 4
    yield "reopened", (*WITHDRAWN, (_reopened(1), 4)), 4
    yield (
        "merged",
        (
            *DEFINED,
            (Closed(because=ClosedBecause.MERGED, reasons=Text("Twice"), by_letter=False), 2),
        ),
        3,
    )
    yield "escalated", ESCALATED, 10
    yield "escalated after refusal", (*REFUSED, (escalation(), 10)), 10
    yield "stage 2 defined", DEFINED_2, 11
    yield "stage 2 acknowledgement on its way", ACKNOWLEDGING_2, 11
    yield "stage 2 acknowledged", ACKNOWLEDGED_2, 12
    yield (
        "stage 2 extended",
        (*ACKNOWLEDGED_2, (extended(much_later, stage=2), 14), (sent(13), 14)),
        15,
    )
    yield "stage 2 late", ACKNOWLEDGED_2, 45
    yield "stage 2 response on its way", RESPONDING_2, 15
    yield "stage 2 response failed", (*RESPONDING_2, (not_sent(13), 15)), 16
    yield "stage 2 responded", RESPONDED_2, 16
    yield "stage 2 refused", REFUSED_2, 16
    yield "stage 2 refusal overturned", (*REFUSED_2, (_reopened(2), 16)), 16
    yield "stage 2 closed", (*RESPONDED_2, (ANSWERED, 17)), 17
    yield "instructed to log", (*LOGGED, (instruction(Asks.LOG), 1)), 1
    yield "instructed to respond", (*ACKNOWLEDGED, (instruction(Asks.RESPOND), 5)), 5
    yield "instructed to respond again", (*RESPONDED, (instruction(Asks.RESPOND), 20)), 20
    yield "instructed to escalate", (*ACKNOWLEDGED, (instruction(Asks.ESCALATE, 2), 5)), 5
    yield "instructed to reopen", (*REFUSED, (instruction(Asks.REOPEN), 5)), 5
    yield (
        "stage 2 instructed before stage 1 was answered",
        (*ACKNOWLEDGED, (instruction(Asks.ESCALATE, 2), 5), (escalation(), 8)),
        8,
    )


def _an_item() -> Iterator[tuple[str, tuple[Told, ...], int]]:
    yield "intake undecided", ((arrived(), 0),), 1
    taken_up = TakenUp(complaint=STREAM, reference="482177330518")
    yield "intake taken up", ((arrived(), 0), (taken_up, 1)), 1
    aside = SetAside(ground=SetAsideGround.NO_DISSATISFACTION, reasons=Text("A thank-you"))
    yield "intake set aside", ((arrived(), 0), (aside, 1)), 1


def lives(edition: str) -> dict[str, Life]:
    """Every state by its name, under the edition."""
    start = day(STARTS[edition])
    return {
        name: Life(_history(start, happened, stream), start + timedelta(days=today))
        for states, stream in ((_states(start), STREAM), (_an_item(), INTAKE))
        for name, happened, today in states
    }


def _history(start: date, happened: tuple[Told, ...], stream: StreamId) -> tuple[Event, ...]:
    return tuple(
        an_event(facts, start + timedelta(days=after), number, stream)
        for number, (facts, after) in enumerate(happened, 1)
    )
