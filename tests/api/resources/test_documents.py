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


@pytest.mark.parametrize("role", list(Role))
def test_documents_are_read_by_the_roles_of_the_table(office: Office, role: Role) -> None:
    at, person = acknowledged(office), office.person(role)
    on_paper(office, at)
    for path in (f"{at}/documents", f"{at}/documents/{SHA256}"):
        may = role in ALLOWED["read_documents"]
        assert (person.get(path).status_code == 200) is may
