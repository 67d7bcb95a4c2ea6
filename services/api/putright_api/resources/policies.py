"""Versions of a landlord's policy: drafted, checked, previewed, approved.

What each stage is kept to shows with its complaint; `putright.policies` decides."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from http import HTTPStatus
from typing import Any

from flask import Response
from flask.views import MethodView

from putright.errors import NotFound
from putright.landlord.policy_file import policy_from
from putright.landlord.versions import Versions
from putright.perform import Asked
from putright.policies.deciding import findings
from putright.policies.road import Draft, approve_version, draft_version
from putright.policies.version import Version
from putright.ports import Kept, Opening, VersionRow
from putright.preview import preview, with_holiday, with_version
from putright.store import StoreUnit
from putright_api.asking import asking
from putright_api.openapi import Blueprint
from putright_api.parts import parts
from putright_api.questions import Question, asked_about
from putright_api.request_scope import Act, Done, answered, in_one_unit
from putright_api.resources.addressed import LANDLORD, writes
from putright_api.schemas import policies as schemas
from putright_api.schemas.examples import APPROVED, CHECKED, CLOSED_ON, DRAFTED

blueprint = Blueprint(
    "policies", __name__, url_prefix="/v1/<landlord>", description="The policy's versions"
)
ONE = "/policies/<int(max=1000000):number>"
NUMBER = {
    "name": "number",
    "in": "path",
    "required": True,
    "description": "The number of the version",
    "schema": {"type": "integer", "minimum": 1, "maximum": 1_000_000},
    "example": 1,
}


@blueprint.route("/policies", parameters=[LANDLORD])
class Policies(MethodView):
    """The versions of the policy."""

    @blueprint.response(200, schemas.VersionsSchema)
    def get(self) -> Response:
        """Every version: drafts, what is approved, what is in force, what was."""
        with asked_about("read_policies") as question:
            rows, versions = question.records.policy_versions(), question.circumstances.versions
        kept = [each.policy.number for each in versions.terms]
        lines = [schemas.line_written(row, kept[-1], kept) for row in rows]
        return answered({"policies": lines})

    @blueprint.arguments(schemas.PolicyGiven, example=DRAFTED)
    @blueprint.response(201, schemas.WholeVersionSchema)
    @writes(blueprint, version=None)
    def post(self, asked: dict[str, Any]) -> Response:
        """Draft the next version.

        Looser than the Code only with the explanation and the day that the Code asks for."""
        source = "api" if asked["toml"] is None else "api, toml"
        act = _drafting(schemas.policy_given(asked), source)
        return in_one_unit(act, status=HTTPStatus.CREATED)


@blueprint.route("/policies/check", parameters=[LANDLORD])
class Check(MethodView):
    """A policy held against the Code, and not saved."""

    @blueprint.arguments(schemas.PolicyChecked, example=CHECKED)
    @blueprint.response(200, schemas.FindingsSchema)
    def post(self, asked: dict[str, Any]) -> Response:
        """Check a policy against an edition of the Code, without saving it."""
        with asked_about("read_policies") as question:
            today = question.circumstances.today
        found = findings(schemas.policy_given(asked), today, asked["edition"])
        return answered({"findings": schemas.findings_written(found)})


@blueprint.route(ONE, parameters=[LANDLORD, NUMBER])
class OnePolicy(MethodView):
    """A version of the policy."""

    @blueprint.arguments(schemas.EditionAsked, location="query")
    @blueprint.response(200, schemas.WholeVersionSchema)
    def get(self, asked: dict[str, Any], number: int) -> Response:
        """A version: what it says, and what it differs in from an edition of the Code.

        Naming another edition than its own rehearses it against that."""
        with asked_about("read_policies") as question:
            row, when = _row(question, number), question.circumstances
            version = _version_read(question, row)
        kept = [each.policy.number for each in when.versions.terms]
        policy = policy_from({**row.body, "number": row.number})
        found = findings(policy, when.today, asked["edition"])
        body = schemas.line_written(row, kept[-1], kept)
        body |= {"policy": row.body, "findings": schemas.findings_written(found)}
        return answered(body, version=version)


@blueprint.route(ONE + "/approval", parameters=[LANDLORD, NUMBER])
class Approval(MethodView):
    """The approval of a draft."""

    @blueprint.arguments(schemas.ApprovedFrom, example=APPROVED)
    @blueprint.response(200, schemas.WholeVersionSchema)
    @writes(blueprint)
    def post(self, asked: dict[str, Any], number: int) -> Response:
        """Approve a draft, from a day on.

        Not by who drafted it, and not from a day that has passed."""

        def act(unit: StoreUnit, who: Asked) -> Done | Kept:
            made = approve_version(unit, number, asked["in_force_from"], who, parts().clock)
            return made if isinstance(made, Kept) else _done(made)

        return in_one_unit(act, on_version=True)


@blueprint.route(ONE + "/preview", parameters=[LANDLORD, NUMBER])
class Preview(MethodView):
    """What a version would move."""

    @blueprint.arguments(schemas.PreviewAsked, location="query")
    @blueprint.response(200, schemas.PreviewSchema)
    def get(self, asked: dict[str, Any], number: int) -> Response:
        """What would move on the day this version took effect, and which letters told of it.

        Only a version that reaches open stages moves any."""
        with asked_about("read_policies") as question:
            row, today = _row(question, number), question.circumstances.today
            policy = policy_from({**row.body, "number": row.number})
            begins = asked["in_force_from"] or max(policy.in_force_from, today)
            policy = replace(policy, in_force_from=begins)
            holidays = question.records.previewing().holidays(question.opened.calendar_number)
            return _previewed(
                question, lambda now: with_version(now, policy, holidays), days=asked["days"]
            )


@blueprint.route("/calendar/preview", parameters=[LANDLORD])
class CalendarPreview(MethodView):
    """What a bank holiday would move."""

    @blueprint.arguments(schemas.HolidayAsked, location="query")
    @blueprint.response(200, schemas.PreviewSchema)
    def get(self, asked: dict[str, Any]) -> Response:
        """What would move if that day became a bank holiday, and which letters told of it."""
        on: date = asked["on"]
        with asked_about("read_policies") as question:
            now = question.records.previewing().holidays(question.opened.calendar_number)
            then = now.with_holiday(on, "Proclaimed")
            return _previewed(
                question, lambda each: with_holiday(each, then), since=on, days=asked["days"]
            )


@blueprint.route("/closures", parameters=[LANDLORD])
class Closures(MethodView):
    """Days on which the landlord is closed."""

    @blueprint.arguments(schemas.ClosedOn, example=CLOSED_ON)
    @blueprint.response(201, schemas.WholeVersionSchema)
    @writes(blueprint, version=None)
    def post(self, asked: dict[str, Any]) -> Response:
        """Draft the policy in force, closed on more days.

        Like any version it is approved before it counts. It reaches open stages, and moves the
        landlord's own promises: the Code's days stand."""
        act = _drafting(schemas.closures_given(asked), "closures")
        return in_one_unit(act, status=HTTPStatus.CREATED)


def _drafting(given: Draft, source: str) -> Act:
    def act(unit: StoreUnit, who: Asked) -> Done | Kept:
        made = draft_version(unit, given, source, who, parts().clock)
        return made if isinstance(made, Kept) else _done(made)

    return act


def _done(made: Version) -> Done:
    found = findings(made.policy, made.drafted_at.date())
    return Done(
        body=schemas.version_written(made, found),
        version=made.verb_sequence,
        location=f"/v1/{asking().landlord.slug}/policies/{made.policy.number}",
    )


def _row(question: Question, number: int) -> VersionRow:
    for row in question.records.policy_versions():
        if row.number == number:
            return row
    raise NotFound(number=number)


def _version_read(question: Question, row: VersionRow) -> int | None:
    """What the next write must name; None for a version that came with the landlord."""
    if row.stream is None:
        return None
    opened = question.records.opened(Opening(streams=(row.stream,), now=question.moment))
    return opened.histories[row.stream].verb_sequence


def _previewed(
    question: Question,
    then: Callable[[Versions], Versions],
    *,
    days: bool,
    since: date | None = None,
) -> Response:
    before = question.circumstances.versions
    after = then(before)
    moved = preview(question.records.previewing(), before, after, since)
    return answered(schemas.preview_written(moved, before, after, days=days))
