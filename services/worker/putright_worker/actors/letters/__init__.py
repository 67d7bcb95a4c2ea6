"""A letter was ordered: it is composed, completed, printed, kept and sent, and that is recorded.

Three steps: read (nothing locked), prepare and send (no database at all), record (one
transaction). Killed between any two it begins again, and comes to the same letter under the same
Message-ID. What a letter says is `putright.letters`; here it only travels."""

from dataclasses import replace

from putright.cases import RecordFailure, RecordSent
from putright.cases.record import AlreadySent
from putright.complaint.people import Way
from putright.errors import DomainError
from putright.perform import Asked, perform
from putright.ports import Opening, Staged
from putright.store import ErrandRow
from putright.tenancy import TenantId
from putright_worker.actors.letters.orders import Order, read_order
from putright_worker.actors.letters.preparing import Prepared, prepare
from putright_worker.actors.letters.sending import send_by_email
from putright_worker.errands import Errands
from putright_worker.task_scope import task_scope
from putright_worker.workplace import Workplace

NAME = "letters.dispatch"


class SentButNotRecorded(Exception):
    """The letter left and the record would not take it: it must not be recorded as failed."""


def dispatch(at: Workplace, tenant: TenantId, errand: ErrandRow) -> None:
    """Send the letter an event ordered, or put it in the print queue.

    Raises TryAgain; PermanentFailure and refusals of the letter."""
    order = read_order(at, tenant, errand)
    if order.settled:
        with task_scope(at.store, tenant) as unit:
            unit.errand(errand.id)
            unit.stage(Staged(confirmed=(errand.id,)))
        return
    prepared = prepare(at, tenant, order)
    if prepared.to.way is Way.EMAIL:
        sent = send_by_email(at, order, prepared)
        _record(at, tenant, errand, _sent(order, prepared, sent.provider_reference), prepared)
    else:
        _queue_for_print(at, tenant, order, prepared)


def give_up(at: Workplace, tenant: TenantId, errand: ErrandRow, why: str) -> None:
    """Record that the letter could not be sent: in the history, on its row, on the errand."""
    order = read_order(at, tenant, errand)
    command = RecordFailure(
        stream=order.stream,
        sequence=order.sequence,
        letter=order.row.kind,
        way=order.row.way,
        why=why,
    )
    with task_scope(at.store, tenant) as unit:
        try:
            perform(unit, command, Asked(worker=NAME, trace=errand.trace), at.clock)
        except AlreadySent:
            unit.stage(Staged(confirmed=(errand.id,)))
        else:
            unit.stage(Staged(letters=(replace(order.row, status="failed", why=why),)))
            unit.fail(errand.id, why)


def _sent(order: Order, prepared: Prepared, reference: str) -> RecordSent:
    return RecordSent(
        stream=order.stream,
        sequence=order.sequence,
        letter=prepared.row.kind,
        way=prepared.row.way,
        document=prepared.document.key,
        message_id=reference,
        template=prepared.template,
        policy=order.policy_number,
        ombudsman_block=prepared.ombudsman_block,
        sent_on=order.today,
    )


def _record(
    at: Workplace, tenant: TenantId, errand: ErrandRow, command: RecordSent, prepared: Prepared
) -> None:
    asked = Asked(worker=NAME, confirms=errand.id, trace=errand.trace)
    row = replace(prepared.row, status="sent", sent_on=command.sent_on)
    with task_scope(at.store, tenant) as unit:
        try:
            perform(unit, command, asked, at.clock)
        except AlreadySent:  # the same letter, handed over twice, was recorded by the other
            unit.stage(Staged(confirmed=(errand.id,)))
        except DomainError as refusal:
            raise SentButNotRecorded from refusal
        else:
            unit.stage(Staged(letters=(row,), documents=(prepared.document,)))


def _queue_for_print(at: Workplace, tenant: TenantId, order: Order, prepared: Prepared) -> None:
    """Sent means sent: until somebody records the posting, the letter is only printed."""
    with task_scope(at.store, tenant) as unit:
        opened = unit.open(Opening(streams=(order.stream,), now=at.clock.now()))
        unit.stage(Staged(confirmed=(order.errand,)))
        if not order.settled_since(opened):
            unit.stage(Staged(letters=(prepared.row,), documents=(prepared.document,)))


DISPATCH = Errands(NAME, dispatch, give_up)
