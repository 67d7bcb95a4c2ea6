"""Complaints that belong together, over HTTP: linked or merged, at one landlord only."""

from tests.support.api import Office
from tests.support.progress import DEFINED, logged

from putright_api.resources.links import blueprint
from putright_api.schemas import examples


def _reference(at: str) -> str:
    return at.removeprefix("/complaints/")


def test_two_complaints_know_of_one_another(shared_office: Office) -> None:
    officer, one, other = (
        shared_office.person(),
        logged(shared_office, DEFINED),
        logged(shared_office),
    )
    officer.done(f"{one}/links", {**examples.LINKED, "to": _reference(other).replace("-", "")})
    for here, there in ((one, other), (other, one)):
        (link,) = officer.get(here).json["links"]
        assert (link["reference"], link["link"]) == (_reference(there), "related")


def test_a_merged_complaint_is_closed_and_the_other_counts_from_the_earlier(
    shared_office: Office,
) -> None:
    officer = shared_office.person()
    earlier = logged(shared_office, received_on="2026-11-12")
    later = logged(shared_office, DEFINED)
    done = officer.done(f"{earlier}/merger", {**examples.MERGED, "into": _reference(later)})
    assert (done["status"], done["letters_ordered"]) == ("closed", [])
    assert officer.get(later).json["received_on"] == "2026-11-12"
    assert officer.get(earlier).json["closed"]["because"] == "merged"
    assert [each["link"] for each in officer.get(later).json["links"]] == ["merged_from"]


def test_a_complaint_does_not_belong_to_itself_nor_to_nobody(shared_office: Office) -> None:
    officer, at = shared_office.person(), logged(shared_office)
    itself = officer.post(f"{at}/links", {**examples.LINKED, "to": _reference(at)}, version=2)
    assert itself.json["type"].rpartition("/")[2] == "same-complaint"
    for nobody in ("4821-7733-0519", "x", "000000000000"):
        answer = officer.post(f"{at}/links", {**examples.LINKED, "to": nobody}, version=2)
        assert answer.status_code == 404


def test_another_landlords_complaint_is_not_there_to_be_linked_or_merged(
    shared_office: Office, another_office: Office
) -> None:
    officer, at, theirs = shared_office.person(), logged(shared_office), logged(another_office)
    link = officer.post(f"{at}/links", {**examples.LINKED, "to": _reference(theirs)}, version=2)
    merge = officer.post(f"{at}/merger", {**examples.MERGED, "into": _reference(theirs)}, version=2)
    assert [link.status_code, merge.status_code] == [404, 404]
    assert another_office.person().get(theirs).json["version"] == 2
    assert blueprint.name == "links"
