"""Letters with an old block: wrong when they went, or superseded where it still matters."""

from collections.abc import Sequence
from datetime import date

import pytest
from tests.support.blocks import COUNCILS, NEW, OLD, sent
from tests.support.landlords import MASTER, administering
from tests.support.records import FRIDAY, ClockAt, Records
from tests.support.services import Database
from tests.support.worked_dates import day

from putright.cases import Withdraw
from putright.complaint.text import Text
from putright.errors import Malformed
from putright.ombudsman.superseded import OldBlock
from putright.plugin_api import load_plugins
from putright.ports import Page
from putright.store.standing import old_blocks
from putright.tenancy import StreamId

TODAY = day("Fri 2026-12-18")


def found(records: Records, today: date = TODAY) -> list[tuple[str, int, OldBlock]]:
    with records.store.reading(records.scope) as reading:
        rows = reading.old_blocks(Page(limit=100), today).rows
    return sorted((row.reference, row.sequence, row.matter) for row in rows)


def reference(records: Records, stream: StreamId) -> str:
    return records.history(stream).reference


def withdrawn(records: Records) -> StreamId:
    stream = records.log()
    records.do(Withdraw(stream=stream, withdrawn_on=TODAY, reasons=Text("She rang to say so")))
    return stream


@pytest.mark.parametrize(
    ("on", "block", "matter"),
    [
        ("2026-01-12", OLD, OldBlock.SUPERSEDED_WHILE_OPEN),
        ("2026-01-13", OLD, OldBlock.WRONG_WHEN_SENT),
        ("2026-01-12", NEW, OldBlock.WRONG_WHEN_SENT),
        ("2026-01-13", NEW, None),
        ("2026-01-13", f"{NEW} {COUNCILS}", None),
        ("2026-01-13", f"{OLD} {COUNCILS}", OldBlock.WRONG_WHEN_SENT),
        ("2026-01-13", "a block nobody knows", OldBlock.WRONG_WHEN_SENT),
        ("2026-01-13", "", None),
        ("2026-01-13", None, None),
        ("2021-07-01", "2021-07-01", OldBlock.SUPERSEDED_WHILE_OPEN),
    ],
)
def test_on_an_open_complaint_a_letter_is_held_against_its_day_and_today(
    records: Records, on: str, block: str | None, matter: OldBlock | None
) -> None:
    stream = records.log()
    sent(records, stream, (1, on, block))

    assert found(records) == ([(reference(records, stream), 1, matter)] if matter else [])


def test_until_a_block_is_superseded_nothing_is_found(records: Records) -> None:
    sent(records, records.log(), (1, "2026-01-12", OLD))

    assert found(records, day("Mon 2026-01-12")) == []
    assert found(records, day("Tue 2026-01-13")) != []


@pytest.mark.parametrize(
    ("on", "matters"), [("2025-12-18", True), ("2025-12-17", False), ("2024-04-01", False)]
)
def test_on_a_complaint_that_is_over_a_letter_matters_for_twelve_months(
    records: Records, on: str, *, matters: bool
) -> None:
    stream = withdrawn(records)
    sent(records, stream, (1, on, OLD))

    expected = (reference(records, stream), 1, OldBlock.SUPERSEDED_AND_RELIED_ON)
    assert found(records) == ([expected] if matters else [])


def test_a_letter_that_was_wrong_when_it_went_is_a_fault_however_old(records: Records) -> None:
    stream = withdrawn(records)
    sent(records, stream, (1, "2024-04-01", "2022-10-01"))

    assert found(records) == [(reference(records, stream), 1, OldBlock.WRONG_WHEN_SENT)]


def test_it_is_told_when_a_later_letter_was_right(records: Records) -> None:
    stream = records.log()
    records.tell(stream)
    sent(
        records,
        stream,
        (1, "2025-06-02", OLD),
        (2, "2025-07-01", OLD),
        (3, "2026-02-02", f"{NEW} {COUNCILS}"),
    )
    with records.store.reading(records.scope) as reading:
        rows = reading.old_blocks(Page(), TODAY).rows

    assert [(row.sequence, row.told_right_on) for row in rows] == [
        (1, date(2026, 2, 2)),
        (2, date(2026, 2, 2)),
    ]


def test_the_list_goes_on_from_page_to_page(records: Records) -> None:
    for _ in range(2):
        sent(records, records.log(), (1, "2026-01-14", OLD), (2, "2026-01-15", OLD))
    everything = found(records)
    paged, page = [], Page(limit=1)
    with records.store.reading(records.scope) as reading:
        for _ in range(4):
            part = reading.old_blocks(page, TODAY)
            paged += [(row.reference, row.sequence, row.matter) for row in part.rows]
            page = Page(limit=1, after=part.next)
        assert part.next is None
        with pytest.raises(Malformed):
            reading.old_blocks(Page(after=("nowhere", "x")), TODAY)
    assert len(everything) == 4
    assert sorted(paged) == everything


def test_another_landlords_letters_are_not_seen(database: Database, records: Records) -> None:
    sent(records, records.log(), (1, "2026-01-14", OLD))
    another = Records.of_a_new_landlord(database, records.store)

    assert found(another) == []
    assert len(found(records)) == 1


def test_plugins_are_named_and_nothing_of_their_settings(
    database: Database, records: Records
) -> None:
    settings = {"host": "mail.example", "port": 25, "sender": "a@larkrise.example"}
    with administering(database) as administration:
        plugin = load_plugins()["email"]
        administration.set_plugin(records.landlord.tenant, plugin, settings, MASTER)
    another = Records.of_a_new_landlord(database, records.store)

    def plugins(of: Records) -> Sequence[str]:
        with of.store.reading(of.scope) as reading:
            return reading.plugins()

    assert (plugins(records), plugins(another)) == (("email",), ())


def test_what_the_list_depends_on_is_the_blocks_of_both_ombudsmen() -> None:
    depends_on = old_blocks(TODAY)

    assert depends_on["current"] == [NEW, COUNCILS]
    assert ClockAt().now() == FRIDAY
