"""Letters that did not arrive, over HTTP: posted, come back, listed, and tried another way."""

from typing import Any

import pytest
from tests.support.api import PROBLEM, Office, Person
from tests.support.papers import acknowledged, on_paper
from tests.support.progress import last_letter, left

from putright.people.roles import ALLOWED, Role
from putright_api.resources.letters import ONE
from putright_api.schemas import examples


def _undelivered(person: Person, at: str) -> list[dict[str, Any]]:
    """Those of one complaint: the office is shared."""
    found = person.get("/undelivered?limit=200").json["letters"]
    return [each for each in found if at.endswith(each["reference"])]


def _returned(office: Office) -> str:
    """A complaint whose acknowledgement was posted, and came back."""
    officer, at = office.person(), acknowledged(office)
    on_paper(office, at)
    officer.done(f"{at}/letters/4/posting", {"posted_on": "2026-11-23"})
    officer.done(f"{at}/letters/4/return", examples.RETURNED)
    return at


def test_a_posted_letter_leaves_the_tray(shared_office: Office) -> None:
    officer, at = shared_office.person(), acknowledged(shared_office)
    on_paper(shared_office, at)
    waiting = [each["reference"] for each in officer.get("/post-queue").json["letters"]]
    assert at.removeprefix("/complaints/") in waiting
    officer.done(f"{at}/letters/4/posting", {"posted_on": "2026-11-23"})
    waiting = [each["reference"] for each in officer.get("/post-queue").json["letters"]]
    assert at.removeprefix("/complaints/") not in waiting
    (letter,) = officer.get(f"{at}/letters").json["letters"]
    assert (letter["status"], letter["sent_on"]) == ("sent", "2026-11-23")


def test_a_letter_that_came_back_is_listed_and_its_day_stands(shared_office: Office) -> None:
    officer, at = shared_office.person(), _returned(shared_office)
    (letter,) = _undelivered(officer, at)
    assert (letter["sequence"], letter["status"], letter["sent_on"]) == (
        4,
        "returned",
        "2026-11-23",
    )
    shown = officer.get(at).json
    assert (shown["status"], shown["stages"][0]["acknowledged_on"]) == (
        "acknowledged",
        "2026-11-23",
    )
    told = officer.get(f"{at}/history").json["events"][-1]
    assert (told["kind"], told["facts"]["why"]) == ("letter_returned", examples.RETURNED["why"])


def test_a_letter_that_has_not_left_cannot_have_come_back(shared_office: Office) -> None:
    officer, at = shared_office.person(), acknowledged(shared_office)
    answer = officer.post(f"{at}/letters/4/return", examples.RETURNED, version=4)
    assert (answer.status_code, answer.json["type"].rpartition("/")[2]) == (409, "letter-not-sent")
    assert _undelivered(officer, at) == []


def test_another_way_is_tried_with_a_letter_that_came_back(shared_office: Office) -> None:
    officer, at = shared_office.person(), _returned(shared_office)
    done = officer.done(f"{at}/letters/4/sending", {"way": "email"})
    assert done["letters_ordered"] == [4] == [last_letter(shared_office, at)]
    assert _undelivered(officer, at) == []
    (letter,) = officer.get(f"{at}/letters").json["letters"]
    assert (letter["kind"], letter["status"], letter["way"]) == (
        "acknowledgement",
        "ordered",
        "email",
    )
    left(shared_office, at, 4)
    assert officer.get(at).json["stages"][0]["acknowledged_on"] == "2026-11-23"
    version = officer.get(at).json["version"]
    again = officer.post(f"{at}/letters/4/sending", {"way": "post"}, version=version)
    assert again.json["type"].rpartition("/")[2] == "letter-not-undelivered"


def test_it_is_never_tried_by_a_way_that_is_not_safe(shared_office: Office) -> None:
    officer = shared_office.person()
    resident = {**examples.LOGGED["resident"], "unsafe_ways": ["email"]}
    at = f"/complaints/{officer.logged({**examples.LOGGED, 'resident': resident})['reference']}"
    officer.done(f"{at}/stage-1/definition", examples.DEFINED)
    officer.done(f"{at}/stage-1/acknowledgement", {})
    left(shared_office, at, 4)
    done = officer.done(f"{at}/letters/4/return", examples.RETURNED)
    version = done["version"]
    refused = officer.post(f"{at}/letters/4/sending", {"way": "email"}, version=version)
    assert refused.json["type"].rpartition("/")[2] == "no-safe-way"
    assert (refused.json["provision"], refused.json["edition"]) == ("5.10", "2024")


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("return", {"returned_on": "2026-02-30", "why": "Gone away"}),
        ("return", {"returned_on": "2026-11-23"}),
        ("return", {**examples.RETURNED, "why": "a\x00"}),
        ("sending", {"way": "telephone"}),
        ("sending", {"way": "pigeon"}),
        ("sending", {}),
        ("sending", {"way": "post", "to": "elsewhere"}),
    ],
)
def test_what_is_malformed_is_pointed_at(
    shared_office: Office, path: str, body: dict[str, Any]
) -> None:
    at = acknowledged(shared_office)
    answer = shared_office.person().post(f"{at}/letters/4/{path}", body, version=4)
    assert (answer.status_code, answer.content_type) == (422, PROBLEM)


@pytest.mark.parametrize(
    ("path", "body", "verb"),
    [
        ("return", examples.RETURNED, "record_return"),
        ("sending", examples.SENT_AGAIN, "send_again"),
    ],
)
def test_the_roles_of_the_table_record_and_try_again(
    shared_office: Office, path: str, body: dict[str, Any], verb: str
) -> None:
    at = acknowledged(shared_office)
    assert ONE.endswith("sequence>")
    for role in Role:
        person = shared_office.person(role)
        answer = person.post(f"{at}/letters/4/{path}", body, version=1)
        allowed = role in ALLOWED[verb]
        assert answer.status_code == (412 if allowed else 403), (role, answer.data)
        listed = person.get("/undelivered").status_code
        assert listed == (200 if role in ALLOWED["read_letters"] else 403)
    unread = shared_office.person().post(f"{at}/letters/4/{path}", body)
    assert unread.status_code == 428
