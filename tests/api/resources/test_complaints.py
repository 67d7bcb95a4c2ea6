"""Complaints over HTTP: logged, found, read, corrected."""

import pytest
from tests.support.api import PROBLEM, Office

from putright.people.roles import Role
from putright_api.resources.complaints import blueprint
from putright_api.schemas import examples


def test_logging_answers_what_is_due_by_which_day_and_why(office: Office) -> None:
    answer = office.person(Role.STAFF).post("/complaints", examples.LOGGED)
    assert answer.status_code == 201
    assert answer.headers["Location"].endswith(f"/complaints/{answer.json['reference']}")
    assert answer.headers["ETag"] == '"2"'
    due = {(each["clock"], each["id"]): each for each in answer.json["due"]}
    acknowledge = due["code", "stage1.acknowledge"]
    assert acknowledge["what"] == "Send the acknowledgement of stage 1"
    assert (acknowledge["due_on"], acknowledge["due_weekday"]) == ("2026-11-23", "Monday")
    assert acknowledge["counts_from"] == {"event": "received", "on": "2026-11-16"}
    assert acknowledge["allows"] == {"amount": 5, "unit": "working_days"}
    assert acknowledge["provision"] == "6.2"
    assert due["code", "stage1.respond"]["due_on"] == "2026-12-07"
    assert due["policy", "stage1.acknowledge"]["source"] == "section 4"
    pressing = [each["work_by"] for each in answer.json["due"]]
    assert pressing == sorted(pressing)


def test_a_complaint_shows_each_day_counted_or_skipped_and_why(office: Office) -> None:
    officer = office.person()
    logged = officer.logged({**examples.LOGGED, "received_on": "2026-11-20"})
    shown = officer.get(f"/complaints/{logged['reference']}?days=true").json
    counted = next(each for each in shown["obligations"] if each["id"] == "stage1.acknowledge")
    assert counted["days"][:3] == [
        {"on": "2026-11-21", "weekday": "Saturday", "counted": False, "why": "Saturday"},
        {"on": "2026-11-22", "weekday": "Sunday", "counted": False, "why": "Sunday"},
        {"on": "2026-11-23", "weekday": "Monday", "counted": True},
    ]
    plain = officer.get(f"/complaints/{logged['reference']}").json
    assert all("days" not in each for each in plain["obligations"])


def test_a_reference_is_found_however_it_is_written(office: Office) -> None:
    officer = office.person()
    reference = officer.logged(examples.LOGGED)["reference"]
    for written in (reference, reference.replace("-", ""), reference.replace("-", "%20")):
        assert officer.get(f"/complaints/{written}").json["reference"] == reference


def test_an_intake_item_is_taken_up_by_logging_it(office: Office) -> None:
    officer = office.person()
    item = officer.post("/intake", examples.TAKEN_IN).json["reference"]
    logged = officer.logged({**examples.LOGGED, "intake": item})
    assert officer.get(f"/intake/{item}").json["complaint"] == logged["reference"]
    again = officer.post("/complaints", {**examples.LOGGED, "intake": item})
    assert (again.status_code, again.json["type"].rpartition("/")[2]) == (409, "already-decided")


def test_the_register_is_read_page_by_page_to_its_end(office: Office) -> None:
    officer = office.person()
    logged = {officer.logged(examples.LOGGED)["reference"] for _ in range(5)}
    found, path = [], "/complaints?limit=2&status=logged"
    while path:
        answer = officer.get(path)
        found += [line["reference"] for line in answer.json["complaints"]]
        link = answer.headers.get("Link")
        path = link[1 : link.index(">")].removeprefix(f"/v1/{officer.landlord}") if link else ""
    assert (len(found), set(found)) == (5, logged)


def test_a_cursor_is_of_no_use_with_another_filter(office: Office) -> None:
    officer = office.person()
    for _ in range(2):
        officer.logged(examples.LOGGED)
    link = officer.get("/complaints?limit=1").headers["Link"]
    cursor = link[link.index("cursor=") + 7 : link.index(">")]
    answer = officer.get(f"/complaints?limit=1&status=logged&cursor={cursor}")
    assert (answer.status_code, answer.content_type) == (422, PROBLEM)


def test_the_history_is_told_as_it_was_known(office: Office) -> None:
    officer = office.person()
    at = f"/complaints/{officer.logged(examples.LOGGED)['reference']}"
    events = officer.get(f"{at}/history").json["events"]
    assert [each["kind"] for each in events] == ["received", "logged"]
    assert events[0]["happened_on"] == "2026-11-16"
    before = officer.get(f"{at}/history?as_known_at=2026-11-23T09:29:59Z").json
    assert before["events"] == []
    assert officer.get(f"{at}/history?as_known_at=2026-11-23T09:29:59").status_code == 422


def test_a_correction_moves_the_dates_and_keeps_what_was_recorded(office: Office) -> None:
    officer = office.person()
    at = f"/complaints/{officer.logged(examples.LOGGED)['reference']}"
    officer.done(f"{at}/corrections", examples.CORRECTED)
    assert officer.get(at).json["received_on"] == "2026-11-13"
    events = officer.get(f"{at}/history").json["events"]
    assert events[0]["happened_on"] == "2026-11-16"
    assert (events[-1]["kind"], events[-1]["facts"]["was"]) == ("corrected", "2026-11-16")


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.COMPLAINTS_OFFICER}))
def test_only_the_complaints_officer_corrects(office: Office, role: Role) -> None:
    officer = office.person()
    at = f"/complaints/{officer.logged(examples.LOGGED)['reference']}/corrections"
    answer = office.person(role).post(at, examples.CORRECTED, version=2)
    assert (answer.status_code, answer.content_type) == (403, PROBLEM)


@pytest.mark.parametrize("role", [Role.MRC, Role.AUDITOR])
def test_who_only_reads_does_not_log(office: Office, role: Role) -> None:
    answer = office.person(role).post("/complaints", examples.LOGGED)
    assert (answer.status_code, answer.json["type"].rpartition("/")[2]) == (403, "not-permitted")


@pytest.mark.parametrize("path", ["", "/complaints", "/complaints/{}", "/complaints/{}/history"])
def test_who_may_not_read_the_register_is_told_so(office: Office, path: str) -> None:
    reference = office.person().logged(examples.LOGGED)["reference"]
    answer = office.person(Role.STAFF).get(path.format(reference))
    assert (answer.status_code, answer.content_type) == (403, PROBLEM)


def test_a_good_token_of_nobody_known_is_refused(office: Office) -> None:
    read = office.stranger().get("/complaints")
    write = office.stranger().post("/complaints", examples.LOGGED)
    assert [each.status_code for each in (read, write)] == [403, 403]
    assert (
        read.json["type"]
        == write.json["type"]
        == "https://putright.example/problems/not-known-here"
    )


def test_the_routes_are_those_of_the_noun() -> None:
    assert blueprint.name == "complaints"
