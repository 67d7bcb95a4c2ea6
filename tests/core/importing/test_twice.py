"""The same complaint in two rows comes in once; two residents' complaints are never mixed."""

from itertools import permutations

import pytest
from tests.support.rows import a_record, ones

from putright.importing.incoming import Trouble
from putright.importing.mapping import Record
from putright.importing.sheet import Value
from putright.importing.twice import ANOTHER, One

ANN = {"reference": "HC1", "resident.name": "Ann", "received": "03/04/2024", "subject": "Damp"}


def found(*records: Record) -> list[One]:
    return [each for each in ones(*records) if isinstance(each, One)]


@pytest.mark.parametrize(
    "again",
    [
        {},
        {"reference": " hc1 "},
        {"reference": "HC1", "resident.name": None, "received": None, "subject": None, "closed": 1},
        {"reference": "HC2"},
        {"reference": None, "received": "3 April 2024", "resident.name": "ANN"},
        {"resident.name": "Anne"},
        {"received": "n/a", "subject": "Damp"},
    ],
)
def test_the_same_complaint_twice_is_one(again: dict[str, Value]) -> None:
    both = found(a_record(2, **ANN), a_record(3, **{**ANN, **again}))

    assert [each.rows for each in both] == [(2, 3)]


@pytest.mark.parametrize(
    "other",
    [
        {"reference": "HC2", "subject": "Noise"},
        {"reference": "HC2", "received": "04/04/2024"},
        {"reference": "HC2", "resident.name": "Bob"},
        {"reference": None, "subject": None},
        {"resident.name": "Bob", "received": "05/05/2025", "subject": "Noise"},
    ],
)
def test_another_complaint_is_another(other: dict[str, Value]) -> None:
    both = found(a_record(2, **ANN), a_record(3, **{**ANN, **other}))

    assert [each.rows for each in both] == [(2,), (3,)]
    assert not set(both[0].names) & set(both[1].names)


def test_one_reference_for_two_residents_is_listed() -> None:
    bob = {"resident.name": "Bob", "received": "05/05/2025", "subject": "Noise"}
    _, second = found(a_record(2, **ANN), a_record(3, **{**ANN, **bob}))

    assert [(each.place, each.written, each.expected) for each in second.troubles] == [
        ("row 3", "HC1", ANOTHER)
    ]


def test_what_one_row_leaves_blank_the_other_fills() -> None:
    (both,) = found(
        a_record(2, **ANN, **{"stage1.acknowledged": "n/a"}),
        a_record(3, **ANN, **{"stage1.acknowledged": "05/04/2024"}),
    )
    cell = both.record.cell("stage1.acknowledged")

    assert cell is not None
    assert cell.value == "05/04/2024"
    assert both.troubles == ()


def test_two_that_cannot_be_read_do_not_agree() -> None:
    (both,) = found(
        a_record(2, **ANN, **{"stage1.acknowledged": "w/c 3 June"}),
        a_record(3, **ANN, **{"stage1.acknowledged": "w/c 10 June"}),
        a_record(4, **ANN, **{"stage1.acknowledged": "W/C 3 June"}),
    )

    assert [(each.place, each.written) for each in both.troubles] == [("row 3", "w/c 10 June")]


def test_a_row_for_each_stage_is_one_complaint_at_the_further_stage() -> None:
    whose = {"reference": "HC1", "resident.name": "Ann", "subject": "Damp"}
    first = a_record(
        2, **whose, received="03/04/2024", **{"stage1.responded": "15/04/2024"}, stage=1
    )
    second = a_record(3, **whose, **{"stage2.asked": "20/04/2024"}, stage="Stage 2")
    for rows in permutations((first, second)):
        (both,) = found(*rows)
        stage = both.record.cell("stage")

        assert both.rows == (2, 3)
        assert both.troubles == ()
        assert stage is not None
        assert stage.value == "Stage 2"
        assert {"received", "stage1.responded", "stage2.asked"} <= set(both.record.cells)


def test_where_they_differ_the_first_counts_and_the_other_is_listed() -> None:
    (both,) = found(
        a_record(2, **ANN, **{"stage1.acknowledged": "05/04/2024"}),
        a_record(3, **ANN, **{"stage1.acknowledged": "08/04/2024"}),
        a_record(4, **ANN, **{"stage1.acknowledged": "5 April 2024"}),
    )

    assert [(each.place, each.written, each.expected) for each in both.troubles] == [
        ("row 3", "08/04/2024", "what row 2 says of the same complaint: 05/04/2024")
    ]


def test_a_row_that_joins_two_makes_them_one_in_any_order() -> None:
    """By its reference it is the first, by resident, day and subject the second."""
    first = a_record(2, reference="HC1", subject="Damp", **{"resident.name": "Ann"})
    second = a_record(3, **{**ANN, "reference": "HC2"})
    joins = a_record(4, **ANN)
    for order in permutations((first, second, joins)):
        both = found(*order)

        assert [each.rows for each in both] == [(2, 3, 4)]
        assert {"reference hc1", "reference hc2"} <= set(both[0].names)


@pytest.mark.parametrize(
    "cells",
    [
        {"reference": "Total"},
        {"reference": "Quarter 2", "resident.name": "n/a"},
        {"stage1.acknowledged": "05/04/2024"},
        {"received": "03/04/2024", "closed": "08/04/2024"},
        {"subject": "Damp"},
    ],
)
def test_a_row_that_is_nobodys_is_listed_and_nothing_comes_of_it(cells: dict[str, Value]) -> None:
    (trouble,) = ones(a_record(9, **cells))

    assert isinstance(trouble, Trouble)
    assert trouble.stops
    assert trouble.place == "row 9"
    assert all(str(each) in trouble.written for each in cells.values() if each)


@pytest.mark.parametrize(
    "cells",
    [
        {"reference": "HC1", "received": "03/04/2024"},
        {"resident.name": "Ann", "subject": "Damp"},
        {"resident.email": "ann@resident.example"},
        {"subject": "Damp", "received": "03/04/2024"},
    ],
)
def test_little_is_enough_for_a_complaint(cells: dict[str, Value]) -> None:
    (one,) = found(a_record(9, **cells))

    assert one.names


def test_the_names_do_not_change_with_the_order_of_rows() -> None:
    """Or a register that was sorted between two runs would come in twice."""
    bob = {**ANN, "resident.name": "Bob", "received": "05/05/2025", "subject": "Noise"}
    forward = found(a_record(2, **ANN), a_record(3, **bob))
    backward = found(a_record(2, **bob), a_record(3, **ANN))

    assert set(forward[0].names) & set(backward[1].names)
    assert set(forward[1].names) & set(backward[0].names)
    assert not set(forward[0].names) & set(forward[1].names)
