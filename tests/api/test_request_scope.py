"""One request, one effect: keys, versions, and what is kept."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from tests.support.api import PROBLEM, Office

from putright.people.roles import Role
from putright_api.request_scope import version_read
from putright_api.schemas import examples

Rows = Callable[[Office], dict[str, int]]


def test_the_same_request_again_gets_the_same_answer_and_does_nothing(
    office: Office, rows: Rows
) -> None:
    officer = office.person()
    first = officer.post("/complaints", examples.LOGGED, Idempotency_Key="the call at ten")
    before = rows(office)
    again = officer.post("/complaints", examples.LOGGED, Idempotency_Key="the call at ten")
    assert (again.status_code, again.data) == (201, first.data)
    assert again.headers["Idempotency-Replayed"] == "true"
    assert "Idempotency-Replayed" not in first.headers
    assert again.headers["Location"] == first.headers["Location"]
    assert again.headers["ETag"] == first.headers["ETag"]
    assert rows(office) == before


def test_a_verb_tried_again_is_answered_as_the_first_time_whatever_its_version(
    office: Office,
) -> None:
    officer = office.person()
    at = f"/complaints/{officer.logged(examples.LOGGED)['reference']}"
    path = f"{at}/stage-1/definition"
    first = officer.post(path, examples.DEFINED, version=2, Idempotency_Key="define")
    again = officer.post(path, examples.DEFINED, version=2, Idempotency_Key="define")
    assert (first.status_code, again.status_code) == (200, 200)
    assert again.data == first.data


def test_a_key_used_for_another_request_is_refused(office: Office, rows: Rows) -> None:
    officer = office.person()
    officer.post("/complaints", examples.LOGGED, Idempotency_Key="one")
    before = rows(office)
    other = {**examples.LOGGED, "subject": "Something else"}
    answer = officer.post("/complaints", other, Idempotency_Key="one")
    assert answer.status_code == 422
    assert answer.json["type"].endswith("/problems/idempotency-key-reused")
    assert rows(office) == before


def test_one_persons_key_is_nothing_to_another(office: Office) -> None:
    officer, handler = office.person(), office.person(Role.HANDLER)
    one = officer.post("/complaints", examples.LOGGED, Idempotency_Key="ours")
    other = handler.post("/complaints", examples.LOGGED, Idempotency_Key="ours")
    assert one.json["reference"] != other.json["reference"]


def test_a_refusal_is_not_kept_so_the_key_serves_once_it_is_put_right(office: Office) -> None:
    officer = office.person()
    at = f"/complaints/{officer.logged(examples.LOGGED)['reference']}"
    early = officer.post(f"{at}/stage-1/acknowledgement", {}, version=2, Idempotency_Key="ack")
    assert early.status_code == 409
    officer.done(f"{at}/stage-1/definition", examples.DEFINED)
    later = officer.post(f"{at}/stage-1/acknowledgement", {}, version=3, Idempotency_Key="ack")
    assert later.status_code == 200


def test_twins_at_the_same_moment_have_one_effect(office: Office, rows: Rows) -> None:
    officer = office.person()

    def twin(_: int) -> tuple[int, bytes]:
        answer = office.person().post("/complaints", examples.LOGGED, Idempotency_Key="twins")
        return answer.status_code, answer.data

    officer.get("")
    with ThreadPoolExecutor(8) as together:
        answers = set(together.map(twin, range(24)))
    assert len(answers) == 1
    assert next(iter(answers))[0] == 201
    assert rows(office)["complaint"] == 1


def test_writers_of_one_complaint_each_see_what_the_other_did(office: Office) -> None:
    officer = office.person()
    at = f"/complaints/{officer.logged(examples.LOGGED)['reference']}"

    def define(number: int) -> int:
        body = {**examples.DEFINED, "outcomes_sought": f"Outcome {number}"}
        return office.person().post(f"{at}/stage-1/definition", body, version=2).status_code

    with ThreadPoolExecutor(8) as together:
        statuses = sorted(together.map(define, range(8)))
    assert statuses == [200] + [412] * 7


@pytest.mark.parametrize(
    ("key", "slug"),
    [
        (None, "idempotency-key-missing"),
        ("", "idempotency-key-unusable"),
        ("a" * 256, "idempotency-key-unusable"),
        ("clé", "idempotency-key-unusable"),
    ],
)
def test_a_write_without_a_usable_key_is_refused(
    office: Office, rows: Rows, key: str | None, slug: str
) -> None:
    officer = office.person()
    headers = {"Authorization": f"Bearer {officer.token}"}
    if key is not None:
        headers["Idempotency-Key"] = key
    answer = officer.client.post(
        f"/v1/{officer.landlord}/complaints", json=examples.LOGGED, headers=headers
    )
    assert (answer.status_code, answer.content_type) == (400, PROBLEM)
    assert answer.json["type"].endswith(slug)
    assert rows(office)["stream"] == 0


@pytest.mark.parametrize(
    ("if_match", "status"),
    [(None, 428), ("", 428), ("*", 428), ('"1"', 412), ('W/"2"', 412), ("2", 412), ('"two"', 412),
     ('"2", "3"', 412), ('"99999999999999999999"', 412)],
)  # fmt: skip
def test_a_write_names_the_version_it_has_read(
    office: Office, rows: Rows, if_match: str | None, status: int
) -> None:
    officer = office.person()
    at = f"/complaints/{officer.logged(examples.LOGGED)['reference']}/stage-1/definition"
    before = rows(office)
    headers = {} if if_match is None else {"If_Match": if_match}
    answer = officer.post(at, examples.DEFINED, **headers)
    assert (answer.status_code, answer.content_type) == (status, PROBLEM)
    assert rows(office) == before


def test_what_is_no_tag_of_ours_matches_nothing(office: Office) -> None:
    with office.app.test_request_context(headers={"If-Match": '"12"'}):
        assert version_read() == 12
    with office.app.test_request_context(headers={"If-Match": "12"}):
        assert version_read() < 0
