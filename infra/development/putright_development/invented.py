"""Invented residents and their complaints: plainly nobody, in the proportions of real subjects.

Which of them end up in which state is `register`."""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from putright.cases import Log
from putright.complaint.events import Channel, Outcome, Point, PointDecided, Remedy, RemedyKind
from putright.complaint.people import LetterFormat, Relation, Representative, Resident, Way
from putright.complaint.text import Text
from putright.references import new_reference, new_stream

DECISIONS: Mapping[str, int] = MappingProxyType(
    {
        "repairs_and_maintenance": 3813,
        "other": 3388,
        "damp_and_mould": 2571,
        "leaks_and_water_ingress": 2158,
        "anti_social_behaviour": 2030,
        "estate_management": 1329,
        "rent_and_service_charges": 862,
        "pest_control": 497,
        "rehousing_and_allocations": 456,
    }
)
"""Published Housing Ombudsman decisions by subject, handling of complaints itself left out.

Counted from a derivative, under CC BY 4.0, of data under the Open Government Licence v3.0."""

FIRST = [
    "Ada",
    "Ben",
    "Cora",
    "Dev",
    "Elsie",
    "Femi",
    "Gwen",
    "Hari",
    "Ines",
    "Joss",
    "Kofi",
    "Lena",
    "Moses",
    "Nia",
    "Omar",
    "Pia",
]
LAST = ["Sample", "Example", "Invented", "Nobody", "Placeholder", "Specimen", "Testcase", "Madeup"]

SUBJECTS: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "repairs_and_maintenance": (
            "The front door has not closed since it was fitted",
            "Your front door, fitted in the summer, does not close, and two visits did not mend it",
            "The door was hung with the wrong frame; both visits should have found that.",
        ),
        "damp_and_mould": (
            "Black mould in the children's bedroom",
            "There is black mould in the bedroom, and the survey you were promised was not done",
            "The survey was booked and cancelled without telling you.",
        ),
        "leaks_and_water_ingress": (
            "Water comes through the kitchen ceiling",
            "Water comes through your kitchen ceiling whenever the flat above runs a bath",
            "The leak was reported to us in writing and passed to the wrong team.",
        ),
        "anti_social_behaviour": (
            "Noise every night and no answer to diary sheets",
            "You sent diary sheets for eight weeks and had no answer to them",
            "The sheets arrived; nobody was given the case while a colleague was away.",
        ),
        "estate_management": (
            "The lift is out again and the bins overflow",
            "The lift has been out of order eleven times this year and the bins are not emptied",
            "The contractor attended within its time on nine of the eleven occasions.",
        ),
        "rent_and_service_charges": (
            "Charged twice for window cleaning that is not done",
            "Your account was charged twice for window cleaning, which you say is not done",
            "The second charge was an error; the windows were cleaned in March and in June.",
        ),
        "pest_control": (
            "Mice, and the traps were never checked",
            "Traps were put down in May and nobody came back to check them",
            "The return visit was not booked.",
        ),
        "rehousing_and_allocations": (
            "Nobody can say where my transfer application is",
            "You applied for a transfer in January and have not been told where it stands",
            "Your application was complete on 3 February and should have been answered in March.",
        ),
        "other": (
            "Spoken to rudely at the office",
            "You say that you were spoken to rudely when you came to the office",
            "We have spoken to both colleagues who were there and watched no recording.",
        ),
    }
)
"""Category to subject, the point as the landlord understands it, and reasons for a decision."""


@dataclass(frozen=True)
class Invented:
    """One invented complaint: what is logged, and the words for its later steps."""

    log: Log
    points: tuple[Point, ...]
    decisions: tuple[PointDecided, ...]
    remedies: tuple[Remedy, ...]


def category(chance: random.Random) -> str:
    """A subject, as often as the Ombudsman decided on it."""
    return chance.choices(list(DECISIONS), weights=list(DECISIONS.values()))[0]


def resident(chance: random.Random, mail_to: str | None = None) -> Resident:
    """Somebody who is plainly nobody; `mail_to` is where her letters go by e-mail."""
    name = f"{chance.choice(FIRST)} {chance.choice(LAST)}"
    mailbox = mail_to or f"{name.lower().replace(' ', '.')}@resident.example"
    by_post = mail_to is None and chance.random() < 0.35  # noqa: PLR2004
    return Resident(
        name=Text(name),
        relation=chance.choices(
            [Relation.TENANT, Relation.SHARED_OWNER, Relation.LEASEHOLDER], weights=[85, 9, 6]
        )[0],
        address=Text(f"{chance.randint(1, 90)} Invented Street\nNowhere\nZZ99 9ZZ"),
        email=None if by_post else Text(mailbox),
        telephone=Text(f"01632 960{chance.randint(100, 999)}"),
        prefers=Way.POST if by_post else Way.EMAIL,
        letter_format=chance.choices(list(LetterFormat), weights=[80, 14, 6])[0],
    )


def complaint(
    chance: random.Random, received_on: date, logged_on: date, mail_to: str | None = None
) -> Invented:
    """A complaint received on that day, with everything its later steps will need to say."""
    kind = category(chance)
    subject, point, reasons = SUBJECTS[kind]
    late = logged_on > received_on
    outcome = chance.choices(list(Outcome), weights=[45, 26, 29])[0]
    upheld = outcome is not Outcome.NOT_UPHELD
    represented = chance.random() < 0.1  # noqa: PLR2004
    log = Log(
        stream=new_stream(),
        reference=new_reference(),
        received_on=received_on,
        channel=chance.choices(
            [Channel.TELEPHONE, Channel.EMAIL, Channel.WEB_FORM, Channel.IN_PERSON, Channel.LETTER],
            weights=[38, 30, 18, 8, 6],
        )[0],
        received_by=Text("Contact centre"),
        subject=Text(subject),
        category=kind,
        said=Text(f"{subject}. I have had enough of waiting."),
        resident=resident(chance, mail_to),
        representative=Representative(name=Text("Cllr Pat Example"), role=Text("councillor"))
        if represented
        else None,
        backdated_because=Text("Left in a shared mailbox") if late else None,
        backdated_evidence=Text("The e-mail's own date") if late else None,
    )
    return Invented(
        log=log,
        points=(Point(number=1, text=Text(f"{point}."), responsible=True),),
        decisions=(PointDecided(number=1, outcome=outcome, reasons=Text(reasons)),),
        remedies=(
            Remedy(kind=RemedyKind.APOLOGY, detail=Text("We are sorry for what happened.")),
            Remedy(
                kind=RemedyKind.FINANCIAL,
                detail=Text("for the time and trouble this has cost you"),
                amount_pence=chance.choice([5000, 7500, 15000, 25000]),
            ),
        )
        if upheld
        else (),
    )
