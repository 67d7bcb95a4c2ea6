"""After a response, over HTTP: actions, letters, closing, withdrawing, reopening."""

from flask import Flask
from tests.support.api import Office, open_office
from tests.support.landlords import a_policy
from tests.support.progress import (
    ANSWERED,
    AT_STAGE_2,
    DEFINED,
    answered_at_stage_2,
    last_letter,
    left,
    logged,
)
from tests.support.services import Database

from putright.landlord.policy import Length, Promise
from putright_api.resources.ending import blueprint
from putright_api.schemas import examples
from putright_development.issuer import Issuer


def test_a_promised_action_is_done_once_and_shown(shared_office: Office) -> None:
    officer, at = shared_office.person(), logged(shared_office, *ANSWERED)
    (promised,) = officer.get(at).json["actions"]
    assert (promised["id"], promised["done_on"]) == ("ceiling", None)
    officer.done(f"{at}/actions/ceiling/completion", examples.ACTION_COMPLETED)
    shown = officer.get(at).json
    assert [each["done_on"] for each in shown["actions"]] == ["2026-11-23"]
    action = next(each for each in shown["obligations"] if each["id"] == "action.ceiling")
    assert (action["state"], action["done_on"]) == ("met", "2026-11-23")
    again = officer.post(
        f"{at}/actions/ceiling/completion", examples.ACTION_COMPLETED, version=shown["version"]
    )
    assert (again.status_code, again.json["type"].rpartition("/")[2]) == (
        409,
        "action-already-done",
    )


def test_an_action_nobody_promised_is_not_there(shared_office: Office) -> None:
    officer, at = shared_office.person(), logged(shared_office, *ANSWERED)
    version = officer.get(at).json["version"]
    for name in ("roof", "%00", "é", "a" * 300):
        path = f"{at}/actions/{name}/completion"
        assert officer.post(path, examples.ACTION_COMPLETED, version=version).status_code == 404


def test_a_notice_that_the_policy_promises_is_recorded_once_and_shown(
    database: Database, app: Flask, issuer: Issuer
) -> None:
    notify = Promise(
        id="stage1.notify",
        length=Length(5, "working_days"),
        counts_from="received",
        what="That it came",
        to="The director",
    )
    office = open_office(database, app, issuer, policies=(a_policy(promises=(notify,)),))
    officer, at = office.person(), logged(office)
    path = f"{at}/promises/stage1.notify/completion"
    shown = officer.get(at).json
    [owed] = [each for each in shown["obligations"] if each["id"] == "stage1.notify"]
    assert (owed["what"], owed["state"]) == ("Notify: That it came (to The director)", "open")
    unknown = officer.post(
        f"{at}/promises/stage1.enclose/completion",
        examples.PROMISE_KEPT,
        version=shown["version"],
    )
    assert unknown.status_code == 404

    officer.done(path, examples.PROMISE_KEPT)

    shown = officer.get(at).json
    [owed] = [each for each in shown["obligations"] if each["id"] == "stage1.notify"]
    assert (owed["state"], owed["done_on"]) == ("met", "2026-11-23")
    again = officer.post(path, examples.PROMISE_KEPT, version=shown["version"])
    assert again.status_code == 409
    assert again.json["type"].rpartition("/")[2] == "promise-already-kept"


def test_an_answered_complaint_is_closed_and_reopened(shared_office: Office) -> None:
    office, at = shared_office, logged(shared_office, *ANSWERED)
    officer = office.person()
    version = officer.get(at).json["version"]
    early = officer.post(f"{at}/closure", examples.CLOSED, version=version)
    assert early.json["type"].rpartition("/")[2] == "not-answered"
    left(office, at, last_letter(office, at))
    done = officer.done(f"{at}/closure", examples.CLOSED)
    assert (done["status"], len(done["letters_ordered"])) == ("closed", 1)
    assert officer.get(at).json["closed"] == {"on": "2026-11-23", "because": "answered"}
    assert officer.done(f"{at}/reopening", examples.REOPENED)["status"] == "responded"
    assert officer.get(at).json["closed"] is None
    version = officer.get(at).json["version"]
    open_ = officer.post(f"{at}/reopening", examples.REOPENED, version=version)
    assert open_.json["type"].rpartition("/")[2] == "not-closed"


def test_a_withdrawn_complaint_is_closed_and_takes_no_further_verb(shared_office: Office) -> None:
    officer, at = shared_office.person(), logged(shared_office, DEFINED)
    done = officer.done(f"{at}/withdrawal", examples.WITHDRAWN)
    assert done["status"] == "withdrawn"
    further = officer.post(
        f"{at}/stage-1/acknowledgement", {}, version=officer.get(at).json["version"]
    )
    assert (further.status_code, further.json["type"].rpartition("/")[2]) == (
        409,
        "complaint-closed",
    )


def test_closing_because_it_was_withdrawn_has_an_address_of_its_own(shared_office: Office) -> None:
    at = logged(shared_office, DEFINED)
    body = {**examples.CLOSED, "because": "withdrawn"}
    answer = shared_office.person().post(f"{at}/closure", body, version=3)
    assert (answer.status_code, answer.json["errors"][0]["pointer"]) == (422, "#/because")


def test_a_letter_after_the_final_response_is_no_stage(shared_office: Office) -> None:
    office, at = shared_office, logged(shared_office, *AT_STAGE_2)
    officer = office.person()
    version = officer.get(at).json["version"]
    early = officer.post(f"{at}/correspondence", examples.CORRESPONDED, version=version)
    assert early.json["type"].rpartition("/")[2] == "no-final-response"
    at = answered_at_stage_2(office)
    left(office, at, last_letter(office, at))
    done = officer.done(f"{at}/correspondence", examples.CORRESPONDED)
    assert (done["stage"], done["status"]) == (2, "responded")
    assert len(done["letters_ordered"]) == 1
    assert blueprint.name == "ending"
