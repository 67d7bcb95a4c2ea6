"""Letters to test with: one of each kind, for an invented resident of an invented street."""

from datetime import date

from putright.complaint.events import Channel, Outcome
from putright.letters import compose
from putright.letters.contents import (
    AcknowledgementContents,
    ActionOutstanding,
    ClarificationContents,
    Contact,
    Escalation,
    Particulars,
    PointAnswered,
    PointDefined,
    RemedyOffered,
    ResponseContents,
    UpdateContents,
)
from putright.letters.kinds import LetterKind
from putright.letters.letter import Landlord, Letter, Recipient, Signatory
from putright.letters.ombudsman_section import completed
from putright.ombudsman.contacts import block_on
from putright.rules.editions import EditionName

WRITTEN_ON = date(2026, 12, 22)
LANDLORD = Landlord(
    name="Harbourside Homes",
    address=("2 Quay Street", "Brackwater", "BW1 4QA"),
    telephone="01632 960 100",
    email="complaints@harbourside.example",
    website="www.harbourside.example",
)
RECIPIENT = Recipient(
    name="Ms Oluwaseun Adeyemi-Hart",
    greeted_as="Ms Adeyemi-Hart",
    address=("Flat 12, Larch Court", "48 Saltmarsh Road", "Brackwater", "BW2 7LP"),
    email="o.adeyemi-hart@resident.example",
)
HANDLER = Contact(
    role="Complaints team",
    telephone="01632 960 123",
    email="complaints@harbourside.example",
    address=("Complaints team", "2 Quay Street", "Brackwater", "BW1 4QA"),
    hours="Monday to Friday, 9 am to 5 pm",
)
POINTS = (
    "The bathroom ceiling has leaked since September and two repair visits were missed",
    "Nobody called you back after you telephoned on 2 and 9 December",
    "Your neighbour's satellite dish blocks the light in your kitchen",
)


def particulars(edition: EditionName = "2024", **changes: object) -> Particulars:
    values: dict[str, object] = {
        "edition": edition,
        "stage": 1,
        "reference": "4821-7733-0518",
        "written_on": WRITTEN_ON,
        "landlord": LANDLORD,
        "recipient": RECIPIENT,
        "signed_by": Signatory(role="Complaints Officer"),
    }
    return Particulars(**(values | changes))  # type: ignore[arg-type]


def acknowledgement_contents(**changes: object) -> AcknowledgementContents:
    values: dict[str, object] = {
        "received_on": date(2026, 12, 18),
        "channel": Channel.TELEPHONE,
        "points": (
            PointDefined(number=1, text=POINTS[0]),
            PointDefined(number=2, text=POINTS[1]),
            PointDefined(
                number=3,
                text=POINTS[2],
                responsible=False,
                why="The dish belongs to the house next door, which is privately owned. "
                "Brackwater Council can tell you what you can do about it",
            ),
        ),
        "outcomes_sought": "You would like the leak repaired and the ceiling redecorated, "
        "and an apology for the missed visits.",
        "expected_on": date(2027, 1, 7),
        "handler": HANDLER,
        "adjustments": ("We telephone you before we write.",),
    }
    return AcknowledgementContents(**(values | changes))  # type: ignore[arg-type]


def response_contents(**changes: object) -> ResponseContents:
    values: dict[str, object] = {
        "received_on": date(2026, 12, 18),
        "points": (
            PointAnswered(
                number=1,
                text=POINTS[0],
                outcome=Outcome.UPHELD,
                reasons="You reported the leak on 14 September 2026. Our contractor booked visits "
                "on 29 September and 20 October. Neither took place, and nobody told you.\n\n"
                "Our surveyor came on 5 January 2027. The leak comes from a failed seal under the "
                "shower in the flat above. We should have found this in September.",
                rests_on="section 11 of the Landlord and Tenant Act 1985, and our repairs policy, "
                "which promises a routine repair within 28 days",
            ),
            PointAnswered(
                number=2,
                text=POINTS[1],
                outcome=Outcome.PARTLY_UPHELD,
                reasons="We have no record of a call on 2 December. We did take your call on "
                "9 December, and the message was not passed on.",
            ),
            PointAnswered(
                number=3,
                text=POINTS[2],
                outcome=Outcome.NOT_UPHELD,
                reasons="The dish is on a house that we do not own, so we cannot have it moved.",
            ),
        ),
        "outcomes_sought": "You would like the leak repaired and the ceiling redecorated, "
        "and an apology for the missed visits.",
        "remedies": (
            RemedyOffered(detail="for the distress and the two missed visits", amount_pence=25000),
            RemedyOffered(detail="An apology in writing from our head of repairs"),
        ),
        "actions": (
            ActionOutstanding(what="Redecorate the bathroom ceiling", due_on=date(2027, 2, 5)),
            ActionOutstanding(what="Replace the shower seal upstairs", due_on=date(2027, 1, 15)),
        ),
        "escalation": Escalation(to=HANDLER, acknowledged_within_days=5, answered_within_days=20),
        "handler": HANDLER,
    }
    return ResponseContents(**(values | changes))  # type: ignore[arg-type]


def draft(kind: LetterKind, edition: EditionName = "2024", **changes: object) -> Letter:
    """A letter as it is when ordered, without the Ombudsman's block."""
    about = particulars(edition, **changes)
    match kind:
        case LetterKind.ACKNOWLEDGEMENT:
            return compose.acknowledgement(about, acknowledgement_contents())
        case LetterKind.CLARIFICATION:
            return compose.clarification(
                about,
                ClarificationContents(
                    received_on=date(2026, 12, 18),
                    questions=(
                        "Is water still coming through the ceiling?",
                        "What would you like us to do to put this right?",
                    ),
                    handler=HANDLER,
                    reply_by=date(2026, 12, 30),
                ),
            )
        case LetterKind.UPDATE:
            return compose.update(
                about,
                UpdateContents(
                    news="Our surveyor visited on 5 January 2027 and found where the leak is.\n\n"
                    "We are waiting for the contractor to tell us when the work can start.",
                    handler=HANDLER,
                    next_update_on=date(2027, 1, 5),
                    expected_on=date(2027, 1, 7),
                ),
            )
        case LetterKind.STAGE_1_RESPONSE:
            return compose.stage_1_response(about, response_contents())


def complete(kind: LetterKind, edition: EditionName = "2024", **changes: object) -> Letter:
    """A letter as it is when it leaves."""
    return completed(draft(kind, edition, **changes), block_on(WRITTEN_ON))
