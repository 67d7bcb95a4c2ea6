"""Bad input: a problem document, and nothing written."""

import json
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from tests.support.api import PROBLEM, Office

from putright_api.openapi import read_json
from putright_api.schemas import examples

Rows = Callable[[Office], dict[str, int]]
DEEP = 40


def _but(at: str, value: Any) -> dict[str, Any]:
    """The example with one value replaced: `resident/name`."""
    body: dict[str, Any] = deepcopy(examples.LOGGED)
    *steps, last = at.split("/")
    inner = body
    for step in steps:
        inner = inner[step]
    inner[last] = value
    return body


def _without(name: str) -> dict[str, Any]:
    return {key: value for key, value in examples.LOGGED.items() if key != name}


MALFORMED = [
    (_but("colour", "red"), "#/colour"),
    (_but("resident/shoe_size", 7), "#/resident/shoe_size"),
    (_but("received_on", "2026-02-30"), "#/received_on"),
    (_but("received_on", "18/12/2026"), "#/received_on"),
    (_but("received_on", "1926-12-18"), "#/received_on"),
    (_but("received_on", "9999-12-31"), "#/received_on"),
    (_but("received_on", 20261218), "#/received_on"),
    (_but("received_on", None), "#/received_on"),
    (_but("subject", "a\x00b"), "#/subject"),
    (_but("said", "a\x00b"), "#/said"),
    (_but("said", "\ud800"), "#/said"),
    (_but("said", "   "), "#/said"),
    (_but("said", ["a"]), "#/said"),
    (_but("said", "a" * 20_001), "#/said"),
    (_but("subject", "two\nlines"), "#/subject"),
    (_but("resident/name", ""), "#/resident/name"),
    (_but("resident/email", "a@b.example\r\nBcc: c@d.example"), "#/resident/email"),
    (_but("resident/email", "nobody"), "#/resident/email"),
    (_but("resident/relation", "landlady"), "#/resident/relation"),
    (_but("resident/adjustments", ["a"] * 21), "#/resident/adjustments"),
    (_but("resident", "Petra"), "#/resident"),
    (_but("resident", None), "#/resident"),
    (_but("channel", "fax"), "#/channel"),
    (_but("channel", 1), "#/channel"),
    (_but("category", "Repairs; drop table"), "#/category"),
    (_without("resident"), "#/resident"),
    (_without("received_on"), "#/received_on"),
    ([], "#"),
    ("a string", "#"),
    (7, "#"),
    (None, "#"),
]


@pytest.mark.parametrize(("body", "pointer"), MALFORMED)
def test_what_is_malformed_is_pointed_at_and_nothing_is_written(
    office: Office, rows: Rows, body: Any, pointer: str
) -> None:
    officer = office.person()
    answer = officer.client.post(
        f"/v1/{officer.landlord}/complaints",
        data=json.dumps(body),
        content_type="application/json",
        headers={"Authorization": f"Bearer {officer.token}", "Idempotency-Key": "bad"},
    )
    assert (answer.status_code, answer.content_type) == (422, PROBLEM), answer.data
    assert answer.json["type"] == "https://putright.example/problems/malformed"
    assert any(each["pointer"].startswith(pointer) for each in answer.json["errors"]), answer.json
    assert set(rows(office).values()) == {0}


@pytest.mark.parametrize(
    ("body", "content_type", "status"),
    [
        (b"{", "application/json", 400),
        (b"\xff\xfe", "application/json", 400),
        (b'{"said": NaN}', "application/json", 400),
        (b'{"said": ' + b"9" * 5000 + b"}", "application/json", 400),
        (b"[" * 100_000, "application/json", 400),
        (b"[" * DEEP + b"]" * DEEP, "application/json", 400),
        (b'{"a":' * DEEP + b"1" + b"}" * DEEP, "application/json", 400),
        (b"said=hello", "application/x-www-form-urlencoded", 415),
        (b"<xml/>", "application/xml", 415),
        (b"{}", "text/plain", 415),
        (b'{"said": "' + b"a" * (1024 * 1024) + b'"}', "application/json", 413),
    ],
    ids=lambda value: str(value)[:24],
)
def test_a_body_that_is_no_json_of_ours_is_refused(
    office: Office, rows: Rows, body: bytes, content_type: str, status: int
) -> None:
    officer = office.person()
    answer = officer.client.post(
        f"/v1/{officer.landlord}/complaints",
        data=body,
        content_type=content_type,
        headers={"Authorization": f"Bearer {officer.token}", "Idempotency-Key": "bad"},
    )
    assert (answer.status_code, answer.content_type) == (status, PROBLEM), answer.data
    assert set(rows(office).values()) == {0}


VERBS = [
    ("stage-1/definition", {"points": [{"number": 1.0, "text": "a", "responsible": True}]}),
    ("stage-1/definition", {"points": [{"number": True, "text": "a", "responsible": True}]}),
    ("stage-1/definition", {"points": [{"number": 1, "text": "a", "responsible": "yes"}]}),
    ("stage-1/definition", {"points": [], "outcomes_asked_on": "2026-11-31"}),
    ("stage-1/definition", {"points": {}, "outcomes_sought": "x"}),
    ("stage-1/clarification", {"questions": []}),
    ("stage-1/clarification", {"questions": ["a\x00"]}),
    ("stage-1/clarification", {"questions": "a?"}),
    ("stage-1/assignment", {"handler": "somebody", "declaration": "None known."}),
    ("stage-1/assignment", {"handler": 7, "declaration": "None known."}),
    ("stage-1/acknowledgement", {"anything": 1}),
    ("stage-1/response", {"decisions": []}),
    ("stage-1/response", {"decisions": [{"number": 1, "outcome": "won", "reasons": "a"}]}),
    (
        "stage-1/response",
        {**examples.RESPONDED, "remedies": [
            {"kind": "financial", "detail": "a", "amount_pence": 12.5}]},
    ),
    (
        "stage-1/response",
        {**examples.RESPONDED, "remedies": [
            {"kind": "financial", "detail": "a", "amount_pence": True}]},
    ),
    (
        "stage-1/response",
        {**examples.RESPONDED, "remedies": [
            {"kind": "financial", "detail": "a", "amount_pence": -1}]},
    ),
    ("updates", {"news": ""}),
    ("updates", {"news": "a", "told_on": "yesterday"}),
    ("corrections", {**examples.CORRECTED, "sequence": 0}),
    ("corrections", {**examples.CORRECTED, "field": "reference"}),
    ("corrections", {**examples.CORRECTED, "after": "not a day"}),
    ("corrections", {**examples.CORRECTED, "sequence": 2**70}),
]  # fmt: skip


@pytest.mark.parametrize(("path", "body"), VERBS)
def test_a_malformed_verb_writes_nothing(
    office: Office, rows: Rows, path: str, body: dict[str, Any]
) -> None:
    officer = office.person()
    at = f"/complaints/{officer.logged(examples.LOGGED)['reference']}"
    before = rows(office)
    answer = officer.post(f"{at}/{path}", body, version=2)
    assert (answer.status_code, answer.content_type) == (422, PROBLEM), answer.data
    assert answer.json["errors"]
    assert rows(office) == before


@pytest.mark.parametrize(
    "query",
    ["limit=0", "limit=201", "limit=ten", "cursor=invented", "colour=red", "status=nice",
     "offset=10", "order=subject", "overdue=soon", "handler=ana", "reference=%00", "category=%27"],
)  # fmt: skip
def test_a_list_is_asked_only_what_it_knows(office: Office, query: str) -> None:
    answer = office.person().get(f"/complaints?{query}")
    assert (answer.status_code, answer.content_type) == (422, PROBLEM), answer.data


@pytest.mark.parametrize(
    "reference",
    ["000000000001", "4821-7733-0519", "abc", "1", "٤٨٢١٧٧٣٣٠٥١٨", "%00", "0" * 500],
)
def test_what_is_no_reference_is_simply_not_there(office: Office, reference: str) -> None:
    answer = office.person().get(f"/complaints/{reference}")
    assert (answer.status_code, answer.content_type) == (404, PROBLEM)


def test_another_landlords_reference_is_not_there_and_nothing_is_written(
    office: Office, another_office: Office, rows: Rows
) -> None:
    theirs = another_office.person().logged(examples.LOGGED)["reference"]
    item = another_office.person().post("/intake", examples.TAKEN_IN).json["reference"]
    before = rows(office), rows(another_office)
    ours = office.person()
    answers = [
        ours.get(f"/complaints/{theirs}"),
        ours.post(f"/complaints/{theirs}/stage-1/definition", examples.DEFINED, version=2),
        ours.post("/complaints", {**examples.LOGGED, "intake": item}),
        ours.get(f"/intake/{item}"),
    ]
    assert [each.status_code for each in answers] == [404] * 4
    assert len({each.json["detail"] for each in answers}) == 1
    assert (rows(office), rows(another_office)) == before


def test_json_is_read_as_the_standard_has_it() -> None:
    assert read_json(b'{"a": [1, "b", null, true]}') == {"a": [1, "b", None, True]}
