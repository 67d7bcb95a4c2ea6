"""Documents over HTTP: listed, read, in ranges, and only through the complaint they belong to."""

import hashlib

import pytest
from tests.support.api import Office
from tests.support.papers import PDF, acknowledged, on_paper

from putright.people.roles import ALLOWED, Role
from putright_api.resources.documents import OF_ONE

SHA256 = hashlib.sha256(PDF).hexdigest()


def test_the_documents_of_a_complaint_are_listed_and_read(office: Office) -> None:
    officer, at = office.person(), acknowledged(office)
    assert OF_ONE.endswith("/documents")
    assert officer.get(f"{at}/documents").json == {"documents": []}
    on_paper(office, at)
    (listed,) = officer.get(f"{at}/documents").json["documents"]
    assert (listed["name"], listed["media_type"]) == ("acknowledgement.pdf", "application/pdf")
    assert (listed["size_bytes"], listed["sha256"]) == (len(PDF), SHA256)
    token = {"Authorization": f"Bearer {officer.token}"}
    found = officer.client.get(listed["document"], headers=token)
    assert (found.data, found.content_type) == (PDF, "application/pdf")
    some = officer.client.get(listed["document"], headers={**token, "Range": "bytes=0-3"})
    assert (some.status_code, some.data) == (206, PDF[:4])


def test_a_document_is_read_through_its_own_complaint_alone(office: Office) -> None:
    officer, at, other = office.person(), acknowledged(office), acknowledged(office)
    on_paper(office, at)
    assert officer.get(f"{at}/documents/{SHA256}").status_code == 200
    assert officer.get(f"{other}/documents/{SHA256}").status_code == 404
    assert officer.get(f"{at}/documents/{'0' * 64}").status_code == 404
    assert officer.get(f"{at}/documents/..%2F..%2Fetc").status_code == 404


def test_a_long_list_goes_on_and_its_cursor_is_of_that_complaint_alone(office: Office) -> None:
    officer, at, other = office.person(), acknowledged(office), acknowledged(office)
    names = [f"photograph-{number}.jpg" for number in (1, 2, 2, 3, 4)]
    for number, name in enumerate(names):
        on_paper(office, at, pdf=PDF + bytes([number]), name=name)

    seen, path = [], f"{at}/documents?limit=2"
    while path:
        answer = officer.get(path)
        assert answer.json is not None
        seen.append([each["name"] for each in answer.json["documents"]])
        path = answer.headers.get("Link", "").partition(">")[0].rpartition("/v1/")[2]
        path = path.removeprefix(office.landlord.slug)

    assert seen == [names[:2], names[2:4], names[4:]]
    cursor = officer.get(f"{at}/documents?limit=2").headers["Link"].partition("?")[2]
    elsewhere = officer.get(f"{other}/documents?{cursor.partition('>')[0]}")
    assert elsewhere.status_code == 422


@pytest.mark.parametrize("role", list(Role))
def test_documents_are_read_by_the_roles_of_the_table(office: Office, role: Role) -> None:
    at, person = acknowledged(office), office.person(role)
    on_paper(office, at)
    for path in (f"{at}/documents", f"{at}/documents/{SHA256}"):
        may = role in ALLOWED["read_documents"]
        assert (person.get(path).status_code == 200) is may
