"""Letters over HTTP: how far each got, its words, its document, its posting."""

import pytest
from tests.support.api import PROBLEM, Office
from tests.support.papers import PDF, acknowledged, on_paper

from putright.people.roles import ALLOWED, Role
from putright_api.resources.letters import ONE


def test_a_letter_on_its_way_has_no_document_and_cannot_have_been_posted(office: Office) -> None:
    officer, at = office.person(), acknowledged(office)
    (letter,) = officer.get(f"{at}/letters").json["letters"]
    assert (letter["sequence"], letter["status"], letter["document"]) == (4, "ordered", None)
    assert officer.get(f"{at}/letters/4/document").status_code == 404
    posting = officer.post(f"{at}/letters/4/posting", {"posted_on": "2026-11-23"}, version=4)
    assert (posting.status_code, posting.json["values"]) == (409, {"status": "ordered"})


def test_a_letter_is_read_to_the_word_and_as_its_document(office: Office) -> None:
    officer, at = office.person(), acknowledged(office)
    on_paper(office, at)
    exact = officer.get(f"{at}/letters/4").json
    assert exact["exact"] == {"subject": "Your complaint"}
    assert exact["ombudsman_block"] == "2026-01-13"
    document = officer.client.get(
        exact["document"], headers={"Authorization": f"Bearer {officer.token}"}
    )
    assert (document.data, document.content_type) == (PDF, "application/pdf")
    assert document.headers["Cache-Control"] == "no-store"
    assert "sandbox" in document.headers["Content-Security-Policy"]


def test_posting_meets_the_obligation_on_the_day_it_left(office: Office) -> None:
    officer, at = office.person(), acknowledged(office)
    on_paper(office, at)
    (waiting,) = officer.get("/post-queue").json["letters"]
    assert at.endswith(waiting["reference"])
    posted = officer.post(f"{at}/letters/4/posting", {"posted_on": "2026-11-23"}, version=4)
    assert (posted.status_code, posted.json["status"]) == (200, "acknowledged")
    obligations = officer.get(at).json["obligations"]
    met = next(each for each in obligations if each["id"] == "stage1.acknowledge")
    assert (met["done_on"], met["state"]) == ("2026-11-23", "met")


@pytest.mark.parametrize("role", list(Role))
def test_letters_are_read_and_posted_by_the_roles_of_the_table(office: Office, role: Role) -> None:
    at, person = acknowledged(office), office.person(role)
    on_paper(office, at)
    reads = [f"{at}/letters", f"{at}/letters/4", f"{at}/letters/4/document", "/post-queue"]
    for path in reads:
        assert (person.get(path).status_code == 403) is (role not in ALLOWED["read_letters"])
    posting = person.post(f"{at}/letters/4/posting", {"posted_on": "2026-11-23"}, version=4)
    assert posting.status_code == (200 if role in ALLOWED["record_posting"] else 403)
    assert posting.status_code == 200 or posting.content_type == PROBLEM


def test_a_letter_that_is_not_there_is_not_found(office: Office) -> None:
    at = acknowledged(office)
    assert ONE.endswith("sequence>")
    for path in ("letters/5", "letters/0", "letters/99999999999", "letters/5/document"):
        answer = office.person().get(f"{at}/{path}")
        assert (answer.status_code, answer.content_type) == (404, PROBLEM)
