"""Letters with old contacts of an Ombudsman, over HTTP: for whoever reads letters, page by page."""

import pytest
from tests.support.api import PROBLEM, Office
from tests.support.blocks import NEW, OLD, sent
from tests.support.records import Records

from putright.people.roles import ALLOWED, Role
from putright_api.resources.letters import OldBlocks

PATH = "/letters-with-old-block"


def _sent(office: Office) -> None:
    """Three letters of a complaint: one right, one wrong when it went, one superseded since."""
    records = Records(office.app.extensions["putright"].store, office.landlord)
    stream = records.log()
    records.tell(stream)
    sent(records, stream, (1, "2026-01-12", OLD), (2, "2026-01-13", OLD), (3, "2026-01-13", NEW))


def test_they_are_listed_with_what_is_the_matter(office: Office) -> None:
    _sent(office)
    answer = office.person().get(PATH)

    assert answer.status_code == 200, OldBlocks.__doc__
    told = {each["sequence"]: each for each in answer.json["letters"]}
    assert {n: each["matter"] for n, each in told.items()} == {
        1: "superseded_while_open",
        2: "wrong_when_sent",
    }
    assert told[1]["told_right_on"] == "2026-01-13"
    assert told[1]["complaint"].endswith(told[1]["reference"])


def test_they_are_listed_page_by_page(office: Office) -> None:
    _sent(office)
    person = office.person()
    first = person.get(f"{PATH}?limit=1")
    link = first.headers["Link"].partition(">")[0].removeprefix(f"</v1/{office.landlord.slug}")
    second = person.get(link)

    assert [each["sequence"] for each in first.json["letters"]] == [1]
    assert [each["sequence"] for each in second.json["letters"]] == [2]
    assert "Link" not in second.headers


@pytest.mark.parametrize("role", sorted(set(Role) - ALLOWED["read_letters"]))
def test_who_reads_no_letters_is_refused(shared_office: Office, role: Role) -> None:
    answer = shared_office.person(role).get(PATH)

    assert (answer.status_code, answer.content_type) == (403, PROBLEM)


def test_nobody_sees_them_without_a_token_or_from_elsewhere(
    office: Office, another_office: Office
) -> None:
    _sent(office)

    assert office.bearer(None).get(PATH).status_code == 401
    elsewhere = another_office.person()
    assert elsewhere.get(PATH).json == {"letters": []}
    assert elsewhere.at(office.landlord.slug).get(PATH).status_code == 404
