"""A timer's moment has come: the event, if the obligation still stands; a policy takes effect.

When a timer is due is the sweep's business, what it stands for `putright.complaint.obligations`."""

from datetime import datetime

from putright.cases import FireTimers
from putright.perform import Asked, perform
from putright.policies.road import take_effect
from putright.policies.version import TAKES_EFFECT
from putright.store import ErrandRow
from putright.tenancy import TenantId
from putright_worker.errands import Errands
from putright_worker.task_scope import task_scope
from putright_worker.workplace import Workplace

NAME = "timers.fire"


def fire(at: Workplace, tenant: TenantId, errand: ErrandRow) -> None:
    """Record what was near, due or missed by the errand's moment and was not recorded yet."""
    by = datetime.fromisoformat(errand.arguments["fires_at"])
    asked = Asked(worker=NAME, confirms=errand.id, trace=errand.trace)
    with task_scope(at.store, tenant) as unit:
        if errand.arguments["obligation"] == TAKES_EFFECT:
            take_effect(unit, errand.stream, asked, at.clock)
            return
        perform(unit, FireTimers(stream=errand.stream, by=by), asked, at.clock)


FIRE = Errands(NAME, fire)
