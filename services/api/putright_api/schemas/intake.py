"""Whatever arrives that may be a complaint, as asked and as answered.

Logging it as one is `complaints`."""

from typing import Any

from marshmallow import Schema, fields

from putright.complaint.events import Channel, SetAsideGround
from putright.complaint.obligations import Obligation
from putright.complaint.state import Intake
from putright.landlord.versions import Versions
from putright.perform import Performed
from putright.ports import IntakeRow
from putright.references import shown
from putright_api.plain import plain
from putright_api.schemas.fields import Asked, Day, Flag, LineOfWords, OneOf, Words
from putright_api.schemas.obligations import ObligationSchema, due, written


class TakeInSchema(Asked):
    """Something arrived; its clock runs until it is decided what it is."""

    channel = OneOf(Channel, required=True)
    sender = LineOfWords(required=True)
    said = Words(required=True)
    arrived_on = Day(required=True)
    automatic_receipt = Flag(
        load_default=False,
        metadata={"description": "A receipt went out by itself; it is no acknowledgement"},
    )


class SetAsideSchema(Asked):
    """Why this is not logged as a complaint."""

    ground = OneOf(SetAsideGround, required=True)
    reasons = Words(longest=4000, required=True)
    choice_offered_on = Day(load_default=None, allow_none=True)


class IntakeSchema(Schema):
    """An intake item in full."""

    reference = fields.String(required=True)
    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    status = fields.String(required=True)
    today = fields.Date(required=True)
    arrived_on = fields.Date(required=True, allow_none=True)
    channel = fields.String(required=True)
    sender = fields.String(required=True, allow_none=True)
    said = fields.String(required=True, allow_none=True)
    automatic_receipt = fields.Boolean(required=True)
    complaint = fields.String(required=True, allow_none=True)
    set_aside = fields.String(required=True, allow_none=True)
    decided_on = fields.Date(required=True, allow_none=True)
    obligations = fields.List(fields.Nested(ObligationSchema), required=True)


class IntakeLineSchema(Schema):
    """A line of the intake queue."""

    reference = fields.String(required=True)
    status = fields.String(required=True)
    channel = fields.String(required=True)
    arrived_on = fields.Date(required=True, allow_none=True)
    next_due_on = fields.Date(required=True, allow_none=True)


class IntakeQueueSchema(Schema):
    """A page of the intake queue, the most pressing first; the header Link names the next."""

    intake = fields.List(fields.Nested(IntakeLineSchema), required=True)


_LINE = tuple(IntakeLineSchema().fields)


def intake_recorded(performed: Performed) -> dict[str, Any]:
    """What a verb on an intake item did."""
    intake = performed.state
    return {
        "reference": shown(performed.reference),
        "id": str(performed.stream),
        "version": performed.verb_sequence,
        "status": intake.status,
        "stage": None,
        "edition": intake.edition,
        "today": performed.today.isoformat(),
        "due": due(performed.obligations, performed.today, performed.versions),
        "letters_ordered": [],
    }


def intake_written(
    intake: Intake,
    reference: str,
    owed: tuple[Obligation, ...],
    today: Any,
    versions: Versions,
) -> dict[str, Any]:
    """An intake item in full."""
    return {
        "reference": shown(reference),
        "id": str(intake.stream),
        "version": intake.verb_sequence,
        "status": intake.status,
        "today": today.isoformat(),
        "arrived_on": plain(intake.arrived_on),
        "channel": intake.channel.value,
        "sender": intake.sender.words,
        "said": intake.said.words,
        "automatic_receipt": intake.automatic_receipt,
        "complaint": intake.reference and shown(intake.reference),
        "set_aside": plain(intake.set_aside),
        "decided_on": plain(intake.decided_on),
        "obligations": [written(each, today, versions, days=True) for each in owed],
    }


def intake_line(row: IntakeRow) -> dict[str, Any]:
    """A line of the queue."""
    answer = {name: plain(getattr(row, name)) for name in _LINE}
    answer["reference"] = shown(row.reference)
    return answer
