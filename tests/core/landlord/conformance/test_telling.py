"""What was found is told in the shape of FORMATS, and in English."""

from dataclasses import replace
from datetime import date

from tests.support.conformant_policy import AS_OF, conformant
from tests.support.policy_settings import put

from putright.landlord.conformance.checks import check
from putright.landlord.conformance.telling import as_shape, in_english
from putright.landlord.policy import Departure

SILENT = put(conformant("2024"), ("adjustments", "process"), None)


def test_the_shape_has_the_keys_of_formats() -> None:
    assert as_shape(SILENT, "2024", check(SILENT, "2024", AS_OF)) == {
        "landlord": "The landlord",
        "edition": "2024",
        "findings": [
            {
                "provision": "5.10",
                "setting": "adjustments.process",
                "says": "nothing",
                "requires": "Reasonable adjustments are made under the Equality Act 2010; they and"
                " the disabilities disclosed are recorded and actively reviewed.",
                "verdict": "missing",
                "source": "3",
                "declared": None,
            }
        ],
    }


def test_a_declared_finding_says_why_and_until_when() -> None:
    departure = Departure(
        provision="5.10", explanation="It is being written.", comply_by=date(2027, 1, 31)
    )
    declared = replace(SILENT, departures=(departure,))
    found = check(declared, "2024", AS_OF)

    assert as_shape(declared, "2024", found)["findings"][0]["declared"] == {
        "explanation": "It is being written.",
        "comply_by": "2027-01-31",
    }


def test_english_says_both_sides_and_counts() -> None:
    lines = list(in_english(SILENT, "2024", check(SILENT, "2024", AS_OF)))

    assert lines[:2] == [
        "The landlord: Complaints policy, version starter",
        "Held against the Complaint Handling Code 2024.",
    ]
    assert lines[3:5] == [
        "5.10  adjustments.process: not said, or not whole (missing)",
        "     The policy says: nothing [3]",
    ]
    assert lines[5].startswith("     The Code requires: Reasonable adjustments are made")
    assert lines[-1] == "1 found: 1 missing."


def test_nothing_found_is_said() -> None:
    assert list(in_english(conformant("2024"), "2024", ()))[-1] == "Nothing differs from the Code."
