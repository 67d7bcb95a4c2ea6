"""A mapping file, and rows under their headings."""

from pathlib import Path

import pytest

from putright.importing.mapping import RegisterMapping, read_mapping, records
from putright.importing.sheet import Row, Sheet, Unreadable, Value

SMALLEST = 'source = "old"\n[columns]\nreference = "Ref"\n'


def a_sheet(*rows: tuple[Value, ...]) -> Sheet:
    numbered = (Row(number, each, each) for number, each in enumerate(rows, 1))
    return Sheet(name="Register", rows=tuple(numbered))


def test_a_mapping_says_which_column_holds_what() -> None:
    mapping = read_mapping(
        'source = "register-2026"\nsheet = "Log"\nheader = [2, 3]\ndates = "month first"\n'
        'leave_out = ["NI number"]\ndocuments = "files"\n'
        '[columns]\nreceived = "Date in"\n[columns.resident]\naddress = ["Street", "Town"]\n'
        '[columns.stage2]\nasked = "column R"\n[words]\nnothing = ["not yet"]\n'
        '[people]\n"T.  Finch" = "tobias@landlord.example"\n'
    )

    assert mapping.columns == {
        "received": ("Date in",),
        "resident.address": ("Street", "Town"),
        "stage2.asked": ("column R",),
    }
    assert (mapping.source, mapping.sheet, mapping.header) == ("register-2026", "Log", (2, 3))
    assert not mapping.words.day_first
    assert "not yet" in mapping.words.nothing
    assert mapping.people == {"t. finch": "tobias@landlord.example"}
    assert (mapping.leave_out, mapping.documents) == (("NI number",), "files")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("source = ", "the mapping"),
        ('[columns]\nreference = "Ref"\n', "source"),
        ('source = "Old Register"\n[columns]\nreference = "Ref"\n', "source"),
        ('source = "old"\n', "columns"),
        ('source = "old"\n[columns]\nrefrence = "Ref"\n', "columns.refrence"),
        ('source = "old"\n[columns]\nreference = 7\n', "columns.reference"),
        ('source = "old"\n[columns.stage1]\nasked = "Ref"\n', "columns.stage1.asked"),
        ('source = "old"\n[columns.stage4]\nresponded = "Ref"\n', "columns.stage4.responded"),
        ('source = "old"\n[columns]\nreceived = ["A", "B"]\n', "columns.received"),
        ("colums = 1\n" + SMALLEST, "colums"),
        ("header = 'one'\n" + SMALLEST, "header"),
        ("dates = 'American'\n" + SMALLEST, "dates"),
        ("leave_out = 'Ref'\n" + SMALLEST, "leave_out"),
        ("sheet = 3\n" + SMALLEST, "sheet"),
        (SMALLEST + "[words]\nperhaps = ['x']\n", "words.perhaps"),
        (SMALLEST + "[people]\nFinch = 3\n", "people"),
    ],
)
def test_what_is_no_mapping_names_the_key(text: str, place: str) -> None:
    with pytest.raises(Unreadable) as unreadable:
        read_mapping(text)
    assert unreadable.value.place == place


def test_headings_are_found_whatever_their_case_and_blanks() -> None:
    mapping = RegisterMapping(source="old", columns={"reference": ("our  REF",)}, header=(1,))
    (record,) = records(a_sheet(("Our ref", "Comments"), ("HC1", "rang")), mapping)

    assert record.row == 2
    cell = record.cell("reference")
    assert cell is not None
    assert (cell.heading, cell.value) == ("Our ref", "HC1")
    assert [(each.heading, each.value) for each in record.others] == [("Comments", "rang")]


def test_what_is_left_out_is_nowhere() -> None:
    mapping = RegisterMapping(
        source="old", columns={"reference": ("Ref",)}, header=(1,), leave_out=("NI number",)
    )
    (record,) = records(a_sheet(("Ref", "NI number"), ("HC1", "QQ 12 34 56 C")), mapping)

    assert record.others == ()


def test_rows_above_blank_ones_and_headings_that_come_again_are_passed_over() -> None:
    mapping = RegisterMapping(source="old", columns={"reference": ("Ref",)}, header=(2,))
    sheet = a_sheet(
        ("Complaints", None),
        ("Ref", "Name"),
        ("HC1", "Ann"),
        (None, " "),
        ("Ref", "Name"),
        ("HC2",),
    )

    assert [each.row for each in records(sheet, mapping)] == [3, 6]


def test_a_heading_that_stands_twice_is_named_by_its_letters() -> None:
    sheet = a_sheet(("Ref", "Sent", "Sent"), ("HC1", "a", "b"))
    twice = RegisterMapping(source="old", columns={"stage1.acknowledged": ("Sent",)}, header=(1,))
    with pytest.raises(Unreadable, match="'column B' or 'column C'"):
        list(records(sheet, twice))

    by_letters = RegisterMapping(
        source="old", columns={"stage1.acknowledged": ("column C",)}, header=(1,)
    )
    (record,) = records(sheet, by_letters)
    cell = record.cell("stage1.acknowledged")
    assert cell is not None
    assert cell.value == "b"


def test_a_heading_that_is_not_there_is_an_error_that_lists_those_that_are() -> None:
    mapping = RegisterMapping(source="old", columns={"received": ("Date in",)}, header=(1,))

    with pytest.raises(Unreadable, match=r"columns\.received: expected one of the headings 'Ref'"):
        list(records(a_sheet(("Ref",), ("HC1",)), mapping))
    with pytest.raises(Unreadable, match="headings in row 9"):
        list(records(a_sheet(("Ref",)), RegisterMapping(source="o", columns={}, header=(9,))))


def test_a_row_about_one_stage_is_told_as_that_stages() -> None:
    mapping = RegisterMapping(
        source="old",
        columns={
            "reference": ("Ref",),
            "stage": ("Stage",),
            "stage.asked": ("Received",),
            "stage.responded": ("Replied",),
        },
        header=(1,),
    )
    sheet = a_sheet(
        ("Ref", "Stage", "Received", "Replied"),
        ("HC1", "Stage 1", "03/04/2024", "15/04/2024"),
        ("HC1", 2.0, "20/04/2024", "08/05/2024"),
        ("HC2", None, "04/04/2024", None),
        ("HC3", "Panel", "05/04/2024", None),
    )
    found = [
        {name: each.value for name in record.cells if (each := record.cell(name))}
        for record in records(sheet, mapping)
    ]

    assert found == [
        {
            "reference": "HC1",
            "stage": "Stage 1",
            "received": "03/04/2024",
            "stage1.responded": "15/04/2024",
        },
        {
            "reference": "HC1",
            "stage": 2.0,
            "stage2.asked": "20/04/2024",
            "stage2.responded": "08/05/2024",
        },
        {"reference": "HC2", "received": "04/04/2024"},
        {"reference": "HC3", "stage": "Panel"},
    ]
    assert [each.value for each in list(records(sheet, mapping))[3].others] == ["05/04/2024", None]


def test_the_example_in_the_documentation_is_a_mapping() -> None:
    page = (Path(__file__).parents[3] / "docs" / "importing.md").read_text("utf-8")
    example = page.split("```toml\n")[1].split("```")[0]

    assert read_mapping(example).columns["stage1.acknowledged"]
