"""The headings that registers usually have."""

import pytest

from putright.importing.fields import field_of, known_fields, stage_in


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Complaint Ref", "reference"),
        ("Ref. No.", "reference"),
        ("Date received", "received"),
        ("DATE OF COMPLAINT", "received"),
        ("Customer name", "resident.name"),
        ("Property address", "resident.address"),
        ("Nature of complaint", "subject"),
        ("Stage 1 acknowledgement sent", "stage1.acknowledged"),
        ("S1 response date", "stage1.responded"),
        ("Stage 1 / Response", "stage1.responded"),
        ("Stage Two - date acknowledged", "stage2.acknowledged"),
        ("Date of Stage 2 response", "stage2.responded"),
        ("Stage 2 / Date received", "stage2.asked"),
        ("Stage 2", "stage2.asked"),
        ("Escalated", "stage2.asked"),
        ("Acknowledged", "stage1.acknowledged"),
        ("Stage 3 response", "stage3.responded"),
        ("Stage 1 received", "received"),
        ("Resident / Name", "resident.name"),
        ("Current stage", "stage"),
        ("Colour of the door", None),
    ],
)
def test_a_heading_suggests_a_field(heading: str, field: str | None) -> None:
    assert field_of(heading) == field
    assert field is None or field in known_fields()


@pytest.mark.parametrize(
    ("said", "stage"),
    [("2", 2), ("Stage 2", 2), ("S1", 1), ("stage two", 2), ("3", 3), ("7", None), ("Panel", None)],
)
def test_a_cell_names_a_stage(said: str, stage: int | None) -> None:
    assert stage_in(said) == stage
