"""More time for a response, as asked.

Whether it moves the Code's day is the core's business."""

from marshmallow import fields

from putright_api.schemas.fields import Count, Day, Flag, Words, Writes

_EVERY = {"description": "How often the resident will hear until then, in working days"}
MOST_WORKING_DAYS = 250


class ExtendSchema(Writes):
    """A later day for the response, and why."""

    until = Day(required=True)
    reasons = Words(longest=4000, required=True)
    update_every_days = Count(
        least=1, most=MOST_WORKING_DAYS, load_default=None, allow_none=True, metadata=_EVERY
    )
    interval_agreed = Flag(
        load_default=False, metadata={"description": "The resident agreed to the interval"}
    )
    good_reason = Words(
        longest=4000,
        load_default=None,
        allow_none=True,
        metadata={"description": "Needed beyond the Code's days, and for a further extension"},
    )
    approver = fields.UUID(
        load_default=None, allow_none=True, metadata={"description": "A member of staff's id"}
    )
    resident_agreed = Flag(load_default=None, allow_none=True)


class ExplainLatenessSchema(Writes):
    """A new day for a response that is late, and why it is."""

    until = Day(required=True)
    reasons = Words(longest=4000, required=True)
    update_every_days = Count(
        least=1, most=MOST_WORKING_DAYS, load_default=None, allow_none=True, metadata=_EVERY
    )
