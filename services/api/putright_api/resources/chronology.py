"""A complaint's chronology, as the Ombudsman asks for it and as the review reads it.

How a history becomes one is `putright.complaint.chronology`."""

from flask import Response
from flask.views import MethodView

from putright.complaint.chronology import chronology
from putright_api.openapi import Blueprint
from putright_api.questions import asked_about
from putright_api.request_scope import answered
from putright_api.resources.addressed import LANDLORD, REFERENCE, digits
from putright_api.schemas.histories import ChronologySchema

blueprint = Blueprint(
    "chronology", __name__, url_prefix="/v1/<landlord>", description="Chronologies"
)


@blueprint.route("/complaints/<reference>/chronology", parameters=[LANDLORD, REFERENCE])
class Chronology(MethodView):
    """What happened, in the format that is exchanged."""

    @blueprint.response(200, ChronologySchema)
    def get(self, reference: str) -> Response:
        """The chronology of a complaint, in the format that is exchanged.

        Corrections are applied and shown; what a letter says happened when the letter left."""
        with asked_about("read_complaint", digits(reference)) as question:
            standing = question.standing
        return answered(chronology(standing.complaint, standing.history))
