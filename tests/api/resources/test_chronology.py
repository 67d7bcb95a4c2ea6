"""The chronology of a complaint over HTTP."""

import pytest
from tests.support.api import PROBLEM, Office

from putright.people.roles import Role
from putright_api.resources.chronology import blueprint
from putright_api.schemas import examples


def a_complaint(office: Office) -> str:
    """Logged, and its receipt corrected."""
    officer = office.person()
    at = f"/complaints/{officer.logged(examples.LOGGED)['reference']}"
    officer.done(f"{at}/corrections", examples.CORRECTED)
    return at


@pytest.mark.parametrize("role", [Role.COMPLAINTS_OFFICER, Role.MRC, Role.AUDITOR])
def test_a_chronology_tells_what_happened_when(office: Office, role: Role) -> None:
    at = a_complaint(office)
    told = office.person(role).get(f"{at}/chronology").json
    assert (f"/complaints/{told['reference']}", told["edition"]) == (at, "2024")
    assert told["subject"] == examples.LOGGED["subject"]
    assert [(each["event"], each["on"]) for each in told["events"]][:2] == [
        ("received", "2026-11-13"),
        ("logged", "2026-11-23"),
    ]
    corrected = told["events"][-1]
    assert (corrected["event"], corrected["from"], corrected["to"]) == (
        "corrected",
        "2026-11-16",
        "2026-11-13",
    )


def test_an_acknowledgement_that_has_not_left_has_not_happened(office: Office) -> None:
    officer, at = office.person(), a_complaint(office)
    officer.done(f"{at}/stage-1/definition", examples.DEFINED)
    officer.done(f"{at}/stage-1/acknowledgement", {})
    told = officer.get(f"{at}/chronology").json
    assert "acknowledged" not in {each["event"] for each in told["events"]}


def test_nobody_reads_a_chronology_without_a_token(office: Office) -> None:
    answer = office.bearer(None).get(f"{a_complaint(office)}/chronology")
    assert (answer.status_code, answer.content_type) == (401, PROBLEM)


def test_another_landlords_chronology_is_not_there(office: Office, another_office: Office) -> None:
    answer = office.person().get(f"{a_complaint(another_office)}/chronology")
    assert (answer.status_code, answer.content_type) == (404, PROBLEM)


@pytest.mark.parametrize("role", [Role.STAFF, Role.ADMINISTRATOR])
def test_who_may_not_read_complaints_reads_no_chronology(office: Office, role: Role) -> None:
    answer = office.person(role).get(f"{a_complaint(office)}/chronology")
    assert (answer.status_code, answer.content_type) == (403, PROBLEM)


def test_the_document_describes_it(office: Office) -> None:
    path = "/v1/{landlord}/complaints/{reference}/chronology"
    operation = office.app.config["OPENAPI"]["paths"][path]["get"]
    assert operation["tags"] == [blueprint.name]
    assert "200" in operation["responses"]
