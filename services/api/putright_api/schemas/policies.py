"""Versions of a landlord's policy, as asked and as answered; what a change would move.

What a policy may say is `docs/policy.schema.json`; it is read by the core."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from putright.errors import Malformed
from putright.landlord.conformance import Finding
from putright.landlord.policy import Policy
from putright.landlord.policy_file import NotAPolicy, Wrong, policy_body, policy_from, read_policy
from putright.landlord.versions import Versions
from putright.policies.version import Version
from putright.ports import VersionRow
from putright.preview import Moved, Moving
from putright.references import shown
from putright.rules.editions import EDITION_NAMES
from putright.rules.working_days import SATURDAY
from putright_api.plain import plain
from putright_api.schemas.fields import Asked, Day, Line
from putright_api.schemas.obligations import DaySchema, days_written

TOML_LONGEST = 200_000


class PolicyGiven(Asked):
    """A policy: its keys as JSON, or the text of its TOML file."""

    policy = fields.Dict(load_default=None, metadata={"description": "See policy.schema.json"})
    toml = fields.String(load_default=None, validate=validate.Length(1, TOML_LONGEST))

    @validates_schema
    def one_of_them(self, asked: Mapping[str, Any], **_: Any) -> None:
        """Exactly one. Raises ValidationError."""
        if (asked["policy"] is None) == (asked["toml"] is None):
            raise ValidationError("Give the policy as JSON or as TOML, and not both.")


class PolicyChecked(PolicyGiven):
    """A policy, and the edition to hold it against; without one, that of the day it begins."""

    edition = fields.String(load_default=None, validate=validate.OneOf(EDITION_NAMES))


class EditionAsked(Asked):
    """Which edition of the Code to hold the policy against; without one, that of its day."""

    edition = fields.String(load_default=None, validate=validate.OneOf(EDITION_NAMES))


class ApprovedFrom(Asked):
    """The day from which it is in force; without one, the day it was written for, or today."""

    in_force_from = Day(load_default=None)


class ClosureSchema(Asked):
    """A day on which the landlord is closed."""

    on = Day(required=True)
    why = Line(required=True)


class ClosedOn(Asked):
    """Days on which the landlord is closed, and from which day that counts."""

    closures = fields.List(
        fields.Nested(ClosureSchema), required=True, validate=validate.Length(1, 60)
    )


class PreviewAsked(Asked):
    """What a preview shows; `in_force_from` in place of the version's own day."""

    in_force_from = Day(load_default=None)
    days = fields.Boolean(
        load_default=False, metadata={"description": "Show each day of each count"}
    )


class HolidayAsked(Asked):
    """A bank holiday that may be proclaimed."""

    on = Day(required=True)
    days = fields.Boolean(load_default=False)


class VersionSchema(Schema):
    """A version of the policy: a draft, approved, in force or superseded."""

    number = fields.Integer(required=True)
    title = fields.String(required=True)
    version = fields.String(required=True)
    state = fields.String(
        required=True,
        metadata={"enum": ["draft", "approved", "in_force", "superseded", "overtaken"]},
    )
    in_force_from = fields.Date(required=True, allow_none=True)
    reaches_open_stages = fields.Boolean(required=True)
    source = fields.String(required=True)
    drafted_by = fields.UUID(required=True, allow_none=True)
    approved_by = fields.UUID(required=True, allow_none=True)


class VersionsSchema(Schema):
    """Every version, the oldest first."""

    policies = fields.List(fields.Nested(VersionSchema), required=True)


class FindingSchema(Schema):
    """One setting that differs from one provision."""

    provision = fields.String(required=True)
    edition = fields.String(required=True)
    setting = fields.String(required=True)
    says = fields.String(required=True)
    requires = fields.String(required=True)
    verdict = fields.String(
        required=True,
        metadata={"enum": ["breach", "missing", "ambiguous", "obsolete", "stricter"]},
    )
    source = fields.String(required=True, allow_none=True)
    declared = fields.Dict(required=True, allow_none=True)


class FindingsSchema(Schema):
    """What a policy differs in from an edition of the Code."""

    findings = fields.List(fields.Nested(FindingSchema), required=True)


class WholeVersionSchema(VersionSchema, FindingsSchema):
    """A version with all that it says, and what it differs in from the Code."""

    policy = fields.Dict(required=True)


class DateMovingSchema(Schema):
    """One obligation, and its day before and after."""

    id = fields.String(required=True)
    clock = fields.String(required=True)
    stage = fields.Integer(required=True, allow_none=True)
    was = fields.Date(required=True)
    now = fields.Date(required=True)
    days_before = fields.List(fields.Nested(DaySchema))
    days_after = fields.List(fields.Nested(DaySchema))


class LetterQuotingSchema(Schema):
    """A letter that left and told of a day that moves."""

    sequence = fields.Integer(required=True)
    kind = fields.String(required=True)
    sent_on = fields.Date(required=True)
    told = fields.Date(required=True)


class MovedSchema(Schema):
    """An open complaint, or intake item, whose days would move."""

    reference = fields.String(required=True)
    dates = fields.List(fields.Nested(DateMovingSchema), required=True)
    letters = fields.List(fields.Nested(LetterQuotingSchema), required=True)


class PreviewSchema(Schema):
    """Everything open that would move, the first to be due first."""

    moved = fields.Integer(required=True)
    letters = fields.Integer(required=True)
    complaints = fields.List(fields.Nested(MovedSchema), required=True)


def policy_given(asked: Mapping[str, Any]) -> Policy:
    """The policy of a request, its number not yet given. Raises Malformed."""
    try:
        if asked["toml"] is not None:
            return read_policy(asked["toml"], 1)
        return policy_from({**asked["policy"], "number": 1})
    except NotAPolicy as error:
        problems = {"toml": [str(each) for each in error.wrong]}
        if asked["policy"] is not None:
            problems = {"policy": _nested(error.wrong)}  # type: ignore[dict-item]
        raise Malformed(**problems) from error


def _nested(wrong: Iterable[Wrong]) -> dict[str, Any]:
    """What is wrong, at its place among the keys."""
    found: dict[str, Any] = {}
    for each in wrong:
        inner = found
        for step in each.path:
            inner = inner.setdefault(str(step), {})
        inner.setdefault("_schema", []).append(each.because)
    return found


def line_written(row: VersionRow, in_force: int, kept: Iterable[int]) -> dict[str, Any]:
    """One version in a list; `kept` are the numbers of those that took effect."""
    return {
        "number": row.number,
        "title": row.body["title"],
        "version": row.body["version"],
        "state": _state(row, in_force, frozenset(kept)),
        "in_force_from": plain(row.in_force_from),
        "reaches_open_stages": bool(row.body.get("reaches_open_stages")),
        "source": row.source,
        "drafted_by": plain(row.drafted_by),
        "approved_by": plain(row.approved_by),
    }


def _state(row: VersionRow, in_force: int, kept: frozenset[int]) -> str:
    if row.in_force_from is None:
        return "draft"
    if row.number > in_force:
        return "approved"
    if row.number == in_force:
        return "in_force"
    return "superseded" if row.number in kept else "overtaken"


def version_written(version: Version, found: Iterable[Finding]) -> dict[str, Any]:
    """A version that was just drafted or approved."""
    policy = version.policy
    return {
        "number": policy.number,
        "title": policy.title,
        "version": policy.version,
        "state": "approved" if version.approved else "draft",
        "in_force_from": plain(policy.in_force_from) if version.approved else None,
        "reaches_open_stages": policy.reaches_open_stages,
        "source": version.source,
        "drafted_by": version.drafted_by,
        "approved_by": version.approved_by,
        "policy": policy_body(policy),
        "findings": findings_written(found),
    }


def findings_written(found: Iterable[Finding]) -> list[dict[str, Any]]:
    """Each finding, as the core has it."""
    return [plain(each) for each in found]


def preview_written(
    moved: tuple[Moved, ...], before: Versions, after: Versions, *, days: bool
) -> dict[str, Any]:
    """Everything that would move; each day of each count only where it is asked for."""

    def date_written(each: Moving) -> dict[str, Any]:
        was, now = each.was, each.now
        answer = {
            "id": now.id,
            "clock": now.clock,
            "stage": now.stage,
            "was": plain(was.due_on),
            "now": plain(now.due_on),
        }
        if days:
            answer["days_before"] = days_written(was, before)
            answer["days_after"] = days_written(now, after)
        return answer

    return {
        "moved": len(moved),
        "letters": sum(len(each.letters) for each in moved),
        "complaints": [
            {
                "reference": shown(each.reference),
                "dates": [date_written(date) for date in each.dates],
                "letters": [
                    {
                        "sequence": letter.sequence,
                        "kind": letter.kind,
                        "sent_on": plain(letter.sent_on),
                        "told": plain(letter.day),
                    }
                    for letter in each.letters
                ],
            }
            for each in moved
        ],
    }


def closures_given(asked: Mapping[str, Any]) -> dict[date, str]:
    """The days of a request, each with why. Raises Malformed for one at a weekend."""
    if any(each["on"].weekday() >= SATURDAY for each in asked["closures"]):
        raise Malformed(closures=["A weekend is no working day as it is."])
    return {each["on"]: each["why"] for each in asked["closures"]}
