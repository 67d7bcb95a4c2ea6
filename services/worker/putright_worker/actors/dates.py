"""The calendar or the policy changed: each complaint records which of its days moved.

What moves is computed by `putright.cases.move_dates`; who changes them is elsewhere."""

from putright.cases import MoveDates
from putright.perform import Asked, perform
from putright.store import ErrandRow
from putright.tenancy import TenantId
from putright_worker.errands import Errands
from putright_worker.task_scope import task_scope
from putright_worker.workplace import Workplace

NAME = "dates.move"


def move(at: Workplace, tenant: TenantId, errand: ErrandRow) -> None:
    """Record what moved, if anything did; the timers follow."""
    was = errand.arguments
    command = MoveDates(
        stream=errand.stream, calendar_was=was["calendar_was"], policy_was=was["policy_was"]
    )
    with task_scope(at.store, tenant) as unit:
        perform(unit, command, Asked(worker=NAME, confirms=errand.id, trace=errand.trace), at.clock)


MOVE = Errands(NAME, move)
