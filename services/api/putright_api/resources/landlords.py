"""A landlord: who it is, and the policy in force.

Its people and settings are administration, and not here."""

from flask import Response
from flask.views import MethodView

from putright_api.asking import asking
from putright_api.openapi import Blueprint
from putright_api.questions import asked_about
from putright_api.request_scope import answered
from putright_api.resources.addressed import LANDLORD
from putright_api.schemas.landlords import LandlordSchema, policy_written

blueprint = Blueprint("landlords", __name__, url_prefix="/v1/<landlord>", description="Landlords")


@blueprint.route("", parameters=[LANDLORD])
class OneLandlord(MethodView):
    """A landlord."""

    @blueprint.response(200, LandlordSchema)
    def get(self) -> Response:
        """The landlord, its own day, and the policy in force."""
        with asked_about("read_register") as question:
            when = question.circumstances
        entry = asking().landlord
        return answered(
            {
                "landlord": entry.slug,
                "name": entry.name,
                "sandbox": entry.sandbox,
                "today": when.today.isoformat(),
                "policy": policy_written(when.versions.latest.policy),
            }
        )
