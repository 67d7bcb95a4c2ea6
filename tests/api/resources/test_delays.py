"""More time over HTTP: extensions, and lateness explained."""

import pytest
from tests.support.api import Office
from tests.support.progress import DEFINED, last_letter, left, logged

from putright.people.roles import Role
from putright_api.resources.delays import blueprint
from putright_api.schemas import examples


def test_an_extension_told_in_time_moves_the_codes_day(shared_office: Office) -> None:
    office, at = shared_office, logged(shared_office, DEFINED)
    officer = office.person()
    done = officer.done(f"{at}/stage-1/extension", examples.EXTENDED)
    assert done["letters_ordered"] == [last_letter(office, at)]
    left(office, at, last_letter(office, at))
    shown = officer.get(at).json
    (extension,) = shown["stages"][0]["extensions"]
    assert (extension["until"], extension["told_on"]) == ("2026-12-21", "2026-11-23")
    assert shown["stages"][0]["interval"] == {"working_days": 5, "since": "2026-11-23"}
    due = {each["id"]: each["due_on"] for each in shown["obligations"] if each["clock"] == "code"}
    assert due["stage1.respond"] == "2026-12-21"
    assert due["updates"] == "2026-11-30"
    assert officer.get(f"{at}/history").json["events"][-2]["kind"] == "extended"


@pytest.mark.parametrize(
    ("changes", "slug", "provision"),
    [
        ({"until": "2027-01-29"}, "good-reason-missing", "6.4"),
        ({"until": "2026-12-07"}, "new-day-not-later", "6.4"),
        ({"update_every_days": None}, "update-interval-missing", "5.9"),
    ],
)
def test_an_extension_the_code_does_not_allow_names_its_provision(
    shared_office: Office, changes: dict[str, object], slug: str, provision: str
) -> None:
    at = logged(shared_office, DEFINED)
    body = {**examples.EXTENDED, **changes}
    answer = shared_office.person().post(f"{at}/stage-1/extension", body, version=3)
    assert (answer.status_code, answer.json["type"].rpartition("/")[2]) == (409, slug)
    assert (answer.json["provision"], answer.json["edition"]) == (provision, "2024")


def test_an_approver_is_one_of_the_landlords_own(shared_office: Office) -> None:
    office, at = shared_office, logged(shared_office, DEFINED)
    far = {**examples.EXTENDED, "until": "2027-01-29", "good_reason": "Scaffolding is needed."}
    nobody = far | {"approver": "0199c2f4-6d1b-7c3e-9f57-000000000000"}
    answer = office.person().post(f"{at}/stage-1/extension", nobody, version=3)
    assert (answer.status_code, answer.json["type"].rpartition("/")[2]) == (422, "person-unknown")
    known = far | {"approver": office.id_of(Role.MRC)}
    assert office.person().done(f"{at}/stage-1/extension", known)["version"] == 4


def test_lateness_is_explained_once_the_day_has_passed(shared_office: Office) -> None:
    office, at = shared_office, logged(shared_office, DEFINED)
    early = office.person().post(f"{at}/stage-1/lateness", examples.LATENESS_EXPLAINED, version=3)
    assert early.json["type"].rpartition("/")[2] == "not-late"
    assert "Monday 7 December 2026" in early.json["detail"]
    backdated = {"received_on": "2026-10-12"}
    at = logged(office, DEFINED, **backdated)
    office.person().done(f"{at}/stage-1/lateness", examples.LATENESS_EXPLAINED)
    left(office, at, 4)
    shown = office.person().get(at).json
    assert shown["stages"][0]["lateness_explained_on"] == "2026-11-23"
    due = {each["id"]: each for each in shown["obligations"] if each["clock"] == "code"}
    assert due["stage1.respond"]["state"] == "missed"
    assert blueprint.name == "delays"
