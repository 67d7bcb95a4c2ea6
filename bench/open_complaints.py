"""20,000 open complaints of one landlord, for the preview: taken over through the one road.

Each has days, words and people of its own. What is measured on them is `preview`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from putright.clock import SystemClock, day_of
from putright.complaint.events import (
    Acknowledged,
    Assigned,
    Channel,
    Defined,
    EscalationRequested,
    Extended,
    Fact,
    LetterSent,
    Logged,
    NewEvent,
    Outcome,
    Point,
    PointDecided,
    Received,
    Responded,
)
from putright.complaint.people import Relation, Resident, Way
from putright.complaint.text import Text
from putright.letters.wording import long_day
from putright.people.principals import Identity, Principal
from putright.people.roles import Role
from putright.perform import Asked
from putright.ports import LetterRow, Staged
from putright.references import new_outbox_id, new_reference, new_stream
from putright.rules.bank_holidays import england
from putright.rules.working_days import WorkingDays
from putright.store import Store
from putright.take_over import TakeOver, take_over
from putright.tenancy import PrincipalId, Scope, StreamId, TenantId
from putright_development.landlord import known, land
from putright_development.stack import Stack

OPEN = 20_000
IN_ONE_COMMIT = 100
ACKNOWLEDGED, EXTENDED, ESCALATED = 0.8, 0.1, 0.15
"""How many of them have come so far."""
LATEST_WORKING_DAYS = 32
"""So long ago the oldest was received."""
SLUG = "twenty-thousand-open"
FILLER = "We are looking into what you told us, and will write again as soon as we know more. " * 40


@dataclass(frozen=True, slots=True)
class Made:
    """A complaint to be taken over, and the letter that acknowledged it, where one did."""

    command: TakeOver
    letters: tuple[LetterRow, ...]


def landlord_with_open_complaints(running: Stack, store: Store) -> TenantId:
    """The landlord with its open complaints, however many of them a load before this one left."""
    if not known(running, SLUG):
        land(running, "pivotal", slug=SLUG)
    tenant = store.directory.by_slug(SLUG).tenant
    with store.reading(Scope(tenant)) as records:
        missing = OPEN - sum(len(each.streams) for each in records.previewing().alike())
        people = [each for each in records.principals() if Role.HANDLER in each.roles]
    if missing > 0:
        print(f"taking over {missing} open complaints, once", flush=True)
        person = Identity(running.issuer.issuer(SLUG), "officer")
        _fill(store, Scope(tenant), missing, person, people)
    return tenant


def _fill(
    store: Store, scope: Scope, missing: int, person: Identity, people: Sequence[Principal]
) -> None:
    random = Random(missing)  # noqa: S311  invented complaints, the same each time
    days, today = england(), day_of(SystemClock().now())
    for start in range(0, missing, IN_ONE_COMMIT):
        with store.unit(scope) as unit:
            for _ in range(min(IN_ONE_COMMIT, missing - start)):
                made = _made(random, days, today, random.choice(people).id)
                take_over(unit, made.command, Asked(person=person), SystemClock())
                unit.stage(Staged(letters=made.letters))
            unit.commit()


def _made(random: Random, days: WorkingDays, today: date, handler: PrincipalId) -> Made:
    """Most is done the day it comes up, some a day or a few after; nobody works at weekends."""
    stream, reference = new_stream(), new_reference()
    happened: list[NewEvent] = []
    letters: list[LetterRow] = []
    on = days.before(today, random.randrange(LATEST_WORKING_DAYS))

    def then(facts: Fact, after: Sequence[int] = (0,)) -> None:
        nonlocal on
        on = min(days.add(on, random.choice(after)), today)
        happened.append(NewEvent(stream=stream, facts=facts, happened_on=on))

    def sent(kind: str) -> None:
        letters.append(_letter(stream, len(happened), kind, on, random))
        then(_left(len(happened), kind, reference))

    then(_received(reference, random))
    then(Logged(), (0, 0, 0, 1))
    then(Assigned(stage=1, handler=handler, declaration=_words(random, 6)))
    then(_defined(random), (0, 0, 1, 2, 3))
    if random.random() < ACKNOWLEDGED:
        then(Acknowledged(stage=1, by_letter=True))
        sent("acknowledgement")
    if random.random() < EXTENDED:
        then(_extended(days, on, random), (6, 7, 8, 9))
        sent("extension")
    if random.random() < ESCALATED:
        then(_responded(random), (6, 7, 8, 9, 10))
        sent("stage_1_response")
        then(EscalationRequested(channel=Channel.EMAIL, said=_words(random, 9)), range(1, 15))
    return Made(
        TakeOver(stream=stream, reference=reference, happened=tuple(happened)), tuple(letters)
    )


def _extended(days: WorkingDays, on: date, random: Random) -> Extended:
    until = days.add(on, random.choice((5, 10)))
    return Extended(stage=1, until=until, reasons=_words(random, 20), by_letter=True)


def _received(reference: str, random: Random) -> Received:
    return Received(
        reference=reference,
        channel=random.choice((Channel.EMAIL, Channel.TELEPHONE, Channel.WEB_FORM)),
        received_by=_words(random, 2),
        subject=_words(random, 6),
        category=random.choice(("leaks", "noise", "charges", "staff")),
        said=_words(random, 60),
        resident=Resident(
            name=_words(random, 2),
            relation=Relation.TENANT,
            address=_words(random, 8),
            email=Text(f"{reference}@resident.example"),
            prefers=Way.EMAIL,
        ),
    )


def _defined(random: Random) -> Defined:
    points = tuple(
        Point(number=number, text=_words(random, 15), responsible=True)
        for number in range(1, random.randint(1, 3) + 1)
    )
    return Defined(stage=1, points=points, outcomes_sought=_words(random, 10))


def _responded(random: Random) -> Responded:
    decided = PointDecided(number=1, outcome=Outcome.UPHELD, reasons=_words(random, 60))
    return Responded(
        stage=1,
        decisions=(decided,),
        remedies=(),
        no_remedy_because=_words(random, 5),
        actions=(),
        by_letter=True,
    )


def _left(answers: int, kind: str, reference: str) -> LetterSent:
    return LetterSent(
        answers=answers,
        letter=kind,
        way="email",
        document=f"document-of-{reference}",
        message_id=f"{reference}-{answers}",
        template="1",
        policy=1,
        ombudsman_block="2024-1",
    )


def _letter(stream: StreamId, sequence: int, kind: str, on: date, random: Random) -> LetterRow:
    """Some four thousand characters, of a day some weeks on: some will be what is due, most not."""
    told = long_day(on + timedelta(days=random.randint(10, 20)))
    return LetterRow(
        stream=stream,
        sequence=sequence,
        kind=kind,
        stage=1,
        status="sent",
        way="email",
        outbox=new_outbox_id(),
        exact={"blocks": [{"text": FILLER}, {"text": f"We will answer you by {told}."}]},
        template="1",
        policy_number=1,
        ombudsman_block="2024-1",
        sent_on=on,
    )


def _words(random: Random, count: int) -> Text:
    return Text(" ".join(random.choice(FILLER.split()) for _ in range(count)))
