"""How a stage is considered, as asked: positions, who considers it, a refusal.

The decision is `stages`."""

from marshmallow import fields, validate

from putright.complaint.events import Part, Side
from putright_api.schemas.fields import Asked, Category, Dated, Day, OneOf, Words, Writes

_CASE = r"\A[A-Za-z0-9][A-Za-z0-9 /.-]{0,39}\Z"


class InvitePositionSchema(Writes):
    """What is put to them, and by when they are asked to answer."""

    side = OneOf(Side, required=True)
    about = Words(longest=4000, required=True)
    reply_by = Day(required=True)


class RecordPositionSchema(Asked):
    """What was said, and on which day."""

    side = OneOf(Side, required=True)
    said = Words(required=True)
    said_on = Day(required=True)


class ConsiderSchema(Asked):
    """Who considers the stage, and in which part."""

    by = fields.UUID(required=True, metadata={"description": "A member of staff's id"})
    part = OneOf(Part, required=True)


class RefuseSchema(Dated, Writes):
    """The ground of the policy, the reasons in this case, and the fact that shows the ground."""

    ground = Category(required=True, metadata={"example": "too_old"})
    reasons = Words(required=True, metadata={"description": "Of this case: never of another"})
    discretion = Words(
        longest=4000,
        load_default=None,
        allow_none=True,
        metadata={"description": "How discretion was considered; needed where age is the ground"},
    )
    court_filed_on = Day(load_default=None, allow_none=True)
    considered_in = fields.String(
        load_default=None,
        allow_none=True,
        validate=validate.Regexp(_CASE),
        metadata={"description": "The reference of the case that considered it before"},
    )
    approver = fields.UUID(
        load_default=None, allow_none=True, metadata={"description": "A member of staff's id"}
    )
