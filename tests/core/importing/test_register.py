"""A register of 1,000 invented complaints with the usual mess, read from XLSX and from CSV."""

from collections import Counter
from pathlib import Path

import pytest
from tests.support.complaints import CALENDAR, NO_PROMISES
from tests.support.registers import MAPPING, TODAY, a_register, of, write_csv, write_xlsx

from putright.importing.happened import Staff
from putright.importing.incoming import Source
from putright.importing.judged import Bench, Judged, judge
from putright.importing.mapping import read_mapping
from putright.importing.register import read_register
from putright.landlord.versions import Versions

HOW_MANY = 1000
REGISTER = a_register(20261218, HOW_MANY)
BY = Bench(staff=Staff(), versions=Versions.only(NO_PROMISES, CALENDAR), today=TODAY)


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Source:
    file = tmp_path_factory.mktemp("register") / "register.xlsx"
    write_xlsx(REGISTER, file)
    return read_register(file, read_mapping(MAPPING), TODAY)


@pytest.fixture(scope="module")
def judged(source: Source) -> dict[str, Judged]:
    return {each.called: judge(each, BY) for each in source.incoming}


def test_every_complaint_is_there_once(source: Source) -> None:
    assert [each.called for each in source.incoming] == [
        each.reference for each in REGISTER.complaints
    ]
    assert sum(len(each.places) > 1 for each in source.incoming) == REGISTER.twice > 20
    names = Counter(name for each in source.incoming for name in each.names)
    assert set(names.values()) == {1}


def test_only_rows_of_nobody_come_to_nothing(source: Source) -> None:
    stopped = [each for each in source.troubles if each.stops]

    assert len(stopped) == REGISTER.nobody
    assert all(each.written.startswith("Quarter") for each in stopped)


def test_every_spoilt_cell_is_listed_or_said(source: Source) -> None:
    rows = {each.places[0]: each.called for each in source.incoming}
    listed = {
        (rows[each.place], each.column.rpartition(" / ")[2])
        for each in source.troubles
        if each.place in rows
    }

    assert len(REGISTER.spoilt) > 50
    for reference, column in REGISTER.spoilt.items():
        if column != "Acknowledged":  # "Yes": it was, on a day nobody knows
            assert (reference, column) in listed


def test_the_days_are_those_of_the_register(judged: dict[str, Judged]) -> None:
    for each in REGISTER.complaints:
        spoilt = REGISTER.spoilt.get(each.reference)
        state = judged[each.reference].state
        expected = {
            "Date received": (state.received_on, each.days["received"]),
            "Acknowledged": (state.at(1).acknowledged_on, each.days.get("acknowledged1")),
            "Response": (state.at(1).responded_on, each.days.get("responded1")),
            "Date closed": (state.closed_on, each.days.get("closed")),
        }
        for column, (found, true) in expected.items():
            assert found == (None if column == spoilt else true), (each, column)


def test_the_open_ones_owe_on_their_true_days(judged: dict[str, Judged]) -> None:
    still_open = [each for each in REGISTER.complaints if each.open]

    assert len(still_open) > 200
    assert {name for name, each in judged.items() if each.open} == {
        each.reference for each in still_open
    }
    for each in still_open:
        owed = judged[each.reference].owed
        assert owed is not None
        assert owed.work_by == each.due_on, each


def test_past_breaches_are_breaches(judged: dict[str, Judged]) -> None:
    def breaks(provision: str, stage: int) -> set[str]:
        return {
            name
            for name, case in judged.items()
            if any((each.provision, each.stage) == (provision, stage) for each in case.findings)
        }

    def lived(*lives: str) -> set[str]:
        return {each.reference for each in of(REGISTER, *lives)}

    assert breaks("5.3", 3) == lived("third stage")
    assert breaks("6.13", 2) == lived("same reviewer")
    assert breaks("6.3", 1) == lived("late")
    assert {case.state.edition for name, case in judged.items() if name in lived("under 2022")} == {
        "2022"
    }


def test_the_same_register_as_csv_says_the_same(source: Source, tmp_path: Path) -> None:
    write_csv(REGISTER, tmp_path / "register.csv")
    mapping = MAPPING.replace("[3, 4]", "[1]").replace('sheet = "Complaints 2021-26"\n', "")
    found = read_register(tmp_path / "register.csv", read_mapping(mapping), TODAY)

    assert [each.called for each in found.incoming] == [each.called for each in source.incoming]
    lines = [[(x.event, x.on, x.stage) for x in each.chronology.lines] for each in found.incoming]
    assert lines == [
        [(x.event, x.on, x.stage) for x in each.chronology.lines] for each in source.incoming
    ]
