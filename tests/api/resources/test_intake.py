"""Intake over HTTP: taken in, listed, set aside."""

import pytest
from tests.support.api import PROBLEM, Office

from putright.people.roles import ALLOWED, Role
from putright_api.resources.intake import blueprint
from putright_api.schemas import examples


def test_what_arrives_has_a_clock_from_its_arrival(office: Office) -> None:
    answer = office.person(Role.STAFF).post("/intake", examples.TAKEN_IN)
    assert answer.status_code == 201
    assert answer.headers["Location"].endswith(f"/intake/{answer.json['reference']}")
    (due,) = answer.json["due"]
    assert (due["what"], due["due_on"]) == ("Decide whether this is a complaint", "2026-11-23")


def test_the_queue_leads_to_each_item(office: Office) -> None:
    officer = office.person()
    made = {officer.post("/intake", examples.TAKEN_IN).json["reference"] for _ in range(3)}
    first = officer.get("/intake?limit=2&status=undecided")
    rest = officer.get(
        first.headers["Link"][1:].partition(">")[0].removeprefix(f"/v1/{officer.landlord}")
    )
    lines = first.json["intake"] + rest.json["intake"]
    assert {line["reference"] for line in lines} == made
    item = officer.get(f"/intake/{lines[0]['reference']}")
    assert (item.json["sender"], item.headers["ETag"]) == ("p.quill@example.org", '"1"')
    assert item.json["obligations"][0]["days"]


def test_an_item_is_set_aside_with_its_reasons(office: Office) -> None:
    officer = office.person()
    item = officer.post("/intake", examples.TAKEN_IN).json["reference"]
    answer = officer.post(f"/intake/{item}/set-aside", examples.SET_ASIDE, version=1)
    assert (answer.status_code, answer.json["status"], answer.json["due"]) == (200, "set_aside", [])
    stale = officer.post(f"/intake/{item}/set-aside", examples.SET_ASIDE, version=1)
    again = officer.post(f"/intake/{item}/set-aside", examples.SET_ASIDE, version=2)
    assert (stale.status_code, again.status_code) == (412, 409)


def test_a_service_request_is_not_set_aside_before_the_choice_was_offered(office: Office) -> None:
    officer = office.person()
    item = officer.post("/intake", examples.TAKEN_IN).json["reference"]
    body = {"ground": "service_request", "reasons": "A first report."}
    answer = officer.post(f"/intake/{item}/set-aside", body, version=1)
    assert (answer.status_code, answer.json["provision"]) == (409, "1.3")


@pytest.mark.parametrize("role", list(Role))
def test_roles_take_in_read_and_set_aside_as_the_table_says(office: Office, role: Role) -> None:
    officer, person = office.person(), office.person(role)
    item = officer.post("/intake", examples.TAKEN_IN).json["reference"]
    answers = {
        "take_in": person.post("/intake", examples.TAKEN_IN),
        "read_intake": person.get("/intake"),
        "set_aside": person.post(f"/intake/{item}/set-aside", examples.SET_ASIDE, version=1),
    }
    for verb, answer in answers.items():
        assert (answer.status_code == 403) is (role not in ALLOWED[verb]), (verb, answer.data)
        assert answer.status_code < 400 or answer.content_type == PROBLEM


def test_a_complaint_is_no_intake_item(office: Office) -> None:
    officer = office.person()
    reference = officer.logged(examples.LOGGED)["reference"]
    assert officer.get(f"/intake/{reference}").status_code == 404
    assert blueprint.name == "intake"
