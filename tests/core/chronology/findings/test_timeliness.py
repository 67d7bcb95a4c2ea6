"""Whether each thing owed was done: logged, answered, told, carried out, instructed."""

import pytest
from tests.support.chronologies import Written, answered, needed, on, provisions, reviewed, steps
from tests.support.worked_dates import day

from putright.chronology.findings import JUDGES
from putright.chronology.findings.timeliness import closed_unanswered, promised


def test_the_judges_of_what_was_promised_and_closed_sit() -> None:
    assert {promised, closed_unanswered} <= set(JUDGES)


@pytest.mark.parametrize(
    ("logged_on", "found"), [("Wed 2024-05-29", False), ("Thu 2024-05-30", True)]
)
def test_a_complaint_is_logged_within_the_days_of_its_acknowledgement(
    logged_on: str, *, found: bool
) -> None:
    assert (("6.2", 1) in provisions(reviewed(*answered(on(logged_on, "logged"))))) == found


@pytest.mark.parametrize(
    ("done", "state", "found"),
    [
        (on("Fri 2024-06-28", "action_done", id="fan"), "met", False),
        (on("Mon 2024-07-01", "action_done", id="fan"), "late", True),
        (on("Mon 2024-07-01", "updated", 1), "missed", True),
        (on(None, "action_done", id="fan"), "undecided", False),
    ],
)
def test_an_action_is_carried_out_by_its_day(done: Written, state: str, *, found: bool) -> None:
    result = reviewed(
        *answered(on("Fri 2024-06-07", "action_promised", id="fan", due_on="Fri 2024-06-28"), done)
    )
    action = steps(result)["action.fan"]

    assert (action.obligation.due_on, action.state) == (day("Fri 2024-06-28"), state)
    assert (("6.6", 1) in provisions(result)) == found


def test_an_action_without_its_response_or_its_day_is_followed_all_the_same() -> None:
    result = reviewed(
        on("Tue 2024-05-21", "received"),
        on("Fri 2024-06-07", "action_promised", id="fan", due_on="Fri 2024-06-28"),
        on(None, "action_promised", id="sink", due_on=None),
    )

    assert steps(result)["action.fan"].state == "missed"
    assert steps(result)["action.sink"].state == "undecided"


def test_an_action_done_that_nobody_promised_is_asked_about() -> None:
    result = reviewed(*answered(on("Fri 2024-06-28", "action_done", id="fan")))

    assert needed(result) == {("6.6", "when action fan was promised, and for which day")}


@pytest.mark.parametrize(
    ("responded_on", "state"), [("Fri 2024-08-30", "met"), ("Mon 2024-09-02", "late")]
)
def test_an_instruction_has_a_day_of_its_own(responded_on: str, state: str) -> None:
    result = reviewed(
        *answered(
            on("Thu 2024-06-20", "escalation_requested"),
            on("Thu 2024-08-15", "ombudsman_contacted"),
            on("Fri 2024-08-16", "ombudsman_instructed", until="Fri 2024-08-30"),
            on(responded_on, "responded", 2),
        )
    )

    assert steps(result)["ombudsman.respond"].state == state
    assert (("2.4", 2) in provisions(result)) == (state == "late")


def test_an_instruction_without_its_day_is_undecided() -> None:
    result = reviewed(*answered(on("Fri 2024-08-16", "ombudsman_instructed", until=None)))

    assert steps(result)["ombudsman.respond"].state == "undecided"
    assert [provision for provision, _ in needed(result)] == ["2.4"]


def test_an_update_that_was_promised_is_given() -> None:
    early = on("Wed 2024-05-29", "updated", 1, next_update_on="Mon 2024-06-03")

    assert ("5.9", None) in provisions(reviewed(*answered(early)))
    assert provisions(reviewed(*answered(early, on("Mon 2024-06-03", "updated", 1)))) == set()


def test_an_interval_of_updates_is_kept() -> None:
    """Every five working days from Monday 10 June: by the 17th, and by the 24th."""
    told = on(
        "Mon 2024-06-10",
        "extended",
        1,
        until="Mon 2024-06-24",
        reason="The surveyor is away",
        ombudsman_contacts_given=True,
        update_every_days=5,
    )
    events = (on("Tue 2024-05-21", "received"), on("Fri 2024-05-24", "acknowledged", 1), told)
    answer = on("Mon 2024-06-24", "responded", 1)

    assert provisions(reviewed(*events, answer)) == {("5.9", 1)}
    assert provisions(reviewed(*events, on("Mon 2024-06-17", "updated", 1), answer)) == set()


@pytest.mark.parametrize(
    ("because", "found"), [("satisfied", True), ("withdrawn", False), ("merged", False)]
)
def test_closing_does_not_stand_for_an_answer(because: str, *, found: bool) -> None:
    result = reviewed(
        on("Tue 2024-05-21", "received"),
        on("Fri 2024-05-24", "acknowledged", 1),
        on("Mon 2024-06-03", "closed", because=because),
    )

    assert (("6.3", 1) in provisions(result)) == found


def test_why_it_was_closed_is_asked_where_the_file_does_not_say() -> None:
    result = reviewed(
        on("Tue 2024-05-21", "received"),
        on("Fri 2024-05-24", "acknowledged", 1),
        on("Mon 2024-06-03", "closed"),
        as_of="Mon 2024-06-03",
    )

    assert needed(result) == {("6.3", "why the complaint was closed without a response at stage 1")}


def test_whether_an_undated_answer_followed_the_instruction_is_undecided() -> None:
    result = reviewed(
        *answered(
            on("Thu 2024-06-20", "escalation_requested"),
            on(None, "responded", 2),
            on("Fri 2024-08-16", "ombudsman_instructed", until="Fri 2024-08-30"),
        )
    )

    assert steps(result)["ombudsman.respond"].state == "undecided"
