"""What more the resident raises: further points, a new matter, her wish for stage 2.

What is done at stage 2 is `stages`, with that stage in the address."""

from typing import Any

from flask import Response

from putright.cases import AddPoints, Escalate, SplitOff
from putright.references import new_reference, new_stream
from putright_api.request_scope import carry_out
from putright_api.resources.addressed import complaint_at, digits
from putright_api.resources.verbs import of_complaints, verb
from putright_api.schemas import examples
from putright_api.schemas.complaints import recorded
from putright_api.schemas.escalation import (
    AddPointsSchema,
    EscalateSchema,
    SplitOffSchema,
    SplitSchema,
    split_recorded,
)
from putright_api.schemas.people import tuples

blueprint = of_complaints("escalation", "What more the resident raises")


@verb(blueprint, "/escalation", EscalateSchema, examples.ESCALATED)
def escalate(asked: dict[str, Any], reference: str) -> Response:
    """Begin stage 2, at the resident's wish.

    By any channel, in any words; she need give no reasons, and closing does not bar it. Any member
    of staff takes it down, also one who may not read the complaint: it needs no version."""
    return carry_out(Escalate(stream=digits(reference), **asked), recorded, on_version=False)


@verb(blueprint, "/points", AddPointsSchema, examples.POINTS_ADDED)
def add_points(asked: dict[str, Any], reference: str) -> Response:
    """Add related points to the definition, before the stage 1 response."""
    return carry_out(AddPoints(stream=digits(reference), **tuples(asked)), recorded)


@verb(blueprint, "/new-complaint", SplitOffSchema, examples.SPLIT_OFF, SplitSchema)
def split_off(asked: dict[str, Any], reference: str) -> Response:
    """Log a new matter as a complaint of its own, linked to this one.

    The resident is told by letter. The header Location says where the new complaint is; its
    version is its own, so read it before writing to it."""
    command = SplitOff(
        stream=digits(reference),
        new_stream=new_stream(),
        new_reference=new_reference(),
        **asked,
    )
    return carry_out(command, split_recorded, starts=complaint_at)
