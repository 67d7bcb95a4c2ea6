"""The clock of a sandbox landlord: read it, move it forwards.

A live landlord has none; what comes due because of a move is the sweep's business."""

from typing import Any

from flask import Response
from flask.views import MethodView

from putright.errors import NotKnownHere, NotPermitted
from putright.people.roles import may
from putright.perform import Asked
from putright.ports import Kept, Opening
from putright.store import StoreUnit
from putright_api.errors import ClockIsReal, ClockRunsForwards
from putright_api.openapi import Blueprint
from putright_api.parts import parts
from putright_api.plain import plain
from putright_api.questions import asked_about
from putright_api.request_scope import Done, answered, in_one_unit
from putright_api.resources.addressed import LANDLORD, writes
from putright_api.schemas.examples import CLOCK_MOVED
from putright_api.schemas.landlords import ClockMoved, ClockReadSchema, ClockSchema, clock_written

blueprint = Blueprint("clock", __name__, url_prefix="/v1/<landlord>", description="Sandboxes")


@blueprint.route("/clock", parameters=[LANDLORD])
class OneClock(MethodView):
    """A sandbox landlord's clock."""

    @blueprint.response(200, ClockReadSchema)
    def get(self) -> Response:
        """What a sandbox landlord's clock shows, and what is still waiting at that moment.

        Once nothing waits, all that came due is recorded and every letter has left or failed."""
        with asked_about("read_register") as question:
            now = question.opened.sandbox_at
            if now is None:
                raise ClockIsReal
            waiting = question.records.still_waiting(now)
        return answered({**clock_written(now), "waiting": plain(waiting)})

    @blueprint.arguments(ClockMoved, example=CLOCK_MOVED)
    @blueprint.response(200, ClockSchema)
    @writes(blueprint, version=None)
    def post(self, asked: dict[str, Any]) -> Response:
        """Move a sandbox landlord's clock forwards.

        What comes due on the way is done in the order in which it came due."""

        def move(unit: StoreUnit, who: Asked) -> Done | Kept:
            opening = Opening(
                person=who.person, idempotency=who.idempotency, now=parts().clock.now()
            )
            opened = unit.open(opening)
            if opened.principal is None:
                raise NotKnownHere
            if not may(opened.principal.roles, "move_clock"):
                raise NotPermitted(verb="move_clock")
            if opened.kept is not None:
                return opened.kept
            if opened.sandbox_at is None:
                raise ClockIsReal
            if asked["to"] <= opened.sandbox_at:
                raise ClockRunsForwards(to=asked["to"], now=opened.sandbox_at)
            unit.move_clock(asked["to"])
            return Done(body=clock_written(asked["to"]))

        return in_one_unit(move)
