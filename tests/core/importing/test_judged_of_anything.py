"""Whatever is in the cells: a complaint that can be judged or a trouble, and nothing dropped.

N=10000 in the environment asks for that many rows."""

import os
from datetime import date
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.support.complaints import CALENDAR, NO_PROMISES
from tests.support.rows import TODAY, a_mapping, a_record, ones

from putright.importing.cells import said_in
from putright.importing.fields import DAYS, LAST_DAY, known_fields
from putright.importing.happened import Staff
from putright.importing.incoming import Incoming, Trouble
from putright.importing.judged import Bench, judge
from putright.importing.mapping import Record
from putright.importing.sheet import text_of
from putright.importing.telling import told
from putright.importing.words import Words, folded
from putright.landlord.versions import Versions
from putright.rules.working_days import BeyondCalendar

BY = Bench(staff=Staff(), versions=Versions.only(NO_PROMISES, CALENDAR), today=TODAY)
MANY = settings(
    max_examples=int(os.environ.get("N", "100")),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
    database=None,
)
WRITTEN = st.sampled_from(
    [
        *("n/a", "-", "TBC", "yes", "✓", "31/02/2024", "w/c 3 June", "03/04/2024", "3 April 2024"),
        *("04/25/2024", "2024-04-03", "45385", "0", "99999999999", "1/1/1", "open", "Closed"),
        *("withdrawn", "Upheld", "a@b.example", "=1+1", "12/12/2204", "Wren Hollis", "Large print"),
    ]
)
VALUES = st.one_of(
    st.none(),
    WRITTEN,
    WRITTEN,
    st.dates(date(2024, 3, 1), date(2026, 12, 31)),
    st.dates(),
    st.datetimes(),
    st.integers(),
    st.floats(allow_nan=False),
    st.booleans(),
    st.text(max_size=12),
)
FIELDS = sorted(each for each in known_fields() if not each.startswith("stage."))
"""Those of a row's own stage are renamed when the row is read."""
ROWS = st.lists(st.dictionaries(st.sampled_from(FIELDS), VALUES, max_size=14), max_size=4)


@MANY
@given(ROWS)
def test_any_cells_make_a_complaint_or_a_trouble(rows: list[dict[str, Any]]) -> None:
    records = [a_record(number, **cells) for number, cells in enumerate(rows, 2)]
    seen = 0
    for each in ones(*records):
        if isinstance(each, Trouble):
            assert each.stops
            seen += 1
            continue
        incoming, troubles = told(each, a_mapping(each.record), TODAY)
        seen += len(each.rows)
        assert not any(trouble.stops for trouble in troubles)
        for row in each.rows:
            nothing_is_dropped(records[row - 2], incoming)
        try:
            judge(incoming, BY)
        except BeyondCalendar:
            assert incoming.chronology.lines  # an extension to the end of the calendar
    assert seen == len(records)


def nothing_is_dropped(record: Record, incoming: Incoming) -> None:
    """Each word of a field that is no day is with the complaint, or among its notes."""
    about, resident = incoming.about, incoming.about.resident
    said = {
        "reference": incoming.called,
        "subject": about.subject,
        "said": about.said,
        "resident.name": str(resident.name),
        "resident.address": str(resident.address),
        "resident.telephone": str(resident.telephone),
    }
    notes = " | ".join(incoming.notes)
    for name, text in said.items():
        cell = record.cell(name)
        if cell is not None and said_in(cell.value, Words()) is not None:
            assert folded(text_of(cell.value)) in folded(text) + folded(notes), (name, cell)
    for name in record.cells:
        cell = record.cell(name)
        step = name.rpartition(".")[2]
        if cell is not None and step in {*DAYS, LAST_DAY} and folded(cell.value) == "w/c 3 june":
            assert "w/c 3 June" in notes
