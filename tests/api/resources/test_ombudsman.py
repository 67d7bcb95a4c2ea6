"""The Ombudsman over HTTP: instructions with a day of their own, and contacts."""

from tests.support.api import Office
from tests.support.progress import DEFINED, last_letter, left, logged

from putright.people.roles import Role
from putright_api.resources.ombudsman import blueprint
from putright_api.schemas import examples


def test_an_instruction_is_owed_by_its_own_day_until_it_is_done(shared_office: Office) -> None:
    office, at = shared_office, logged(shared_office, DEFINED)
    liaison, officer = office.person(Role.OMBUDSMAN_LIAISON), office.person()
    done = liaison.done(f"{at}/ombudsman/instructions", examples.INSTRUCTED)
    owed = next(each for each in done["due"] if each["id"] == "ombudsman.respond")
    assert (owed["due_on"], owed["provision"]) == ("2026-11-27", "2.4")
    assert owed["what"] == "Send the stage 1 response, as the Ombudsman instructed"
    refused = officer.post(f"{at}/stage-1/refusal", examples.REFUSED, version=done["version"])
    assert refused.json["type"].rpartition("/")[2] == "ombudsman-instructed"
    officer.done(f"{at}/stage-1/response", examples.RESPONDED)
    left(office, at, last_letter(office, at))
    (instruction,) = officer.get(at).json["instructions"]
    assert (instruction["asks"], instruction["until"]) == ("respond", "2026-11-27")
    assert instruction["done_on"] == "2026-11-23"


def test_an_instruction_opens_stage_2_before_stage_1_is_answered(shared_office: Office) -> None:
    officer, at = shared_office.person(), logged(shared_office, DEFINED)
    body = {**examples.INSTRUCTED, "asks": "escalate", "stage": 2}
    officer.done(f"{at}/ombudsman/instructions", body)
    assert officer.done(f"{at}/escalation", examples.ESCALATED)["stage"] == 2


def test_a_contact_is_recorded_and_owes_nothing(shared_office: Office) -> None:
    officer, at = shared_office.person(), logged(shared_office, DEFINED)
    before = officer.get(at).json["obligations"]
    officer.done(f"{at}/ombudsman/contacts", examples.CONTACTED)
    assert officer.get(at).json["obligations"] == before
    told = officer.get(f"{at}/history").json["events"][-1]
    assert (told["kind"], told["happened_on"]) == ("ombudsman_contacted", "2026-11-20")
    assert blueprint.name == "ombudsman"
