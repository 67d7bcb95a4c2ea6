"""Every verb on a complaint as a route: who may, on which version, once; and what it must hear."""

import re
from typing import Any

import pytest
from tests.support.api import PROBLEM, Office
from tests.support.progress import logged

from putright.cases import DECIDES
from putright.cases.written import Writes
from putright.people.roles import ALLOWED, Role
from putright_api.resources.verbs import AT_STAGE
from putright_api.schemas import examples

VERBS: list[tuple[str, dict[str, Any], str]] = [
    ("stage-1/definition", examples.DEFINED, "define"),
    ("stage-1/clarification", examples.CLARIFICATION_ASKED, "ask_clarification"),
    ("stage-1/assignment", examples.ASSIGNED, "assign"),
    ("stage-1/acknowledgement", {}, "acknowledge"),
    ("stage-1/response", examples.RESPONDED, "respond"),
    ("updates", examples.UPDATED, "update"),
    ("stage-1/extension", examples.EXTENDED, "extend"),
    ("stage-1/lateness", examples.LATENESS_EXPLAINED, "explain_lateness"),
    ("stage-1/invitation", examples.POSITION_INVITED, "invite_position"),
    ("stage-1/position", examples.POSITION_RECORDED, "record_position"),
    ("stage-1/consideration", examples.CONSIDERED, "consider"),
    ("stage-1/refusal", examples.REFUSED, "refuse"),
    ("escalation", examples.ESCALATED, "escalate"),
    ("points", examples.POINTS_ADDED, "add_points"),
    ("new-complaint", examples.SPLIT_OFF, "split_off"),
    ("actions/ceiling/completion", examples.ACTION_COMPLETED, "complete_action"),
    ("promises/stage1.notify/completion", examples.PROMISE_KEPT, "keep_promise"),
    ("withdrawal", examples.WITHDRAWN, "withdraw"),
    ("closure", examples.CLOSED, "close"),
    ("reopening", examples.REOPENED, "reopen"),
    ("correspondence", examples.CORRESPONDED, "correspond"),
    ("ombudsman/instructions", examples.INSTRUCTED, "record_instruction"),
    ("ombudsman/contacts", examples.CONTACTED, "record_contact"),
    ("links", examples.LINKED, "link"),
    ("merger", examples.MERGED, "merge"),
]
MISSING = (428, "version-missing")
OF_ANOTHER = {"to", "into"}


def _address(path: str) -> str:
    """The path as the document has it."""
    path = path.replace("stage-1", "stage-{stage}").replace("ceiling", "{action}")
    return path.replace("stage1.notify", "{promise}")


def _bodies(office: Office, body: dict[str, Any]) -> dict[str, Any]:
    """The example, naming a complaint of the office where it names one."""
    names = OF_ANOTHER & body.keys()
    if not names:
        return body
    other = logged(office).removeprefix("/complaints/")
    return body | dict.fromkeys(names, other)


def test_every_verb_below_a_complaint_is_walked_here(shared_office: Office) -> None:
    prefix = "/v1/{landlord}/complaints/{reference}/"
    document = shared_office.app.config["OPENAPI"]["paths"]
    routed = {
        path.removeprefix(prefix)
        for path, operations in document.items()
        if path.startswith(prefix) and "post" in operations
    }
    walked = {_address(path) for path, _, _ in VERBS}
    elsewhere = {path for path in routed if path.startswith("letters/")} | {"corrections"}
    assert routed - elsewhere == walked
    assert AT_STAGE.startswith("/stage-")


@pytest.mark.parametrize(("path", "body", "verb"), VERBS, ids=[path for path, _, _ in VERBS])
def test_a_verb_is_open_to_the_roles_of_the_table_on_the_version_they_read(
    shared_office: Office, path: str, body: dict[str, Any], verb: str
) -> None:
    office, at = shared_office, logged(shared_office)
    body = _bodies(office, body)
    for role in Role:
        answer = office.person(role).post(f"{at}/{path}", body, version=1)
        expected = 412 if role in ALLOWED[verb] else 403
        assert (answer.status_code, answer.content_type) == (expected, PROBLEM), role
    assert office.bearer(None).post(f"{at}/{path}", body, version=2).status_code == 401
    unread = office.person(min(ALLOWED[verb])).post(f"{at}/{path}", body)
    expected = (409, "stage-one-not-answered") if path == "escalation" else MISSING
    assert (unread.status_code, unread.json["type"].rpartition("/")[2]) == expected
    assert office.person().get(at).json["version"] == 2


@pytest.mark.parametrize(("path", "body", "verb"), VERBS, ids=[path for path, _, _ in VERBS])
def test_a_verb_hears_only_what_it_knows(
    shared_office: Office, path: str, body: dict[str, Any], verb: str
) -> None:
    office, at = shared_office, logged(shared_office)
    officer = office.person()
    for wrong in _wrong(body):
        answer = officer.post(f"{at}/{path}", wrong, version=2)
        assert (answer.status_code, answer.content_type) == (422, PROBLEM), (verb, wrong)
        assert answer.json["errors"]
    assert officer.get(at).json["version"] == 2


def test_what_may_lead_to_a_letter_may_say_why_it_names_somebody(shared_office: Office) -> None:
    document = shared_office.app.config["OPENAPI"]
    commands = {command.verb: command for command in DECIDES}
    routed = {
        re.sub(r"{\w+}", "[^/]+", path): operations["post"]
        for path, operations in document["paths"].items()
        if "post" in operations
    }
    for path, _, verb in VERBS:
        at = f"/v1/landlord/complaints/reference/{path}"
        [operation] = (each for address, each in routed.items() if re.fullmatch(address, at))
        schema = operation["requestBody"]["content"]["application/json"]["schema"]["$ref"]
        asked = document["components"]["schemas"][schema.rpartition("/")[2]]["properties"]
        assert ("naming_because" in asked) is issubclass(commands[verb], Writes), path


def _wrong(body: dict[str, Any]) -> list[Any]:
    """The example with a field nobody knows; and each of its texts and days made unreadable."""
    wrong: list[Any] = [{**body, "colour": "red"}, [], "words"]
    for name, value in body.items():
        if isinstance(value, str):
            wrong += [{**body, name: unreadable} for unreadable in ("a\x00b", "   ", 7, ["a"])]
        if name.endswith(("_on", "until", "reply_by")):
            wrong += [{**body, name: day} for day in ("2026-02-30", "1926-01-01", "30/11/2026")]
    return wrong
