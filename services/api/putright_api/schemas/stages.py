"""The verbs of a stage, as asked: define, clarify, assign, acknowledge, respond, update.

Each loads the core's own values; whether it is allowed is the core's business."""

from typing import Any

from marshmallow import fields, post_load, validate

from putright.complaint.events import (
    ActionPromised,
    Outcome,
    Point,
    PointDecided,
    Remedy,
    RemedyKind,
)
from putright_api.schemas.fields import Asked, Count, Day, Flag, Line, OneOf, Pence, Words, Writes

POINTS_MOST = 50


class PointSchema(Asked):
    """A point of the complaint, and whether it is the landlord's to answer."""

    number = Count(least=1, most=POINTS_MOST, required=True)
    text = Words(longest=4000, required=True)
    responsible = Flag(required=True)
    why_not_responsible = Words(longest=4000, load_default=None, allow_none=True)

    @post_load
    def point(self, asked: dict[str, Any], **_: Any) -> Point:
        """The core's value."""
        return Point(**asked)


class DefineSchema(Asked):
    """The landlord's understanding of the complaint, and the outcomes the resident seeks."""

    points = fields.List(
        fields.Nested(PointSchema), required=True, validate=validate.Length(max=POINTS_MOST)
    )
    outcomes_sought = Words(longest=4000, load_default=None, allow_none=True)
    outcomes_asked_on = Day(load_default=None, allow_none=True)


class AskClarificationSchema(Writes):
    """Questions, in the words the resident will read."""

    questions = fields.List(
        Words(longest=2000), required=True, validate=validate.Length(min=1, max=20)
    )


class AssignSchema(Asked):
    """Who handles the stage, and what is declared about conflicts of interest."""

    handler = fields.UUID(required=True, metadata={"description": "A member of staff's id"})
    declaration = Words(longest=2000, required=True)


class AcknowledgeSchema(Writes):
    """Nothing to say: the letter says what the definition holds."""


class PointDecidedSchema(Asked):
    """The decision on one point, with its reasons."""

    number = Count(least=1, most=POINTS_MOST, required=True)
    outcome = OneOf(Outcome, required=True)
    reasons = Words(required=True)
    rests_on = Words(
        longest=2000,
        load_default=None,
        allow_none=True,
        metadata={"description": "The policy, law or practice it rests on"},
    )

    @post_load
    def decided(self, asked: dict[str, Any], **_: Any) -> PointDecided:
        """The core's value."""
        return PointDecided(**asked)


class RemedySchema(Asked):
    """What is offered to put things right; money in pence."""

    kind = OneOf(RemedyKind, required=True)
    detail = Words(longest=4000, required=True)
    amount_pence = Pence(load_default=None, allow_none=True)

    @post_load
    def remedy(self, asked: dict[str, Any], **_: Any) -> Remedy:
        """The core's value."""
        return Remedy(**asked)


class ActionPromisedSchema(Asked):
    """Something still to be done, by a day."""

    id = Line(longest=40, required=True)
    what = Words(longest=4000, required=True)
    due_on = Day(required=True)

    @post_load
    def action(self, asked: dict[str, Any], **_: Any) -> ActionPromised:
        """The core's value."""
        return ActionPromised(**asked)


class RespondSchema(Writes):
    """The landlord's answer to every point of the definition."""

    decisions = fields.List(
        fields.Nested(PointDecidedSchema),
        required=True,
        validate=validate.Length(min=1, max=POINTS_MOST),
    )
    remedies = fields.List(
        fields.Nested(RemedySchema), load_default=(), validate=validate.Length(max=POINTS_MOST)
    )
    no_remedy_because = Words(longest=4000, load_default=None, allow_none=True)
    actions = fields.List(
        fields.Nested(ActionPromisedSchema),
        load_default=(),
        validate=validate.Length(max=POINTS_MOST),
    )
    accepted_late_because = Words(
        longest=4000,
        load_default=None,
        allow_none=True,
        metadata={"description": "Why a complaint beyond the age limit was accepted (2024: 2.3)"},
    )


class UpdateSchema(Writes):
    """How things stand. With `told_on` it was said; without, a letter says it."""

    news = Words(required=True)
    next_update_on = Day(load_default=None, allow_none=True)
    told_on = Day(load_default=None, allow_none=True)
