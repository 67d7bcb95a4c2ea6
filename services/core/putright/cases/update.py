"""Tell the resident how things stand, by letter or in conversation.

The Code's dates do not move because of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from putright.cases.circumstances import Circumstances, Decision, Standing
from putright.cases.days import not_before_receipt, not_in_the_future
from putright.cases.written import Writes, a_safe_way
from putright.complaint.events import NewEvent, Updated
from putright.complaint.text import Text
from putright.errors import DomainError, Malformed
from putright.tenancy import StreamId


class NextUpdateInThePast(DomainError):
    """The next update was promised for a day that has passed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Update(Writes):
    """The news; `told_on` is the day of a conversation, None orders a letter."""

    verb: ClassVar[str] = "update"

    stream: StreamId | str
    news: Text
    next_update_on: date | None = None
    told_on: date | None = None


def update(standings: Sequence[Standing], command: Update, on: Circumstances) -> Decision:
    """Record the update, and the promise of the next one.

    Raises NextUpdateInThePast, DayInTheFuture, DayBeforeReceipt, NoSafeWay, Malformed.
    Source: 2024, 5.9, 6.6; 2022, 4.10, 4.11."""
    complaint = standings[0].complaint
    if not str(command.news).strip():
        raise Malformed(news=["what the resident is told"])
    if command.next_update_on is not None and command.next_update_on < on.today:
        raise NextUpdateInThePast(day=command.next_update_on, today=on.today)
    if command.told_on is None:
        a_safe_way(complaint)
    else:
        not_in_the_future(command.told_on, on.today)
        not_before_receipt(command.told_on, complaint.received_on)
    facts = Updated(
        stage=complaint.stage.number,
        news=command.news,
        next_update_on=command.next_update_on,
        by_letter=command.told_on is None,
    )
    return (
        NewEvent(stream=complaint.stream, facts=facts, happened_on=command.told_on or on.today),
    )
