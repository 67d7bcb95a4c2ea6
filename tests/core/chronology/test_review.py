"""Real dates through the whole review: both editions, before them, and both sides of each day."""

import pytest
from tests.support.chronologies import (
    answered,
    needed,
    on,
    provisions,
    reviewed,
    states,
    steps,
)
from tests.support.complaints import PIVOTAL, a_policy
from tests.support.worked_dates import day

from putright.chronology.reading import read_chronology
from putright.chronology.review import review

FORMATS = (
    on("Tue 2024-05-21", "received", channel="email"),
    on("Fri 2024-05-24", "acknowledged", 1),
    on(
        "Mon 2024-06-03",
        "extended",
        1,
        until="Mon 2024-06-17",
        reason="The surveyor is away",
        good_reason=False,
        ombudsman_contacts_given=True,
        resident_agreed=None,
    ),
    on("Fri 2024-06-14", "responded", 1),
    on("Thu 2024-06-20", "escalation_requested"),
    on("Tue 2024-06-25", "acknowledged", 2),
    on("Tue 2024-07-30", "responded", 2),
)
"""The chronology that FORMATS shows; counted by hand."""


@pytest.mark.parametrize(
    ("step", "due_on", "work_by", "came_out"),
    [
        # Monday 27 May is the spring bank holiday
        ("stage1.acknowledge", "Wed 2024-05-29", "Wed 2024-05-29", ("met", 3, 0)),
        # ten days from Friday 24 May end on Monday 10 June; extended in time to the 17th
        ("stage1.respond", "Mon 2024-06-17", "Mon 2024-06-17", ("met", 14, 0)),
        ("stage1.total", "Mon 2024-06-17", "Mon 2024-06-17", ("met", 17, 0)),
        ("stage2.acknowledge", "Thu 2024-06-27", "Thu 2024-06-27", ("met", 3, 0)),
        ("stage2.respond", "Tue 2024-07-23", "Tue 2024-07-23", ("late", 25, 5)),
        ("stage2.total", "Thu 2024-07-25", "Thu 2024-07-25", ("late", 28, 3)),
    ],
)
def test_the_example_of_the_format_comes_out_as_counted_by_hand(
    step: str, due_on: str, work_by: str, came_out: tuple[str, int, int]
) -> None:
    each = steps(reviewed(*FORMATS))[step]

    assert (each.obligation.due_on, each.obligation.work_by) == (day(due_on), day(work_by))
    assert (each.state, each.working_days_taken, each.working_days_late) == came_out


def test_the_example_breaks_stage_2_alone() -> None:
    found = reviewed(*FORMATS)

    assert found.edition == "2024"
    assert provisions(found) == {("6.14", 2), ("6.15", 2)}
    assert ("6.13", "who considered each stage") in needed(found)


def test_each_day_of_a_count_is_told_and_why_one_is_skipped() -> None:
    days = steps(reviewed(*FORMATS))["stage1.acknowledge"].days

    assert [each.on.isoformat() for each in days if each.counted] == [
        "2024-05-22",
        "2024-05-23",
        "2024-05-24",
        "2024-05-28",
        "2024-05-29",
    ]
    assert [each.why for each in days if not each.counted] == [
        "Saturday",
        "Sunday",
        "Spring bank holiday",
    ]


@pytest.mark.parametrize(
    ("received_on", "acknowledged_on", "acknowledge", "due_on", "work_by"),
    [
        # over Christmas, and a day late: the literal day moves, the work's does not
        ("Fri 2026-12-18", "Tue 2026-12-29", "met", "Wed 2027-01-13", "Wed 2027-01-13"),
        ("Fri 2026-12-18", "Wed 2026-12-30", "late", "Thu 2027-01-14", "Wed 2027-01-13"),
        # over Easter
        ("Mon 2026-03-30", "Wed 2026-04-08", "met", "Wed 2026-04-22", "Wed 2026-04-22"),
        # received at a weekend, and on a bank holiday
        ("Sat 2026-03-28", "Mon 2026-03-30", "met", "Wed 2026-04-15", "Wed 2026-04-15"),
        ("Fri 2026-12-25", "Tue 2027-01-05", "met", "Tue 2027-01-19", "Tue 2027-01-19"),
        # no acknowledgement: both days are counted from its last lawful one
        ("Mon 2026-06-01", None, "missed", "Mon 2026-06-22", "Mon 2026-06-22"),
    ],
)
def test_a_late_acknowledgement_never_buys_time(
    received_on: str, acknowledged_on: str | None, acknowledge: str, due_on: str, work_by: str
) -> None:
    events = [on(received_on, "received")]
    if acknowledged_on:
        events.append(on(acknowledged_on, "acknowledged", 1))
    found = reviewed(*events)
    respond = steps(found)["stage1.respond"].obligation

    assert states(found)["stage1.acknowledge"] == acknowledge
    assert (respond.due_on, respond.work_by) == (day(due_on), day(work_by))
    assert (("6.2", 1) in provisions(found)) == (acknowledge != "met")


def test_under_2022_the_response_counts_from_logging_and_stage_2_from_the_request() -> None:
    found = reviewed(
        on("Mon 2022-12-19", "received"),
        on("Tue 2022-12-20", "logged"),
        on("Wed 2022-12-28", "acknowledged", 1),  # 26 and 27 December are holidays
        on("Fri 2023-01-06", "responded", 1),
        on("Mon 2023-01-09", "dissatisfaction_expressed"),
        on("Tue 2023-02-07", "responded", 2),
    )
    owed = steps(found)

    assert found.edition == "2022"
    assert owed["stage1.acknowledge"].obligation.due_on == day("Wed 2022-12-28")
    assert owed["stage1.respond"].obligation.due_on == day("Fri 2023-01-06")
    assert owed["stage2.respond"].obligation.due_on == day("Mon 2023-02-06")
    assert states(found) == {
        "stage1.acknowledge": "met",
        "stage1.respond": "met",
        "stage2.respond": "late",  # no day is set for the acknowledgement of stage 2
    }
    assert ("5.13", 2) in provisions(found)


def test_under_2022_it_counts_from_receipt_where_nothing_says_when_it_was_logged() -> None:
    respond = steps(reviewed(on("Mon 2023-06-05", "received")))["stage1.respond"].obligation

    assert respond.due_on == day("Mon 2023-06-19")
    assert respond.counts_from is not None
    assert respond.counts_from.event == "received"


@pytest.mark.parametrize(
    ("received_on", "edition"),
    [
        ("Thu 2022-03-31", None),
        ("Fri 2022-04-01", "2022"),
        ("Sun 2024-03-31", "2022"),
        ("Mon 2024-04-01", "2024"),
    ],
)
def test_the_edition_is_that_of_the_day_of_receipt(received_on: str, edition: str | None) -> None:
    assert reviewed(on(received_on, "received")).edition == edition


def test_the_edition_that_the_file_names_is_followed() -> None:
    assert reviewed(on("Mon 2024-04-01", "received"), edition="2022").edition == "2022"


def test_before_both_editions_nothing_is_decided_and_the_days_are_counted_all_the_same() -> None:
    found = reviewed(
        on("Mon 2021-03-29", "received"),  # Good Friday is 2 April, Easter Monday the 5th
        on("Wed 2021-04-07", "acknowledged", 1),
        on("Wed 2021-04-21", "responded", 1),
    )
    owed = steps(found)

    assert found.findings == ()
    assert {each.state for each in found.owed} == {"undecided"}
    assert [owed[f"stage1.{step}"].working_days_taken for step in ("acknowledge", "respond")] == [
        5,
        10,
    ]
    assert owed["stage1.total"].working_days_taken == 15
    assert len(owed["stage1.total"].days) == 23
    assert [(each.provision, "not held here" in each.needs) for each in found.undecided] == [
        (None, True)
    ]


def test_forty_eight_working_days_as_the_ombudsman_counts_them() -> None:
    found = reviewed(on("Wed 2024-05-29", "received"), on("Mon 2024-08-05", "responded", 1))

    assert steps(found)["stage1.total"].working_days_taken == 48


def test_a_file_in_any_order_is_reviewed_the_same() -> None:
    assert reviewed(*reversed(FORMATS)) == reviewed(*FORMATS)


def test_what_had_not_happened_by_the_day_of_the_review_is_left_out_and_counted() -> None:
    found = reviewed(*FORMATS, as_of="Mon 2024-06-10")

    assert (found.later, states(found)["stage1.respond"]) == (4, "open")
    assert steps(found)["stage1.respond"].obligation.due_on == day("Mon 2024-06-17")


@pytest.mark.parametrize(
    ("as_of", "state"), [("Wed 2024-05-29", "open"), ("Thu 2024-05-30", "missed")]
)
def test_a_step_is_missed_from_the_day_after_it_was_due(as_of: str, state: str) -> None:
    found = reviewed(on("Tue 2024-05-21", "received"), as_of=as_of)

    assert states(found)["stage1.acknowledge"] == state
    assert steps(found)["stage1.acknowledge"].working_days_late == (1 if state == "missed" else 0)


def test_nothing_is_found_where_nothing_is_wrong() -> None:
    found = reviewed(
        *answered(
            on("Thu 2024-06-20", "escalation_requested"),
            on("Tue 2024-06-25", "acknowledged", 2),
            on("Mon 2024-07-22", "considered", 2, by="Ottoline Marsh"),
            on("Tue 2024-07-23", "responded", 2),
        )
    )

    assert (found.findings, found.undecided) == ((), ())


def test_an_acknowledgement_on_an_unknown_day_leaves_both_steps_undecided() -> None:
    events = (on("Tue 2024-05-21", "received"), on(None, "acknowledged", 1))
    found = reviewed(*events, on("Wed 2024-06-12", "responded", 1))

    assert states(found) == {"stage1.acknowledge": "undecided", "stage1.respond": "undecided"}
    assert found.findings == ()
    assert needed(found) == {
        ("6.2", "the day on which stage 1 was acknowledged"),
        ("6.3", "the day on which stage 1 was acknowledged"),
    }


@pytest.mark.parametrize(
    ("responded_on", "state", "found"),
    [
        # ten days from receipt: in time, whenever it was acknowledged
        ("Wed 2024-06-05", "met", False),
        ("Thu 2024-06-06", "undecided", False),
        # fifteen days from receipt, and one more: one of the two was late
        ("Wed 2024-06-12", "undecided", False),
        ("Thu 2024-06-13", "undecided", True),
    ],
)
def test_what_can_be_decided_without_that_day_is_decided(
    responded_on: str, state: str, *, found: bool
) -> None:
    result = reviewed(
        on("Tue 2024-05-21", "received"),
        on(None, "acknowledged", 1),
        on(responded_on, "responded", 1),
    )

    assert states(result)["stage1.respond"] == state
    assert (("6.3", 1) in provisions(result)) == found


def test_without_the_day_of_receipt_the_rest_is_decided_under_the_edition_named() -> None:
    found = reviewed(
        on("Fri 2024-05-24", "acknowledged", 1),
        on("Tue 2024-06-11", "responded", 1),
        edition="2024",
    )

    assert states(found) == {"stage1.acknowledge": "undecided", "stage1.respond": "late"}
    assert ("6.2", "the day of receipt") in needed(found)


def test_neither_receipt_nor_edition_leaves_the_day_counts() -> None:
    found = reviewed(on("Fri 2024-05-24", "acknowledged", 1), on("Tue 2024-06-11", "responded", 1))

    assert found.edition is None
    assert steps(found)["stage1.respond"].working_days_taken == 11
    assert needed(found) == {(None, "the day of receipt, or the edition that applies")}


def test_a_service_request_alone_is_no_complaint() -> None:
    found = reviewed(on("Tue 2024-05-21", "service_requested"))

    assert (found.owed, found.findings) == ((), ())
    assert needed(found) == {(None, "when a complaint was made, if one was")}


def test_days_in_an_impossible_order_are_not_called_in_time() -> None:
    found = reviewed(on("Tue 2024-05-21", "received"), on("Mon 2024-05-20", "acknowledged", 1))

    assert states(found)["stage1.acknowledge"] == "undecided"
    assert ("6.2", "the true days: the acknowledgement is dated before receipt") in needed(found)


def test_the_policy_is_counted_beside_the_code_and_never_instead_of_it() -> None:
    found = reviewed(
        on("Tue 2024-05-21", "received"),
        on("Fri 2024-05-24", "acknowledged", 1),
        on("Fri 2024-06-07", "responded", 1),
        policy=a_policy(*PIVOTAL),
    )
    promises = {each.id: each for each in found.owed if each.obligation.clock == "policy"}

    assert promises["stage1.acknowledge"].obligation.due_on == day("Thu 2024-05-23")
    assert promises["stage1.acknowledge"].state == "late"
    assert promises["stage1.respond"].obligation.due_on == day("Wed 2024-06-05")
    assert found.findings == ()


def test_a_file_with_no_events_is_reviewed_too() -> None:
    found = review(read_chronology(b"events: []"), day("Tue 2024-05-21"))

    assert (found.reference, found.owed, found.findings) == (None, (), ())
