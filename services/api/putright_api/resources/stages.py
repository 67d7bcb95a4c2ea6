"""What is done at either stage: define, ask, assign, acknowledge, respond; and update.

More time is `delays`, who considers and what is heard `considering`, the way to stage 2
`escalation`; what became of the letters is `letters`."""

from typing import Any

from flask import Response

from putright.cases import Acknowledge, AskClarification, Assign, Define, Respond, Update
from putright_api.request_scope import carry_out
from putright_api.resources.addressed import digits
from putright_api.resources.verbs import AT_STAGE, of_complaints, verb
from putright_api.schemas import examples
from putright_api.schemas.complaints import recorded
from putright_api.schemas.people import tuples
from putright_api.schemas.stages import (
    AcknowledgeSchema,
    AskClarificationSchema,
    AssignSchema,
    DefineSchema,
    RespondSchema,
    UpdateSchema,
)

blueprint = of_complaints("stages", "What is done at a stage")


@verb(blueprint, AT_STAGE + "/definition", DefineSchema, examples.DEFINED)
def define(asked: dict[str, Any], reference: str, stage: int) -> Response:
    """Set out the complaint definition.

    The points, which of them are the landlord's to answer, and the outcomes sought."""
    return carry_out(Define(stream=digits(reference), stage=stage, **tuples(asked)), recorded)


@verb(blueprint, AT_STAGE + "/clarification", AskClarificationSchema, examples.CLARIFICATION_ASKED)
def ask_clarification(asked: dict[str, Any], reference: str, stage: int) -> Response:
    """Ask the resident about what is unclear, by letter."""
    command = AskClarification(stream=digits(reference), stage=stage, **tuples(asked))
    return carry_out(command, recorded)


@verb(blueprint, AT_STAGE + "/assignment", AssignSchema, examples.ASSIGNED)
def assign(asked: dict[str, Any], reference: str, stage: int) -> Response:
    """Assign a handler, with a declaration about conflicts of interest.

    At stage 2 it is never somebody who considered stage 1."""
    return carry_out(Assign(stream=digits(reference), stage=stage, **asked), recorded)


@verb(blueprint, AT_STAGE + "/acknowledgement", AcknowledgeSchema, {})
def acknowledge(asked: dict[str, Any], reference: str, stage: int) -> Response:
    """Acknowledge by letter.

    It counts from the day the letter leaves. An automatic receipt is no acknowledgement."""
    return carry_out(Acknowledge(stream=digits(reference), stage=stage, **asked), recorded)


@verb(blueprint, AT_STAGE + "/response", RespondSchema, examples.RESPONDED)
def respond(asked: dict[str, Any], reference: str, stage: int) -> Response:
    """Respond by letter, with a decision and its reasons on every point.

    At stage 2 it is the final response, and never by somebody who considered stage 1."""
    return carry_out(Respond(stream=digits(reference), stage=stage, **tuples(asked)), recorded)


@verb(blueprint, "/updates", UpdateSchema, examples.UPDATED)
def update(asked: dict[str, Any], reference: str) -> Response:
    """Tell the resident how things stand, or record that she was told."""
    return carry_out(Update(stream=digits(reference), **asked), recorded)
