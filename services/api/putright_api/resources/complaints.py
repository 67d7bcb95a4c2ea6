"""Complaints: log one, find one, read one and its history, correct what was recorded.

The verbs of a stage are `stages`."""

from typing import Any

from flask import Response
from flask.views import MethodView
from marshmallow import fields

from putright.cases import Correct, Log
from putright.complaint.obligations import obligations
from putright.references import new_reference, new_stream
from putright_api.openapi import Blueprint
from putright_api.questions import asked_about, asked_page, page_answered
from putright_api.request_scope import answered, carry_out
from putright_api.resources.addressed import (
    LANDLORD,
    REFERENCE,
    complaint_at,
    digits,
    writes,
)
from putright_api.schemas.complaints import (
    ComplaintSchema,
    CorrectSchema,
    LogSchema,
    RecordedSchema,
    RegisterSchema,
    complaint_written,
    line,
    recorded,
)
from putright_api.schemas.examples import CORRECTED, LOGGED
from putright_api.schemas.fields import Asked
from putright_api.schemas.histories import HistoryAsked, HistorySchema, history_written
from putright_api.schemas.lists import RegisterAsked

blueprint = Blueprint(
    "complaints", __name__, url_prefix="/v1/<landlord>", description="Complaints and the register"
)


class OneAsked(Asked):
    """How a complaint is to be shown."""

    days = fields.Boolean(
        load_default=False,
        metadata={"description": "Show each day of each count: counted, or skipped and why"},
    )


@blueprint.route("/complaints", parameters=[LANDLORD])
class Complaints(MethodView):
    """The register."""

    @blueprint.arguments(LogSchema, example=LOGGED)
    @blueprint.response(201, RecordedSchema)
    @writes(blueprint, version=None)
    def post(self, asked: dict[str, Any]) -> Response:
        """Log a complaint.

        Answers what is due now, by when, under which provision, and why then."""
        if asked["intake"] is not None:
            asked["intake"] = digits(asked["intake"])
        command = Log(stream=new_stream(), reference=new_reference(), **asked)
        return carry_out(command, recorded, starts=complaint_at, on_version=False)

    @blueprint.arguments(RegisterAsked, location="query")
    @blueprint.response(200, RegisterSchema)
    def get(self, asked: dict[str, Any]) -> Response:
        """The register, a page at a time.

        Follow the header Link for the next page; a cursor belongs to its filters."""
        page = asked_page(asked, "register")
        with asked_about("read_register") as question:
            found = question.records.lastly.register(page)
        return page_answered(found, page, "register", {"complaints": [line(r) for r in found.rows]})


@blueprint.route("/complaints/<reference>", parameters=[LANDLORD, REFERENCE])
class OneComplaint(MethodView):
    """A complaint."""

    @blueprint.arguments(OneAsked, location="query")
    @blueprint.response(200, ComplaintSchema)
    def get(self, asked: dict[str, Any], reference: str) -> Response:
        """A complaint: where it stands, and all that is and was due on it."""
        with asked_about("read_complaint", digits(reference)) as question:
            complaint, when = question.standing.complaint, question.circumstances
        owed = obligations(complaint, when.versions)
        body = complaint_written(complaint, owed, when.today, when.versions, days=asked["days"])
        return answered(body, version=complaint.verb_sequence)


@blueprint.route("/complaints/<reference>/history", parameters=[LANDLORD, REFERENCE])
class History(MethodView):
    """What happened."""

    @blueprint.arguments(HistoryAsked, location="query")
    @blueprint.response(200, HistorySchema)
    def get(self, asked: dict[str, Any], reference: str) -> Response:
        """Everything that happened, in the order it was recorded."""
        with asked_about("read_complaint", digits(reference)) as question:
            events = question.standing.history
        known_at = asked["as_known_at"]
        if known_at is not None:
            events = tuple(each for each in events if each.recorded_at <= known_at)
        return answered(history_written(digits(reference), events))


@blueprint.route("/complaints/<reference>/corrections", parameters=[LANDLORD, REFERENCE])
class Corrections(MethodView):
    """What was recorded wrongly."""

    @blueprint.arguments(CorrectSchema, example=CORRECTED)
    @blueprint.response(200, RecordedSchema)
    @writes(blueprint)
    def post(self, asked: dict[str, Any], reference: str) -> Response:
        """Correct a recorded fact.

        The record keeps both; the dates become what the corrected facts make them."""
        return carry_out(Correct(stream=digits(reference), **asked), recorded)
