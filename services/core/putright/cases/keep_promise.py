"""Record that a promise of the policy was kept: an urgency review, a notice, an enclosure.

A promise that another event keeps (to log, to acknowledge, to respond) is kept by that event."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from putright.cases.circumstances import Circumstances, Decision, Standing
from putright.cases.days import not_before_receipt, not_in_the_future
from putright.complaint.events import NewEvent, PromiseKept
from putright.complaint.obligations import kept_by_record, obligations
from putright.complaint.text import Text
from putright.errors import NotFound, NotNow
from putright.tenancy import StreamId


class AlreadyKept(NotNow):
    """The promise was recorded as kept before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepPromise:
    """That the promise was kept on `kept_on`, and how, where there is more to say.

    `promise` is its id; the second of the same id is `stage1.notify:2`, and so on."""

    verb: ClassVar[str] = "keep_promise"

    stream: StreamId | str
    promise: str
    kept_on: date
    how: Text | None = None


def keep_promise(
    standings: Sequence[Standing], command: KeepPromise, on: Circumstances
) -> Decision:
    """Record that the promise was kept.

    Raises NotFound, AlreadyKept, DayInTheFuture, DayBeforeReceipt."""
    complaint = standings[0].complaint
    key = f"policy:{command.promise}"
    if key in complaint.promises_kept:
        raise AlreadyKept(promise=command.promise)
    owed = obligations(complaint, on.versions)
    if not any(each.key == key and kept_by_record(each) for each in owed):
        raise NotFound(promise=command.promise)
    not_in_the_future(command.kept_on, on.today)
    not_before_receipt(command.kept_on, complaint.received_on)
    facts = PromiseKept(promise=key, how=command.how)
    return (NewEvent(stream=complaint.stream, facts=facts, happened_on=command.kept_on),)
