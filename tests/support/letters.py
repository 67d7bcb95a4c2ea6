"""Letters to test with: one of each kind, for an invented resident of an invented street."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from putright.complaint.events import Channel, ClosedBecause, Outcome
from putright.letters import compose
from putright.letters.contents import (
    AcknowledgementContents,
    ActionCarriedOut,
    ActionOutstanding,
    ActionProgressContents,
    Back,
    ClarificationContents,
    ClosureContents,
    Contact,
    CorrespondenceContents,
    Escalation,
    ExtensionContents,
    LatenessContents,
    NewComplaintContents,
    Particulars,
    PointAnswered,
    PointDefined,
    PolicyNamed,
    PositionContents,
    RefusalContents,
    RemedyOffered,
    ResponseContents,
    UpdateContents,
)
from putright.letters.kinds import LetterKind
from putright.letters.letter import Landlord, Letter, Recipient, Signatory
from putright.letters.ombudsman_section import completed
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
        "policy": PolicyNamed("Complaints policy", "3", date(2024, 4, 1)),
    }
    return ResponseContents(**(values | changes))  # type: ignore[arg-type]


def position_contents(**changes: object) -> PositionContents:
    values: dict[str, object] = {
        "about": "We think that both repair visits were missed, and that nobody told you. We also "
        "think that the leak began in September and not in August, as you told us.\n\n"
        "Is that right? If you have a photograph or a message with a date, it would help us.",
        "reply_by": date(2026, 12, 31),
        "handler": HANDLER,
        "expected_on": date(2027, 1, 7),
    }
    return PositionContents(**(values | changes))  # type: ignore[arg-type]


def extension_contents(**changes: object) -> ExtensionContents:
    values: dict[str, object] = {
        "reasons": "The leak comes from the flat above, and the seal under its shower has to be "
        "opened before we can say who is responsible. The contractor can do that on "
        "12 January 2027 and not before, because the part has to be ordered.",
        "was_due_on": date(2027, 1, 7),
        "until": date(2027, 1, 21),
        "handler": HANDLER,
        "update_every_days": 5,
    }
    return ExtensionContents(**(values | changes))  # type: ignore[arg-type]


def lateness_contents(**changes: object) -> LatenessContents:
    values: dict[str, object] = {
        "reasons": "The person who was looking into your complaint has been ill, and we did not "
        "pass it to somebody else in time. Somebody else has had it since Friday.",
        "was_due_on": date(2026, 12, 18),
        "until": date(2027, 1, 8),
        "handler": HANDLER,
        "update_every_days": 3,
    }
    return LatenessContents(**(values | changes))  # type: ignore[arg-type]


def new_complaint_contents(**changes: object) -> NewComplaintContents:
    values: dict[str, object] = {
        "subject": "The lights on the stairs at Larch Court have been out since 4 December",
        "received_on": date(2026, 12, 21),
        "former": "6604-1187-2903",
        "why_apart": "It is about the stairs, which another team looks after, and it would have "
        "delayed our answer about the leak.",
        "acknowledged_by": date(2026, 12, 30),
        "handler": HANDLER,
    }
    return NewComplaintContents(**(values | changes))  # type: ignore[arg-type]


def refusal_contents(**changes: object) -> RefusalContents:
    values: dict[str, object] = {
        "received_on": date(2026, 12, 18),
        "ground": "too_old",
        "ground_words": "The issue arose longer ago than the age limit",
        "reasons": "You told us about the kitchen that was fitted in May 2024. You saw that the "
        "doors did not close in the same month. The fitter has left, and nobody can now say how "
        "the doors were left in 2024.",
        "handler": HANDLER,
        "discretion": "We asked ourselves whether something stopped you from telling us earlier. "
        "You told us that nothing did. We have asked our repairs team to look at the doors "
        "all the same.",
        "issue_on": date(2024, 5, 13),
        "aware_on": date(2024, 5, 13),
    }
    return RefusalContents(**(values | changes))  # type: ignore[arg-type]


def action_progress_contents(**changes: object) -> ActionProgressContents:
    values: dict[str, object] = {
        "news": "The shower seal in the flat above is replaced, and the ceiling has been dry for "
        "ten days. It can now be painted.",
        "done": (
            ActionCarriedOut(what="Replace the shower seal upstairs", done_on=date(2026, 12, 15)),
        ),
        "outstanding": (
            ActionOutstanding(what="Redecorate the bathroom ceiling", due_on=date(2027, 2, 5)),
        ),
        "handler": HANDLER,
        "next_update_on": date(2027, 1, 19),
    }
    return ActionProgressContents(**(values | changes))  # type: ignore[arg-type]


def closure_contents(**changes: object) -> ClosureContents:
    values: dict[str, object] = {
        "because": ClosedBecause.ANSWERED,
        "reasons": "We sent you our answer on 4 December and you have not asked us to look at it "
        "again.",
        "back": Back.TO_STAGE_2,
        "escalation": Escalation(to=HANDLER, acknowledged_within_days=5, answered_within_days=20),
        "outstanding": (
            ActionOutstanding(what="Redecorate the bathroom ceiling", due_on=date(2027, 2, 5)),
        ),
        "handler": HANDLER,
    }
    return ClosureContents(**(values | changes))  # type: ignore[arg-type]


CLARIFICATION = ClarificationContents(
    received_on=date(2026, 12, 18),
    questions=(
        "Is water still coming through the ceiling?",
        "What would you like us to do to put this right?",
    ),
    handler=HANDLER,
    reply_by=date(2026, 12, 30),
)
UPDATE = UpdateContents(
    news="Our surveyor visited on 5 January 2027 and found where the leak is.\n\n"
    "We are waiting for the contractor to tell us when the work can start.",
    handler=HANDLER,
    next_update_on=date(2027, 1, 5),
    expected_on=date(2027, 1, 7),
)
CORRESPONDENCE = CorrespondenceContents(
    subject="A further offer about the leak in your bathroom",
    message="We have looked again at what we offered you for the two missed visits. We should "
    "have counted the visit on 20 October as well.\n\n"
    "We now offer you £350 instead of £250. You do not have to accept it, and accepting it "
    "takes nothing away from you.",
    handler=HANDLER,
)
SECOND_STAGE = {
    LetterKind.STAGE_2_ACKNOWLEDGEMENT,
    LetterKind.STAGE_2_RESPONSE,
    LetterKind.ESCALATION_REFUSAL,
    LetterKind.CORRESPONDENCE,
}
"""Kinds that there are only at stage 2; the others are written at stage 1 unless told."""
FIRST_STAGE = {
    LetterKind.ACKNOWLEDGEMENT,
    LetterKind.STAGE_1_RESPONSE,
    LetterKind.REFUSAL,
    LetterKind.NEW_COMPLAINT,
}
KIND_AND_STAGE = [
    (kind, stage)
    for kind in LetterKind
    for stage in (1, 2)
    if kind not in (SECOND_STAGE if stage == 1 else FIRST_STAGE)
]
"""Every kind at every stage it occurs at."""


def _written(kind: LetterKind, about: Particulars) -> Letter:
    second = replace(acknowledgement_contents(), channel=Channel.EMAIL)
    back = Back.TO_STAGE_2 if about.stage == 1 else Back.TO_THE_OMBUDSMAN
    writers: dict[LetterKind, Callable[[], Letter]] = {
        LetterKind.ACKNOWLEDGEMENT: lambda: compose.acknowledgement(
            about, acknowledgement_contents()
        ),
        LetterKind.CLARIFICATION: lambda: compose.clarification(about, CLARIFICATION),
        LetterKind.UPDATE: lambda: compose.update(about, UPDATE),
        LetterKind.POSITION_INVITED: lambda: compose.position_invited(about, position_contents()),
        LetterKind.EXTENSION: lambda: compose.extension(about, extension_contents()),
        LetterKind.LATENESS: lambda: compose.lateness(about, lateness_contents()),
        LetterKind.NEW_COMPLAINT: lambda: compose.new_complaint(about, new_complaint_contents()),
        LetterKind.STAGE_1_RESPONSE: lambda: compose.stage_1_response(about, response_contents()),
        LetterKind.REFUSAL: lambda: compose.refusal(about, refusal_contents()),
        LetterKind.STAGE_2_ACKNOWLEDGEMENT: lambda: compose.stage_2_acknowledgement(about, second),
        LetterKind.STAGE_2_RESPONSE: lambda: compose.stage_2_response(
            about, response_contents(escalation=None)
        ),
        LetterKind.ESCALATION_REFUSAL: lambda: compose.escalation_refusal(
            about, refusal_contents()
        ),
        LetterKind.ACTION_PROGRESS: lambda: compose.action_progress(
            about, action_progress_contents()
        ),
        LetterKind.CLOSURE: lambda: compose.closure(about, closure_contents(back=back)),
        LetterKind.CORRESPONDENCE: lambda: compose.correspondence(about, CORRESPONDENCE),
    }
    return writers[kind]()


def draft(kind: LetterKind, edition: EditionName = "2024", **changes: object) -> Letter:
    """A letter as it is when ordered, without the Ombudsman's block."""
    stage = 2 if kind in SECOND_STAGE else 1
    return _written(kind, particulars(edition, **({"stage": stage} | changes)))


def complete(kind: LetterKind, edition: EditionName = "2024", **changes: object) -> Letter:
    """A letter as it is when it leaves."""
    return completed(draft(kind, edition, **changes), WRITTEN_ON)
