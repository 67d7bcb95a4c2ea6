"""More time for a response: an extension told in time, or lateness explained afterwards.

Updates until then are `stages`; the days themselves are the core's."""

from typing import Any

from flask import Response

from putright.cases import ExplainLateness, Extend
from putright_api.request_scope import carry_out
from putright_api.resources.addressed import digits
from putright_api.resources.verbs import AT_STAGE, of_complaints, verb
from putright_api.schemas import examples
from putright_api.schemas.complaints import recorded
from putright_api.schemas.delays import ExplainLatenessSchema, ExtendSchema

blueprint = of_complaints("delays", "More time")


@verb(blueprint, AT_STAGE + "/extension", ExtendSchema, examples.EXTENDED)
def extend(asked: dict[str, Any], reference: str, stage: int) -> Response:
    """Extend the time for a response, by letter.

    Told on or before the Code's day it moves it; told later it moves nothing. Beyond the Code's
    days, or a second time, it needs good reason."""
    return carry_out(Extend(stream=digits(reference), stage=stage, **asked), recorded)


@verb(blueprint, AT_STAGE + "/lateness", ExplainLatenessSchema, examples.LATENESS_EXPLAINED)
def explain_lateness(asked: dict[str, Any], reference: str, stage: int) -> Response:
    """Explain by letter that a response is late.

    An apology, a new day and how often she will hear. The Code's day stands."""
    return carry_out(ExplainLateness(stream=digits(reference), stage=stage, **asked), recorded)
