"""The history of a complaint, as answered: every event, who recorded it and when.

What the events amount to is `complaints`."""

from typing import Any

from marshmallow import Schema, fields

from putright.complaint.events import Event
from putright.references import shown
from putright_api.plain import plain
from putright_api.schemas.fields import Asked


class HistoryAsked(Asked):
    """As of when."""

    as_known_at = fields.AwareDateTime(
        load_default=None,
        metadata={"description": "Only what had been recorded by that moment"},
    )


class EventSchema(Schema):
    """One thing that happened."""

    sequence = fields.Integer(required=True)
    kind = fields.String(required=True, metadata={"example": "received"})
    happened_on = fields.Date(required=True, allow_none=True)
    recorded_at = fields.AwareDateTime(required=True)
    actor = fields.String(required=True)
    provenance = fields.String(required=True)
    facts = fields.Dict(required=True)


class HistorySchema(Schema):
    """Everything that happened, in the order it was recorded."""

    reference = fields.String(required=True)
    events = fields.List(fields.Nested(EventSchema), required=True)


class ChronologySchema(Schema):
    """What happened to a complaint, in the format that is read, exchanged and reviewed."""

    reference = fields.String(required=True)
    edition = fields.String(required=True, allow_none=True)
    subject = fields.String(required=True, allow_none=True)
    events = fields.List(
        fields.Dict(),
        required=True,
        metadata={
            "description": "Each with `event`, `on` (the day, null where unknown) and `by`, "
            "and what its kind says"
        },
    )


def history_written(reference: str, events: tuple[Event, ...]) -> dict[str, Any]:
    """A history written down; erased words are null."""
    return {
        "reference": shown(reference),
        "events": [
            {
                "sequence": event.sequence,
                "kind": event.facts.kind,
                "happened_on": plain(event.happened_on),
                "recorded_at": event.recorded_at.isoformat(),
                "actor": event.actor,
                "provenance": event.provenance.value,
                "facts": plain(event.facts),
            }
            for event in events
        ],
    }
