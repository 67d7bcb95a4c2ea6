"""The verbs of stage 1 over HTTP: each in its turn, and each refusal with its provision."""

from typing import Any

import pytest
from tests.support.api import PROBLEM, Office

from putright.people.roles import ALLOWED, Role
from putright_api.resources.stages import STAGE
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
    done = {path: officer.done(f"{at}/{path}", body) for path, body, _ in VERBS}
    assert [each["version"] for each in done.values()] == [3, 4, 5, 6, 7, 8]
    assert done["stage-1/acknowledgement"]["letters_ordered"] == [6]
    assert done["stage-1/response"]["status"] == "response_on_its_way"
    shown = officer.get(at).json
    assert [stage["number"] for stage in shown["stages"]] == [STAGE]
    kinds = [each["kind"] for each in officer.get(f"{at}/letters").json["letters"]]
    assert kinds == ["clarification", "acknowledgement", "update", "stage_1_response"]


@pytest.mark.parametrize(("path", "body", "verb"), VERBS)
def test_each_verb_is_open_to_the_roles_of_the_table_and_no_others(
    office: Office, path: str, body: dict[str, Any], verb: str
) -> None:
    officer = office.person()
    at = f"/complaints/{officer.logged(examples.LOGGED)['reference']}"
    officer.done(f"{at}/stage-1/definition", examples.DEFINED)
    for role in Role:
        answer = office.person(role).post(f"{at}/{path}", body, version=3)
        if role in ALLOWED[verb]:
            assert answer.status_code in (200, 412), (role, answer.data)
        else:
            assert (answer.status_code, answer.content_type) == (403, PROBLEM), role
    assert officer.get(at).json["version"] == 4


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
