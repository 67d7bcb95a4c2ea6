"""Lists and single rows of one landlord, read without a lock."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from marshmallow import Schema, fields
from psycopg import errors as pg
from tests.support.landlords import MASTER, administering
from tests.support.records import FRIDAY, ClockAt, Records
from tests.support.services import Database

from putright.errors import Malformed, NotFound
from putright.plugin_api import API_VERSION, Plugin, SettingsRefused
from putright.ports import (
    DocumentRow,
    IntakeRow,
    LetterRow,
    Opening,
    Page,
    RegisterRow,
    Slice,
    Staged,
)
from putright.references import new_outbox_id, new_reference, new_stream
from putright.sealing import NotUnsealed
from putright.store.reading import Reading
from putright.store.scoped import READING, Call, Scoped
from putright.store.taking_on import plugin_place
from putright.tenancy import StreamId


class MailSchema(Schema):
    host = fields.String(required=True)


MAIL = Plugin(
    name="email",
    api_version=API_VERSION,
    capabilities=frozenset(),
    settings_schema=MailSchema,
    connect=str,
)


def a_row(records: Records, **changes: object) -> RegisterRow:
    stream = records.log()
    with records.store.reading(records.scope) as reading:
        (row,) = [row for row in reading.register(Page(limit=200)).rows if row.stream == stream]
    values = {name: getattr(row, name) for name in RegisterRow.__dataclass_fields__}
    row = RegisterRow(**{**values, **changes})
    with records.store.unit(records.scope) as unit:
        unit.open(opening())
        unit.stage(Staged(register=(row,)))
        unit.commit()
    return row


def opening() -> Opening:
    return Opening(now=FRIDAY)


def walked(reading: Reading, limit: int, **filters: str) -> list[RegisterRow]:
    """Every row, page by page."""
    found: list[RegisterRow] = []
    page = Page(filters=filters, limit=limit)
    while True:
        part = reading.register(page)
        assert len(part.rows) <= limit
        found.extend(part.rows)
        if part.next is None:
            return found
        page = Page(filters=filters, limit=limit, after=part.next)


def test_a_row_of_the_register_is_that_of_the_history(records: Records) -> None:
    stream = records.log()
    with records.store.reading(records.scope) as reading:
        (row,) = reading.register(Page()).rows

    assert (row.stream, row.sequence, row.status) == (stream, 2, "logged")
    assert (row.resident_name, row.subject) == ("Quillon Fennimore", "Damp in the bedroom")
    assert (row.received_on, row.next_due_on) == (date(2026, 12, 18), date(2026, 12, 23))


days = st.none() | st.dates(date(2026, 12, 1), date(2026, 12, 4))


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(dates=st.lists(st.tuples(days, days), min_size=1, max_size=7), limit=st.integers(1, 4))
def test_pages_follow_on_without_a_gap_or_a_row_twice(
    database: Database,
    records: Records,
    dates: list[tuple[date | None, date | None]],
    limit: int,
) -> None:
    records = Records.of_a_new_landlord(database, records.store)
    rows = [a_row(records, received_on=on, next_due_on=due) for on, due in dates]

    with records.store.reading(records.scope) as reading:
        newest_first = walked(reading, limit)
        soonest_first = walked(reading, limit, order="next_due")

    assert newest_first == sorted(
        rows, key=lambda row: (row.received_on or date.min, row.stream), reverse=True
    )
    assert soonest_first == sorted(rows, key=lambda row: (row.next_due_on or date.max, row.stream))


def test_filters_narrow_the_register(records: Records) -> None:
    handler = str(new_stream())
    wanted = a_row(
        records,
        status="acknowledged",
        category="staff_conduct",
        stage=2,
        handler=handler,
        next_due_on=date(2026, 12, 17),  # a Thursday
    )
    a_row(records, next_due_on=date(2026, 12, 18))
    a_row(records, next_due_on=None)
    with records.store.reading(records.scope) as reading:
        for filters in (
            {"status": "acknowledged"},
            {"category": "staff_conduct"},
            {"stage": "2"},
            {"handler": handler},
            {"reference": wanted.reference},
            {"overdue": "2026-12-18"},
            {"overdue": "2026-12-18", "status": "acknowledged", "stage": "2"},
        ):
            assert walked(reading, 50, **filters) == [wanted], filters
        assert walked(reading, 50, status="closed") == []


@pytest.mark.parametrize(
    "filters",
    [
        {"order": "sideways"},
        {"tenant_id": "x"},
        {"status = status or true --": "x"},
    ],
)
def test_a_filter_nobody_knows_is_malformed(records: Records, filters: dict[str, str]) -> None:
    with records.store.reading(records.scope) as reading, pytest.raises(Malformed):
        reading.register(Page(filters=filters))


@pytest.mark.parametrize(
    ("filters", "after"),
    [
        ({"stage": "two"}, None),
        ({"stage": "99999999999"}, None),
        ({"overdue": "yesterday"}, None),
        ({"status": "a\x00b"}, None),
        ({}, ("2026-12-18",)),
        ({}, ("2026-13-18", str(new_stream()))),
        ({}, ("2026-12-18", "nowhere")),
        ({}, ("yesterday", str(new_stream()))),
    ],
)
def test_what_cannot_be_read_is_malformed(
    records: Records, filters: dict[str, str], after: tuple[str, ...] | None
) -> None:
    with records.store.reading(records.scope) as reading, pytest.raises(Malformed):
        reading.register(Page(filters=filters, after=after))


def test_the_queue_shows_what_is_due_soonest_first(records: Records) -> None:
    later = records.take_in()
    records.clock = ClockAt(FRIDAY - timedelta(days=2))
    sooner = records.take_in()

    def streams(part: Slice[IntakeRow]) -> list[StreamId]:
        return [row.stream for row in part.rows]

    with records.store.reading(records.scope) as reading:
        first = reading.intake(Page(limit=1))
        second = reading.intake(Page(limit=1, after=first.next))
        assert streams(first) == [sooner]
        assert streams(second) == [later]
        assert second.next is None
        assert streams(reading.intake(Page(filters={"status": first.rows[0].status}))) == [
            sooner,
            later,
        ]
        assert streams(reading.intake(Page(filters={"channel": "letter"}))) == []


def a_letter(stream: StreamId, sequence: int, **changes: object) -> LetterRow:
    values: dict[str, object] = {
        "stream": stream,
        "sequence": sequence,
        "kind": "acknowledgement",
        "stage": 1,
        "status": "to_post",
        "way": "post",
        "outbox": new_outbox_id(),
        "exact": {"paragraphs": ["Dear Quillon Fennimore — “wir”"]},
        "sent_on": date(2026, 12, 18),
    }
    return LetterRow(**{**values, **changes})  # type: ignore[arg-type]


def test_letters_are_listed_and_the_print_queue_shows_those_to_post(records: Records) -> None:
    stream, other = records.log(), records.log()
    letters = (a_letter(stream, 1, status="sent"), a_letter(stream, 2), a_letter(other, 1))
    with records.store.unit(records.scope) as unit:
        unit.open(opening())
        unit.stage(Staged(letters=letters))
        unit.commit()

    with records.store.reading(records.scope) as reading:
        assert reading.letters(stream) == letters[:2]
        assert reading.letter(stream, 2) == letters[1]
        references = {row.stream: row.reference for row in reading.register(Page()).rows}
        first = reading.to_post(Page(limit=1))
        second = reading.to_post(Page(limit=1, after=first.next))
        queued = [(each.letter, each.reference) for each in (*first.rows, *second.rows)]
        assert queued == [(letters[1], references[stream]), (letters[2], references[other])]
        assert second.next is None
        with pytest.raises(NotFound):
            reading.letter(stream, 3)


def test_a_letter_written_again_is_changed_in_its_place(records: Records) -> None:
    stream = records.log()
    for letter in (a_letter(stream, 1), a_letter(stream, 1, status="sent", why=None)):
        with records.store.unit(records.scope) as unit:
            unit.open(opening())
            unit.stage(Staged(letters=(letter,)))
            unit.commit()
    with records.store.reading(records.scope) as reading:
        assert reading.letters(stream) == (letter,)


def test_a_document_is_found_by_its_key(records: Records) -> None:
    stream = records.log()
    document = DocumentRow(
        key=f"{records.landlord.tenant}/{'cd' * 32}",
        stream=stream,
        media_type="application/pdf",
        size_bytes=1234,
        sha256="cd" * 32,
        name="acknowledgement.pdf",
    )
    for _ in range(2):
        with records.store.unit(records.scope) as unit:
            unit.open(opening())
            unit.stage(Staged(documents=(document,)))
            unit.commit()
    with records.store.reading(records.scope) as reading:
        assert reading.document(document.stream, document.key) == document
        with pytest.raises(NotFound):
            reading.document(records.log(), document.key)
        with pytest.raises(NotFound):
            reading.document(document.stream, f"{records.landlord.tenant}/{'ef' * 32}")


def test_the_people_of_a_landlord_are_its_own(records: Records) -> None:
    with records.store.reading(records.scope) as reading:
        assert set(reading.principals()) == set(records.landlord.people.values())


def test_a_plugins_settings_come_sealed_with_their_key(
    database: Database, records: Records
) -> None:
    with administering(database) as administration:
        administration.set_plugin(records.landlord.tenant, MAIL, {"host": "x"}, MASTER)
    with records.store.reading(records.scope) as reading:
        key, sealed = reading.plugin_setting("email")
        with pytest.raises(NotFound):
            reading.plugin_setting("pentana")

    assert MASTER.unwrap(key).unseal(plugin_place("email"), sealed) == b'{"host": "x"}'
    with pytest.raises(NotUnsealed):
        MASTER.unwrap(key).unseal(plugin_place("pentana"), sealed)


def test_a_plugins_settings_are_kept_only_where_they_fit_its_schema(
    database: Database, records: Records
) -> None:
    for settings_ in ({"host": 1}, {"host": "x", "colour": "blue"}):
        with administering(database) as administration, pytest.raises(SettingsRefused):
            administration.set_plugin(records.landlord.tenant, MAIL, settings_, MASTER)
    with records.store.reading(records.scope) as reading, pytest.raises(NotFound):
        reading.plugin_setting("email")


def test_reading_cannot_write(records: Records) -> None:
    through = Scoped(records.store._app, records.scope, READING)
    try:
        with pytest.raises(pg.ReadOnlySqlTransaction):
            through.trip(Call(b"insert into putright.stream values (null)"))
    finally:
        through.abandon()


def test_one_reading_sees_one_state(records: Records) -> None:
    with records.store.reading(records.scope) as reading:
        before = reading.register(Page()).rows
        records.log(reference=new_reference())
        assert reading.register(Page()).rows == before
