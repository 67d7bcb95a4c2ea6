"""What the letters of a history are ordered under: a resident, a policy, a calendar, an answer.

The letters themselves, without a history, are `letters`."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from putright.complaint.events import (
    Acknowledged,
    ActionPromised,
    Channel,
    Defined,
    Outcome,
    Point,
    PointDecided,
    Received,
    Remedy,
    RemedyKind,
    Responded,
)
from putright.complaint.people import LetterFormat, Resident, Way
from putright.complaint.text import Text
from putright.landlord.calendar import Calendar
from putright.landlord.policy import Letterhead, Policy
from putright.rules.bank_holidays import england
from putright.tenancy import StreamId

FRIDAY = date(2026, 12, 18)
MONDAY = date(2026, 12, 21)
STREAM = StreamId(UUID(int=1))
DAYS = england()
CALENDAR = Calendar(number=1, statutory=DAYS, own=DAYS)
POLICY = Policy(
    number=3,
    title="Complaints policy",
    version="3",
    in_force_from=date(2024, 4, 1),
    letterhead=Letterhead(
        name="Pivotal Homes",
        address=("1 Fulcrum Way", "Brackwater", "BW1 1AA"),
        telephone="01632 960 000",
        email="complaints@pivotal.example",
    ),
)
RESIDENT = Resident(
    name=Text("Marigold Quill"),
    address=Text("4 Larch Court\n\n Brackwater \nBW2 7LP"),
    email=Text("m.quill@resident.example"),
    prefers=Way.EMAIL,
    letter_format=LetterFormat.LARGE,
    adjustments=(Text("Telephone before writing"),),
)
DEFINED = Defined(
    stage=1,
    points=(
        Point(number=1, text=Text("The ceiling has leaked since September"), responsible=True),
        Point(
            number=2,
            text=Text("The neighbour's dish blocks the light"),
            responsible=False,
            why_not_responsible=Text("The dish is not ours"),
        ),
    ),
    outcomes_sought=Text("The leak repaired"),
)
RESPONDED = Responded(
    stage=1,
    decisions=(
        PointDecided(number=1, outcome=Outcome.UPHELD, reasons=Text("Two visits were missed")),
        PointDecided(
            number=2,
            outcome=Outcome.NOT_UPHELD,
            reasons=Text("We do not own the house"),
            rests_on=Text("the title register"),
        ),
    ),
    remedies=(Remedy(kind=RemedyKind.FINANCIAL, detail=Text("for the delay"), amount_pence=5000),),
    no_remedy_because=None,
    actions=(ActionPromised(id="a1", what=Text("Redecorate"), due_on=date(2027, 2, 5)),),
    by_letter=True,
)
ACKNOWLEDGED = Acknowledged(stage=1, by_letter=True)


def received(resident: Resident = RESIDENT, **changes: object) -> Received:
    """The first event of a complaint."""
    facts = Received(
        reference="482177330518",
        channel=Channel.TELEPHONE,
        received_by=Text("Ned Tallow"),
        subject=Text("A leak"),
        category="repairs",
        said=Text("It has leaked since September"),
        resident=resident,
    )
    return replace(facts, **changes)  # type: ignore[arg-type]
