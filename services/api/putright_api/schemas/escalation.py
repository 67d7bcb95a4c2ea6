"""What more the resident raises, as asked: stage 2, further points, a complaint of its own.

The points themselves are `stages`."""

from typing import Any

from marshmallow import Schema, fields, validate

from putright.complaint.events import Channel, Link, Linked
from putright.perform import Performed
from putright.references import shown
from putright_api.schemas.complaints import RecordedSchema, recorded
from putright_api.schemas.fields import (
    Asked,
    Category,
    Dated,
    Day,
    LineOfWords,
    OneOf,
    Words,
    Writes,
)
from putright_api.schemas.stages import POINTS_MOST, PointSchema


class EscalateSchema(Asked):
    """The resident is still unhappy: since when, and by which channel she said so."""

    requested_on = Day(required=True, metadata={"description": "The day it reached the landlord"})
    channel = OneOf(Channel, required=True)
    said = Words(
        load_default=None,
        allow_none=True,
        metadata={"description": "In her words, if she said any: she need give no reasons"},
    )
    accepted_late_because = Words(longest=4000, load_default=None, allow_none=True)
    backdated_because = Words(load_default=None, allow_none=True)
    backdated_evidence = Words(load_default=None, allow_none=True)


class AddPointsSchema(Asked):
    """Points numbered on from the last, and how they are related to the complaint."""

    points = fields.List(
        fields.Nested(PointSchema), required=True, validate=validate.Length(1, POINTS_MOST)
    )
    related_because = Words(longest=4000, required=True)


class SplitOffSchema(Dated, Writes):
    """A matter of the same resident, and why it is a complaint of its own."""

    received_on = Day(required=True, metadata={"description": "The day it reached the landlord"})
    channel = OneOf(Channel, required=True)
    received_by = LineOfWords(required=True, metadata={"description": "Who took it"})
    subject = LineOfWords(required=True)
    category = Category(required=True)
    said = Words(required=True, metadata={"description": "In the resident's words"})
    reasons = Words(longest=4000, required=True)
    backdated_because = Words(load_default=None, allow_none=True)
    backdated_evidence = Words(load_default=None, allow_none=True)


class NewComplaintSchema(Schema):
    """The complaint that was started."""

    reference = fields.String(required=True, metadata={"example": "4821-7733-0518"})
    id = fields.UUID(required=True)


class SplitSchema(RecordedSchema):
    """How the complaint stands that the matter was raised in, and which one it became."""

    new_complaint = fields.Nested(NewComplaintSchema, required=True)


def split_recorded(performed: Performed) -> dict[str, Any]:
    """What splitting a matter off did to the complaint it was raised in."""
    new = next(
        event.facts
        for event in performed.events
        if isinstance(event.facts, Linked) and event.facts.relation is Link.SPLIT_OFF
    )
    started = {"reference": shown(new.reference), "id": str(new.to)}
    return recorded(performed) | {"new_complaint": started}
