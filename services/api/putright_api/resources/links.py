"""Complaints that belong together: linked, or two that are one, merged.

A matter that becomes a complaint of its own is `escalation`."""

from typing import Any

from flask import Response

from putright.cases import LinkTo, MergeInto
from putright_api.request_scope import carry_out
from putright_api.resources.addressed import digits
from putright_api.resources.verbs import of_complaints, verb
from putright_api.schemas import examples
from putright_api.schemas.complaints import recorded
from putright_api.schemas.links import LinkSchema, MergeSchema

blueprint = of_complaints("links", "Complaints that belong together")


@verb(blueprint, "/links", LinkSchema, examples.LINKED)
def link(asked: dict[str, Any], reference: str) -> Response:
    """Link the complaint and another one, on both records."""
    command = LinkTo(stream=digits(reference), to=digits(asked["to"]), reasons=asked["reasons"])
    return carry_out(command, recorded)


@verb(blueprint, "/merger", MergeSchema, examples.MERGED)
def merge(asked: dict[str, Any], reference: str) -> Response:
    """Merge the complaint into another one, which was made twice.

    This one is closed; the other counts from the earlier day of receipt."""
    command = MergeInto(
        stream=digits(reference), into=digits(asked["into"]), reasons=asked["reasons"]
    )
    return carry_out(command, recorded)
