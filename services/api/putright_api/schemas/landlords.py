"""A landlord and its policy, as answered; the clock of a sandbox, as asked.

What the policy promises on one complaint is `obligations`."""

from datetime import UTC, datetime
from typing import Any

from marshmallow import Schema, fields, validate

from putright.clock import day_of
from putright.landlord.policy import Policy
from putright.landlord.policy_file import policy_body
from putright_api.plain import plain
from putright_api.schemas.fields import FIRST_YEAR, LAST_YEAR, Asked


class LandlordSchema(Schema):
    """A landlord, and the policy in force."""

    landlord = fields.String(required=True)
    name = fields.String(required=True)
    sandbox = fields.Boolean(required=True)
    today = fields.Date(required=True)
    policy = fields.Dict(required=True)


class ClockSchema(Schema):
    """The moment of a sandbox landlord's own clock."""

    now = fields.AwareDateTime(required=True)
    today = fields.Date(required=True)


class StillWaitingSchema(Schema):
    """Timers that are due and not yet noticed, and errands that are not done."""

    timers = fields.Integer(required=True)
    errands = fields.Integer(required=True)


class ClockReadSchema(ClockSchema):
    """The clock, and what the worker has yet to do at its moment."""

    waiting = fields.Nested(StillWaitingSchema, required=True)


class ClockMoved(Asked):
    """Forwards, to this moment."""

    to = fields.AwareDateTime(
        required=True,
        validate=validate.Range(
            datetime(FIRST_YEAR, 1, 1, tzinfo=UTC), datetime(LAST_YEAR, 1, 1, tzinfo=UTC)
        ),
    )


def clock_written(now: datetime) -> dict[str, Any]:
    """What a sandbox's clock shows."""
    return {"now": now.isoformat(), "today": day_of(now).isoformat()}


def policy_written(policy: Policy) -> dict[str, Any]:
    """The policy in force, as far as it runs."""
    return {
        "number": policy.number,
        "title": policy.title,
        "version": policy.version,
        "in_force_from": plain(policy.in_force_from),
        "warning_working_days": policy.warning_working_days,
        "promises": policy_body(policy).get("promises", []),
        "closures": [
            {"on": on.isoformat(), "why": why} for on, why in sorted(policy.closures.items())
        ],
    }
