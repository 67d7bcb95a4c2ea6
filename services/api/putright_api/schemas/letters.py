"""Letters, as answered: what was ordered, how far it got, and the exact words.

Writing and sending them is the worker's business."""

from typing import Any

from marshmallow import Schema, fields, validate

from putright.complaint.people import Way
from putright.ombudsman.superseded import CarriedBlock, OldBlock
from putright.ports import LetterRow
from putright.references import shown
from putright_api.plain import plain
from putright_api.schemas.fields import Asked, Day, OneOf, Words


class PostedSchema(Asked):
    """The day a person or a print house put it in the post."""

    posted_on = Day(required=True)


class ReturnedSchema(Asked):
    """The day a letter came back, or bounced, and what was said of it."""

    returned_on = Day(required=True)
    why = Words(longest=2000, required=True)


class SendAgainSchema(Asked):
    """The way by which a letter is to go again."""

    way = OneOf(
        Way,
        required=True,
        validate=validate.OneOf((Way.EMAIL, Way.POST), error="Must be one of: email, post."),
    )


class LetterSchema(Schema):
    """A letter, and how far it got."""

    sequence = fields.Integer(
        required=True, metadata={"description": "The number of the event that ordered it"}
    )
    kind = fields.String(required=True, metadata={"example": "acknowledgement"})
    stage = fields.Integer(required=True)
    status = fields.String(
        required=True, metadata={"enum": ["ordered", "to_post", "sent", "failed", "returned"]}
    )
    way = fields.String(required=True)
    sent_on = fields.Date(required=True, allow_none=True)
    why = fields.String(required=True, allow_none=True)
    document = fields.String(
        required=True, allow_none=True, metadata={"description": "Where its document is"}
    )


class ExactLetterSchema(LetterSchema):
    """A letter to the word."""

    exact = fields.Dict(required=True, allow_none=True)
    template = fields.String(required=True, allow_none=True)
    policy_number = fields.Integer(required=True, allow_none=True)
    ombudsman_block = fields.String(required=True, allow_none=True)


class LettersSchema(Schema):
    """The letters of a complaint."""

    letters = fields.List(fields.Nested(LetterSchema), required=True)


class ToPostSchema(LetterSchema):
    """A letter that waits for somebody."""

    reference = fields.String(required=True)


class PostQueueSchema(Schema):
    """The letters that wait for somebody, complaint by complaint, the oldest first."""

    letters = fields.List(fields.Nested(ToPostSchema), required=True)


class OldBlockSchema(Schema):
    """A letter that went out with contacts of an Ombudsman that were wrong then, or are now."""

    reference = fields.String(required=True)
    complaint = fields.String(
        required=True, metadata={"description": "The address of its complaint"}
    )
    status = fields.String(required=True, metadata={"description": "How far its complaint came"})
    sequence = fields.Integer(required=True)
    kind = fields.String(required=True, metadata={"example": "acknowledgement"})
    stage = fields.Integer(required=True)
    sent_on = fields.Date(required=True)
    ombudsman_block = fields.String(required=True)
    matter = fields.String(required=True, metadata={"enum": [each.value for each in OldBlock]})
    told_right_on = fields.Date(
        required=True,
        allow_none=True,
        metadata={"description": "When a later letter had the contacts that hold today"},
    )


class OldBlocksSchema(Schema):
    """The letters with old contacts of an Ombudsman, complaint by complaint, the oldest first."""

    letters = fields.List(fields.Nested(OldBlockSchema), required=True)


def old_block_line(old: CarriedBlock, address: str) -> dict[str, Any]:
    """What is the matter with a letter's block; `address` is that of its complaint."""
    return {
        "reference": shown(old.reference),
        "complaint": address,
        "status": old.status,
        "sequence": old.sequence,
        "kind": old.kind,
        "stage": old.stage,
        "sent_on": plain(old.sent_on),
        "ombudsman_block": old.ombudsman_block,
        "matter": old.matter.value,
        "told_right_on": plain(old.told_right_on),
    }


def letter_line(row: LetterRow, address: str) -> dict[str, Any]:
    """How far a letter got; `address` is that of its complaint."""
    return {
        "sequence": row.sequence,
        "kind": row.kind,
        "stage": row.stage,
        "status": row.status,
        "way": row.way,
        "sent_on": plain(row.sent_on),
        "why": row.why,
        "document": row.document and f"{address}/letters/{row.sequence}/document",
    }


def letter_written(row: LetterRow, address: str) -> dict[str, Any]:
    """A letter to the word."""
    return letter_line(row, address) | {
        "exact": plain(row.exact),
        "template": row.template,
        "policy_number": row.policy_number,
        "ombudsman_block": row.ombudsman_block,
    }
