"""What is done at stage 1: define, ask, assign, acknowledge, respond; and update.

Logging is `complaints`; what became of the letters is `letters`."""

from typing import Any

from flask import Response

from putright.cases import Acknowledge, AskClarification, Assign, Define, Respond, Update
from putright_api.openapi import Blueprint
from putright_api.request_scope import carry_out
from putright_api.resources.addressed import LANDLORD, REFERENCE, digits, writes
from putright_api.schemas import examples
from putright_api.schemas.complaints import RecordedSchema, recorded
from putright_api.schemas.people import tuples
from putright_api.schemas.stages import (
    AcknowledgeSchema,
    AskClarificationSchema,
    AssignSchema,
    DefineSchema,
    RespondSchema,
    UpdateSchema,
)

blueprint = Blueprint(
    "stages",
    __name__,
    url_prefix="/v1/<landlord>/complaints/<reference>",
    description="What is done at a stage",
)
ADDRESS = [LANDLORD, REFERENCE]
STAGE = 1


@blueprint.route("/stage-1/definition", methods=["POST"], parameters=ADDRESS)
@blueprint.arguments(DefineSchema, example=examples.DEFINED)
@blueprint.response(200, RecordedSchema)
@writes(blueprint)
def define(asked: dict[str, Any], reference: str) -> Response:
    """Set out the complaint definition.

    The points, which of them are the landlord's to answer, and the outcomes sought."""
    return carry_out(Define(stream=digits(reference), stage=STAGE, **tuples(asked)), recorded)


@blueprint.route("/stage-1/clarification", methods=["POST"], parameters=ADDRESS)
@blueprint.arguments(AskClarificationSchema, example=examples.CLARIFICATION_ASKED)
@blueprint.response(200, RecordedSchema)
@writes(blueprint)
def ask_clarification(asked: dict[str, Any], reference: str) -> Response:
    """Ask the resident about what is unclear, by letter."""
    command = AskClarification(stream=digits(reference), stage=STAGE, **tuples(asked))
    return carry_out(command, recorded)


@blueprint.route("/stage-1/assignment", methods=["POST"], parameters=ADDRESS)
@blueprint.arguments(AssignSchema, example=examples.ASSIGNED)
@blueprint.response(200, RecordedSchema)
@writes(blueprint)
def assign(asked: dict[str, Any], reference: str) -> Response:
    """Assign a handler, with a declaration about conflicts of interest."""
    return carry_out(Assign(stream=digits(reference), stage=STAGE, **asked), recorded)


@blueprint.route("/stage-1/acknowledgement", methods=["POST"], parameters=ADDRESS)
@blueprint.arguments(AcknowledgeSchema, example={})
@blueprint.response(200, RecordedSchema)
@writes(blueprint)
def acknowledge(asked: dict[str, Any], reference: str) -> Response:
    """Acknowledge by letter.

    It counts from the day the letter leaves. An automatic receipt is no acknowledgement."""
    return carry_out(Acknowledge(stream=digits(reference), stage=STAGE, **asked), recorded)


@blueprint.route("/stage-1/response", methods=["POST"], parameters=ADDRESS)
@blueprint.arguments(RespondSchema, example=examples.RESPONDED)
@blueprint.response(200, RecordedSchema)
@writes(blueprint)
def respond(asked: dict[str, Any], reference: str) -> Response:
    """Respond by letter, with a decision and its reasons on every point."""
    return carry_out(Respond(stream=digits(reference), stage=STAGE, **tuples(asked)), recorded)


@blueprint.route("/updates", methods=["POST"], parameters=ADDRESS)
@blueprint.arguments(UpdateSchema, example=examples.UPDATED)
@blueprint.response(200, RecordedSchema)
@writes(blueprint)
def update(asked: dict[str, Any], reference: str) -> Response:
    """Tell the resident how things stand, or record that she was told."""
    return carry_out(Update(stream=digits(reference), **asked), recorded)
