"""Intake: whatever arrives, until somebody decides what it is.

Logging an item as a complaint is `complaints`."""

from typing import Any

from flask import Response
from flask.views import MethodView

from putright.cases import SetIntakeAside, TakeIn
from putright.complaint.obligations import obligations
from putright.references import new_reference, new_stream
from putright_api.openapi import Blueprint
from putright_api.questions import asked_about, asked_page, page_answered
from putright_api.request_scope import answered, carry_out
from putright_api.resources.addressed import (
    LANDLORD,
    REFERENCE,
    digits,
    intake_at,
    writes,
)
from putright_api.schemas.complaints import RecordedSchema
from putright_api.schemas.examples import SET_ASIDE, TAKEN_IN
from putright_api.schemas.intake import (
    IntakeQueueSchema,
    IntakeSchema,
    SetAsideSchema,
    TakeInSchema,
    intake_line,
    intake_recorded,
    intake_written,
)
from putright_api.schemas.lists import IntakeAsked

blueprint = Blueprint(
    "intake", __name__, url_prefix="/v1/<landlord>/intake", description="What has arrived"
)


@blueprint.route("", parameters=[LANDLORD])
class IntakeQueue(MethodView):
    """The intake queue."""

    @blueprint.arguments(TakeInSchema, example=TAKEN_IN)
    @blueprint.response(201, RecordedSchema)
    @writes(blueprint, version=None)
    def post(self, asked: dict[str, Any]) -> Response:
        """Take in whatever arrived.

        Its clock runs from its arrival until it is decided what it is."""
        command = TakeIn(stream=new_stream(), reference=new_reference(), **asked)
        return carry_out(command, intake_recorded, starts=intake_at, on_version=False)

    @blueprint.arguments(IntakeAsked, location="query")
    @blueprint.response(200, IntakeQueueSchema)
    def get(self, asked: dict[str, Any]) -> Response:
        """The intake queue, the most pressing first."""
        page = asked_page(asked, "intake")
        with asked_about("read_intake") as question:
            found = question.records.lastly.intake(page)
        return page_answered(
            found, page, "intake", {"intake": [intake_line(r) for r in found.rows]}
        )


@blueprint.route("/<reference>", parameters=[LANDLORD, REFERENCE])
class OneItem(MethodView):
    """An intake item."""

    @blueprint.response(200, IntakeSchema)
    def get(self, reference: str) -> Response:
        """An intake item, and what is due on it."""
        with asked_about("read_intake", digits(reference)) as question:
            intake, when = question.standing.intake, question.circumstances
        owed = obligations(intake, when.versions)
        body = intake_written(intake, digits(reference), owed, when.today, when.versions)
        return answered(body, version=intake.verb_sequence)


@blueprint.route("/<reference>/set-aside", methods=["POST"], parameters=[LANDLORD, REFERENCE])
@blueprint.arguments(SetAsideSchema, example=SET_ASIDE)
@blueprint.response(200, RecordedSchema)
@writes(blueprint)
def set_aside(asked: dict[str, Any], reference: str) -> Response:
    """Decide that an item is no complaint, and say why."""
    return carry_out(SetIntakeAside(stream=digits(reference), **asked), intake_recorded)
