"""Letters that left with one block of an Ombudsman's contacts or another.

The blocks themselves are the product's dated data."""

from datetime import date

from tests.support.records import FRIDAY, Records

from putright.ports import LetterRow, Opening, Staged
from putright.references import new_outbox_id
from putright.tenancy import StreamId

OLD, NEW, COUNCILS = "2024-04-01", "2026-01-13", "lgsco-2022-10-01"


def sent(records: Records, stream: StreamId, *letters: tuple[int, str, str | None]) -> None:
    """Letters that left: the event that ordered each, the day, the block."""
    rows = tuple(
        LetterRow(
            stream=stream,
            sequence=sequence,
            kind="acknowledgement",
            stage=1,
            status="sent",
            way="email",
            outbox=new_outbox_id(),
            ombudsman_block=block,
            sent_on=date.fromisoformat(on),
        )
        for sequence, on, block in letters
    )
    with records.store.unit(records.scope) as unit:
        unit.open(Opening(now=FRIDAY))
        unit.stage(Staged(letters=rows))
        unit.commit()
