"""How a stage is considered: both sides heard, who considers it; or that it is refused.

The decision itself is the response, in `stages`."""

from typing import Any

from flask import Response

from putright.cases import Consider, InvitePosition, RecordPosition, Refuse
from putright_api.request_scope import carry_out
from putright_api.resources.addressed import digits
from putright_api.resources.verbs import AT_STAGE, of_complaints, verb
from putright_api.schemas import examples
from putright_api.schemas.complaints import recorded
from putright_api.schemas.considering import (
    ConsiderSchema,
    InvitePositionSchema,
    RecordPositionSchema,
    RefuseSchema,
)

blueprint = of_complaints("considering", "How a stage is considered")


@verb(blueprint, AT_STAGE + "/invitation", InvitePositionSchema, examples.POSITION_INVITED)
def invite_position(asked: dict[str, Any], reference: str, stage: int) -> Response:
    """Give the resident, or staff concerned, a fair chance to set out their position.

    The resident is written to; staff are asked inside the landlord. The clocks go on."""
    return carry_out(InvitePosition(stream=digits(reference), stage=stage, **asked), recorded)


@verb(blueprint, AT_STAGE + "/position", RecordPositionSchema, examples.POSITION_RECORDED)
def record_position(asked: dict[str, Any], reference: str, stage: int) -> Response:
    """Record what was said to it."""
    return carry_out(RecordPosition(stream=digits(reference), stage=stage, **asked), recorded)


@verb(blueprint, AT_STAGE + "/consideration", ConsiderSchema, examples.CONSIDERED)
def consider(asked: dict[str, Any], reference: str, stage: int) -> Response:
    """Record who considers the stage, and in which part.

    At stage 2 it is never somebody who considered stage 1."""
    return carry_out(Consider(stream=digits(reference), stage=stage, **asked), recorded)


@verb(blueprint, AT_STAGE + "/refusal", RefuseSchema, examples.REFUSED)
def refuse(asked: dict[str, Any], reference: str, stage: int) -> Response:
    """Refuse by letter to consider the complaint, or the escalation.

    On a ground of the policy that the Code allows, with reasons of this case and the way to the
    Ombudsman."""
    return carry_out(Refuse(stream=digits(reference), stage=stage, **asked), recorded)
