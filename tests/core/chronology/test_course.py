"""What each expression of dissatisfaction amounts to, and what a correction moves."""

import pytest
from tests.support.chronologies import (
    LONG_AFTER,
    Written,
    answered,
    needed,
    on,
    provisions,
    reviewed,
    states,
    steps,
    written,
)
from tests.support.worked_dates import day

from putright.chronology.course import Course, course


def followed(*events: Written) -> Course:
    return course(written(*events), day(LONG_AFTER))


def test_the_first_expression_starts_the_complaint_whatever_it_was_called() -> None:
    told = followed(
        on("Thu 2024-05-16", "service_requested"),
        on("Tue 2024-05-21", "dissatisfaction_expressed"),
        on("Fri 2024-05-24", "received"),
        on("Fri 2024-05-24", "acknowledged", 1),
    )

    assert told.receipt is not None
    assert told.receipt.on == day("Tue 2024-05-21")
    assert told.escalation is None


def test_dissatisfaction_while_stage_1_runs_is_a_chaser() -> None:
    chased = on("Mon 2024-06-03", "dissatisfaction_expressed")

    assert followed(*answered(chased)).escalation is None


@pytest.mark.parametrize("called", ["dissatisfaction_expressed", "escalation_requested"])
def test_dissatisfaction_with_the_answer_is_an_escalation_request(called: str) -> None:
    found = reviewed(*answered(on("Mon 2024-06-10", called)), as_of="Wed 2024-06-12")
    acknowledge = steps(found)["stage2.acknowledge"].obligation

    assert acknowledge.due_on == day("Mon 2024-06-17")
    assert acknowledge.counts_from is not None
    assert acknowledge.counts_from.event == "escalation_requested"


def test_a_later_request_does_not_begin_the_count_again() -> None:
    found = reviewed(
        *answered(
            on("Mon 2024-06-10", "dissatisfaction_expressed"),
            on("Mon 2024-06-24", "escalation_requested"),
            on("Tue 2024-06-25", "acknowledged", 2),
        )
    )

    assert steps(found)["stage2.acknowledge"].obligation.due_on == day("Mon 2024-06-17")
    assert states(found)["stage2.acknowledge"] == "late"


def test_a_new_matter_after_the_answer_is_a_new_complaint() -> None:
    found = reviewed(*answered(on("Mon 2024-06-10", "dissatisfaction_expressed", new_matter=True)))

    assert "stage2.acknowledge" not in states(found)
    assert [each.provision for each in found.undecided] == ["6.8"]


def test_a_request_before_the_answer_is_a_chaser_where_another_follows_the_answer() -> None:
    told = followed(
        *answered(
            on("Mon 2024-06-03", "escalation_requested"),
            on("Mon 2024-06-10", "dissatisfaction_expressed"),
        )
    )

    assert told.escalation is not None
    assert told.escalation.on == day("Mon 2024-06-10")


def test_on_the_day_of_the_answer_the_order_of_the_file_decides() -> None:
    said = on("Fri 2024-06-07", "dissatisfaction_expressed")

    assert followed(*answered(said)).escalation is not None
    assert followed(answered()[0], said, *answered()[1:]).escalation is None


@pytest.mark.parametrize(
    "named",
    [
        {"of": "received", "from_": "2024-05-24", "to": "2024-05-21"},
        {"from_": "2024-05-24", "to": "2024-05-21"},
        {"field": "happened_on", "sequence": 1, "from_": "2024-05-24", "to": "2024-05-21"},
    ],
)
def test_a_correction_moves_the_day_it_names(named: Written) -> None:
    found = reviewed(
        on("Fri 2024-05-24", "received"),
        on("Fri 2024-05-31", "acknowledged", 1),
        on("Mon 2024-07-01", "corrected", reason="Her letter was found", **named),
    )

    assert steps(found)["stage1.acknowledge"].obligation.due_on == day("Wed 2024-05-29")
    assert states(found)["stage1.acknowledge"] == "late"
    assert ("5.12", 1) in provisions(found)  # receipt proved earlier than recorded


def test_a_correction_already_in_the_lines_changes_nothing_more() -> None:
    found = reviewed(
        on("Tue 2024-05-21", "received"),
        on("Fri 2024-05-24", "acknowledged", 1),
        on(
            "Mon 2024-07-01",
            "corrected",
            of="received",
            from_="2024-05-23",
            to="2024-05-21",
            reason="Her letter was found",
        ),
    )

    assert steps(found)["stage1.acknowledge"].obligation.due_on == day("Wed 2024-05-29")
    assert ("5.12", 1) in provisions(found)


def test_a_correction_of_something_else_moves_no_day() -> None:
    corrected = on(
        "Mon 2024-07-01", "corrected", field="channel", from_="email", to="letter", reason="Paper"
    )

    assert reviewed(*answered(corrected)).findings == ()


def test_a_correction_that_fits_no_event_is_undecided() -> None:
    corrected = on(
        "Mon 2024-07-01", "corrected", from_="2024-01-08", to="2024-01-09", reason="Mistyped"
    )

    assert needed(reviewed(*answered(corrected))) == {
        ("5.12", "which event was corrected from 2024-01-08 to 2024-01-09")
    }


def test_a_correction_of_one_of_two_alike_is_undecided_where_either_may_have_been_meant() -> None:
    updates = on("Tue 2024-05-28", "updated", 1), on("Wed 2024-05-29", "updated", 1)
    corrected = on(
        "Mon 2024-07-01",
        "corrected",
        of="updated",
        from_="2024-05-28",
        to="2024-05-29",
        reason="Mistyped",
    )

    assert needed(reviewed(*answered(*updates, corrected))) == {
        ("5.12", "which event was corrected from 2024-05-28 to 2024-05-29")
    }


def test_a_correction_to_an_unknown_day_leaves_the_step_undecided() -> None:
    corrected = on(
        "Mon 2024-07-01", "corrected", of="acknowledged", from_="2024-05-24", reason="No proof"
    )

    assert states(reviewed(*answered(corrected)))["stage1.acknowledge"] == "undecided"


def test_what_has_no_day_stands_after_its_neighbour_in_the_file() -> None:
    told = followed(
        on("Tue 2024-05-21", "received"),
        on("Fri 2024-05-24", "acknowledged", 1),
        on(None, "updated", 1),
        on("Fri 2024-06-07", "responded", 1),
    )

    assert [each.event for each in told.lines] == [
        "received",
        "acknowledged",
        "updated",
        "responded",
    ]
