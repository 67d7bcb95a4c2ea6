"""A review told: every key that FORMATS names, and the same in plain English."""

from tests.support.chronologies import on, reviewed
from tests.support.complaints import PIVOTAL, a_policy

from putright.chronology.telling import as_shape, in_english
from putright.landlord.policy import Length, Promise

EVENTS = (
    on("Tue 2024-05-21", "received"),
    on("Fri 2024-05-24", "acknowledged", 1),
    on("Tue 2024-06-11", "responded", 1),
)


def test_an_obligation_has_the_shape_of_the_format() -> None:
    shape = as_shape(reviewed(*EVENTS, as_of="Wed 2024-06-12"))
    first = shape["obligations"][0]
    days = first.pop("days")

    assert first == {
        "id": "stage1.acknowledge",
        "stage": 1,
        "provision": "6.2",
        "clock": "code",
        "source": None,
        "counts_from": {"event": "received", "on": "2024-05-21"},
        "allows": {"amount": 5, "unit": "working_days"},
        "due_on": "2024-05-29",
        "work_by": "2024-05-29",
        "done_on": "2024-05-24",
        "state": "met",
        "working_days_taken": 3,
        "working_days_late": 0,
    }
    assert days[0] == {"on": "2024-05-22", "counted": True}
    assert days[5] == {"on": "2024-05-27", "counted": False, "why": "Spring bank holiday"}
    assert {key: shape[key] for key in ("reference", "edition", "as_of", "events_after")} == {
        "reference": "202408056",
        "edition": "2024",
        "as_of": "2024-06-12",
        "events_after": 0,
    }
    assert [each["provision"] for each in shape["findings"]] == ["6.3", "6.4"]
    assert [each["provision"] for each in shape["undecided"]] == ["5.9"]


def test_where_no_edition_decides_the_edition_is_undecided() -> None:
    assert as_shape(reviewed(on("Mon 2021-03-29", "received")))["edition"] == "undecided"


def test_a_person_reads_what_was_owed_what_was_found_and_what_is_open() -> None:
    told = "\n".join(in_english(reviewed(*EVENTS, as_of="Mon 2024-06-10")))

    assert "Stage 1, acknowledgement (6.2): in time" in told
    assert "due Wednesday 29 May 2024, 5 working days from received on Tuesday 21 May 2024" in told
    assert "not counted: Monday 27 May 2024, Spring bank holiday" in told
    assert "1 event after that day left out." in told
    assert "Nothing was found against the Code." in told


def test_a_promise_of_the_policy_is_told_with_its_source() -> None:
    told = "\n".join(in_english(reviewed(*EVENTS, policy=a_policy(*PIVOTAL))))

    assert "(policy, Appendix 1): late, 1 working day" in told


def test_every_kind_of_obligation_has_a_name() -> None:
    told = "\n".join(
        in_english(
            reviewed(
                *EVENTS,
                on("Tue 2024-06-11", "action_promised", id="fan", due_on="Fri 2024-06-28"),
                on("Mon 2024-07-01", "ombudsman_instructed", until="Mon 2024-07-15"),
                on("Mon 2024-05-27", "updated", 1, next_update_on="Mon 2024-06-03"),
            )
        )
    )

    assert "Action fan (6.6): not done" in told
    assert "The Ombudsman's instruction to respond (2.4): not done" in told
    assert "Update (5.9): late" in told


def test_a_promise_that_a_chronology_has_no_word_for_is_undecided_until_it_has() -> None:
    day = Length(1, "working_days")
    notify = Promise(id="stage1.notify", length=day, counts_from="received", what="It came", to="A")
    found = reviewed(*EVENTS, policy=a_policy(notify))
    told = "\n".join(in_english(found))

    assert "Stage 1, notice, It came (to A) (policy): undecided" in told
    [state] = [each.state for each in found.owed if each.id == "stage1.notify"]
    assert state == "undecided"
