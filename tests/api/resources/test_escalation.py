"""Escalation over HTTP: stage 2, further points, and a matter that becomes its own complaint."""

import pytest
from tests.support.api import Office
from tests.support.progress import ANSWERED, AT_STAGE_2, DEFINED, last_letter, logged

from putright.people.roles import Role
from putright_api.resources.escalation import blueprint
from putright_api.schemas import examples


def test_any_member_of_staff_escalates_without_reasons(shared_office: Office) -> None:
    office, at = shared_office, logged(shared_office, *ANSWERED)
    body = {"requested_on": "2026-11-23", "channel": "social_media"}
    staff = office.person(Role.STAFF)
    assert staff.get(at).status_code == 403
    answer = staff.post(f"{at}/escalation", body)
    assert (answer.status_code, answer.json["status"], answer.json["stage"]) == (
        200,
        "escalated",
        2,
    )
    due = {(each["clock"], each["id"]): each for each in answer.json["due"]}
    assert due["code", "stage2.acknowledge"]["provision"] == "6.11"
    assert due["code", "stage2.acknowledge"]["due_on"] == "2026-11-30"
    shown = office.person().get(at).json
    assert [stage["asked_on"] for stage in shown["stages"]] == ["2026-11-16", "2026-11-23"]
    found = office.person().get("/complaints?status=escalated&stage=2").json["complaints"]
    assert shown["reference"] in {each["reference"] for each in found}


def test_a_version_that_is_named_is_heeded_all_the_same(shared_office: Office) -> None:
    officer, at = shared_office.person(), logged(shared_office, *ANSWERED)
    version = officer.get(at).json["version"]
    stale = officer.post(f"{at}/escalation", examples.ESCALATED, version=version - 1)
    assert (stale.status_code, stale.json["type"].rpartition("/")[2]) == (412, "changed-meanwhile")
    assert officer.post(f"{at}/escalation", examples.ESCALATED, version=version).status_code == 200
    twice = officer.post(f"{at}/escalation", examples.ESCALATED)
    assert (twice.status_code, twice.json["type"].rpartition("/")[2]) == (409, "third-stage")


def test_stage_2_waits_for_an_answer_and_there_is_no_third(shared_office: Office) -> None:
    officer, at = shared_office.person(), logged(shared_office, DEFINED)
    early = officer.post(f"{at}/escalation", examples.ESCALATED, version=3)
    assert early.json["type"].rpartition("/")[2] == "stage-one-not-answered"
    assert early.json["provision"] == "6.10"
    at = logged(shared_office, *AT_STAGE_2)
    version = officer.get(at).json["version"]
    third = officer.post(f"{at}/escalation", examples.ESCALATED, version=version)
    assert (third.json["type"].rpartition("/")[2], third.json["provision"]) == (
        "third-stage",
        "5.3",
    )


def test_points_are_folded_in_until_the_response(shared_office: Office) -> None:
    officer, at = shared_office.person(), logged(shared_office, DEFINED)
    officer.done(f"{at}/points", examples.POINTS_ADDED)
    points = officer.get(at).json["stages"][0]["defined"]["points"]
    assert [each["number"] for each in points] == [1, 2, 3]
    at = logged(shared_office, *ANSWERED)
    version = officer.get(at).json["version"]
    late = officer.post(f"{at}/points", examples.POINTS_ADDED, version=version)
    assert late.json["type"].rpartition("/")[2] == "new-matter-after-response"
    assert late.json["provision"] == "6.8"


def test_a_new_matter_becomes_a_complaint_of_its_own(shared_office: Office) -> None:
    office, at = shared_office, logged(shared_office, *ANSWERED)
    officer = office.person()
    version = officer.get(at).json["version"]
    answer = officer.post(f"{at}/new-complaint", examples.SPLIT_OFF, version=version)
    assert answer.status_code == 201, answer.data
    started = answer.json["new_complaint"]
    location = answer.headers["Location"]
    assert location == f"/v1/{officer.landlord}/complaints/{started['reference']}"
    assert "ETag" not in answer.headers  # it would be taken for that of the new one
    here, there = officer.get(at).json, officer.get(f"/complaints/{started['reference']}").json
    assert (answer.json["reference"], answer.json["version"]) == (
        here["reference"],
        here["version"],
    )
    assert [(each["reference"], each["link"]) for each in here["links"]] == [
        (there["reference"], "split_off")
    ]
    assert [(each["reference"], each["link"]) for each in there["links"]] == [
        (here["reference"], "split_from")
    ]
    assert (there["received_on"], there["subject"]) == ("2026-11-23", "Rent statement")
    assert there["resident"] == here["resident"]
    assert last_letter(office, f"/complaints/{started['reference']}") == 3


def test_a_new_matter_is_logged_once_however_often_it_is_asked(shared_office: Office) -> None:
    officer, at = shared_office.person(), logged(shared_office, DEFINED)
    twice = [
        officer.post(
            f"{at}/new-complaint", examples.SPLIT_OFF, version=3, Idempotency_Key=f"once {at}"
        )
        for _ in range(2)
    ]
    assert [each.status_code for each in twice] == [201, 201]
    assert twice[0].data == twice[1].data
    assert twice[0].headers["Location"] == twice[1].headers["Location"]
    assert len(officer.get(at).json["links"]) == 1
    assert blueprint.name == "escalation"


@pytest.mark.parametrize("number", [2, 4])
def test_points_are_numbered_on(shared_office: Office, number: int) -> None:
    at = logged(shared_office, DEFINED)
    (point,) = examples.POINTS_ADDED["points"]
    body = {**examples.POINTS_ADDED, "points": [{**point, "number": number}]}
    answer = shared_office.person().post(f"{at}/points", body, version=3)
    assert (answer.status_code, answer.json["errors"][0]["pointer"]) == (422, "#/points")
