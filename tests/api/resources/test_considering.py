"""Considering over HTTP: both sides heard, who considers, and refusing to."""

from typing import Any

import pytest
from tests.support.api import Office
from tests.support.progress import AT_STAGE_2, DEFINED, last_letter, left, logged

from putright.people.roles import Role
from putright_api.resources.considering import blueprint
from putright_api.schemas import examples


def test_both_sides_are_asked_and_heard(shared_office: Office) -> None:
    officer, at = shared_office.person(), logged(shared_office, DEFINED)
    asked = officer.done(f"{at}/stage-1/invitation", examples.POSITION_INVITED)
    assert asked["letters_ordered"] == [4]
    staff = {**examples.POSITION_INVITED, "side": "staff"}
    assert officer.done(f"{at}/stage-1/invitation", staff)["letters_ordered"] == []
    officer.done(f"{at}/stage-1/position", examples.POSITION_RECORDED)
    told = officer.get(f"{at}/history").json["events"][-1]
    assert (told["kind"], told["happened_on"]) == ("position_set_out", "2026-11-20")
    assert told["facts"]["said"] == examples.POSITION_RECORDED["said"]


def test_whoever_considered_stage_1_does_not_consider_stage_2(shared_office: Office) -> None:
    office, at = shared_office, logged(shared_office, *AT_STAGE_2)
    officer = office.person()
    version = officer.get(at).json["version"]
    again = {"by": office.id_of(Role.COMPLAINTS_OFFICER), "part": "approver"}
    refused = officer.post(f"{at}/stage-2/consideration", again, version=version)
    assert (refused.status_code, refused.json["provision"]) == (409, "6.13")
    other = {"by": office.id_of(Role.REVIEWER), "part": "decider"}
    officer.done(f"{at}/stage-2/consideration", other)
    assert officer.get(at).json["stages"][1]["considered_by"] == [other["by"]]


def test_a_refusal_is_a_letter_and_ends_the_stage(shared_office: Office) -> None:
    office, at = shared_office, logged(shared_office)
    officer = office.person()
    done = officer.done(f"{at}/stage-1/refusal", _refused("It was mended in May 2025."))
    assert (done["status"], done["letters_ordered"]) == ("refused", [3])
    left(office, at, last_letter(office, at))
    shown = officer.get(at).json["stages"][0]["refusal"]
    assert (shown["ground"], shown["told_on"]) == ("too_old", "2026-11-23")
    further = officer.post(f"{at}/stage-1/definition", examples.DEFINED, version=done["version"])
    assert further.json["type"].rpartition("/")[2] == "already-refused"


def test_reasons_of_another_case_are_seen(shared_office: Office) -> None:
    office = shared_office
    body = _refused("The same words for everybody.")
    office.person().done(f"{logged(office)}/stage-1/refusal", body)
    answer = office.person().post(f"{logged(office)}/stage-1/refusal", body, version=2)
    assert answer.json["type"].rpartition("/")[2] == "refusal-reasons-copied"
    assert answer.json["provision"] == "2.5"


@pytest.mark.parametrize(
    ("changes", "slug", "provision"),
    [
        ({"ground": "we_are_busy"}, "ground-not-listed", "2.2"),
        ({"issue_on": None, "aware_on": None}, "ground-not-shown", "2.2"),
        ({"issue_on": "2026-10-01", "aware_on": "2026-10-01"}, "ground-not-shown", "2.2"),
        ({"discretion": None}, "discretion-not-considered", "2.3"),
    ],
)
def test_a_refusal_the_code_does_not_allow_names_its_provision(
    shared_office: Office, changes: dict[str, object], slug: str, provision: str
) -> None:
    at, body = logged(shared_office), {**_refused(f"Of this case: {slug}."), **changes}
    answer = shared_office.person().post(f"{at}/stage-1/refusal", body, version=2)
    assert (answer.status_code, answer.json["type"].rpartition("/")[2]) == (409, slug)
    assert (answer.json["provision"], answer.json["edition"]) == (provision, "2024")


def test_a_case_is_named_by_its_reference_and_nothing_more(shared_office: Office) -> None:
    body = {**_refused("Asked and answered."), "considered_in": "Mrs Quill <p@example.org>"}
    answer = shared_office.person().post(
        f"{logged(shared_office)}/stage-1/refusal", body, version=2
    )
    assert (answer.status_code, answer.json["errors"][0]["pointer"]) == (422, "#/considered_in")
    assert blueprint.name == "considering"


def _refused(reasons: str) -> dict[str, Any]:
    return {**examples.REFUSED, "reasons": reasons}


def test_the_age_is_that_of_the_days_on_record(shared_office: Office) -> None:
    office = shared_office
    at = logged(office, issue_on="2025-03-03", aware_on="2025-04-07")
    officer = office.person()
    shown = officer.get(at).json
    assert (shown["issue_on"], shown["aware_on"]) == ("2025-03-03", "2025-04-07")
    answer = officer.post(f"{at}/stage-1/refusal", _refused("She said so herself."), version=2)
    assert (answer.status_code, answer.json["type"].rpartition("/")[2]) == (
        409,
        "day-on-record-differs",
    )
    assert answer.json["values"]["recorded"] == "2025-04-07"
    body = {**_refused("She said so herself."), "issue_on": None, "aware_on": None}
    officer.done(f"{at}/stage-1/refusal", body)
    facts = officer.get(f"{at}/history").json["events"][-1]["facts"]
    assert (facts["issue_on"], facts["aware_on"]) == ("2025-03-03", "2025-04-07")
