"""The order for a letter, as its landlord's records hold it now.

Only reading: what is made of it is `preparing`, how it goes `sending`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from putright.clock import day_of
from putright.complaint.codec import read
from putright.complaint.events import Event
from putright.complaint.state import Complaint, fold
from putright.complaint.terms import terms_of
from putright.errors import PermanentFailure
from putright.landlord.versions import Versions
from putright.ports import LetterRow, Opened, Opening
from putright.sealing import WrappedKey
from putright.store import ErrandRow
from putright.tenancy import OutboxId, StreamId, TenantId
from putright_worker.task_scope import reading_scope
from putright_worker.workplace import Workplace


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """The event that ordered a letter, all that happened since, and under which rules.

    `plugins` are the landlord's sealed settings, by the name of the plugin."""

    errand: OutboxId
    stream: StreamId
    sequence: int
    history: tuple[Event, ...]
    complaint: Complaint
    row: LetterRow
    versions: Versions
    today: date
    sandbox: bool
    plugins: Mapping[str, tuple[WrappedKey, bytes]]

    @property
    def event(self) -> Event:
        """The event that ordered the letter."""
        return self.history[self.sequence - 1]

    @property
    def policy_number(self) -> int:
        """The version of the policy that the letter's stage is kept to."""
        stage = self.complaint.at(self.row.stage)
        return terms_of(self.complaint, stage, self.versions).policy.number

    @property
    def settled(self) -> bool:
        """Whether the history tells already how the letter ended."""
        return _settled(self.complaint, self.sequence)

    def settled_since(self, opened: Opened) -> bool:
        """Whether the history, opened again, tells it: read again only where it has grown."""
        if len(opened.histories[self.stream].written) == len(self.history):
            return self.settled
        _, complaint = complaint_of(opened, self.stream)
        return _settled(complaint, self.sequence)


def read_order(at: Workplace, tenant: TenantId, errand: ErrandRow) -> Order:
    """Everything a letter needs from the records, seen at one moment."""
    now = at.clock.now()
    if errand.sequence is None:
        raise PermanentFailure("no_event")
    with reading_scope(at.store, tenant) as reading:
        opened = reading.opened(Opening(streams=(errand.stream,), now=now))
        history, complaint = complaint_of(opened, errand.stream)
        row, settings = reading.letter_and_settings(errand.stream, errand.sequence, at.plugins)
        return Order(
            errand=errand.id,
            stream=errand.stream,
            sequence=errand.sequence,
            history=history,
            complaint=complaint,
            row=row,
            versions=reading.versions(opened.policy_number, opened.calendar_number),
            today=day_of(opened.sandbox_at or now),
            sandbox=opened.sandbox_at is not None,
            plugins=settings,
        )


def complaint_of(opened: Opened, stream: StreamId) -> tuple[tuple[Event, ...], Complaint]:
    """The history of the complaint that was opened, and how it stands. Raises PermanentFailure."""
    if stream not in opened.histories:
        raise PermanentFailure("no_such_stream")
    history = tuple(read(each) for each in opened.histories[stream].written)
    complaint = fold(history)
    if not isinstance(complaint, Complaint):
        raise PermanentFailure("not_a_complaint")
    return history, complaint


def _settled(complaint: Complaint, sequence: int) -> bool:
    """Whether the letter is known to have left, or to have failed. Raises PermanentFailure."""
    letter = complaint.letters.get(sequence)
    if letter is None:
        raise PermanentFailure("orders_no_letter")
    return not letter.on_its_way
