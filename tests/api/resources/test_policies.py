"""The versions of a policy over HTTP: drafted, checked, previewed, approved, in force."""

from typing import Any

import pytest
from tests.support.api import PROBLEM, Office

from putright.people.roles import Role
from putright_api.resources.policies import blueprint
from putright_api.schemas import examples

TOML = """
based_on = "starter"
title = "Complaints policy"
version = "2.0"
in_force_from = 2027-04-01

[letterhead]
name = "Larkrise Homes"
"""
SOON = "2026-11-25"  # a Wednesday; the clock shows Monday 23 November


def reaching(**changes: Any) -> dict[str, Any]:
    """The starter policy, from Wednesday, with an acknowledgement within one working day."""
    promise = {
        "id": "stage1.acknowledge",
        "counts_from": "received",
        "length": "1 working day",
        "source": "section 4",
    }
    policy = examples.DRAFTED["policy"] | {
        "in_force_from": SOON,
        "reaches_open_stages": True,
        "promises": [
            promise,
            {
                "id": "stage1.respond",
                "counts_from": "acknowledged",
                "length": "10 working days",
                "source": "section 5",
            },
            {
                "id": "stage2.acknowledge",
                "counts_from": "escalation_requested",
                "length": "5 working days",
                "source": "section 6",
            },
            {
                "id": "stage2.respond",
                "counts_from": "acknowledged",
                "length": "20 working days",
                "source": "section 6",
            },
        ],
    }
    return {"policy": policy | changes}


def read(office: Office, path: str) -> Any:
    answer = office.person().get(path)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return answer.json


def drafted(office: Office, body: dict[str, Any]) -> Any:
    answer = office.person().post("/policies", body)
    assert answer.status_code == 201, answer.get_data(as_text=True)
    return answer.json


def approved(office: Office, number: int, body: dict[str, Any] | None = None) -> Any:
    answer = office.person(Role.MRC).post(f"/policies/{number}/approval", body or {}, version=1)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return answer.json


def test_a_draft_is_listed_read_and_approved(office: Office) -> None:
    answer = office.person().post("/policies", examples.DRAFTED)
    assert (answer.status_code, answer.headers["ETag"]) == (201, '"1"')
    where = answer.headers["Location"]
    assert where == f"/v1/{office.landlord.slug}/{blueprint.name}/2"

    listed = read(office, "/policies")["policies"]
    assert [(each["number"], each["state"]) for each in listed] == [(1, "in_force"), (2, "draft")]
    assert office.person().get("/policies/2").headers["ETag"] == '"1"'
    whole = read(office, "/policies/2")
    assert whole["policy"]["title"] == "Complaints policy"
    assert [f for f in whole["findings"] if f["verdict"] in ("breach", "missing")] == []

    made = approved(office, 2)
    assert (made["state"], made["in_force_from"]) == ("approved", "2027-04-01")
    assert made["approved_by"] == str(office.landlord.people[Role.MRC].id)
    assert office.person().get("/policies/2").headers["ETag"] == '"2"'


def test_a_draft_may_come_as_toml(office: Office) -> None:
    assert drafted(office, {"toml": TOML})["policy"]["version"] == "2.0"


def test_the_version_that_came_with_the_landlord_is_read_without_a_version(office: Office) -> None:
    answer = office.person().get("/policies/1")
    assert (answer.status_code, "ETag" in answer.headers) == (200, False)
    assert answer.json["drafted_by"] is None


def test_another_edition_is_rehearsed(office: Office) -> None:
    drafted(office, examples.DRAFTED)
    found = {
        edition: read(office, f"/policies/2?edition={edition}")["findings"]
        for edition in ("2022", "2024")
    }
    assert {each["edition"] for each in found["2022"]} == {"2022"}
    assert found["2022"] != found["2024"]


def test_a_check_saves_nothing(office: Office) -> None:
    answer = office.person().post("/policies/check", {**examples.DRAFTED, "edition": "2022"})
    assert answer.status_code == 200, answer.get_data(as_text=True)
    assert len(read(office, "/policies")["policies"]) == 1


def test_looser_than_the_code_is_refused_by_its_provisions_until_it_is_explained(
    office: Office,
) -> None:
    late = reaching()
    late["policy"]["promises"][1]["length"] = "30 working days"
    answer = office.person().post("/policies", late)
    assert (answer.status_code, answer.content_type) == (409, PROBLEM)
    assert answer.json["type"].endswith("/looser-than-the-code")
    provisions = answer.json["values"]["provisions"]
    assert "6.3" in provisions

    late["policy"]["departures"] = [
        {"provision": each, "explanation": "A backlog.", "comply_by": "2027-03-31"}
        for each in provisions
    ]
    made = drafted(office, late)
    declared = {each["provision"] for each in made["findings"] if each["declared"]}
    assert declared == set(provisions)


def test_what_is_no_policy_is_pointed_at(office: Office) -> None:
    wrong = {"policy": examples.DRAFTED["policy"] | {"colour": "red"}}
    answer = office.person().post("/policies", wrong)
    assert (answer.status_code, answer.content_type) == (422, PROBLEM)
    assert any("colour" in each["pointer"] for each in answer.json["errors"])

    unread = office.person().post("/policies", {"toml": TOML + "\ncolour = 'red'\n"})
    assert unread.status_code == 422
    assert "line" in unread.json["errors"][0]["detail"]

    for body in ({}, {"toml": TOML, **examples.DRAFTED}):
        assert office.person().post("/policies", body).status_code == 422


@pytest.mark.parametrize(
    ("body", "role", "slug"),
    [
        ({"in_force_from": "2026-11-20"}, Role.MRC, "begins-in-the-past"),
        ({}, Role.ADMINISTRATOR, "own-draft"),
    ],
)
def test_what_may_not_be_approved(
    office: Office, body: dict[str, Any], role: Role, slug: str
) -> None:
    assert office.person(Role.ADMINISTRATOR).post("/policies", examples.DRAFTED).status_code == 201
    answer = office.person(role).post("/policies/2/approval", body, version=1)
    assert (answer.status_code, answer.json["type"].rpartition("/")[2]) == (409, slug)


def test_nothing_is_approved_twice_unread_or_behind_a_later_one(office: Office) -> None:
    drafted(office, examples.DRAFTED)
    drafted(office, examples.DRAFTED)
    mrc = office.person(Role.MRC)
    assert mrc.post("/policies/3/approval", {}).status_code == 428
    assert mrc.post("/policies/3/approval", {}, version=4).status_code == 412
    approved(office, 3)
    again = mrc.post("/policies/3/approval", {}, version=2)
    behind = mrc.post("/policies/2/approval", {}, version=1)
    slugs = [each.json["type"].rpartition("/")[2] for each in (again, behind)]
    assert slugs == ["version-already-approved", "version-overtaken"]


def test_the_same_key_drafts_once(office: Office) -> None:
    first = office.person().post("/policies", examples.DRAFTED, Idempotency_Key="one")
    second = office.person().post("/policies", examples.DRAFTED, Idempotency_Key="one")
    assert (first.status_code, first.json) == (second.status_code, second.json)
    assert second.headers["Idempotency-Replayed"] == "true"
    assert len(read(office, "/policies")["policies"]) == 2


@pytest.mark.parametrize(
    ("method", "path", "role"),
    [
        ("post", "/policies", Role.HANDLER),
        ("post", "/closures", Role.HANDLER),
        ("post", "/policies/2/approval", Role.COMPLAINTS_OFFICER),
        ("get", "/policies", Role.STAFF),
        ("get", "/policies/1/preview", Role.STAFF),
        ("get", f"/calendar/preview?on={SOON}", Role.STAFF),
    ],
)
def test_who_may_not(office: Office, method: str, path: str, role: Role) -> None:
    drafted(office, examples.DRAFTED)
    bodies = {"/policies": examples.DRAFTED, "/closures": examples.CLOSED_ON}
    person = office.person(role)
    answer = (
        person.get(path) if method == "get" else person.post(path, bodies.get(path, {}), version=1)
    )
    assert answer.status_code == 403, answer.get_data(as_text=True)


def test_a_preview_lists_what_would_move_and_its_days_when_asked(office: Office) -> None:
    logged = office.person().logged(examples.LOGGED | {"received_on": "2026-11-23"})
    drafted(office, reaching())

    found = read(office, "/policies/2/preview")
    assert (found["moved"], found["letters"]) == (1, 0)
    [complaint] = found["complaints"]
    assert complaint["reference"] == logged["reference"]
    [moving] = [each for each in complaint["dates"] if each["id"] == "stage1.acknowledge"]
    assert (moving["clock"], moving["was"], moving["now"]) == ("policy", "2026-11-26", "2026-11-24")
    assert "days_before" not in moving

    days = read(office, "/policies/2/preview?days=true")["complaints"][0]["dates"][0]
    assert (len(days["days_before"]), len(days["days_after"])) == (3, 1)
    assert read(office, "/policies/1/preview")["moved"] == 0


def test_a_bank_holiday_is_previewed_and_moves_the_codes_days(office: Office) -> None:
    office.person().logged(examples.LOGGED | {"received_on": "2026-11-23"})
    found = read(office, f"/calendar/preview?on={SOON}")
    [complaint] = found["complaints"]
    moved = {(each["clock"], each["id"]): (each["was"], each["now"]) for each in complaint["dates"]}
    assert moved["code", "stage1.acknowledge"] == ("2026-11-30", "2026-12-01")
    assert office.person().get("/calendar/preview").status_code == 422


def test_a_closure_day_is_a_version_of_its_own(office: Office) -> None:
    office.person().logged(examples.LOGGED | {"received_on": "2026-11-23"})
    body = {"closures": [{"on": SOON, "why": "Staff conference"}]}
    answer = office.person().post("/closures", body)
    assert answer.status_code == 201
    assert answer.json["policy"]["closures"] == {SOON: "Staff conference"}
    dates = read(office, "/policies/2/preview")["complaints"][0]["dates"]
    assert {each["clock"] for each in dates} == {"policy"}
    assert approved(office, 2)["in_force_from"] == "2026-11-23"
    weekend = {"closures": [{"on": "2026-11-28", "why": "Saturday"}]}
    assert office.person().post("/closures", weekend).status_code == 422


def test_a_complaint_says_which_version_each_stage_keeps(office: Office) -> None:
    reference = office.person().logged(examples.LOGGED)["reference"]
    found = read(office, f"/complaints/{reference}")
    [stage] = found["stages"]
    assert stage["policy"] == {"number": 1, "version": "1.0"}
    promised = [each for each in found["obligations"] if each["clock"] == "policy"]
    assert promised
    assert {each["policy"] for each in promised} == {1}
