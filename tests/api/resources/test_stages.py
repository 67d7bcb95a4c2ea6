"""The verbs of a stage over HTTP: each in its turn, and each refusal with its provision."""

from typing import Any

import pytest
from tests.support.api import PROBLEM, Office
from tests.support.progress import AT_STAGE_2, FINAL_RESPONSE, logged

from putright.people.roles import Role
from putright_api.resources.stages import blueprint
from putright_api.schemas import examples

VERBS: list[tuple[str, dict[str, Any], str]] = [
    ("stage-1/definition", examples.DEFINED, "define"),
    ("stage-1/clarification", examples.CLARIFICATION_ASKED, "ask_clarification"),
    ("stage-1/assignment", examples.ASSIGNED, "assign"),
    ("stage-1/acknowledgement", {}, "acknowledge"),
    ("updates", examples.UPDATED, "update"),
    ("stage-1/response", examples.RESPONDED, "respond"),
]


def test_a_complaint_goes_through_stage_1(office: Office) -> None:
    officer = office.person()
    at = f"/complaints/{officer.logged(examples.LOGGED)['reference']}"
    handler = {"handler": office.id_of(Role.HANDLER)}
    done = {
        path: officer.done(f"{at}/{path}", body | handler if verb == "assign" else body)
        for path, body, verb in VERBS
    }
    # the response also records that its writer and the handler considered the stage
    assert [each["version"] for each in done.values()] == [3, 4, 5, 6, 7, 10]
    assert done["stage-1/acknowledgement"]["letters_ordered"] == [6]
    assert done["stage-1/response"]["status"] == "response_on_its_way"
    shown = officer.get(at).json
    assert [stage["number"] for stage in shown["stages"]] == [1]
    considered = {office.id_of(Role.HANDLER), office.id_of(Role.COMPLAINTS_OFFICER)}
    assert set(shown["stages"][0]["considered_by"]) == considered
    kinds = [each["kind"] for each in officer.get(f"{at}/letters").json["letters"]]
    assert kinds == ["clarification", "acknowledgement", "update", "stage_1_response"]


def test_stage_2_is_acknowledged_defined_and_answered_by_somebody_else(office: Office) -> None:
    at = logged(office, *AT_STAGE_2)
    officer, reviewer = office.person(), office.person(Role.REVIEWER)
    reviewer.done(f"{at}/stage-2/definition", examples.DEFINED)
    reviewer.done(f"{at}/stage-2/acknowledgement", {})
    version = officer.get(at).json["version"]
    refused = officer.post(f"{at}/stage-2/response", examples.RESPONDED, version=version)
    assert refused.json["type"].rpartition("/")[2] == "considered-before"
    assert (refused.json["provision"], refused.json["edition"]) == ("6.13", "2024")
    assert reviewer.done(f"{at}/stage-2/response", FINAL_RESPONSE)["stage"] == 2
    kinds = [each["kind"] for each in officer.get(f"{at}/letters").json["letters"]]
    assert kinds == ["stage_1_response", "stage_2_acknowledgement", "stage_2_response"]


@pytest.mark.parametrize("stage", ["0", "3", "01", "one", "-1", "2.0", "999999999999"])
def test_there_are_two_stages_in_the_addresses(office: Office, stage: str) -> None:
    at = logged(office)
    answer = office.person().post(f"{at}/stage-{stage}/definition", examples.DEFINED, version=2)
    assert (answer.status_code, answer.content_type) == (404, PROBLEM)
    assert blueprint.name == "stages"


def test_a_stage_that_has_not_begun_is_not_there(office: Office) -> None:
    at = logged(office)
    answer = office.person().post(f"{at}/stage-2/definition", examples.DEFINED, version=2)
    assert (answer.status_code, answer.json["type"].rpartition("/")[2]) == (404, "not-found")


REFUSED: list[tuple[str, dict[str, Any], str, str]] = [
    ("stage-1/acknowledgement", {}, "definition-missing", "5.6"),
    ("stage-1/definition", {"points": examples.DEFINED["points"]}, "outcomes-missing", "5.6"),
    (
        "stage-1/definition",
        {
            "points": [{"number": 1, "text": "a", "responsible": False}],
            "outcomes_sought": "b",
        },
        "responsibility-unexplained",
        "5.7",
    ),
    ("stage-1/response", examples.RESPONDED, "definition-missing", "5.6"),
]


@pytest.mark.parametrize(("path", "body", "slug", "provision"), REFUSED)
def test_what_the_code_forbids_is_refused_by_its_provision(
    office: Office, path: str, body: dict[str, Any], slug: str, provision: str
) -> None:
    officer = office.person()
    at = f"/complaints/{officer.logged(examples.LOGGED)['reference']}"
    answer = officer.post(f"{at}/{path}", body, version=2)
    assert (answer.status_code, answer.content_type) == (409, PROBLEM)
    assert answer.json["type"] == f"https://putright.example/problems/{slug}"
    assert (answer.json["provision"], answer.json["edition"]) == (provision, "2024")


def test_a_point_left_unanswered_is_named(office: Office) -> None:
    officer = office.person()
    at = f"/complaints/{officer.logged(examples.LOGGED)['reference']}"
    officer.done(f"{at}/stage-1/definition", examples.DEFINED)
    body = {**examples.RESPONDED, "decisions": examples.RESPONDED["decisions"][:1]}
    answer = officer.post(f"{at}/stage-1/response", body, version=3)
    assert (answer.status_code, answer.json["provision"]) == (409, "6.7")
    assert answer.json["values"] == {"point": 2}
    assert "point 2 has no decision" in answer.json["detail"]


@pytest.mark.parametrize(
    ("edition", "received_on"), [("2022", "2024-03-20"), ("2024", "2026-11-16")]
)
def test_a_member_of_staff_is_named_in_a_letter_with_a_reason_under_2022(
    shared_office: Office, edition: str, received_on: str
) -> None:
    office, at = shared_office, logged(shared_office, received_on=received_on)
    officer = office.person()
    named = {
        "news": "Ida Bracken will ring you on Monday.",
        "next_update_on": "2026-11-30",
    }
    answer = officer.post(f"{at}/updates", named, version=2)
    if edition == "2024":
        assert answer.status_code == 200
        return
    problem = answer.json
    assert (answer.status_code, problem["type"].rpartition("/")[2]) == (409, "staff-named")
    assert (problem["provision"], problem["edition"]) == ("4.9", "2022")
    assert problem["values"] == {"names": ["Ida Bracken"]}
    assert "Ida Bracken" in problem["detail"]
    officer.done(f"{at}/updates", {**named, "naming_because": "She asked whom to expect."})
    told = officer.get(f"{at}/history").json["events"][-1]
    assert told["facts"]["naming_because"] == "She asked whom to expect."


def test_what_is_answered_beyond_the_age_limit_has_a_reason(shared_office: Office) -> None:
    office, officer = shared_office, shared_office.person()
    at = logged(office, ("stage-1/definition", examples.DEFINED), issue_on="2025-03-03")
    answer = officer.post(f"{at}/stage-1/response", examples.RESPONDED, version=3)
    assert answer.json["type"].rpartition("/")[2] == "late-acceptance-unexplained"
    assert (answer.status_code, answer.json["provision"]) == (409, "2.3")
    why = {"accepted_late_because": "She was in hospital."}
    assert officer.done(f"{at}/stage-1/response", {**examples.RESPONDED, **why})
    early = logged(office, ("stage-1/definition", examples.DEFINED), issue_on="2025-03-03", **why)
    assert officer.done(f"{early}/stage-1/response", examples.RESPONDED)
