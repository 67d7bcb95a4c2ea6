"""What comes after a response: actions carried out, letters, closing, withdrawing, reopening.

None of it bars the resident's way on, which is `escalation`."""

from typing import Any

from flask import Response

from putright.cases import Close, CompleteAction, Correspond, KeepPromise, Reopen, Withdraw
from putright_api.request_scope import carry_out
from putright_api.resources.addressed import digits
from putright_api.resources.verbs import of_complaints, verb
from putright_api.schemas import examples
from putright_api.schemas.complaints import recorded
from putright_api.schemas.ending import (
    CloseSchema,
    CompleteActionSchema,
    CorrespondSchema,
    KeepPromiseSchema,
    ReopenSchema,
    WithdrawSchema,
)

blueprint = of_complaints("ending", "What comes after a response")


@verb(
    blueprint,
    "/actions/<action>/completion",
    CompleteActionSchema,
    examples.ACTION_COMPLETED,
)
def complete_action(asked: dict[str, Any], reference: str, action: str) -> Response:
    """Record that a promised action was carried out, and how that is known."""
    return carry_out(CompleteAction(stream=digits(reference), action=action, **asked), recorded)


@verb(
    blueprint,
    "/promises/<promise>/completion",
    KeepPromiseSchema,
    examples.PROMISE_KEPT,
)
def keep_promise(asked: dict[str, Any], reference: str, promise: str) -> Response:
    """Record that a promise of the landlord's policy was kept: a notice, an enclosure, a review.

    The second promise of one id is `stage1.notify:2`, and so on."""
    return carry_out(KeepPromise(stream=digits(reference), promise=promise, **asked), recorded)


@verb(blueprint, "/withdrawal", WithdrawSchema, examples.WITHDRAWN)
def withdraw(asked: dict[str, Any], reference: str) -> Response:
    """Close the complaint at the resident's own wish, and confirm it to her by letter."""
    return carry_out(Withdraw(stream=digits(reference), **asked), recorded)


@verb(blueprint, "/closure", CloseSchema, examples.CLOSED)
def close(asked: dict[str, Any], reference: str) -> Response:
    """Close a complaint that is answered or refused, by a letter that says how to come back."""
    return carry_out(Close(stream=digits(reference), **asked), recorded)


@verb(blueprint, "/reopening", ReopenSchema, examples.REOPENED)
def reopen(asked: dict[str, Any], reference: str) -> Response:
    """Take a closed complaint, or a refused stage, on again."""
    return carry_out(Reopen(stream=digits(reference), **asked), recorded)


@verb(blueprint, "/correspondence", CorrespondSchema, examples.CORRESPONDED)
def correspond(asked: dict[str, Any], reference: str) -> Response:
    """Write to the resident after the final response: an offer, a correction, a review.

    No stage of its own; the letter carries the way to the Ombudsman."""
    return carry_out(Correspond(stream=digits(reference), **asked), recorded)
