"""Corrections after the fact: reasoned, and seen where they put right what was late."""

from tests.support.chronologies import answered, on, provisions, reviewed, states

from putright.chronology.findings import JUDGES
from putright.chronology.findings.record import corrections, late_until_corrected


def test_the_judges_of_the_record_sit() -> None:
    assert {corrections, late_until_corrected} <= set(JUDGES)


def test_a_correction_gives_its_reason() -> None:
    moved = {"of": "acknowledged", "from_": "2024-05-24", "to": "2024-05-23"}
    with_reason = on("Mon 2024-07-01", "corrected", reason="The letter says so", **moved)
    without = on("Mon 2024-07-01", "corrected", **moved)

    assert not [each for each in reviewed(*answered(with_reason)).findings if "reason" in each.says]
    assert ("5.12", None) in provisions(reviewed(*answered(without)))


def test_what_was_late_until_it_was_corrected_is_seen() -> None:
    found = reviewed(
        on("Tue 2024-05-21", "received"),
        on("Thu 2024-05-30", "acknowledged", 1),
        on(
            "Mon 2024-07-01",
            "corrected",
            of="acknowledged",
            from_="2024-05-30",
            to="2024-05-29",
            reason="Posted a day earlier",
        ),
        as_of="Mon 2024-06-03",
    )
    later = reviewed(
        *(
            on("Tue 2024-05-21", "received"),
            on("Thu 2024-05-30", "acknowledged", 1),
            on("Wed 2024-06-12", "responded", 1),
        ),
        on(
            "Mon 2024-07-01",
            "corrected",
            of="acknowledged",
            from_="2024-05-30",
            to="2024-05-29",
            reason="Posted a day earlier",
        ),
    )

    assert states(found)["stage1.acknowledge"] == "late"  # not corrected yet
    assert states(later)["stage1.acknowledge"] == "met"
    assert [each.says for each in later.findings] == [
        "stage1.acknowledge was late by the record, and in time only since it was corrected"
    ]
