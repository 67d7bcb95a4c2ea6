"""A timer's moment has come: the event, if the obligation still stands.

When a timer is due is the sweep's business, what it stands for `putright.complaint.obligations`."""

from datetime import date, datetime

from putright.cases import FireTimer
from putright.clock import day_of
from putright.complaint.events import Moment
from putright.perform import Asked, perform
from putright.store import ErrandRow
from putright.tenancy import TenantId
from putright_worker.errands import Errands
from putright_worker.task_scope import task_scope
from putright_worker.workplace import Workplace

NAME = "timers.fire"


def fire(at: Workplace, tenant: TenantId, errand: ErrandRow) -> None:
    """Record that an obligation was near, due or missed; what no longer stands says nothing."""
    told = errand.arguments
    command = FireTimer(
        stream=errand.stream,
        obligation=told["obligation"],
        moment=Moment(told["moment"]),
        due_on=date.fromisoformat(told["due_on"]),
        fires_on=day_of(datetime.fromisoformat(told["fires_at"])),
    )
    with task_scope(at.store, tenant) as unit:
        perform(unit, command, Asked(worker=NAME, confirms=errand.id, trace=errand.trace), at.clock)


FIRE = Errands(NAME, fire)
