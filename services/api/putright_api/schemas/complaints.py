"""A complaint: what logging and correcting take, and how it is answered.

The verbs of a stage are `stages`; letters are `letters`; what is due is `obligations`."""

from operator import attrgetter
from typing import Any

from marshmallow import Schema, fields, validate

from putright.complaint.corrections import CORRECTABLE
from putright.complaint.events import (
    Channel,
    ClosedBecause,
    Event,
    LetterTriedAgain,
    Link,
)
from putright.complaint.obligations import Obligation
from putright.complaint.state import Complaint
from putright.complaint.terms import terms_of
from putright.landlord.policy import Policy
from putright.landlord.versions import Versions
from putright.perform import Performed
from putright.ports import RegisterRow
from putright.references import shown
from putright_api.plain import plain
from putright_api.schemas.fields import (
    Asked,
    Category,
    Count,
    Dated,
    Day,
    Line,
    LineOfWords,
    OneOf,
    Words,
)
from putright_api.schemas.obligations import ObligationSchema, due, written
from putright_api.schemas.people import RepresentativeSchema, ResidentSchema


class LogSchema(Dated):
    """A complaint as it was made, and who took it."""

    received_on = Day(required=True, metadata={"description": "The day it reached the landlord"})
    channel = OneOf(Channel, required=True)
    received_by = LineOfWords(required=True, metadata={"description": "Who took it"})
    subject = LineOfWords(required=True)
    category = Category(required=True)
    said = Words(required=True, metadata={"description": "In the resident's words"})
    resident = fields.Nested(ResidentSchema, required=True)
    representative = fields.Nested(RepresentativeSchema, load_default=None, allow_none=True)
    intake = Line(
        longest=20,
        load_default=None,
        allow_none=True,
        metadata={"description": "The reference of the intake item this takes up"},
    )
    accepted_late_because = Words(
        longest=4000,
        load_default=None,
        allow_none=True,
        metadata={"description": "Why it is taken on beyond the age limit (2024: 2.3)"},
    )
    backdated_because = Words(load_default=None, allow_none=True)
    backdated_evidence = Words(load_default=None, allow_none=True)


class CorrectSchema(Asked):
    """What event `sequence` should have said in `field`, and why."""

    sequence = Count(least=1, required=True)
    field = fields.String(required=True, validate=validate.OneOf(sorted(CORRECTABLE)))
    after = Words(required=True)
    reason = Words(required=True)
    evidence = Words(load_default=None, allow_none=True)


class RecordedSchema(Schema):
    """What was recorded, and what is due now."""

    reference = fields.String(required=True, metadata={"example": "4821-7733-0518"})
    id = fields.UUID(required=True)
    version = fields.Integer(required=True, metadata={"description": "As in the ETag"})
    status = fields.String(required=True)
    stage = fields.Integer(required=True, allow_none=True)
    edition = fields.String(required=True, allow_none=True)
    today = fields.Date(required=True, metadata={"description": "The landlord's own day"})
    due = fields.List(fields.Nested(ObligationSchema), required=True)
    letters_ordered = fields.List(fields.Integer(), required=True)


class LinkedSchema(Schema):
    """Another complaint that belongs to this one, and how."""

    reference = fields.String(required=True, metadata={"example": "4821-7733-0518"})
    id = fields.UUID(required=True)
    link = fields.String(required=True, metadata={"enum": [each.value for each in Link]})


class ClosedSchema(Schema):
    """When the complaint was closed, and why. It bars no escalation."""

    on = fields.Date(required=True, allow_none=True)
    because = fields.String(
        required=True, metadata={"enum": [each.value for each in ClosedBecause]}
    )


class ComplaintSchema(Schema):
    """A complaint as its history leaves it."""

    reference = fields.String(required=True, metadata={"example": "4821-7733-0518"})
    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    status = fields.String(required=True)
    edition = fields.String(required=True, allow_none=True)
    today = fields.Date(required=True)
    received_on = fields.Date(required=True, allow_none=True)
    issue_on = fields.Date(
        required=True, allow_none=True, metadata={"description": "Its age counts from here"}
    )
    aware_on = fields.Date(
        required=True, allow_none=True, metadata={"description": "Or from here, where it is later"}
    )
    channel = fields.String(required=True)
    category = fields.String(required=True)
    subject = fields.String(required=True, allow_none=True)
    said = fields.String(required=True, allow_none=True)
    resident = fields.Dict(required=True)
    representative = fields.Dict(required=True, allow_none=True)
    stages = fields.List(fields.Dict(), required=True)
    updates = fields.List(
        fields.Dict(), required=True, metadata={"description": "Promised, and kept or not"}
    )
    actions = fields.List(
        fields.Dict(), required=True, metadata={"description": "Promised in a response, and done"}
    )
    instructions = fields.List(
        fields.Dict(), required=True, metadata={"description": "Of the Ombudsman, and done or not"}
    )
    links = fields.List(
        fields.Nested(LinkedSchema), required=True, metadata={"description": "What belongs to it"}
    )
    closed = fields.Nested(ClosedSchema, required=True, allow_none=True)
    obligations = fields.List(fields.Nested(ObligationSchema), required=True)


class RegisterLineSchema(Schema):
    """A line of the register."""

    reference = fields.String(required=True)
    edition = fields.String(required=True, allow_none=True)
    stage = fields.Integer(required=True)
    status = fields.String(required=True)
    category = fields.String(required=True)
    subject = fields.String(required=True, allow_none=True)
    resident_name = fields.String(required=True, allow_none=True)
    relation = fields.String(required=True)
    channel = fields.String(required=True)
    received_on = fields.Date(required=True, allow_none=True)
    logged_on = fields.Date(required=True, allow_none=True)
    acknowledged_on = fields.Date(required=True, allow_none=True)
    responded_on = fields.Date(required=True, allow_none=True)
    handler = fields.String(required=True, allow_none=True)
    next_action = fields.String(required=True, allow_none=True)
    next_provision = fields.String(required=True, allow_none=True)
    next_due_on = fields.Date(required=True, allow_none=True)


class RegisterSchema(Schema):
    """A page of the register; the header Link names the next."""

    complaints = fields.List(fields.Nested(RegisterLineSchema), required=True)


_LINE = tuple(RegisterLineSchema().fields)
_DAYS = tuple(
    name for name, each in RegisterLineSchema().fields.items() if isinstance(each, fields.Date)
)
_of_a_line = attrgetter(*_LINE)


def recorded(performed: Performed) -> dict[str, Any]:
    """What a verb on a complaint did."""
    complaint = performed.complaint
    return {
        "reference": shown(performed.reference),
        "id": str(performed.stream),
        "version": performed.verb_sequence,
        "status": complaint.status,
        "stage": complaint.stage.number,
        "edition": complaint.edition,
        "today": performed.today.isoformat(),
        "due": due(performed.obligations, performed.today, performed.versions),
        "letters_ordered": sorted(
            {_letter_of(event) for event in performed.events} & complaint.letters.keys()
        ),
    }


def _letter_of(event: Event) -> int:
    """The number of the letter that an event orders, if it orders one."""
    facts = event.facts
    return facts.answers if isinstance(facts, LetterTriedAgain) else event.sequence


def complaint_written(
    complaint: Complaint,
    owed: tuple[Obligation, ...],
    today: Any,
    versions: Versions,
    *,
    days: bool,
) -> dict[str, Any]:
    """A complaint in full."""
    return {
        "reference": shown(complaint.reference),
        "id": str(complaint.stream),
        "version": complaint.verb_sequence,
        "status": complaint.status,
        "edition": complaint.edition,
        "today": today.isoformat(),
        "received_on": plain(complaint.received_on),
        "issue_on": plain(complaint.issue_on),
        "aware_on": plain(complaint.aware_on),
        "channel": complaint.channel.value,
        "category": complaint.category,
        "subject": complaint.subject.words,
        "said": complaint.said.words,
        "resident": plain(complaint.resident),
        "representative": plain(complaint.representative),
        "stages": [
            plain(stage) | {"policy": _kept_to(terms_of(complaint, stage, versions).policy)}
            for _, stage in sorted(complaint.stages.items())
        ],
        "updates": plain(complaint.updates),
        "actions": [
            plain(each) | {"done_on": plain(complaint.actions_done.get(each.id))}
            for each in complaint.actions
        ],
        "instructions": plain(complaint.instructions),
        "links": [
            {"reference": shown(each.reference), "id": str(each.to), "link": each.link.value}
            for each in complaint.bonds
        ],
        "closed": complaint.closed_because
        and {"on": plain(complaint.closed_on), "because": complaint.closed_because.value},
        "obligations": [written(each, today, versions, days=days) for each in owed],
    }


def _kept_to(policy: Policy) -> dict[str, Any]:
    """The version of the policy that a stage is kept to."""
    return {"number": policy.number, "version": policy.version}


def line(row: RegisterRow) -> dict[str, Any]:
    """A line of the register."""
    answer: dict[str, Any] = dict(zip(_LINE, _of_a_line(row), strict=True))
    for name in _DAYS:
        if answer[name] is not None:
            answer[name] = answer[name].isoformat()
    answer["reference"] = shown(row.reference)
    return answer
