"""What the Ombudsman says about a complaint, as it is recorded.

What it may lead to (reopen, escalate, respond) is those verbs' own."""

from typing import Any

from flask import Response

from putright.cases import RecordContact, RecordInstruction
from putright_api.request_scope import carry_out
from putright_api.resources.addressed import digits
from putright_api.resources.verbs import of_complaints, verb
from putright_api.schemas import examples
from putright_api.schemas.complaints import recorded
from putright_api.schemas.ombudsman import RecordContactSchema, RecordInstructionSchema

blueprint = of_complaints("ombudsman", "The Housing Ombudsman")


@verb(blueprint, "/ombudsman/instructions", RecordInstructionSchema, examples.INSTRUCTED)
def record_instruction(asked: dict[str, Any], reference: str) -> Response:
    """Record what the Ombudsman instructed, and by which day.

    From now on it is an obligation of its own, and a ground for the verb it asks for."""
    return carry_out(RecordInstruction(stream=digits(reference), **asked), recorded)


@verb(blueprint, "/ombudsman/contacts", RecordContactSchema, examples.CONTACTED)
def record_contact(asked: dict[str, Any], reference: str) -> Response:
    """Record that the Ombudsman was in touch, or somebody with the Ombudsman."""
    return carry_out(RecordContact(stream=digits(reference), **asked), recorded)
